import type {HeaderTensor} from "./header.ts";
import {badModel} from "./header-cursor.ts";
import type {Hyperparameters} from "./hyperparameters.ts";
import {layerSizes, partOf} from "./layer-sizes.ts";
import {type RankTensor, rankTensor} from "./rank-tensor.ts";
import {shareOf} from "./tensor-share.ts";
import {DIVISIBLE} from "./traits/divisible.ts";

/** What a rank has of every layer. */
export interface RankShare {
  readonly part: SharedSizes;
  /** @param rest the tensor's name inside its layer */
  tensor(tensor: HeaderTensor, rest: string): RankTensor;
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
    tensor(tensor, rest) {
      const share = shareOf(tensor, rest, sizes);
      if (share === undefined) throw badModel(`What ranks need of the tensor ${tensor.name} is not known.`);
      return rankTensor(tensor, share, part);
    },
  };
}
