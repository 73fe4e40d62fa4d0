import {formatBytes, type Outcome, ok} from "@ollamesh/stdx";
import type {Links} from "./links.ts";
import {plan} from "./plan.ts";
import {rankOf, ranksOf} from "./ranks.ts";
import type {ModelShape, PeerCapacity, Plan, PlannedStage, PlanPolicy} from "./types.ts";

/** What was placed, of which some peers are gone. */
export interface BrokenPlan {
  readonly plan: Pick<Plan, "strategy" | "stages">;
  /** By stage, peers that have its bytes besides the one that served it. */
  readonly keepers: readonly (readonly string[])[];
}

export interface ReplacementPolicy extends Pick<PlanPolicy, "contextLength" | "sequencesMax"> {
  /** When planned anew, as many stages as there were, or peers are left, rather than as few as fit: the last plan failed, and parts need less room on a disk. */
  readonly prefersParts: boolean;
}

/**
 * A plan without the peers that are gone: those of `broken` that are not among `peers`. Each of their stages goes as it is to one peer that has none yet, best to one that has its bytes, and
 * every other stage stays where it is; where there are too few such peers the model is planned anew over all there are. Pure and deterministic. Codes: those of `plan`.
 * @param peers those that are up, with the memory they would have without this model
 */
export function replaceStages(shape: ModelShape, broken: BrokenPlan, peers: readonly PeerCapacity[], policy: ReplacementPolicy, links?: Links): Outcome<Plan> {
  const {strategy, stages} = broken.plan;
  const up = new Map(peers.map((peer) => [peer.id, peer]));
  const lost = stages.flatMap((stage, index) => ranksOf(stage).flatMap((peer): Seat[] => (up.has(peer) ? [] : [{stage, peer, keepers: broken.keepers[index] ?? []}])));
  const spare = new Map(peers.filter(({id}) => stages.every((stage) => rankOf(stage, id) < 0)).map((peer) => [peer.id, peer]));
  const moved = new Map<string, string>();
  const reasons: string[] = [];
  // What needs most has the fewest places to go.
  for (const seat of lost.toSorted((a, b) => b.stage.memoryBytes - a.stage.memoryBytes)) {
    const next = roomFor(seat.stage, seat.keepers, [...spare.values()]);
    if (!next) return planAnew(shape, broken, peers, policy, links);
    moved.set(seat.peer, next.id);
    reasons.push(whyMoved(seat, next));
    spare.delete(next.id);
  }
  const now = (peer: string): string => moved.get(peer) ?? peer;
  return ok({strategy, stages: stages.map((stage) => ({...stage, peer: now(stage.peer), ...(stage.fellows && {fellows: stage.fellows.map(now)})})), reasons});
}

/** One peer's place in a stage. */
interface Seat {
  readonly stage: PlannedStage;
  readonly peer: string;
  readonly keepers: readonly string[];
}

function roomFor(stage: PlannedStage, keepers: readonly string[], spare: readonly PeerCapacity[]): PeerCapacity | undefined {
  const hasBytes = (peer: PeerCapacity): number => Number(peer.holdsModel || keepers.includes(peer.id));
  return spare
    .filter(({memoryFreeBytes}) => memoryFreeBytes >= stage.memoryBytes)
    .toSorted((a, b) => hasBytes(b) - hasBytes(a) || b.speed - a.speed || b.memoryFreeBytes - a.memoryFreeBytes || (a.rttMs ?? 0) - (b.rttMs ?? 0) || (a.id < b.id ? -1 : 1))[0];
}

function whyMoved({stage: {firstLayer, lastLayer, memoryBytes}, peer, keepers}: Seat, next: PeerCapacity): string {
  const why = next.holdsModel || keepers.includes(next.id) ? "which has their bytes" : `which has room for them (${formatBytes(memoryBytes)}) and fetches their bytes`;
  return `layers ${firstLayer}-${lastLayer} were on ${peer}, which is gone: now on ${next.id}, ${why}`;
}

function planAnew(shape: ModelShape, {plan: {stages}}: BrokenPlan, peers: readonly PeerCapacity[], policy: ReplacementPolicy, links: Links | undefined): Outcome<Plan> {
  const {contextLength, sequencesMax, prefersParts} = policy;
  const count = Math.min(stages.length, peers.length);
  const parts = prefersParts && count > 1 ? plan(shape, peers, {contextLength, sequencesMax, strategy: "pipeline", stages: count}, links) : undefined;
  const planned = parts?.ok ? parts : plan(shape, peers, {contextLength, sequencesMax, strategy: "auto", stages: undefined}, links);
  if (!planned.ok) return planned;
  const servers = stages.flatMap(ranksOf);
  const gone = servers.filter((peer) => !peers.some(({id}) => id === peer));
  return ok({
    ...planned.value,
    reasons: [`planned anew, since ${gone.join(", ")} of ${servers.length} peers are gone and no peer without a stage has room for that part`, ...planned.value.reasons],
  });
}
