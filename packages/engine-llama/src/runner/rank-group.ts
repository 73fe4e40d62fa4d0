import type {StageBatch} from "@ollamesh/ports";
import {offerDirectLink, takeDirectLink} from "./direct-link.ts";
import type {RankPipe} from "./rank-pipe.ts";
import {decodeStep, encodeStep, type StepLimits} from "./rank-step.ts";

/** Numbers of one frame. Two such frames each way are all that is under way before somebody reads: less than the buffers of a connection hold, or two ranks could wait for each other for ever. */
const NUMBERS_PER_FRAME = 16 * 1024;

/** This rank among those that share its layers. */
export class RankGroup {
  readonly rank: number;
  /** To every other rank, ascending. */
  readonly #others: readonly RankPipe[];
  readonly #host: string | undefined;
  #isLinked = false;
  #received = new Float32Array(0);

  /** @param host where this rank may listen for the others (dotted IPv4); undefined: what they say to each other goes by way of their peers */
  constructor(rank: number, others: readonly RankPipe[], host: string | undefined) {
    this.rank = rank;
    this.#others = others;
    this.#host = host;
  }

  /** Rank 0: the others run this step too. */
  tell(batch: StageBatch): void {
    this.#link();
    const step = encodeStep(batch);
    for (const other of this.#others) other.send("step", step);
  }

  /** Other ranks: the next step of rank 0, once it comes. */
  next(limits: StepLimits): StageBatch {
    this.#link();
    return decodeStep((this.#others[0] as RankPipe).receive("step"), limits);
  }

  /** Replaces `own` by the sum over all ranks, added up in the order of the ranks: the same bits at each. Everybody sends to everybody: it takes one way. */
  addUp(own: Float32Array): void {
    const frames = Array.from({length: Math.ceil(own.length / NUMBERS_PER_FRAME)}, (_, i) => own.subarray(i * NUMBERS_PER_FRAME, (i + 1) * NUMBERS_PER_FRAME));
    // One frame ahead of what is read, so that the way there and back is not waited for at each.
    for (let sent = 0; sent <= frames.length; sent++) {
      const next = frames[sent];
      if (next) for (const other of this.#others) other.send("sum", bytesOf(next));
      const due = frames[sent - 1];
      if (due) this.#addOthers(due);
    }
  }

  #addOthers(own: Float32Array): void {
    if (this.#received.length < own.length * this.#others.length) this.#received = new Float32Array(own.length * this.#others.length);
    const parts = this.#others.map((other, index) => {
      const part = this.#received.subarray(index * own.length, (index + 1) * own.length);
      other.receiveInto("sum", bytesOf(part));
      return {rank: other.rank, part};
    });
    addInOrder(own, this.rank, parts);
  }

  /** Pair by pair, in an order in which nobody waits for who waits for it: first with the lower ranks, ascending, then with the higher ones. */
  #link(): void {
    if (this.#isLinked) return;
    this.#isLinked = true;
    for (const other of this.#others) {
      if (other.rank > this.rank) offerDirectLink(other, this.#host);
      else takeDirectLink(other);
    }
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

function bytesOf({buffer, byteOffset, byteLength}: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
