import type {SplitRule} from "@ollamesh/ports";
import type {Hyperparameters} from "./hyperparameters.ts";
import {OTHER_ARRAY_KEYS, PER_LAYER_KEYS, SIZE_KEYS} from "./per-layer-keys.ts";
import {outsideLayers} from "./tensor-role.ts";
import type {ArchitectureTraits} from "./traits/architecture-traits.ts";
import {recurrentWithoutHeads, recurrentWithoutHeadsOrWidth} from "./traits/layer-rule.ts";
import {SPLITTABLE} from "./traits/table.ts";
import {WHOLE_ONLY} from "./traits/whole-only.ts";

/** True when this llama.cpp can load models of that architecture. */
export function isKnownArchitecture(architecture: string): boolean {
  return Object.hasOwn(SPLITTABLE, architecture) || Object.hasOwn(WHOLE_ONLY, architecture);
}

export function traitsOf(architecture: string): ArchitectureTraits | undefined {
  return Object.hasOwn(SPLITTABLE, architecture) ? SPLITTABLE[architecture] : undefined;
}

/** Where a model may be cut. Whatever is not proved is refused: such a model is served whole. */
export function splitRuleOf(hyper: Hyperparameters): SplitRule {
  const traits = traitsOf(hyper.architecture);
  if (traits === undefined) return whole(WHOLE_ONLY[hyper.architecture] ?? "no rule for splitting it is known");
  const refusal = traits.refuse?.(hyper) ?? refusalOf(hyper, traits);
  if (refusal !== undefined) return whole(refusal);
  const period = (traits.rules ?? []).map((rule) => rule.period(hyper)).reduce(leastCommonMultiple, 1);
  const kinds = kindsOf(hyper, traits);
  const multiples = range(1, hyper.layers).filter((layer) => layer % period === 0 && (traits.rules ?? []).every((rule) => rule.canBegin?.(hyper, layer) !== false));
  const cuts = avoiding(multiples, hyper.layers, lengthsToAvoid(hyper, traits)).filter((cut) => cutSplitsKinds(cut, kinds));
  return cuts.length === 0 ? whole(noCutReason(hyper, period, kinds)) : {kind: "splittable", cuts, eachStageNeeds: kinds};
}

function whole(reason: string): SplitRule {
  return {kind: "whole_only", reason};
}

function refusalOf(hyper: Hyperparameters, traits: ArchitectureTraits): string | undefined {
  if (hyper.layers < 2) return "it has a single layer";
  if (lengthsToAvoid(hyper, traits).includes(hyper.layers)) return `llama.cpp computes models of ${hyper.layers} layers in a way of their own`;
  const foreign = outsideLayers(hyper).find((tensor) => tensor.role === "unknown" && traits.sharedTensors?.includes(tensor.name) !== true);
  if (foreign !== undefined) return `what stages need of the tensor ${foreign.name} is not known`;
  return unknownArray(hyper) ?? unreadVariation(hyper, traits);
}

function lengthsToAvoid(hyper: Hyperparameters, traits: ArchitectureTraits): readonly number[] {
  return typeof traits.lengthsToAvoid === "function" ? traits.lengthsToAvoid(hyper) : (traits.lengthsToAvoid ?? []);
}

/** An array as long as the model is deep may hold one value a layer: unless known, it cannot be cut. */
function unknownArray(hyper: Hyperparameters): string | undefined {
  for (const {key, type, count} of hyper.header.entries.values()) {
    if (type !== "arr" || !key.startsWith(`${hyper.architecture}.`)) continue;
    const suffix = key.slice(hyper.architecture.length + 1);
    if (OTHER_ARRAY_KEYS.has(suffix)) continue;
    if (!PER_LAYER_KEYS.has(suffix)) return `whether the array ${key} has one value a layer is not known`;
    if (count !== 0 && count < hyper.layers) return `the array ${key} has ${count} values for ${hyper.layers} layers`;
  }
  return undefined;
}

/** A size that varies where llama.cpp reads the first layer's only. */
function unreadVariation(hyper: Hyperparameters, traits: ArchitectureTraits): string | undefined {
  const key = SIZE_KEYS.find((suffix) => {
    if (!hyper.isArray(suffix) || traits.variesByLayer?.includes(suffix) === true) return false;
    const sizes = new Set(range(0, hyper.layers).map((layer) => hyper.perLayer(suffix, layer)));
    // No heads is how some architectures tell recurrent layers, not a size.
    if (isHybrid(traits) && suffix.startsWith("attention.")) sizes.delete(0);
    return sizes.size > 1;
  });
  return key === undefined ? undefined : `its layers differ in ${hyper.key(key)}, which llama.cpp reads of the first layer of whatever it loads`;
}

function isHybrid(traits: ArchitectureTraits): boolean {
  return traits.rules?.some((rule) => rule === recurrentWithoutHeads || rule === recurrentWithoutHeadsOrWidth) === true;
}

function kindsOf(hyper: Hyperparameters, traits: ArchitectureTraits): number[][] {
  const sets: number[][] = [];
  for (const rule of traits.rules ?? []) {
    const byKind = new Map<string, number[]>();
    for (const layer of range(0, hyper.layers)) {
      const kind = rule.kind(hyper, layer);
      if (kind !== undefined) byKind.set(kind, [...(byKind.get(kind) ?? []), layer]);
    }
    sets.push(...[...byKind.values()].filter((set) => set.length < hyper.layers));
  }
  return sets;
}

/** A cut is of use when both sides of it can hold a layer of each kind. */
function cutSplitsKinds(cut: number, kinds: readonly (readonly number[])[]): boolean {
  return kinds.every((set) => set.some((layer) => layer < cut) && set.some((layer) => layer >= cut));
}

/** The most regular cuts between no two of which lies a forbidden number of layers. */
function avoiding(cuts: readonly number[], layers: number, lengths: readonly number[]): readonly number[] {
  if (lengths.length === 0) return cuts;
  let best: readonly number[] = [];
  for (let step = 1; step <= layers; step++) {
    const kept = cuts.filter((cut) => cut % step === 0);
    const edges = [0, ...kept, layers];
    const conflict = edges.some((from) => edges.some((to) => lengths.includes(to - from)));
    if (!conflict && kept.length > best.length) best = kept;
  }
  return best;
}

function noCutReason(hyper: Hyperparameters, period: number, kinds: readonly (readonly number[])[]): string {
  if (period > 1) return `its layers repeat every ${period} and it has ${hyper.layers}: no cut leaves both sides complete`;
  if (kinds.length === 0) return `none of its layers behind the first may begin a stage`;
  return `no cut of its ${hyper.layers} layers leaves a layer of each of ${kinds.length} kinds on both sides`;
}

function range(from: number, to: number): number[] {
  return Array.from({length: Math.max(0, to - from)}, (_, i) => from + i);
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
