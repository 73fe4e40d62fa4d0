import type {ActorContext} from "@ollamesh/actor";
import type {BlobStore, OriginBlob, Origins, PeerId, PieceManifest} from "@ollamesh/ports";
import {Bitset, type Failure, type Outcome} from "@ollamesh/stdx";
import {type Download, GONE_MS, OutsideShare, type SwarmMessage, type SwarmSettings} from "@ollamesh/swarm";
import {Doubt} from "./doubt.ts";
import {LivedTime} from "./lived-time.ts";
import {OriginReads} from "./origin-reads.ts";
import {HASH_BYTES, PieceHashes} from "./piece-hashes.ts";
import type {TransfersMsg} from "./transfers-actor.ts";

/** Pieces named in one message. */
const TOLD_MAX = 4096;
/** Others that read the same blob from outside, or want to know of it. */
const PARTICIPANTS_MAX = 256;
/** All there is to say is said to the same peer no more often, milliseconds. */
const FULL_AGAIN_MS = 10_000;
/** What others said they hold is offered to the download again so often: it forgets peers that were slow, busy or no neighbours for a while. Milliseconds. */
const OFFER_AGAIN_MS = 2000;
/** Not a byte came for so long, from anywhere: what others say they hold is not relied on, milliseconds. */
const STUCK_MS = 30_000;
/** Who does not answer within this is not waited for: longer than it takes to find out that a member is dead, milliseconds. */
const ANSWERS_MS = 15_000;

/** What another peer holds of a blob, by hashes it named itself: only where they are what we believe too. */
interface Participant {
  readonly agreed: Bitset;
  /** Of its whole cutting, where it has one. */
  cutting: Uint8Array | undefined;
  /** What it holds of that cutting, until the hashes are here. */
  holds: Bitset | undefined;
  /** When it was told everything. */
  fullAtMs: number;
  /** Since when it is no member; it may be back. */
  goneAtMs: number | undefined;
}

export interface OriginSideDeps {
  readonly ctx: ActorContext<TransfersMsg>;
  readonly origins: Origins;
  readonly blobs: BlobStore;
  readonly blob: OriginBlob;
  /** This peer has no way there: what others read is all there is. */
  readonly isCutOff: boolean;
  readonly self: PeerId;
  readonly settings: SwarmSettings;
  /** Without a root, its hashes are believed one by one. */
  readonly manifest: PieceManifest;
  readonly download: Download;
  /** False: it was not taken, and is lost. */
  send(peer: PeerId, message: SwarmMessage): boolean;
  members(): Iterable<PeerId>;
  /** Members that read it from outside too, as they said before this began. */
  readonly others: Iterable<PeerId>;
  /** A peer has these pieces by now. @param all it has */
  gained(peer: PeerId, pieces: readonly number[], all: Bitset): void;
  stored(piece: number): void;
  /** Not caught lying about this blob. */
  isTrusted(peer: PeerId): boolean;
  ban(peer: PeerId, reason: string): void;
  /** The store refused, or the origin when nobody else could help. */
  failed(failure: Failure): void;
  /** The origin's bytes are not those of the cutting. */
  contradicted(failure: Failure): void;
  /** Something is different: a read ended, or what was wrong has been replaced. */
  changed(): void;
}

/** A blob's way in from outside of the mesh: reads what nobody in it has, shared out among those that want it, and believes no hash that is not its teller's own. */
export class OriginSide {
  readonly #deps: OriginSideDeps;
  readonly #share: OutsideShare;
  readonly #reads: OriginReads;
  readonly #hashes: PieceHashes;
  readonly #doubt: Doubt;
  readonly #participants = new Map<PeerId, Participant>();
  /** What the origin itself gave us in this life: beyond doubt of anybody's word. */
  readonly #fromOrigin: Bitset;
  /** Members that have not said yet whether they want the blob too. */
  readonly #unanswered: Set<PeerId>;
  /** Those that may not have got what they were told last: the next word to them is all there is to say. */
  readonly #unsure = new Set<PeerId>();
  readonly #time: LivedTime;
  readonly #beganAtMs: number;
  #offeredAtMs: number;
  /** When something last came, from whomever. */
  #progressAtMs: number;
  #bytes = 0;
  /** As far as it was looked at. */
  #arrived = 0;
  #failure: Failure | undefined;

