import type {ModelInfo} from "@ollamesh/ports";
import {type Adapter, type AdapterPair, badAdapter, readAdapter} from "./adapter.ts";
import type {HeaderTensor} from "./header.ts";
import {Hyperparameters} from "./hyperparameters.ts";
import {type PairShare, rankShare} from "./rank-share.ts";
import type {RankTensor} from "./rank-tensor.ts";
import {readHeader} from "./read-header.ts";
import {planFile, type StagePlan, type StageRange, type StageSeat, type StageTensor, wholeOf} from "./stage-plan.ts";
import {layerOf} from "./tensor-role.ts";
import {encodeEntry} from "./write-gguf.ts";

/** What a stage has of an adapter. */
export interface AdapterPlan {
  readonly plan: StagePlan;
  /** Names of the matrices it changes, as the stage's own file calls them. */
  readonly matrices: readonly string[];
}

/** Of a rank that shares its layers with others. */
interface SharedAdapter {
  /** Whose graph computes the layers. */
  readonly architecture: string;
  pair(base: HeaderTensor, rest: string, pair: AdapterPair): PairShare;
  base(name: string): HeaderTensor;
}

/**
 * Plans the adapter of a stage that holds layers [firstLayer, lastLayer] of a model: the pairs for these, renumbered as the stage's layers are, cut as its matrices are where several ranks share them.
 *
 * @param modelPath only its header is read
 * @returns undefined when the adapter changes nothing of them
 * @throws CodedError `bad_adapter`, `not_splittable`, `bad_model`, `io`
 */
export async function planAdapter(path: string, model: ModelInfo, modelPath: string, range: StageRange, seat?: StageSeat): Promise<AdapterPlan | undefined> {
  const adapter = await readAdapter(path, model);
  const shared = seat && (await sharedAdapter(model, modelPath, seat));
  const isLast = range.lastLayer === model.layers - 1 && (seat?.rank ?? 0) === 0;
  const kept = adapter.pairs.flatMap((pair) => {
    const place = layerOf(pair.base);
    if (!place) return (pair.base === "output.weight" ? isLast : range.firstLayer === 0) ? {pair, name: pair.base, rest: undefined} : [];
    if (place.layer < range.firstLayer || place.layer > range.lastLayer) return [];
    return {pair, name: `blk.${place.layer - range.firstLayer}.${place.rest}`, rest: place.rest};
  });
  if (kept.length === 0) return undefined;
  const tensors = kept.flatMap(({pair, name, rest}): StageTensor[] => {
    const cut = shared && rest !== undefined ? shared.pair(shared.base(pair.base), rest, pair) : {a: allOf(pair.a), b: allOf(pair.b)};
    return [
      {...cut.a, name: `${name}.lora_a`, typeId: pair.a.typeId},
      {...cut.b, name: `${name}.lora_b`, typeId: pair.b.typeId},
    ];
  });
  return {plan: planFile(entriesOf(adapter, shared?.architecture ?? model.architecture), tensors, adapter.header.alignment), matrices: kept.map(({name}) => name)};
}

function allOf(tensor: HeaderTensor): RankTensor {
  return {shape: tensor.shape, runs: wholeOf(tensor)};
}

/** The adapter's own, byte for byte, but for the architecture where another one's graph computes the layers. */
function entriesOf({header}: Adapter, architecture: string): Uint8Array[] {
  return [...header.entries.values()].map(({key, value, start, end}) => {
    const isOther = key === "general.architecture" && value !== architecture;
    return isOther ? encodeEntry({key, type: "str", value: architecture}) : header.bytes.subarray(start, end);
  });
}

async function sharedAdapter(model: ModelInfo, modelPath: string, seat: StageSeat): Promise<SharedAdapter> {
  const {header} = await readHeader(modelPath);
  const share = rankShare(new Hyperparameters(header, model.architecture), seat);
  const tensors = new Map(header.tensors.map((tensor) => [tensor.name, tensor]));
  return {
    architecture: share.part.architecture,
    pair: (base, rest, {a, b}) => share.pair(base, rest, {a, b}),
    base(name) {
      const tensor = tensors.get(name);
      if (!tensor) throw badAdapter(`The model file has no tensor ${name}.`);
      return tensor;
    },
  };
}
