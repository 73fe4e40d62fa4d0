import type {StageBatch} from "@ollamesh/ports";
import type {RankPipe} from "./rank-pipe.ts";
import {decodeStep, encodeStep, type StepLimits} from "./rank-step.ts";

/** This rank among those that share its layers. */
export class RankGroup {
  readonly rank: number;
  /** To every other rank, ascending. */
  readonly #others: readonly RankPipe[];
  #received = new Float32Array(0);

  constructor(rank: number, others: readonly RankPipe[]) {
    this.rank = rank;
    this.#others = others;
  }

  /** Rank 0: the others run this step too. */
  tell(batch: StageBatch): void {
    const step = encodeStep(batch);
    for (const other of this.#others) other.send("step", step);
  }

  /** Other ranks: the next step of rank 0, once it comes. */
  next(limits: StepLimits): StageBatch {
    return decodeStep((this.#others[0] as RankPipe).receive("step"), limits);
  }

  /**
   * Replaces `own` by the sum over all ranks, added up in the order of the ranks: the same bits at each. Everybody sends to everybody, which is one way of latency; that the others have to take
   * what is sent before they send is not so, or two could wait for each other.
   */
  addUp(own: Float32Array): void {
    const bytes = new Uint8Array(own.buffer, own.byteOffset, own.byteLength);
    for (const other of this.#others) other.send("sum", bytes);
    if (this.#received.length < own.length * this.#others.length) this.#received = new Float32Array(own.length * this.#others.length);
    const parts = this.#others.map((other, index) => {
      const part = this.#received.subarray(index * own.length, (index + 1) * own.length);
      other.receiveInto("sum", new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
      return {rank: other.rank, part};
    });
    addInOrder(own, this.rank, parts);
  }
}

function addInOrder(own: Float32Array, rank: number, others: readonly {readonly rank: number; readonly part: Float32Array}[]): void {
  const [first] = others;
  // Of two, either order gives the same bits.
  if (others.length === 1 && first) return addTo(own, first.part);
  const ordered = [...others, {rank, part: own.slice()}].sort((a, b) => a.rank - b.rank);
  own.fill(0);
  for (const {part} of ordered) addTo(own, part);
}

function addTo(sum: Float32Array, part: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (part[i] as number);
}
