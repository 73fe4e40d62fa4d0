import type {SlotOpening} from "@ollamesh/inference";
import type {SlotAt} from "@ollamesh/wire";

interface Waiting {
  readonly at: SlotAt;
  readonly run: () => void;
}

/**
 * Which batches a stage was given, and which of them opened its slots: what is done with a slot beside the batches is done before or behind all that concern it. Everything a stage is given after that, it does after that.
 */
export class BatchOrder {
  #stream: number | undefined;
  #next = 0;
  /** By slot, of this stream. */
  readonly #openedBy = new Map<number, number>();
  #waiting: Waiting | undefined;

  /** To be called as the batch is given to the stage. */
  gave(stream: number, sequence: number, opens: readonly SlotOpening[]): void {
    if (stream !== this.#stream) this.#openedBy.clear();
    this.#stream = stream;
    this.#next = sequence + 1;
    for (const {slot} of opens) this.#openedBy.set(slot, sequence);
    const waiting = this.#waiting;
    if (!waiting || (waiting.at.stream === stream && waiting.at.sequence > this.#next)) return;
    this.#waiting = undefined;
    waiting.run();
  }

  /** All batches before that one were given to the stage, and none from that one on has opened the slot. */
  isAt({slot, stream, sequence}: SlotAt): boolean {
    // A stage that was given nothing yet has nothing behind it either.
    if (this.#stream === undefined) return sequence === 0;
    return stream === this.#stream && this.#next >= sequence && (this.#openedBy.get(slot) ?? -1) < sequence;
  }

  /** Calls back once the batches before that one are given, at once if they are, or once there is another stream. One waits at a time: another takes its place. */
  when(at: SlotAt, run: () => void): void {
    const isBehind = at.stream === this.#stream ? this.#next < at.sequence : at.sequence > 0 && this.#stream === undefined;
    this.#waiting = isBehind ? {at, run} : undefined;
    if (!isBehind) run();
  }
}
