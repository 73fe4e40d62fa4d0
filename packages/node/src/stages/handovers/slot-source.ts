import type {PeerId, StatePiece} from "@ollamesh/ports";
import type {Outcome} from "@ollamesh/stdx";
import type {Handover, SlotsMessage} from "@ollamesh/wire";
import type {HostedStage} from "../hosted-stage.ts";
import {isSame, type SlotsDeps, WINDOW_PIECES} from "./slots-deps.ts";

type Pull = SlotsMessage & {readonly type: "pull"};

interface Giving {
  readonly handover: Handover;
  readonly peer: PeerId;
  readonly total: number;
  /** Pieces that may be sent. */
  credit: number;
  isReading: boolean;
  isOver: boolean;
}

/** A stage that retires: gives what its slots remember to the stage that has its layers now, one slot at a time and no faster than that one takes it. */
export class SlotSource {
  readonly #deps: SlotsDeps;
  readonly #hosted: HostedStage;
  #giving: Giving | undefined;

  constructor(deps: SlotsDeps, hosted: HostedStage) {
    this.#deps = deps;
    this.#hosted = hosted;
  }

  pull(peer: PeerId, {handover, source, positions, format}: Pull): void {
    const {states, stateFormat, order} = this.#hosted;
    if (!states || stateFormat !== format) return this.#refuse(peer, handover, `its slots are of another kind: ${stateFormat ?? "they stay where they are"} here, ${format} there`);
    if (!order?.isAt(source)) return this.#refuse(peer, handover, "the slot has been opened anew meanwhile");
    this.#giving = undefined;
    states.copy(
      source.slot,
      positions,
      this.#deps.answered((outcome: Outcome<number>) => {
        if (!outcome.ok) return this.#refuse(peer, handover, outcome.error.message);
        this.#giving = {handover, peer, total: outcome.value, credit: WINDOW_PIECES, isReading: false, isOver: false};
        this.#read(this.#giving);
      }),
    );
  }

  more(peer: PeerId, handover: Handover, pieces: number): void {
    const giving = this.#giving;
    if (!giving || giving.peer !== peer || !isSame(giving.handover, handover)) return;
    giving.credit = Math.min(WINDOW_PIECES, giving.credit + pieces);
    this.#read(giving);
  }

  #read(giving: Giving): void {
    if (giving.isReading || giving.isOver || giving.credit === 0) return;
    giving.isReading = true;
    const read = this.#deps.answered((outcome: Outcome<StatePiece>) => this.#came(giving, outcome));
    this.#hosted.states?.read(read);
  }

  #came(giving: Giving, outcome: Outcome<StatePiece>): void {
    const {handover, peer, total} = giving;
    if (this.#giving !== giving) return;
    giving.isReading = false;
    giving.credit--;
    giving.isOver = !outcome.ok || outcome.value.digest !== undefined;
    if (giving.isOver) this.#giving = undefined;
    if (!outcome.ok) return this.#refuse(peer, handover, outcome.error.message);
    this.#deps.send(peer, {type: "piece", handover, total, ...outcome.value});
    this.#read(giving);
  }

  #refuse(peer: PeerId, handover: Handover, reason: string): void {
    this.#deps.send(peer, {type: "refused", handover, reason});
  }
}
