import {type PeerSpeed, stageMs} from "./peer-speed.ts";
import type {RangeCosts} from "./range-costs.ts";
import type {PeerCapacity, PlannedStage} from "./types.ts";

/** A peer that takes a place in the pipeline. */
export interface Seat {
  readonly peer: PeerCapacity;
  readonly speed: PeerSpeed;
}

/** What the cutting is to be good for. */
export interface CutGoal {
  /** On their way at once: each stage runs all of them in turn. */
  readonly batches: number;
  /** Of each batch. */
  readonly rows: number;
  /** Once around the stages and back, besides computing. */
  readonly hopsMs: number;
}

export interface Cutting {
  /** The index in `bounds` where each stage ends. */
  readonly ends: readonly number[];
  /** Of all stages together, and of the slowest one. */
  readonly sumMs: number;
  readonly slowestMs: number;
}

/** Halvings of the interval in which the slowest stage is looked for: to a thousandth. */
export const HALVINGS = 10;
/** For a cutting that is more even so much time may be lost: what was measured is not more exact, and even stages leave memory everywhere. */
const EVEN_SLACK = 1.05;

/** Milliseconds in which every sequence gets a token: all stages one after another, or the slowest one for every batch. */
export function cycleMs({sumMs, slowestMs}: Pick<Cutting, "sumMs" | "slowestMs">, {batches, hopsMs}: CutGoal): number {
  return Math.max(batches * slowestMs, sumMs + hopsMs);
}

/**
 * Cuts the layers into one range for each seat, in their order, so that a cycle takes as little time as can be. Undefined when no legal cutting fits the peers' memory and disks.
 */
export function cutChain(ranges: RangeTimes, seats: readonly Seat[], goal: CutGoal): Cutting | undefined {
  const table = new CutTable(ranges, seats, goal.rows);
  const fastest = table.cut(Number.POSITIVE_INFINITY);
  if (!fastest || goal.batches === 1) return fastest;
  let best = fastest;
  let [low, high] = [0, fastest.slowestMs];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    const cutting = table.cut(middle);
    if (cutting && cycleMs(cutting, goal) < cycleMs(best, goal)) best = cutting;
    if (!cutting || cutting.sumMs + goal.hopsMs > goal.batches * middle) low = middle;
    else high = middle;
  }
  return best;
}

/** The same, with stages as even as they can be where that costs next to nothing. */
export function cutEvenly(ranges: RangeTimes, seats: readonly Seat[], goal: CutGoal): Cutting | undefined {
  let best = cutChain(ranges, seats, goal);
  if (!best) return undefined;
  const enoughMs = cycleMs(best, goal) * EVEN_SLACK;
  const table = new CutTable(ranges, seats, goal.rows);
  let low = 0;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + best.slowestMs) / 2;
    const cutting = table.cut(middle);
    if (cutting && cycleMs(cutting, goal) <= enoughMs) best = cutting;
    else low = middle;
  }
  return evenest(table, best, (cutting) => cycleMs(cutting, goal) <= enoughMs);
}

/** Halving comes near; from there on each step leaves out the slowest range of the cutting before, of which there are as many as ranges. */
function evenest(table: CutTable, near: Cutting, isGood: (cutting: Cutting) => boolean): Cutting {
  let best = near;
  for (;;) {
    const cutting = table.cut(best.slowestMs * (1 - Number.EPSILON));
    if (!cutting || !isGood(cutting)) return best;
    best = cutting;
  }
}

/** What a cutting means for the seats. */
export function stagesOf({costs, bounds}: RangeTimes, seats: readonly Seat[], {ends}: Cutting): PlannedStage[] {
  return seats.map(({peer}, index) => {
    const first = index === 0 ? 0 : (bounds[ends[index - 1] as number] as number);
    const end = bounds[ends[index] as number] as number;
    return {peer: peer.id, firstLayer: first, lastLayer: end - 1, memoryBytes: costs.memoryBytes(first, end)};
  });
}

/** The time of each range at each peer, worked out once: comparing orders asks for the same ones again and again. */
export class RangeTimes {
  readonly costs: RangeCosts;
  /** Where ranges may begin and end, ascending, from 0 to the number of layers. */
  readonly bounds: readonly number[];
  /** By peer and rows. */
  readonly #known = new Map<string, Float64Array>();

  constructor(costs: RangeCosts, bounds: readonly number[]) {
    this.costs = costs;
    this.bounds = bounds;
  }

  /** By `from x bounds + to`: milliseconds of that range, infinite where it does not fit. */
  of({peer, speed}: Seat, rows: number): Float64Array {
    const key = `${rows} ${peer.id}`;
    const known = this.#known.get(key);
    if (known) return known;
    const count = this.bounds.length;
    const times = new Float64Array(count * count).fill(Number.POSITIVE_INFINITY);
    for (let from = 0; from < count - 1; from++) {
      for (let to = from + 1; to < count; to++) {
        const [first, end] = [this.bounds[from] as number, this.bounds[to] as number];
        if (this.costs.fits(first, end, peer)) times[from * count + to] = stageMs(speed, this.costs.readBytes(first, end), rows);
      }
    }
    this.#known.set(key, times);
    return times;
  }
}

interface Cell {
  /** Of the stages up to here. */
  readonly sumMs: number;
  readonly slowestMs: number;
  readonly from: number;
}

/** Dynamic programming over (stage, end): O(stages x bounds^2) a cut. */
class CutTable {
  readonly #bounds: readonly number[];
  /** By seat. */
  readonly #rangeMs: readonly Float64Array[];

  constructor(ranges: RangeTimes, seats: readonly Seat[], rows: number) {
    this.#bounds = ranges.bounds;
    this.#rangeMs = seats.map((seat) => ranges.of(seat, rows));
  }

  /** The cutting with the least sum among those without a stage slower than `slowestMsMax`. */
  cut(slowestMsMax: number): Cutting | undefined {
    const table: (Cell | undefined)[][] = [];
    let row: (Cell | undefined)[] = [{sumMs: 0, slowestMs: 0, from: -1}];
    for (const times of this.#rangeMs) {
      row = this.#nextRow(row, times, slowestMsMax);
      table.push(row);
    }
    return readBack(table, this.#bounds.length - 1);
  }

  #nextRow(before: readonly (Cell | undefined)[], times: Float64Array, slowestMsMax: number): (Cell | undefined)[] {
    const count = this.#bounds.length;
    const row: (Cell | undefined)[] = new Array(count);
    for (let end = 1; end < count; end++) {
      let best: Cell | undefined;
      for (let from = 0; from < end; from++) {
        const cell = before[from];
        const ms = times[from * count + end] as number;
        if (!cell || ms > slowestMsMax || ms === Number.POSITIVE_INFINITY) continue;
        const sumMs = cell.sumMs + ms;
        if (!best || sumMs < best.sumMs) best = {sumMs, slowestMs: Math.max(cell.slowestMs, ms), from};
      }
      row[end] = best;
    }
    return row;
  }
}

function readBack(table: readonly (readonly (Cell | undefined)[])[], last: number): Cutting | undefined {
  const cell = table.at(-1)?.[last];
  if (!cell) return undefined;
  const ends: number[] = [];
  let end = last;
  for (const row of table.toReversed()) {
    ends.unshift(end);
    end = (row[end] as Cell).from;
  }
  return {ends, sumMs: cell.sumMs, slowestMs: cell.slowestMs};
}
