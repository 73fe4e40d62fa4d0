import {type CutGoal, cutChain, cutEvenly, cycleMs, HALVINGS, RangeTimes, type Seat, stagesOf} from "./cut-chain.ts";
import {STAGES_MAX} from "./cut-layers.ts";
import type {PeerSpeed} from "./peer-speed.ts";
import {hopsMs, type Terrain} from "./predict.ts";
import type {RangeCosts} from "./range-costs.ts";
import {ranksOf} from "./ranks.ts";
import type {PeerCapacity, PlannedStage} from "./types.ts";

/** With so many peers every order of every subset is looked at: 1956 of them. */
const PEERS_EXHAUSTIVE = 6;
/** Bounds of ranges while orders are compared: finer ones change little, and cost their square. */
const BOUNDS_MAX = 33;
/** Cells of cutting tables a search may fill: a tenth of a second or two. */
const CELLS_MAX = 30_000_000;
/** Where stages of 50 peers are looked for, so many ways to begin are bettered step by step. */
const BEGINNINGS_MAX = 6;

/** A plan of which every byte has to be fetched is as good as one that is so much slower and needs none. */
export const FETCH_WEIGHT = 0.1;

export interface ChainWish {
  readonly streams: number;
  /** Exactly so many; undefined: two or more, as is best. */
  readonly stages: number | undefined;
}

interface Scored {
  readonly order: readonly PeerCapacity[];
  readonly ms: number;
}

/**
 * The pipeline whose cycle takes the least time for the streams of the wish: which peers, in which order, and where the layers are cut. Exact in the choice of peers for six of them, a search
 * by steps within a bound for more. Undefined: none fits. Deterministic whatever the order of `peers`.
 */
export function searchChain(terrain: Terrain, peers: readonly PeerCapacity[], wish: ChainWish): readonly PlannedStage[] | undefined {
  const ranked = rank(terrain, peers);
  const best = new ChainSearch(terrain, wish, coarse(terrain.costs.bounds)).best(ranked) ?? new ChainSearch(terrain, wish, terrain.costs.bounds).best(ranked);
  return best && chainOf(terrain, best.order, wish.streams);
}

/** These peers in this order, cut as well as can be. Undefined: it does not fit. */
function chainOf(terrain: Terrain, order: readonly PeerCapacity[], streams: number): readonly PlannedStage[] | undefined {
  const ranges = new RangeTimes(terrain.costs, terrain.costs.bounds);
  const seats = chairsOf(terrain, order);
  const cutting = cutEvenly(ranges, seats, goalOf(terrain, order, streams));
  return cutting && stagesOf(ranges, seats, cutting);
}

/** About what the chain would be with one more peer, put where it is nearest to the others. Undefined: it does not fit. */
export function chainWith(terrain: Terrain, order: readonly PeerCapacity[], more: PeerCapacity, streams: number): readonly PlannedStage[] | undefined {
  const {costs, links} = terrain;
  const orders = [...order.keys(), order.length].map((at) => order.toSpliced(at, 0, more));
  const wayMs = (peers: readonly PeerCapacity[]): number => hopsMs({costs, links}, idsOf(peers), 1);
  const nearest = orders.toSorted((a, b) => wayMs(a) - wayMs(b))[0] as readonly PeerCapacity[];
  const ranges = new RangeTimes(costs, coarse(costs.bounds));
  const seats = chairsOf(terrain, nearest);
  const cutting = cutChain(ranges, seats, goalOf(terrain, nearest, streams));
  return cutting && stagesOf(ranges, seats, cutting);
}

class ChainSearch {
  readonly #terrain: Terrain;
  readonly #wish: ChainWish;
  readonly #ranges: RangeTimes;
  #cellsLeft = CELLS_MAX;
  #best: Scored | undefined;

  constructor(terrain: Terrain, wish: ChainWish, bounds: readonly number[]) {
    this.#terrain = terrain;
    this.#wish = wish;
    this.#ranges = new RangeTimes(terrain.costs, bounds);
  }

