import type {StageBatch} from "@ollamesh/ports";
import type {SumLink} from "@ollamesh/stdx";
import {offerDirectLink, takeDirectLink} from "./direct-link.ts";
import {agreeOnScatter, beMeasured, measureLink} from "./link-measure.ts";
import type {RankPipe} from "./rank-pipe.ts";
import {type RankPlace, threadsBeside} from "./rank-place.ts";
import {decodeStep, encodeStep, type StepLimits} from "./rank-step.ts";

/** Numbers of one frame. Two such frames each way are all that is under way before somebody reads: less than the buffers of a connection hold, or two ranks could wait for each other for ever. */
const NUMBERS_PER_FRAME = 16 * 1024;
/** Of sums that are shared out four frames are under way: of half the length. */
const SHARED_PER_FRAME = NUMBERS_PER_FRAME / 2;

export interface RankGroupOptions {
  readonly rank: number;
  /** To every other rank, ascending. */
  readonly others: readonly RankPipe[];
  /** Where this rank may listen for the others (dotted IPv4); undefined: what they say to each other goes by way of their peers. */
  readonly host: string | undefined;
  /** Bytes of sums that are shared out, the same at all ranks; undefined: as the links between them are. */
  readonly scatterFrom?: number | undefined;
  /** Where it computes; undefined: it does not tell. */
  readonly place?: RankPlace | undefined;
}

/** This rank among those that share its layers. */
export class RankGroup {
  readonly rank: number;
  readonly #others: readonly RankPipe[];
  readonly #host: string | undefined;
  /** Undefined: to be found by measuring the links. */
  #scatterFrom: number | undefined;
  readonly #place: RankPlace | undefined;
  #threads: number | undefined;
  #isLinked = false;
  #received = new Float32Array(0);

  constructor({rank, others, host, scatterFrom, place}: RankGroupOptions) {
    this.rank = rank;
    this.#others = others;
    this.#host = host;
    this.#scatterFrom = scatterFrom;
    this.#place = place;
  }

  /** Of a step, at most, beside ranks on the same processors; undefined: they have not met yet, or this one does not tell where it is. */
  get threads(): number | undefined {
    return this.#threads;
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

  /**
   * Replaces `own` by the sum over all ranks, added up in the order of the ranks: the same bits at each, whichever way it goes. What is short everybody sends to everybody, which takes one way. Of more
   * than two ranks each adds up a share of what is long and tells the others: two ways, and fewer bytes.
   */
  addUp(own: Float32Array): void {
    if (this.#others.length > 1 && own.byteLength >= (this.#scatterFrom ?? Number.POSITIVE_INFINITY)) this.#share(own);
    else this.#exchange(own);
  }

  #exchange(own: Float32Array): void {
    const frames = Array.from({length: Math.ceil(own.length / NUMBERS_PER_FRAME)}, (_, i) => own.subarray(i * NUMBERS_PER_FRAME, (i + 1) * NUMBERS_PER_FRAME));
    // One frame ahead of what is read, so that the way there and back is not waited for at each.
    for (let sent = 0; sent <= frames.length; sent++) {
      const next = frames[sent];
      if (next) for (const other of this.#others) other.send("sum", bytesOf(next));
      const due = frames[sent - 1];
      if (due) this.#addOthers(due);
    }
  }

  /** Frame by frame: parts go out, those before them come in and are added up, and sums of those before that come in. Who is furthest behind never waits for room: all it sent last is read already. */
  #share(own: Float32Array): void {
    const ranks = this.#others.length + 1;
    const frames = Math.ceil(Math.ceil(own.length / ranks) / SHARED_PER_FRAME);
    const frameOf = (rank: number, index: number): Float32Array => {
      const end = Math.floor(((rank + 1) * own.length) / ranks);
      const start = Math.floor((rank * own.length) / ranks) + index * SHARED_PER_FRAME;
      return index < 0 || start >= end ? own.subarray(0, 0) : own.subarray(start, Math.min(end, start + SHARED_PER_FRAME));
    };
    for (let index = 0; index < frames + 2; index++) {
      for (const other of this.#others) sendSum(other, frameOf(other.rank, index));
      const due = frameOf(this.rank, index - 1);
      if (due.length > 0) this.#addOthers(due);
      for (const other of this.#others) sendSum(other, due);
      for (const other of this.#others) {
        const sum = frameOf(other.rank, index - 2);
        if (sum.length > 0) other.receiveInto("sum", bytesOf(sum));
      }
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
    const isMeasured = this.#others.length > 1 && this.#scatterFrom === undefined;
    const links: SumLink[] = [];
    const places: (RankPlace | undefined)[] = [];
    for (const other of this.#others) {
      const isLower = this.rank < other.rank;
      places.push(isLower ? offerDirectLink(other, this.#host, this.#place) : takeDirectLink(other, this.#place));
      if (isMeasured && isLower) links.push(measureLink(other));
      else if (isMeasured) beMeasured(other);
    }
    this.#threads = this.#place && threadsBeside(this.#place, places);
    if (isMeasured) this.#scatterFrom = agreeOnScatter(this.rank, this.#others, links);
  }
}

/** Shares differ by a number: a last frame may be empty, and is not sent. */
function sendSum(other: RankPipe, numbers: Float32Array): void {
  if (numbers.length > 0) other.send("sum", bytesOf(numbers));
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
