import {formatBytes, type Outcome, ok} from "@ollamesh/stdx";
import type {Links} from "./links.ts";
import {plan} from "./plan.ts";
import {ranksOf} from "./ranks.ts";
import type {ModelShape, PeerCapacity, Plan, PlannedStage, PlanPolicy} from "./types.ts";

/** What was placed, of which some peers are gone. */
export interface BrokenPlan {
  readonly plan: Pick<Plan, "strategy" | "stages">;
  /** By stage, peers that have its bytes besides the one that served it. */
  readonly keepers: readonly (readonly string[])[];
  /** Why they are not to be used, behind "which"; undefined: "is gone". */
  readonly why?: string;
}

export interface ReplacementPolicy extends Pick<PlanPolicy, "contextLength" | "sequencesMax"> {
  /** When planned anew, as many stages as there were, or peers are left, rather than as few as fit: the last plan failed, and parts need less room on a disk. */
  readonly prefersParts: boolean;
}

/**
 * A plan without the peers that are gone: those of `broken` that are not among `peers`. Each of their seats goes as it is to a peer that has none yet and has its bytes; or to one that has its bytes and
 * gives up another seat, which is filled the same way; or to one that must fetch them. Every other seat stays where it is. Where there are too few such peers the model is planned anew over all
 * there are. Pure and deterministic. Codes: those of `plan`.
 * @param peers those that are up, with the memory they would have without this model
 */
export function replaceStages(shape: ModelShape, broken: BrokenPlan, peers: readonly PeerCapacity[], policy: ReplacementPolicy, links?: Links): Outcome<Plan> {
  const {strategy, stages} = broken.plan;
  const seating = new Seating(broken, peers);
  const reasons: string[] = [];
  for (const seat of seating.lost()) {
    const moves = seating.fill(seat);
    if (!moves) return planAnew(shape, broken, peers, policy, links);
    reasons.push(...moves.map((move) => whyMoved(move, broken.why ?? "is gone")));
  }
  return ok({strategy, stages: stages.map((stage, index) => seated(stage, seating.peersOf(index))), reasons});
}

function seated(stage: PlannedStage, [peer, ...fellows]: readonly string[]): PlannedStage {
  return {...stage, peer: peer as string, ...(stage.fellows && {fellows})};
}

/** One peer's place in a stage. */
interface Seat {
  readonly stage: PlannedStage;
  readonly index: number;
  /** Who served it when the plan was whole. */
  readonly before: string;
  /** Peers that are to have its bytes. */
  readonly keepers: ReadonlySet<string>;
}

interface Move {
  readonly seat: Seat;
  /** Undefined: it is gone. */
  readonly from: string | undefined;
  readonly to: PeerCapacity;
  readonly hasBytes: boolean;
}

/** Who has which seat, while the empty ones are filled. */
class Seating {
  /** The fastest first. */
  readonly #peers: readonly PeerCapacity[];
  readonly #seats: readonly Seat[];
  /** Of those that are there. */
  readonly #holder = new Map<Seat, string>();

