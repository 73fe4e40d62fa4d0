import type {ModelsMessage} from "@ollamesh/catalog";
import type {Cancel, Digest, PeerId} from "@ollamesh/ports";
import {type CopyAnswer, judge, summarize, trustedProof} from "./judge-copies.ts";
import type {CopyReport, CopyVerdict, VerifyEvent} from "./messages.ts";
import type {Shared} from "./models-shared.ts";

/** Who has not answered is told so often, milliseconds. */
const TICK_MS = 2000;
const ANSWER_MS = 30_000;
/** A slow disk reads, and a slow link brings, so much in a millisecond. */
const READ_BYTES_PER_MS = 20_000;
const FETCH_BYTES_PER_MS = 2000;

export interface VerificationDeps {
  readonly shared: Shared;
  send(peer: PeerId, message: ModelsMessage): void;
  isMember(peer: PeerId): boolean;
  nextId(): number;
  readonly salt: Uint8Array;
  readonly manifest: Digest;
  /** Of the whole model, bytes. */
  readonly size: number;
  readonly keepers: readonly PeerId[];
  readonly asked: readonly PeerId[];
  readonly isRepair: boolean;
  observe(event: VerifyEvent): void;
  ended(): void;
}

/** One model's copies, challenged together with one salt; with `isRepair` those that are damaged are then told to mend themselves, if any is sound. */
export class Verification {
  readonly #deps: VerificationDeps;
  readonly #waiting = new Set<PeerId>();
  readonly #reports = new Map<PeerId, CopyReport>();
  /** Claims of soundness, until it is known what to compare them with. */
  readonly #claims = new Map<PeerId, CopyAnswer>();
  #trusted: string | undefined;
  #isMending = false;
  /** Of the messages of this round. */
  #id = 0;
  #deadlineMs = 0;
  #timer: Cancel = () => {};

  constructor(deps: VerificationDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#ask(this.#deps.asked, ANSWER_MS + this.#deps.size / READ_BYTES_PER_MS);
  }

  /** False: it is none of this verification's messages. */
  answered(peer: PeerId, {id, ...answer}: ModelsMessage & {type: "verified"}): boolean {
    if (id !== this.#id || !this.#waiting.delete(peer)) return false;
    if (answer.state === "sound") this.#claims.set(peer, answer);
    else this.#report(peer, answer, answer.damaged);
    if (peer === this.#self && answer.state === "sound") this.#trusted = trustedProof(answer, []);
    this.#settle();
    return true;
  }

  peerLost(peer: PeerId, reason: string): void {
    if (!this.#waiting.delete(peer)) return;
    // It was found damaged, and nothing since says otherwise.
    if (this.#isMending) this.#report(peer, {state: "damaged", reason: `${reason}, while it was mending`}, this.#reports.get(peer)?.damaged ?? []);
    else this.#report(peer, {state: "away", reason}, []);
    this.#settle();
  }

  cancel(): void {
    this.#timer();
    for (const peer of this.#waiting) this.#deps.send(peer, {type: "give_up", id: this.#id});
    this.#waiting.clear();
  }

  get #self(): PeerId {
    return this.#deps.shared.deps.world.transport.self;
  }

  #ask(peers: readonly PeerId[], limitMs: number): void {
    const {manifest, salt, send, isMember, nextId, shared} = this.#deps;
    this.#id = nextId();
    this.#deadlineMs = shared.ctx.clock.nowMs() + limitMs;
    const [here, away] = [peers.filter((peer) => isMember(peer)), peers.filter((peer) => !isMember(peer))];
    for (const peer of peers) this.#waiting.add(peer);
    for (const peer of here) send(peer, {type: "verify", id: this.#id, manifest, salt, mend: this.#isMending});
    this.#tick();
    for (const peer of away) this.peerLost(peer, "it is not in the mesh now");
    if (peers.length === 0) this.#roundOver();
  }

  #tick(): void {
    const {shared, observe} = this.#deps;
    if (shared.ctx.clock.nowMs() < this.#deadlineMs) {
      this.#timer = shared.ctx.after(TICK_MS, {type: "answered", run: () => this.#tick()});
      return observe({type: "waiting", peers: [...this.#waiting]});
    }
    for (const peer of [...this.#waiting]) {
      this.#deps.send(peer, {type: "give_up", id: this.#id});
      this.peerLost(peer, "it did not answer in time");
    }
  }

  /** What can be told by now is told. */
  #settle(): void {
    if (this.#waiting.size === 0) this.#trusted ??= trustedProof(undefined, [...this.#claims.values()]);
    const canJudge = this.#trusted !== undefined || this.#waiting.size === 0;
    for (const [peer, claim] of canJudge ? this.#claims : []) {
      this.#claims.delete(peer);
      this.#report(peer, judge(claim, this.#trusted, this.#isMending), []);
    }
    if (this.#waiting.size === 0) this.#roundOver();
  }

  #report(peer: PeerId, {state, reason}: {readonly state: CopyVerdict; readonly reason: string}, damaged: readonly Digest[]): void {
    const report: CopyReport = {peer, state, reason, damaged, isKeeper: this.#deps.keepers.includes(peer)};
    this.#reports.set(peer, report);
    this.#deps.observe({type: "copy", report});
  }

  #roundOver(): void {
    this.#timer();
    const damaged = [...this.#reports.values()].filter(({state}) => state === "damaged").map(({peer}) => peer);
    if (this.#deps.isRepair && !this.#isMending && damaged.length > 0 && this.#trusted !== undefined) {
      this.#isMending = true;
      return this.#ask(damaged, ANSWER_MS + this.#deps.size / FETCH_BYTES_PER_MS);
    }
    this.#deps.observe({type: "done", summary: summarize([...this.#reports.values()], this.#deps.keepers)});
    this.#deps.ended();
  }
}
