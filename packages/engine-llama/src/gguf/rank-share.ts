import {CodedError} from "@ollamesh/stdx";
import type {HeaderTensor} from "./header.ts";
import {badModel} from "./header-cursor.ts";
import type {Hyperparameters} from "./hyperparameters.ts";
import {layerSizes, partOf} from "./layer-sizes.ts";
import {type RankTensor, rankTensor} from "./rank-tensor.ts";
import {ALL, type AxisRange, shareOf, type TensorShare} from "./tensor-share.ts";
import {TENSOR_TYPES} from "./tensor-type.ts";
import {DIVISIBLE} from "./traits/divisible.ts";

/** What a rank has of every layer. */
export interface RankShare {
  readonly part: SharedSizes;
  /** @param rest the tensor's name inside its layer */
  tensor(tensor: HeaderTensor, rest: string): RankTensor;
  /** Of the factors that add to such a tensor B A: who has rows of it has those of B, who has columns those of A, and all of the other one. Code `not_splittable`. */
  pair(tensor: HeaderTensor, rest: string, factors: {readonly a: HeaderTensor; readonly b: HeaderTensor}): PairShare;
}

export interface PairShare {
  readonly a: RankTensor;
  readonly b: RankTensor;
}

/** Sizes of a rank's layers, as its metadata must tell them. */
export interface SharedSizes {
  /** Whose graph computes them. */
  readonly architecture: string;
  readonly heads: number;
  readonly kvHeads: number;
  readonly feedForward: number;
  readonly keyLength: number;
  readonly valueLength: number;
}

/** @throws CodedError `bad_model` when the model is not the one whose layers were found to be divisible */
export function rankShare(hyper: Hyperparameters, {rank, ranks}: {readonly rank: number; readonly ranks: number}): RankShare {
  const sizes = layerSizes(hyper);
  if (typeof sizes === "string") throw badModel(`Its layers cannot be shared: ${sizes}.`);
  const part = partOf(sizes, rank, ranks);
  const known = (tensor: HeaderTensor, rest: string): TensorShare => {
    const share = shareOf(tensor, rest, sizes);
    if (share === undefined) throw badModel(`What ranks need of the tensor ${tensor.name} is not known.`);
    return share;
  };
  const extent = ([from, to]: readonly [number, number]): number => to - from;
  return {
    part: {
      architecture: DIVISIBLE.get(hyper.architecture) ?? hyper.architecture,
      heads: extent(part.heads),
      kvHeads: extent(part.kvHeads),
      feedForward: extent(part.feedForward),
      keyLength: sizes.keyLength,
      valueLength: sizes.valueLength,
    },
    tensor: (tensor, rest) => rankTensor(tensor, known(tensor, rest), part),
    pair(tensor, rest, {a, b}) {
      const share = known(tensor, rest);
      const isByColumns = share.kind === "part" && share.axis === 0;
      if (isByColumns) checkBlocks(a, share.ranges(part));
      return {a: rankTensor(a, isByColumns ? share : ALL, part), b: rankTensor(b, isByColumns ? ALL : share, part)};
    },
  };
}

/** Blocks of quantised numbers are not cut. */
function checkBlocks(tensor: HeaderTensor, ranges: readonly AxisRange[]): void {
  const elements = TENSOR_TYPES.get(tensor.typeId)?.blockElements ?? 1;
  if (ranges.flat().every((edge) => edge % elements === 0)) return;
  throw new CodedError(
    "not_splittable",
    `The adapter's tensor ${tensor.name} is stored in blocks of ${elements} numbers, which the ranks would have to cut: deploy the model whole or in stages.`,
  );
}