  constructor(deps: OriginSideDeps) {
    const {manifest, download, self, settings} = deps;
    this.#deps = deps;
    this.#time = new LivedTime(() => deps.ctx.clock.nowMs());
    this.#hashes = new PieceHashes(manifest, download.have);
    this.#fromOrigin = new Bitset(download.have.size);
    this.#unanswered = new Set(deps.members());
    this.#beganAtMs = this.#now();
    this.#offeredAtMs = this.#beganAtMs;
    this.#progressAtMs = this.#beganAtMs;
    const isInMesh = (piece: number): boolean => download.have.has(piece) || this.#isHeldElsewhere(piece);
    const arrived = (): number => this.#reads.arrived;
    const {digest, size, pieceSize} = manifest;
    this.#share = new OutsideShare({self, settings, digest, size, pieceSize, arrived, isInMesh});
    const {ctx, isTrusted, origins, blob, blobs} = deps;
    this.#reads = new OriginReads({
      blobs,
      manifest,
      read: (range, reader) => origins.read(blob, range, reader),
      answered: (handle) => ctx.reply((outcome) => ({type: "answered", run: () => handle(outcome)})),
      taken: (piece, hash) => this.#taken(piece, hash),
    });
    this.#doubt = new Doubt({reads: this.#reads, fromOrigin: this.#fromOrigin, seed: ctx.rng.nextU32(), tellerOf: (piece) => this.#hashes.tellerOf(piece), isTrusted});
    for (const peer of deps.others) this.#participantOf(peer);
    for (const peer of deps.members()) this.#tell(peer, [], true);
    if (deps.isCutOff) this.#share.off();
  }

  get isOpen(): boolean {
    return this.#deps.manifest.root === "";
  }

  get host(): string {
    return this.#deps.origins.hostOf(this.#deps.blob.origin.name);
  }

  /** Read from outside by this peer, and kept. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Why nothing more is read from outside. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Something may still come from outside, to here or to somebody who gives it on. */
  isHopeful(): boolean {
    return (!this.#deps.isCutOff && this.#failure === undefined) || this.#share.isReadElsewhere(this.#now());
  }

  tick(): void {
    this.#offerAgain();
    if (this.#reads.arrived > this.#arrived) this.moved();
    this.#arrived = this.#reads.arrived;
    this.#share.ticked(this.#unanswered.size > 0 && this.#now() - this.#beganAtMs < ANSWERS_MS, this.#now());
    for (const effect of this.#share.takeEffects()) {
      if (effect.type === "tell") this.#tellAll([]);
      else if (effect.type === "stop") this.#reads.stop(effect.span);
      else this.#read(effect.span, effect.from, effect.to);
    }
  }

  received(peer: PeerId, message: SwarmMessage & {type: "outside"}): void {
    if (message.size !== this.#deps.manifest.size || message.pieceSize !== this.#deps.manifest.pieceSize) return;
    const known = this.#participants.get(peer);
    const participant = this.#participantOf(peer);
    if (!participant) return;
    // Back already, before membership says so: what it told meanwhile was told to others.
    if (participant.goneAtMs !== undefined) this.back(peer);
    if (!known || message.asks) this.#tellFully(peer, participant);
    const gained = message.pieces.filter((piece, i) => this.#agree(peer, participant, piece, message.hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)));
    if (gained.length > 0) this.#deps.gained(peer, gained, participant.agreed);
    const isNews = this.#share.told(peer, message, gained.length, this.#now());
    this.answered(peer);
    if (isNews) this.#tell(peer, []);
  }

  /** A member said something of this blob, whatever it was. */
  answered(peer: PeerId): void {
    this.#unanswered.delete(peer);
    this.tick();
  }

  /** Somebody wants news of an open blob, and cannot be told of a cutting. */
  interested(peer: PeerId): void {
    const participant = this.#participantOf(peer);
    if (!participant) return;
    // Asked again and again, as long as nothing else is known of us.
    if (this.#now() - participant.fullAtMs >= FULL_AGAIN_MS) this.#tellFully(peer, participant);
    else this.#tell(peer, []);
  }

  /** A peer that has the cutting: its hashes are its word, as good as anybody's. */
  holding(peer: PeerId, message: SwarmMessage & {type: "holding"}): void {
    const {size, pieceSize, digest} = this.#deps.manifest;
    const holds = Bitset.fromBytes(this.#fromOrigin.size, message.bitfield);
    const participant = this.#participantOf(peer);
    if (!participant || !holds || message.size !== size || message.pieceSize !== pieceSize) return;
    participant.holds = holds;
    this.answered(peer);
    if (participant.cutting) this.#gainFrom(peer, participant, [...holds]);
    else this.#deps.send(peer, {type: "get_hashes", digest, root: message.root});
  }

  hashes(peer: PeerId, message: SwarmMessage & {type: "hashes"}): void {
    const participant = this.#participants.get(peer);
    if (!participant?.holds || participant.cutting || message.hashes.length !== this.#deps.manifest.hashes.length) return;
    participant.cutting = message.hashes.slice();
    this.#gainFrom(peer, participant, [...participant.holds]);
  }

  have(peer: PeerId, pieces: readonly number[]): void {
    const participant = this.#participants.get(peer);
    if (participant?.cutting) this.#gainFrom(peer, participant, pieces);
  }

  /** It is no member any more. On a busy host that may be wrong: what it has and what it took counts for a while yet. */
  lost(peer: PeerId): void {
    const participant = this.#participants.get(peer);
    if (participant) participant.goneAtMs ??= this.#now();
    this.#unsure.delete(peer);
    this.#share.lost(peer, this.#now());
    this.answered(peer);
  }

  /** It is a member again. */
  back(peer: PeerId): void {
    const participant = this.#participants.get(peer);
    if (participant?.goneAtMs === undefined) return;
    participant.goneAtMs = undefined;
    this.#unsure.add(peer);
  }

  /** It wants the blob no more; what it has of it is still there. */
  left(peer: PeerId): void {
    this.#share.left(peer);
  }

  /** It has nothing of the blob, and does not want it. */
  holdsNothing(peer: PeerId): void {
    this.#participants.delete(peer);
    this.#share.forget(peer);
    this.answered(peer);
  }

  /** Bytes came, from whomever. */
  moved(): void {
    this.#progressAtMs = this.#now();
  }

  /** What was said may not have arrived, on either side: both say it again, soon. */
  linkBroken(peer: PeerId): void {
    if (this.#participants.has(peer) || this.#unanswered.has(peer)) this.#unsure.add(peer);
  }

  /** Of an open blob: writes a piece that came from a peer, if it is what that peer's own hash said. */
  write(piece: number, bytes: Uint8Array, done: (outcome: Outcome<void>) => void): void {
    const {blobs, manifest} = this.#deps;
    const expected = this.#hashes.of(piece);
    blobs.takePiece(manifest.digest, piece, bytes, expected, (outcome) => done(outcome.ok ? {ok: true, value: undefined} : outcome));
  }

  /** A piece is here, from whomever: those that want the blob may ask for it now. */
  announce(piece: number): void {
    this.moved();
    this.#tellAll([piece]);
  }

  /**
   * The whole is not what was asked for, so somebody told wrong hashes: what did not come from the origin is read there again. False: all of it came from
   * there, and the origin is wrong.
   */
  doubt(): boolean {
    if (this.#failure || this.#deps.isCutOff) return false;
    return this.#doubt.begin((outcome) => {
      if (outcome.ok) return this.#deps.changed();
      this.#failure = outcome.error;
      this.#deps.failed(outcome.error);
    });
  }

  /** Whether the pieces are all here, and none of them is being read again. */
  get isSettled(): boolean {
    return !this.#doubt.isReading;
  }

  close(): void {
    this.#reads.close();
    this.#share.off();
    this.#tellAll([]);
  }

  #read(span: number, from: number, to: number): void {
    this.#reads.begin(
      span,
      from,
      to,
      (piece) => !this.#deps.download.have.has(piece) && !this.#isHeldElsewhere(piece),
      (outcome) => {
        this.#share.ended(span);
        if (!outcome.ok && outcome.error.code === "corrupt_piece") return this.#deps.contradicted(outcome.error);
        if (!outcome.ok) this.#gaveUp(outcome.error);
        this.tick();
        this.#deps.changed();
      },
    );
  }

  #gaveUp(failure: Failure): void {
    this.#failure ??= failure;
    this.#deps.ctx.log.warn("origin_failed", {blob: this.#deps.manifest.digest, origin: this.host, reason: failure.message});
    this.#share.off();
    this.#reads.close();
  }

  /** The origin's bytes decide what is right. */
  #taken(piece: number, hash: Uint8Array): void {
    if (this.#hashes.isOther(piece, hash)) this.#blame(piece);
    this.#hashes.set(piece, hash);
    this.#bytes += this.#deps.download.pieceLength(piece);
    this.#fromOrigin.add(piece);
    this.#deps.stored(piece);
  }

  /** Who told a wrong hash first read it so, or made it up; the others believed it. */
  #blame(piece: number): void {
    for (const {agreed} of this.#participants.values()) agreed.delete(piece);
    const liar = this.#hashes.tellerOf(piece);
    if (liar !== undefined && this.#deps.isTrusted(liar)) this.#deps.ban(liar, `its hash of piece ${piece} is not that of the origin's bytes`);
  }

  #gainFrom(peer: PeerId, participant: Participant, pieces: readonly number[]): void {
    const {cutting} = participant;
    const gained = pieces.filter((piece) => cutting && this.#agree(peer, participant, piece, cutting.subarray(piece * HASH_BYTES, (piece + 1) * HASH_BYTES)));
    if (gained.length > 0) this.#deps.gained(peer, gained, participant.agreed);
  }

  /** Whether this peer's hash of a piece is the one we believe; the first that is told is believed. */
  #agree(peer: PeerId, participant: Participant, piece: number, hash: Uint8Array): boolean {
    if (piece < 0 || piece >= participant.agreed.size || !this.#hashes.agrees(piece, hash, peer)) return false;
    return participant.agreed.add(piece);
  }

  #participantOf(peer: PeerId): Participant | undefined {
    const known = this.#participants.get(peer);
    if (known || this.#participants.size >= PARTICIPANTS_MAX) return known;
    const participant: Participant = {agreed: new Bitset(this.#fromOrigin.size), cutting: undefined, holds: undefined, fullAtMs: Number.NEGATIVE_INFINITY, goneAtMs: undefined};
    this.#participants.set(peer, participant);
    return participant;
  }

  #tellFully(peer: PeerId, participant: Participant): void {
    participant.fullAtMs = this.#now();
    this.#tell(peer, [...this.#deps.download.have]);
  }

  #tellAll(pieces: readonly number[]): void {
    for (const [peer, {goneAtMs}] of this.#participants) if (goneAtMs === undefined) this.#tell(peer, pieces);
  }

  #tell(peer: PeerId, pieces: readonly number[], asks = false): void {
    const isUnsure = this.#unsure.delete(peer);
    if (isUnsure) return this.#tell(peer, [...this.#deps.download.have], true);
    const {digest, size, pieceSize} = this.#deps.manifest;
    const word = this.#share.wordFor(peer);
    for (let from = 0; from === 0 || from < pieces.length; from += TOLD_MAX) {
      const some = pieces.slice(from, from + TOLD_MAX);
      if (this.#deps.send(peer, {type: "outside", digest, size, pieceSize, asks, ...word, pieces: some, hashes: this.#hashes.pick(some)})) continue;
      this.#unsure.add(peer);
      return;
    }
  }

  #offerAgain(): void {
    const {download, gained} = this.#deps;
    if (this.#now() - this.#offeredAtMs < OFFER_AGAIN_MS) return;
    this.#offeredAtMs = this.#now();
    for (const peer of [...this.#unsure]) this.#tell(peer, []);
    for (const [peer, {agreed, goneAtMs}] of this.#participants) {
      if (goneAtMs !== undefined && this.#now() - goneAtMs >= GONE_MS) this.#participants.delete(peer);
      if (goneAtMs !== undefined) continue;
      const missing = [...agreed].filter((piece) => !download.have.has(piece));
      if (missing.length > 0) gained(peer, missing, agreed);
    }
  }

  /** As they say, also when hashes are still on their way, or the download does not ask them just now. */
  #isHeldElsewhere(piece: number): boolean {
    if (this.#deps.download.sources().some((source) => source.isHopeful && source.have.has(piece))) return true;
    if (this.#now() - this.#progressAtMs >= STUCK_MS) return false;
    for (const [peer, {agreed, holds, cutting}] of this.#participants) {
      if ((agreed.has(piece) || (!cutting && holds?.has(piece))) && this.#deps.isTrusted(peer)) return true;
    }
    return false;
  }

  #now(): number {
    return this.#time.nowMs;
  }
}
