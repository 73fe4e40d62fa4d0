import type {PredictionSettings, RoutingMode} from "../routing/choice.ts";
import {type FittedMesh, grouped, mean} from "./fit-mesh.ts";
import type {RoutingSettings} from "./simulate-routing.ts";

/** Weights are whole numbers; no measurement is so fine that more were to be told apart. */
const WEIGHT_MAX = 10;
/** Slower and faster learners than the usual one. */
const RATES = [0.003, 0.01, 0.03];

/** Settings that could be in force, and how far they are from those that are. */
export interface Way {
  readonly settings: RoutingSettings;
  /** Kinds of settings that differ: 0, as it is. */
  readonly changes: number;
}

/** All that is compared, what is in force first, then those that change less. */
export function waysOf(meshes: readonly FittedMesh[], present: {readonly mode: RoutingMode; readonly prediction: PredictionSettings}): readonly Way[] {
  const now = new Map(meshes.flatMap(({weights}) => [...weights]));
  const weights = unequalOnes([now, new Map([...now.keys()].map((peer) => [peer, 1])), weightsBy(meshes, "speed"), weightsBy(meshes, "capacity")]);
  const told: PredictionSettings = {isUsed: false, rate: present.prediction.rate};
  const used = RATES.map((rate): PredictionSettings => ({isUsed: true, rate}));
  const ways = weights.flatMap((some): RoutingSettings[] => [
    ...[told, ...(isEven(some) ? used : [])].map((prediction) => ({mode: "auto" as const, prediction, weights: some})),
    {mode: "least_connections", prediction: told, weights: some},
    ...(isEven(some) ? [] : [{mode: "weighted" as const, prediction: told, weights: some}]),
  ]);
  const asItIs: Way = {settings: {...present, weights: now}, changes: 0};
  const others = [...ways, {mode: "round_robin" as const, prediction: told, weights: now}]
    .map((settings): Way => ({settings, changes: changesOf(settings, asItIs.settings)}))
    .filter(({changes}) => changes > 0);
  return [asItIs, ...others.toSorted((a, b) => a.changes - b.changes)];
}

/** Whether all take the same share. */
export function isEven(weights: ReadonlyMap<string, number>): boolean {
  return new Set(weights.values()).size <= 1;
}

function changesOf(a: RoutingSettings, b: RoutingSettings): number {
  const isPredicted = ({mode, prediction}: RoutingSettings): boolean => mode === "auto" && prediction.isUsed;
  const differs = isPredicted(a) !== isPredicted(b) || (isPredicted(a) && a.prediction.rate !== b.prediction.rate);
  return Number(a.mode !== b.mode) + Number(differs) + Number(!isSame(a.weights, b.weights));
}

/** Multiples of the same shares are the same. */
function isSame(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  if (isEven(a) && isEven(b)) return true;
  return a.size === b.size && [...a].every(([peer, weight]) => b.get(peer) === weight);
}

function unequalOnes(all: readonly ReadonlyMap<string, number>[]): readonly ReadonlyMap<string, number>[] {
  return all.filter((one, index) => all.findIndex((other) => isSame(one, other)) === index);
}

/** By how fast a slot is, for ways that count slots besides; or by what all slots together write in a second. The largest is 10. */
function weightsBy(meshes: readonly FittedMesh[], what: "speed" | "capacity"): ReadonlyMap<string, number> {
  const shares = meshes.flatMap(({peers}) => {
    const values = peers.map(({peer, tokenMs, slots, company}) => ({peer, value: (what === "speed" ? 1 : slots) / (tokenMs * (1 + company * (slots - 1)))}));
    const usual = mean(values.map(({value}) => value));
    return values.map(({peer, value}) => ({peer, value: value / usual}));
  });
  const byPeer = [...grouped(shares, ({peer}) => peer)].map(([peer, some]) => [peer, mean(some.map(({value}) => value))] as const);
  const most = Math.max(...byPeer.map(([, value]) => value));
  return new Map(byPeer.map(([peer, value]) => [peer, Math.max(1, Math.round((WEIGHT_MAX * value) / most))]));
}
