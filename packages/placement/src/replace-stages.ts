import {formatBytes, type Outcome, ok} from "@ollamesh/stdx";
import {plan} from "./plan.ts";
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
export function replaceStages(shape: ModelShape, broken: BrokenPlan, peers: readonly PeerCapacity[], policy: ReplacementPolicy): Outcome<Plan> {
  const {strategy, stages} = broken.plan;
  const up = new Map(peers.map((peer) => [peer.id, peer]));
  const lost = [...stages.keys()].filter((index) => !up.has((stages[index] as PlannedStage).peer));
  const spare = new Map(peers.filter(({id}) => !stages.some(({peer}) => peer === id)).map((peer) => [peer.id, peer]));
  const moved = new Map<number, PeerCapacity>();
  // What needs most has the fewest places to go.
  for (const index of lost.toSorted((a, b) => memoryOf(stages, b) - memoryOf(stages, a))) {
    const next = roomFor(stages[index] as PlannedStage, broken.keepers[index] ?? [], [...spare.values()]);
    if (!next) return planAnew(shape, broken, peers, policy);
    moved.set(index, next);
    spare.delete(next.id);
  }
  const reasons = [...moved].map(([index, next]) => whyMoved(stages[index] as PlannedStage, next, broken.keepers[index] ?? []));
  return ok({strategy, stages: stages.map((stage, index) => ({...stage, peer: moved.get(index)?.id ?? stage.peer})), reasons});
}

function memoryOf(stages: readonly PlannedStage[], index: number): number {
  return stages[index]?.memoryBytes ?? 0;
}

function roomFor(stage: PlannedStage, keepers: readonly string[], spare: readonly PeerCapacity[]): PeerCapacity | undefined {
  const hasBytes = (peer: PeerCapacity): number => Number(peer.holdsModel || keepers.includes(peer.id));
  return spare
    .filter(({memoryFreeBytes}) => memoryFreeBytes >= stage.memoryBytes)
    .toSorted((a, b) => hasBytes(b) - hasBytes(a) || b.speed - a.speed || b.memoryFreeBytes - a.memoryFreeBytes || (a.rttMs ?? 0) - (b.rttMs ?? 0) || (a.id < b.id ? -1 : 1))[0];
}

function whyMoved({peer, firstLayer, lastLayer, memoryBytes}: PlannedStage, next: PeerCapacity, keepers: readonly string[]): string {
  const why = next.holdsModel || keepers.includes(next.id) ? "which has their bytes" : `which has room for them (${formatBytes(memoryBytes)}) and fetches their bytes`;
  return `layers ${firstLayer}-${lastLayer} were on ${peer}, which is gone: now on ${next.id}, ${why}`;
}

function planAnew(shape: ModelShape, {plan: {stages}}: BrokenPlan, peers: readonly PeerCapacity[], policy: ReplacementPolicy): Outcome<Plan> {
  const {contextLength, sequencesMax, prefersParts} = policy;
  const count = Math.min(stages.length, peers.length);
  const parts = prefersParts && count > 1 ? plan(shape, peers, {contextLength, sequencesMax, strategy: "pipeline", stages: count}) : undefined;
  const planned = parts?.ok ? parts : plan(shape, peers, {contextLength, sequencesMax, strategy: "auto", stages: undefined});
  if (!planned.ok) return planned;
  const gone = stages.filter(({peer}) => !peers.some(({id}) => id === peer)).map(({peer}) => peer);
  return ok({
    ...planned.value,
    reasons: [`planned anew, since ${gone.join(", ")} of ${stages.length} peers are gone and no peer without a stage has room for that part`, ...planned.value.reasons],
  });
}
