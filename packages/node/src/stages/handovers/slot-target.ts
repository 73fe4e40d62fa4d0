import {type Cancel, type PeerId, STATE_BYTES_MAX} from "@ollamesh/ports";
import type {Outcome} from "@ollamesh/stdx";
import type {Handover, SlotsMessage} from "@ollamesh/wire";
import type {HostedStage} from "../hosted-stage.ts";
import {isSame, PACE_MS_MIN, type SlotsDeps, WITHIN_MS_MAX} from "./slots-deps.ts";

type Bring = SlotsMessage & {readonly type: "bring"};
type Piece = SlotsMessage & {readonly type: "piece"};

interface Taking {
  readonly bring: Bring;
  readonly from: PeerId;
  readonly head: PeerId;
  readonly late: Cancel;
  readonly sinceMs: number;
  bytes: number;
  isWhole: boolean;
}

/** A stage that serves: takes what a slot remembers from the stage that had its layers, and puts it into a slot that its head has kept free. */
export class SlotTarget {
  readonly #deps: SlotsDeps;
  readonly #hosted: HostedStage;
  #taking: Taking | undefined;

  constructor(deps: SlotsDeps, hosted: HostedStage) {
    this.#deps = deps;
    this.#hosted = hosted;
  }

  /** @param from who has it now @param head who is told how it went, once */
  bring(head: PeerId, from: PeerId, bring: Bring): void {
    const {handover, source, positions} = bring;
    const {stateFormat: format} = this.#hosted;
    const refuse = (reason: string): void => this.#deps.send(head, {type: "brought", handover, reason});
    if (format === undefined) return refuse("its slots stay as they are");
    if (this.#taking) return refuse("another slot is on its way");
    const withinMs = Math.min(WITHIN_MS_MAX, bring.withinMs);
    const late = this.#deps.after(withinMs, () => this.#end(`it did not come within ${withinMs} ms`));
    this.#taking = {bring, from, head, late, sinceMs: this.#deps.nowMs(), bytes: 0, isWhole: false};
    this.#deps.send(from, {type: "pull", handover, source, positions, format});
  }

  piece(peer: PeerId, {handover, total, bytes, digest}: Piece): void {
    const taking = this.#of(peer, handover);
    const {states} = this.#hosted;
    if (!taking || taking.isWhole || !states) return;
    const isFirst = taking.bytes === 0;
    taking.bytes += bytes.length;
    const isRight = bytes.length > 0 && total <= STATE_BYTES_MAX && (digest ? taking.bytes === total : taking.bytes < total);
    if (!isRight) return this.#end(`${taking.bytes} bytes came of ${total}`);
    if (!digest && this.#isTooSlow(taking, total)) return this.#end(`${taking.bytes} bytes of ${total} came in ${Math.round(this.#deps.nowMs() - taking.sinceMs)} ms`);
    states.write(bytes, isFirst);
    if (!digest) return this.#deps.send(peer, {type: "more", handover, pieces: 1});
    taking.isWhole = true;
    this.#hosted.order?.when(taking.bring.target, () => this.#adopt(taking, digest));
  }

  refused(peer: PeerId, handover: Handover, reason: string): void {
    if (this.#of(peer, handover)) this.#end(reason);
  }

  broken(peer: PeerId): void {
    if (this.#taking?.from === peer) this.#end("the way to who has it broke");
  }

  #adopt(taking: Taking, digest: Uint8Array): void {
    const {states, order} = this.#hosted;
    if (this.#taking !== taking) return;
    const {target, positions} = taking.bring;
    if (!states || !order?.isAt(target)) return this.#end("the slot is in use already");
    this.#hosted.filled(target);
    const done = (outcome: Outcome<void>): void => {
      if (this.#taking === taking) this.#end(outcome.ok ? "" : outcome.error.message);
    };
    states.adopt(target.slot, positions, digest, this.#deps.answered(done));
  }

  /** At this pace the rest of the time will not do: the sequence need not wait for that. */
  #isTooSlow({bring, bytes, sinceMs}: Taking, total: number): boolean {
    const ms = this.#deps.nowMs() - sinceMs;
    const withinMs = Math.min(WITHIN_MS_MAX, bring.withinMs);
    return ms > Math.max(PACE_MS_MIN, withinMs / 2) && (ms * total) / bytes > 2 * withinMs;
  }

  #of(peer: PeerId, handover: Handover): Taking | undefined {
    const taking = this.#taking;
    return taking?.from === peer && isSame(taking.bring.handover, handover) ? taking : undefined;
  }

  /** @param reason empty: it is there */
  #end(reason: string): void {
    const taking = this.#taking;
    this.#taking = undefined;
    if (!taking) return;
    taking.late();
    const {bytes, bring, sinceMs} = taking;
    const ms = Math.round(this.#deps.nowMs() - sinceMs);
    this.#deps.note("slot_came", {deployment: bring.handover.to, positions: bring.positions, bytes, ms, how: reason === "" ? "whole" : reason});
    this.#deps.send(taking.head, {type: "brought", handover: taking.bring.handover, reason});
  }
}
