import type {AdapterBlob, DraftModel, Placement} from "@ollamesh/catalog";
import type {Activations} from "@ollamesh/inference";
import type {ModelShape, Serving} from "@ollamesh/placement";
import type {ModelInfo} from "@ollamesh/ports";
import {type ByteRange, fail, mergeRanges, type Outcome, ok, rangesLength} from "@ollamesh/stdx";
import {DRAFT_SEQUENCES_MAX} from "../stages/draft-host.ts";

/** What planning needs of a GGUF header. @param adapterBytes of the LoRA adapter it is used with: every stage has it @param activations how it is handed on between stages */
export function shapeOf(info: ModelInfo, adapterBytes = 0, activations: Activations = "f32"): ModelShape {
  const {segments} = info;
  return {
    layers: info.layers,
    layerBytes: segments.layers.map(rangesLength),
    firstBytes: rangesLength(segments.first),
    lastBytes: rangesLength(segments.last),
    everyBytes: rangesLength(segments.every) + adapterBytes,
    kvBytesPerTokenLayer: info.kvBytesPerTokenLayer,
    hiddenBytes: 4 * info.embeddingLength,
    activationBytes: (activations === "f16" ? 2 : 4) * info.embeddingLength,
    split: info.split,
    division: info.division,
  };
}

/** The same of a model with one that guesses for it: the first stage's peer has that too. It is fetched and loaded later, and nothing else of it is predicted. */
export function shapeWithDraft(shape: ModelShape, draft: DraftModel | undefined): ModelShape {
  return draft ? {...shape, firstBytes: shape.firstBytes + draft.memoryBytes} : shape;
}

/** How much of what is said a draft model follows: no more than it was made for, and no more sequences than it can. */
export function draftContext(info: ModelInfo, {contextLength, sequencesMax}: Pick<Placement, "contextLength" | "sequencesMax">): Pick<Placement, "contextLength" | "sequencesMax"> {
  return {contextLength: Math.min(contextLength, info.contextLength), sequencesMax: Math.min(sequencesMax, DRAFT_SEQUENCES_MAX)};
}

/** What a model's matrices are: its weights, and the adapter they are used with. */
export interface Weights {
  readonly blob: string;
  readonly adapter?: AdapterBlob | undefined;
}

/** What was computed with one of them is good for the other. */
export function isOfWeights(one: Weights, other: Weights): boolean {
  return one.blob === other.blob && one.adapter?.digest === other.adapter?.digest;
}

/** A placement as plans are compared: of several peers that each serve it all those that can. */
export function servingOf({strategy, stages, replicas = []}: Placement, there: ReadonlySet<string>): Serving {
  const [first] = stages;
  const others = first ? replicas.map((peer) => [{...first, peer}]) : [];
  const chains = [stages, ...others];
  return {strategy, chains: chains.length === 1 ? chains : chains.filter((chain) => chain.every((stage) => there.has(stage.peer)))};
}

/** The bytes of the blob that layers [first, last] need, header included. */
export function stageRanges(info: ModelInfo, first: number, last: number): readonly ByteRange[] {
  const {segments} = info;
  return mergeRanges([
    {start: 0, end: info.headerBytes},
    ...segments.every,
    ...(first === 0 ? segments.first : []),
    ...(last === info.layers - 1 ? segments.last : []),
    ...segments.layers.slice(first, last + 1).flat(),
  ]);
}

function checkGroup({division}: ModelInfo, ranks: number): ReturnType<typeof fail> | undefined {
  if (division.kind === "undivided") return fail("not_splittable", `the layers of this model cannot be shared: ${division.reason}`);
  return ranks > division.ranksMax ? fail("not_splittable", `the layers of this model can be shared by ${division.ranksMax} peers at most, not ${ranks}`) : undefined;
}

/** Whether a placement heard from elsewhere fits the model its digest names. Codes: `not_splittable`, `bad_placement`. */
export function checkStage(info: ModelInfo, placement: Placement, stageIndex: number): Outcome<readonly ByteRange[]> {
  const stage = placement.stages[stageIndex];
  const shared = stage?.fellows ? checkGroup(info, stage.fellows.length + 1) : undefined;
  if (shared) return shared;
  const layers = (placement.stages.at(-1)?.lastLayer ?? -1) + 1;
  if (!stage || layers !== info.layers) {
    return fail("bad_placement", `the placement covers ${layers} layers, the model has ${info.layers}`);
  }
  if (placement.stages.length > 1) {
    if (info.split.kind === "whole_only") return fail("not_splittable", `this model cannot be split by layers: ${info.split.reason}`);
    const {cuts, eachStageNeeds} = info.split;
    const legal = (stage.firstLayer === 0 || cuts.includes(stage.firstLayer)) && (stage.lastLayer === info.layers - 1 || cuts.includes(stage.lastLayer + 1));
    const complete = eachStageNeeds.every((set) => set.some((layer) => layer >= stage.firstLayer && layer <= stage.lastLayer));
    if (!legal || !complete) return fail("not_splittable", `layers ${stage.firstLayer}-${stage.lastLayer} of this model cannot stand alone`);
  }
  return ok(stageRanges(info, stage.firstLayer, stage.lastLayer));
}
