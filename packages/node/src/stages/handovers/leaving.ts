import type {StagePairs} from "@ollamesh/catalog";
import type {Cancel, PeerId} from "@ollamesh/ports";
import type {Handover} from "@ollamesh/wire";
import type {HeldSequence, PipelineHead} from "../pipeline-head.ts";
import {isSame, type SlotsDeps, TOKENS_MIN, WAIT_MS, WITHIN_MS_MAX, WITHIN_MS_MIN, WITHIN_MS_USUAL} from "./slots-deps.ts";

interface Offered {
  readonly id: string;
  readonly handover: Handover;
  late: Cancel;
  readonly sinceMs: number;
}

const MOVED = "the model is served elsewhere now";

/**
 * At the head that retires: its sessions go to where the model is served now, one after the other, what the stages remember of them first. A session whose memory cannot be taken along goes without; it is read anew there.
 */
export class Leaving {
  readonly #deps: SlotsDeps;
  readonly #head: PipelineHead;
  readonly #pairs: StagePairs;
  readonly #nextNumber: () => number;
  #offered: Offered | undefined;

  constructor(deps: SlotsDeps, head: PipelineHead, {pairs, nextNumber}: {readonly pairs: StagePairs; nextNumber(): number}) {
    this.#deps = deps;
    this.#head = head;
    this.#pairs = pairs;
    this.#nextNumber = nextNumber;
  }

  begin(): void {
    const [id] = this.#head.running;
    // Those that wait for a slot have nothing to take along.
    if (id === undefined) return this.#head.lost("unloaded", MOVED);
    const {from, to, fromPeers} = this.#pairs;
    const handover = {from, to, head: fromPeers[0] as PeerId, number: this.#nextNumber()};
    const late = this.#deps.after(WITHIN_MS_MAX, () => this.#end(id, handover, "its batches do not come back"));
    this.#offered = {id, handover, late, sinceMs: this.#deps.nowMs()};
    this.#head.hold(id, (held) => this.#held(id, handover, held));
  }

  /** @param reason empty: its memory is there */
  settled(peer: PeerId, handover: Handover, reason: string): void {
    const offered = this.#offered;
    if (offered && peer === this.#pairs.toPeers[0]) this.#end(offered.id, handover, reason);
  }

  broken(peer: PeerId): void {
    if (this.#offered && peer === this.#pairs.toPeers[0]) this.#end(this.#offered.id, this.#offered.handover, "the way there broke");
  }

  /** The stage is gone. */
  close(): void {
    this.#offered?.late();
    this.#offered = undefined;
  }

  /** @param held undefined: its client has gone */
  #held(id: string, handover: Handover, held: HeldSequence | undefined): void {
    const offered = this.#offered;
    if (!offered || !this.#isCurrent(handover)) return;
    if (!held || held.tokens.length < TOKENS_MIN) return this.#end(id, handover, "there is next to nothing to take along");
    const {tokens, readMs = WITHIN_MS_USUAL, ...source} = held;
    const withinMs = Math.round(Math.min(WITHIN_MS_MAX, Math.max(WITHIN_MS_MIN, readMs)));
    offered.late();
    offered.late = this.#deps.after(withinMs + 2 * WAIT_MS, () => this.#end(id, handover, "nobody says that it is there"));
    this.#deps.send(this.#pairs.toPeers[0] as PeerId, {type: "offer", handover, source, tokens, withinMs});
  }

  #end(id: string, handover: Handover, reason: string): void {
    const offered = this.#offered;
    if (!offered || !this.#isCurrent(handover)) return;
    this.close();
    const ms = Math.round(this.#deps.nowMs() - offered.sinceMs);
    this.#deps.note("session_moved", {deployment: handover.from, to: handover.to, ms, how: reason === "" ? "with its memory" : `without: ${reason}`});
    this.#head.leave(id, MOVED);
    this.begin();
  }

  #isCurrent(handover: Handover): boolean {
    return this.#offered !== undefined && isSame(this.#offered.handover, handover);
  }
}
