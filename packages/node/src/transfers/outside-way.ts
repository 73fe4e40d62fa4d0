import type {PeerId, PieceManifest} from "@ollamesh/ports";
import type {Bitset, Failure, Outcome} from "@ollamesh/stdx";
import type {Download, DownloadInput, SwarmMessage} from "@ollamesh/swarm";
import type {TransferSource} from "./messages.ts";
import {OriginSide, type OriginSideDeps} from "./origin-side.ts";

/** Members are asked first: an origin is turned to when some have not answered in so long, milliseconds. */
const OUTSIDE_AFTER_MS = 500;
/** An origin that failed is the reason to give up when the others have had so long to name what is missing, milliseconds. */
const OTHERS_MS = 2000;

export interface OutsideWayDeps extends Omit<OriginSideDeps, "manifest" | "download" | "others" | "gained"> {
  step(input: DownloadInput): void;
}

/** A transfer's way to an origin, from the question whether it is needed to the end of it. */
export class OutsideWay {
  readonly host: string;
  readonly #deps: OutsideWayDeps;
  readonly #beganAtMs: number;
  /** Members that read the blob from outside too. */
  readonly #others = new Set<PeerId>();
  /** Members that hold nothing of it. */
  readonly #without = new Set<PeerId>();
  #side: OriginSide | undefined;
  /** Of an earlier attempt. */
  #earlier: readonly Omit<TransferSource, "bytesPerSecond">[] = [];

  constructor(deps: OutsideWayDeps) {
    this.#deps = deps;
    this.host = deps.origins.hostOf(deps.blob.origin.name);
    this.#beganAtMs = deps.ctx.clock.nowMs();
  }

  /** Whom the bytes are from that nobody else is to be blamed for: `<who> gives`. */
  get giver(): string {
    return this.#deps.isCutOff ? `a member gives of ${this.host}` : `${this.host} gives`;
  }

  /** The blob's pieces are taken without a cutting. */
  get isOpen(): boolean {
    return this.#side?.isOpen === true;
  }

  /** Why the transfer is to be given up. @param lackedMs how long something has been missing everywhere */
  lastFailure(lackedMs: number): Failure | undefined {
    const hasOthers = [...this.#deps.members()].length > 0;
    return lackedMs >= (hasOthers ? OTHERS_MS : 0) ? this.#side?.failure : undefined;
  }

  /** The pieces are all what they will be: none is in doubt. */
  get isSettled(): boolean {
    return this.#side?.isSettled !== false;
  }

  isHopeful(): boolean {
    return this.#side?.isHopeful() === true;
  }

  /** Nobody in the mesh has a cutting, as far as they say: either all have answered, or one reads it from outside. */
  isTime(): boolean {
    const haveAllAnswered = [...this.#deps.members()].every((peer) => this.#without.has(peer));
    return haveAllAnswered || this.#others.size > 0 || this.#deps.ctx.clock.nowMs() - this.#beganAtMs >= OUTSIDE_AFTER_MS;
  }

  begin(manifest: PieceManifest, download: Download): void {
    const gained = (peer: PeerId, pieces: readonly number[], all: Bitset): void => this.#gained(download, peer, pieces, all);
    const ban = (peer: PeerId, reason: string): void => {
      this.#deps.ban(peer, reason);
      this.#deps.step({type: "source_lost", peer});
    };
    this.#side = new OriginSide({...this.#deps, manifest, download, others: this.#others, gained, ban});
    this.#side.tick();
  }

  end(): void {
    this.#earlier = this.sources();
    this.#side?.close();
    this.#side = undefined;
  }

  tick(): void {
    this.#side?.tick();
  }

  /** @returns whether it was said to this way, and not to the transfer */
  received(peer: PeerId, message: SwarmMessage): boolean {
    if (message.type === "not_held") {
      this.#without.add(peer);
      this.#others.delete(peer);
      this.#side?.holdsNothing(peer);
    }
    if (message.type === "outside") {
      this.#others.add(peer);
      this.#side?.received(peer, message);
      return true;
    }
    const side = this.#side;
    if (!side?.isOpen) return false;
    if (message.type === "holding") side.holding(peer, message);
    if (message.type === "hashes") side.hashes(peer, message);
    if (message.type === "have") side.have(peer, message.pieces);
    return true;
  }

  /** @returns whether it was answered: what has a cutting is not this way's to tell of */
  interested(peer: PeerId): boolean {
    if (!this.#side?.isOpen) return false;
    this.#side.interested(peer);
    return true;
  }

  /** @param isGone it, and not only the link to it */
  lost(peer: PeerId, isGone: boolean): void {
    if (!isGone) return this.#side?.linkBroken(peer);
    this.#others.delete(peer);
    this.#without.delete(peer);
    this.#side?.lost(peer);
  }

  /** It wants the blob no more. */
  left(peer: PeerId): void {
    this.#side?.left(peer);
  }

  /** It is a member again. */
  back(peer: PeerId): void {
    this.#side?.back(peer);
  }

  /** Bytes came from a peer. */
  moved(): void {
    this.#side?.moved();
  }

  write(piece: number, bytes: Uint8Array, done: (outcome: Outcome<void>) => void): void {
    this.#side?.write(piece, bytes, done);
  }

  announce(piece: number): void {
    this.#side?.announce(piece);
  }

  doubt(): boolean {
    return this.#side?.doubt() === true;
  }

  /** The origin among the sources, for people. */
  sources(): readonly Omit<TransferSource, "bytesPerSecond">[] {
    const bytes = (this.#side?.bytes ?? 0) + (this.#earlier[0]?.bytes ?? 0);
    return bytes === 0 ? [] : [{peer: this.host, bytes, state: this.#side?.failure ? "gone" : this.#side ? "active" : "idle"}];
  }

  #gained(download: Download, peer: PeerId, pieces: readonly number[], all: Bitset): void {
    const {step, isTrusted} = this.#deps;
    if (!isTrusted(peer)) return;
    const isSource = download.sources().some((source) => source.id === peer && source.state === "active");
    step(isSource ? {type: "source_gained", peer, pieces} : {type: "source_holds", peer, have: all.clone()});
  }
}
