import type {HeaderTensor} from "./header.ts";
import type {RankPart} from "./layer-sizes.ts";
import type {TensorShare} from "./tensor-share.ts";
import {TENSOR_TYPES, type TensorType} from "./tensor-type.ts";

/** Bytes of the model file, from `start`: `count` runs of `length` bytes whose beginnings lie `step` bytes apart. */
export interface ByteRuns {
  readonly start: number;
  readonly length: number;
  readonly count: number;
  readonly step: number;
}

/** A rank's part of a tensor: its shape, and where its bytes lie, in their order. */
export interface RankTensor {
  readonly shape: readonly number[];
  readonly runs: readonly ByteRuns[];
}

/** Rows are whole runs of bytes; columns are cut on boundaries of blocks, which `partOf` sees to, and lie apart: a run a row. */
export function rankTensor(tensor: HeaderTensor, share: TensorShare, part: RankPart): RankTensor {
  const {shape, start, end, typeId} = tensor;
  if (share.kind === "all") return {shape, runs: [{start, length: end - start, count: 1, step: 0}]};
  const type = TENSOR_TYPES.get(typeId) as TensorType;
  const ranges = share.ranges(part);
  const extent = ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  const cut = shape.map((size, axis) => (axis === share.axis ? extent : size));
  const rowBytes = bytesOf(type, shape[0] ?? 1);
  if (share.axis === 0) {
    const count = shape.slice(1).reduce((product, size) => product * size, 1);
    return {shape: cut, runs: ranges.map(([from, to]) => ({start: start + bytesOf(type, from), length: bytesOf(type, to - from), count, step: rowBytes}))};
  }
  return {shape: cut, runs: ranges.map(([from, to]) => ({start: start + from * rowBytes, length: (to - from) * rowBytes, count: 1, step: 0}))};
}

function bytesOf({blockElements, blockBytes}: TensorType, elements: number): number {
  return (elements / blockElements) * blockBytes;
}
