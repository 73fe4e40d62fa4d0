import type {HeaderTensor} from "./header.ts";
import type {LayerSizes, RankPart} from "./layer-sizes.ts";

/** A range along one axis: elements [from, to). */
export type AxisRange = readonly [number, number];

/** Which part of a tensor of a layer a rank has. `axis` counts from the innermost; ranges stand one behind the other in the part. */
export type TensorShare = {readonly kind: "all"} | {readonly kind: "part"; readonly axis: number; ranges(part: RankPart): readonly AxisRange[]};

/** Every rank has all of it. */
export const ALL: TensorShare = {kind: "all"};
const TENSOR_NAME = /^([a-z_0-9]+)\.(weight|bias)$/;

/** One factor for what comes out of a matrix, or goes into it. */
const MATRIX_SCALE = /^(attn_(q|k|v|qkv|output)|ffn_(gate|up|down))\.(scale|input_scale)$/;

/** Vectors of the model's width beside the matrices: norms, and biases that are added once the parts were added up. */
const WIDE_VECTORS: ReadonlySet<string> = new Set([
  "attn_norm.weight",
  "attn_norm.bias",
  "attn_norm_2.weight",
  "attn_norm_2.bias",
  "attn_output.bias",
  "post_attention_norm.weight",
  "post_attention_norm.bias",
  "ffn_norm.weight",
  "ffn_norm.bias",
  "ffn_down.bias",
  "post_ffw_norm.weight",
  "post_ffw_norm.bias",
]);

/** What every rank needs of a tensor of a layer; undefined: not known, so the model is not shared. Sizes are checked against the shape. */
export function shareOf({shape}: HeaderTensor, rest: string, sizes: LayerSizes): TensorShare | undefined {
  if (WIDE_VECTORS.has(rest)) return shape.length === 1 && shape[0] === sizes.width ? ALL : undefined;
  if (MATRIX_SCALE.test(rest)) return elementsOf(shape) === 1 ? ALL : undefined;
  if (rest === "rope_freqs.weight") return shape.length === 1 ? ALL : undefined;
  const [, name, kind] = TENSOR_NAME.exec(rest) ?? [];
  if (name === undefined) return undefined;
  if (name === "attn_output" || name === "ffn_down") return columnsOf(name, shape, sizes);
  if (name === "attn_q_norm" || name === "attn_k_norm") return headNorm(name, shape, sizes);
  const axis = kind === "bias" ? 0 : 1;
  const hasShape = shape.length === axis + 1 && (axis === 0 || shape[0] === sizes.width);
  return hasShape ? rowsOf(name, axis, shape[axis] ?? 0, sizes) : undefined;
}

function elementsOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function columnsOf(name: string, shape: readonly number[], sizes: LayerSizes): TensorShare | undefined {
  if (shape.length !== 2 || shape[1] !== sizes.width) return undefined;
  if (name === "ffn_down") return shape[0] === sizes.feedForward ? part(0, ({feedForward}) => [feedForward]) : undefined;
  return shape[0] === sizes.heads * sizes.valueLength ? part(0, ({heads}) => [scaled(heads, sizes.valueLength)]) : undefined;
}

/** Of each head by itself: alike for all heads, or a row a head. One over all heads together needs all ranks, so it is not shared. */
function headNorm(name: string, shape: readonly number[], {keyLength, heads, kvHeads}: LayerSizes): TensorShare | undefined {
  if (shape[0] !== keyLength) return undefined;
  if (shape.length === 1) return ALL;
  if (shape.length !== 2) return undefined;
  if (name === "attn_q_norm") return shape[1] === heads ? part(1, (rank) => [rank.heads]) : undefined;
  return shape[1] === kvHeads ? part(1, (rank) => [rank.kvHeads]) : undefined;
}

function rowsOf(name: string, axis: number, rows: number, sizes: LayerSizes): TensorShare | undefined {
  const {heads, kvHeads, keyLength, valueLength, feedForward} = sizes;
  const [q, k, v] = [heads * keyLength, kvHeads * keyLength, kvHeads * valueLength];
  switch (name) {
    case "attn_q":
      return rows === q ? part(axis, (rank) => [scaled(rank.heads, keyLength)]) : undefined;
    case "attn_k":
      return rows === k ? part(axis, (rank) => [scaled(rank.kvHeads, keyLength)]) : undefined;
    case "attn_v":
      return rows === v ? part(axis, (rank) => [scaled(rank.kvHeads, valueLength)]) : undefined;
    case "attn_qkv":
      if (rows !== q + k + v) return undefined;
      return part(axis, (rank) => [scaled(rank.heads, keyLength), moved(scaled(rank.kvHeads, keyLength), q), moved(scaled(rank.kvHeads, valueLength), q + k)]);
    case "ffn_gate":
    case "ffn_up":
      if (rows === feedForward) return part(axis, (rank) => [rank.feedForward]);
      // Gate and up in one, the gate first.
      return name === "ffn_up" && rows === 2 * feedForward ? part(axis, (rank) => [rank.feedForward, moved(rank.feedForward, feedForward)]) : undefined;
    default:
      return undefined;
  }
}

function part(axis: number, ranges: (part: RankPart) => readonly AxisRange[]): TensorShare {
  return {kind: "part", axis, ranges};
}

function scaled([from, to]: AxisRange, factor: number): AxisRange {
  return [from * factor, to * factor];
}

function moved([from, to]: AxisRange, by: number): AxisRange {
  return [from + by, to + by];
}
