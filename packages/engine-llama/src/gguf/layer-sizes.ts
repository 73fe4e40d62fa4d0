import type {Hyperparameters} from "./hyperparameters.ts";
import {TENSOR_TYPES} from "./tensor-type.ts";

/** Sizes that every layer of a model has alike, and the units in which ranks can share them. */
export interface LayerSizes {
  readonly width: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly keyLength: number;
  readonly valueLength: number;
  readonly feedForward: number;
  /** KV heads that stay together, so that columns are cut on boundaries of blocks; the last unit may be smaller. */
  readonly headUnit: number;
  readonly headUnits: number;
  /** Elements of the feed-forward width that stay together. */
  readonly feedForwardUnit: number;
  readonly feedForwardUnits: number;
}

/** A rank's part of each layer: half-open ranges. */
export interface RankPart {
  readonly kvHeads: readonly [number, number];
  readonly heads: readonly [number, number];
  readonly feedForward: readonly [number, number];
}

/** Or why the layers cannot be shared. */
export function layerSizes(hyper: Hyperparameters): LayerSizes | string {
  if (hyper.blocks !== hyper.layers) return "it has draft layers, of which no rank's part is known";
  if ((hyper.number("expert_count") ?? 0) > 0) return "it is a mixture of experts, of which no rank's part is known";
  const width = hyper.number("embedding_length") ?? 0;
  const heads = uniform(hyper, "attention.head_count");
  const kvHeads = hyper.entry("attention.head_count_kv") === undefined ? heads : uniform(hyper, "attention.head_count_kv");
  const feedForward = uniform(hyper, "feed_forward_length");
  if (heads === undefined || kvHeads === undefined || feedForward === undefined) return "its layers differ in their heads or their feed-forward width";
  if (heads < 1 || kvHeads < 1 || feedForward < 1 || heads % kvHeads !== 0)
    return `${heads} heads, ${kvHeads} KV heads and a feed-forward width of ${feedForward} cannot be shared`;
  const keyLength = hyper.number("attention.key_length") ?? width / heads;
  const valueLength = hyper.number("attention.value_length") ?? width / heads;
  if (!Number.isInteger(keyLength) || !Number.isInteger(valueLength)) return `a width of ${width} is not divided evenly by ${heads} heads`;
  const columns = valueLength * (heads / kvHeads);
  const headUnit = leastMultiple(columns, blockOf(hyper, "attn_output.weight"));
  const feedForwardUnit = blockOf(hyper, "ffn_down.weight");
  return {
    ...{width, heads, kvHeads, keyLength, valueLength, feedForward, headUnit, feedForwardUnit},
    headUnits: Math.ceil(kvHeads / headUnit),
    feedForwardUnits: Math.ceil(feedForward / feedForwardUnit),
  };
}

/** What rank `rank` of `ranks` computes. As even as units allow; every rank has something when there are as many units. */
export function partOf(sizes: LayerSizes, rank: number, ranks: number): RankPart {
  const cut = (units: number, unit: number, whole: number, index: number): number => Math.min(whole, Math.floor((units * index) / ranks) * unit);
  const range = (units: number, unit: number, whole: number): [number, number] => [cut(units, unit, whole, rank), rank === ranks - 1 ? whole : cut(units, unit, whole, rank + 1)];
  const kvHeads = range(sizes.headUnits, sizes.headUnit, sizes.kvHeads);
  const group = sizes.heads / sizes.kvHeads;
  return {kvHeads, heads: [kvHeads[0] * group, kvHeads[1] * group], feedForward: range(sizes.feedForwardUnits, sizes.feedForwardUnit, sizes.feedForward)};
}

/** A size all layers have alike; undefined when they differ or it is missing. */
function uniform(hyper: Hyperparameters, suffix: string): number | undefined {
  const first = hyper.perLayer(suffix, 0);
  const isUniform = Array.from({length: hyper.layers}, (_, layer) => hyper.perLayer(suffix, layer)).every((size) => size === first);
  return isUniform ? first : undefined;
}

/** Elements of the largest block in which any layer's tensor of that name is stored. Block sizes are powers of two. */
function blockOf(hyper: Hyperparameters, rest: string): number {
  const blocks = hyper.header.tensors.filter(({name}) => name.startsWith("blk.") && name.endsWith(`.${rest}`)).map(({typeId}) => TENSOR_TYPES.get(typeId)?.blockElements ?? 1);
  return Math.max(1, ...blocks);
}

/** The smallest n > 0 for which n x `size` is a multiple of `block`, a power of two. */
function leastMultiple(size: number, block: number): number {
  let count = 1;
  while ((size * count) % block !== 0) count *= 2;
  return count;
}