  best(ranked: readonly PeerCapacity[]): Scored | undefined {
    const {costs} = this.#terrain;
    const most = Math.min(ranked.length, costs.bounds.length - 1, STAGES_MAX, this.#wish.stages ?? STAGES_MAX);
    const least = this.#wish.stages ?? 2;
    if (most < least) return undefined;
    if (ranked.length <= PEERS_EXHAUSTIVE) this.#every([], ranked, least, most);
    else for (const beginning of this.#beginnings(ranked, least, most)) this.#better(beginning, ranked, least, most);
    return this.#best;
  }

  /** All orders that begin so. */
  #every(order: readonly PeerCapacity[], rest: readonly PeerCapacity[], least: number, most: number): void {
    if (order.length >= least) this.#look(order);
    if (order.length === most) return;
    for (const next of rest) {
      this.#every(
        [...order, next],
        rest.filter((one) => one !== next),
        least,
        most,
      );
    }
  }

  /** Steps from one order to a better one, until there is none or the time is up. */
  #better(beginning: readonly PeerCapacity[], ranked: readonly PeerCapacity[], least: number, most: number): void {
    let at = this.#look(beginning);
    while (at && this.#cellsLeft > 0) {
      const step: Scored | undefined = this.#firstBetter(at, ranked, least, most);
      if (!step) return;
      at = step;
    }
  }

  #firstBetter(at: Scored, ranked: readonly PeerCapacity[], least: number, most: number): Scored | undefined {
    for (const order of neighbours(at.order, ranked, least, most)) {
      if (this.#cellsLeft <= 0) return undefined;
      const scored = this.#look(order);
      if (scored && scored.ms < at.ms * (1 - 1e-9)) return scored;
    }
    return undefined;
  }

  #look(order: readonly PeerCapacity[]): Scored | undefined {
    const {costs, speeds} = this.#terrain;
    const goal = goalOf(this.#terrain, order, this.#wish.streams);
    if (this.#best && leastMs(costs.readBytes(0, costs.shape.layers), order, speeds, goal) >= this.#best.ms) return undefined;
    this.#cellsLeft -= (order.length * this.#ranges.bounds.length ** 2 * (goal.batches === 1 ? 1 : 1 + HALVINGS)) / 2;
    const seats = chairsOf(this.#terrain, order);
    const cutting = cutChain(this.#ranges, seats, goal);
    if (!cutting) return undefined;
    const scored = {order, ms: cycleMs(cutting, goal) * (1 + FETCH_WEIGHT * fetchShare(costs, stagesOf(this.#ranges, seats, cutting), order))};
    if (!this.#best || scored.ms < this.#best.ms * (1 - 1e-9)) this.#best = scored;
    return scored;
  }

  /** The fewest that hold it: the fastest ones, the roomiest ones, and the nearest ones around some of them. */
  #beginnings(ranked: readonly PeerCapacity[], least: number, most: number): readonly (readonly PeerCapacity[])[] {
    const {links} = this.#terrain;
    const byRoom = ranked.toSorted((a, b) => b.memoryFreeBytes - a.memoryFreeBytes);
    const around = ranked.slice(0, BEGINNINGS_MAX - 2).map((one) => ranked.toSorted((a, b) => links.rttMs(one.id, a.id) - links.rttMs(one.id, b.id)));
    return [ranked, byRoom, ...around].flatMap((order) => this.#shortest(order, least, most) ?? []);
  }

  #shortest(order: readonly PeerCapacity[], least: number, most: number): readonly (readonly PeerCapacity[])[] {
    for (let count = least; count <= most; count++) {
      const some = order.slice(0, count);
      if (this.#look(some) || this.#isPossible(some)) return [some];
    }
    return [];
  }

  /** It was passed over for being slower than the best, not for being impossible. */
  #isPossible(order: readonly PeerCapacity[]): boolean {
    return cutChain(this.#ranges, chairsOf(this.#terrain, order), {batches: 1, rows: 1, hopsMs: 0}) !== undefined;
  }
}

/** Every peer with the layers it takes part in. */
export function seatsOf(stages: readonly PlannedStage[]): readonly Pick<PlannedStage, "peer" | "firstLayer" | "lastLayer">[] {
  return stages.flatMap((stage) => ranksOf(stage).map((peer) => ({peer, firstLayer: stage.firstLayer, lastLayer: stage.lastLayer})));
}

/** How much of the model's bytes has to come to these peers first, [0, 1]. */
export function fetchShare(costs: RangeCosts, stages: readonly PlannedStage[], peers: readonly PeerCapacity[]): number {
  const bytes = seatsOf(stages).reduce((sum, {peer, firstLayer, lastLayer}) => {
    const at = peers.find(({id}) => id === peer);
    return at ? sum + costs.fetchBytes(firstLayer, lastLayer + 1, at) : sum;
  }, 0);
  return Math.min(1, bytes / Math.max(1, costs.heldBytes(0, costs.shape.layers)));
}

/** One peer out, one in another's place, one more, two places changed. */
function* neighbours(order: readonly PeerCapacity[], ranked: readonly PeerCapacity[], least: number, most: number): Generator<readonly PeerCapacity[]> {
  const outside = ranked.filter((peer) => !order.includes(peer));
  if (order.length > least) for (const index of order.keys()) yield order.toSpliced(index, 1);
  for (const index of order.keys()) for (const peer of outside) yield order.with(index, peer);
  for (let a = 0; a < order.length; a++) {
    for (let b = a + 1; b < order.length; b++) yield order.with(a, order[b] as PeerCapacity).with(b, order[a] as PeerCapacity);
  }
  if (order.length < most) for (const peer of outside) for (let at = 0; at <= order.length; at++) yield order.toSpliced(at, 0, peer);
}

function goalOf({costs, links}: Terrain, order: readonly PeerCapacity[], streams: number): CutGoal {
  const batches = Math.min(streams, order.length);
  const rows = Math.ceil(streams / batches);
  return {batches, rows, hopsMs: hopsMs({costs, links}, idsOf(order), rows)};
}

function idsOf(peers: readonly PeerCapacity[]): readonly string[] {
  return peers.map(({id}) => id);
}

function chairsOf({speeds}: Terrain, order: readonly PeerCapacity[]): readonly Seat[] {
  return order.map((peer) => ({peer, speed: speeds.get(peer.id) as PeerSpeed}));
}

/** No cutting can be faster: every byte at the fastest peer, or spread so that all end together. */
function leastMs(readBytes: number, order: readonly PeerCapacity[], speeds: ReadonlyMap<string, PeerSpeed>, {batches, rows, hopsMs: hops}: CutGoal): number {
  const each = order.map(({id}) => speeds.get(id) as PeerSpeed);
  const perByte = each.map(({msPerByte, msPerRowByte}) => msPerByte + rows * msPerRowByte);
  const fixed = each.reduce((sum, {fixedMs}) => sum + fixedMs, 0);
  const together = perByte.reduce((sum, ms) => sum + 1 / ms, 0);
  return Math.max(fixed + readBytes * Math.min(...perByte) + hops, (batches * readBytes) / together);
}

/** As many bounds as a comparison needs, evenly taken. */
function coarse(bounds: readonly number[]): readonly number[] {
  if (bounds.length <= BOUNDS_MAX) return bounds;
  const step = (bounds.length - 1) / (BOUNDS_MAX - 1);
  return Array.from({length: BOUNDS_MAX}, (_, i) => bounds[Math.round(i * step)] as number);
}

/** Peers that need not fetch come first, then fast, roomy and near ones; ids break ties so that every peer ranks alike. */
export function rank({speeds}: Pick<Terrain, "speeds">, peers: readonly PeerCapacity[]): readonly PeerCapacity[] {
  const msPerByte = (peer: PeerCapacity): number => speeds.get(peer.id)?.msPerByte ?? 0;
  return peers.toSorted(
    (a, b) =>
      Number(b.holdsModel) - Number(a.holdsModel) ||
      msPerByte(a) - msPerByte(b) ||
      b.memoryFreeBytes - a.memoryFreeBytes ||
      (a.rttMs ?? 0) - (b.rttMs ?? 0) ||
      (a.id < b.id ? -1 : 1),
  );
}