  constructor({plan: {stages}, keepers}: BrokenPlan, peers: readonly PeerCapacity[]) {
    this.#peers = peers.toSorted((a, b) => b.speed - a.speed || b.memoryFreeBytes - a.memoryFreeBytes || (a.rttMs ?? 0) - (b.rttMs ?? 0) || (a.id < b.id ? -1 : 1));
    this.#seats = stages.flatMap((stage, index) => ranksOf(stage).map((before): Seat => ({stage, index, before, keepers: new Set(keepers[index])})));
    const there = new Set(peers.map(({id}) => id));
    for (const seat of this.#seats) if (there.has(seat.before)) this.#holder.set(seat, seat.before);
  }

  /** What needs most first: it has the fewest places to go. */
  lost(): readonly Seat[] {
    return this.#seats.filter((seat) => !this.#holder.has(seat)).toSorted((a, b) => b.stage.memoryBytes - a.stage.memoryBytes);
  }

  /** Who has the seats of a stage, by rank. Only when all are filled. */
  peersOf(index: number): string[] {
    return this.#seats.filter((seat) => seat.index === index).map((seat) => this.#holder.get(seat) as string);
  }

  /** @returns who went where, or undefined where nobody can take it */
  fill(lost: Seat): readonly Move[] | undefined {
    const moves = this.#shortestChain(lost) ?? this.#fetching(lost);
    for (const {seat, to} of moves ?? []) this.#holder.set(seat, to.id);
    return moves;
  }

  /** Breadth first: the fewest seats change hands. Nobody has to fetch anything. */
  #shortestChain(lost: Seat): readonly Move[] | undefined {
    const seatOf = new Map([...this.#holder].map(([seat, peer]) => [peer, seat]));
    const open: {readonly seat: Seat; readonly moves: readonly Move[]}[] = [{seat: lost, moves: []}];
    const reached = new Set<string>();
    for (let step = open.shift(); step; step = open.shift()) {
      const {seat, moves} = step;
      const able = this.#peers.filter((peer) => !reached.has(peer.id) && hasRoom(peer, seat) && hasBytes(peer, seat));
      const chain = (to: PeerCapacity): readonly Move[] => [...moves, {seat, from: this.#holder.get(seat), to, hasBytes: true}];
      const free = able.find(({id}) => !seatOf.has(id));
      if (free) return chain(free);
      for (const peer of able) {
        reached.add(peer.id);
        open.push({seat: seatOf.get(peer.id) as Seat, moves: chain(peer)});
      }
    }
    return undefined;
  }

  #fetching(seat: Seat): readonly Move[] | undefined {
    const taken = new Set(this.#holder.values());
    const to = this.#peers.find((peer) => !taken.has(peer.id) && hasRoom(peer, seat));
    return to && [{seat, from: undefined, to, hasBytes: false}];
  }
}

function hasRoom({memoryFreeBytes}: PeerCapacity, {stage}: Seat): boolean {
  return memoryFreeBytes >= stage.memoryBytes;
}

/** By its own word; where it did not say, who is to keep them is taken to have them. */
function hasBytes({id, holdsModel, heldLayers}: PeerCapacity, {keepers, stage: {firstLayer, lastLayer}}: Seat): boolean {
  if (holdsModel || !heldLayers) return holdsModel || keepers.has(id);
  const held = new Set(heldLayers);
  for (let layer = firstLayer; layer <= lastLayer; layer++) if (!held.has(layer)) return false;
  return true;
}

function whyMoved({seat: {stage, before}, from, to, hasBytes}: Move, left: string): string {
  const {firstLayer, lastLayer, memoryBytes} = stage;
  const why = hasBytes ? "which has their bytes" : `which has room for them (${formatBytes(memoryBytes)}) and fetches their bytes`;
  return `layers ${firstLayer}-${lastLayer} were on ${before}, which ${from === undefined ? left : "takes others"}: now on ${to.id}, ${why}`;
}

function planAnew(shape: ModelShape, {plan: {stages}, why}: BrokenPlan, peers: readonly PeerCapacity[], policy: ReplacementPolicy, links: Links | undefined): Outcome<Plan> {
  const {contextLength, sequencesMax, prefersParts} = policy;
  const count = Math.min(stages.length, peers.length);
  const parts = prefersParts && count > 1 ? plan(shape, peers, {contextLength, sequencesMax, strategy: "pipeline", stages: count}, links) : undefined;
  const planned = parts?.ok ? parts : plan(shape, peers, {contextLength, sequencesMax, strategy: "auto", stages: undefined}, links);
  if (!planned.ok) return planned;
  const servers = stages.flatMap(ranksOf);
  const gone = servers.filter((peer) => !peers.some(({id}) => id === peer));
  return ok({
    ...planned.value,
    reasons: [
      `planned anew, since ${gone.join(", ")} of ${servers.length} peers ${why === undefined ? "are gone" : "are to be stopped"} and no peer without a stage has room for that part`,
      ...planned.value.reasons,
    ],
  });
}
