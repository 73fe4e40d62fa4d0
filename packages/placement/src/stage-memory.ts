import type {ModelShape} from "./types.ts";

/** Memory the engine needs besides weights and KV: compute buffers, the process. Measured on small models; generous. */
export const STAGE_OVERHEAD_BYTES = 64 * 1024 * 1024;

/** Bytes a stage of layers [first, last] takes when loaded with that much context. */
export function stageMemoryBytes(shape: ModelShape, first: number, last: number, contextTokens: number): number {
  let bytes = STAGE_OVERHEAD_BYTES + shape.everyBytes;
  for (let layer = first; layer <= last; layer++) bytes += shape.layerBytes[layer] as number;
  if (first === 0) bytes += shape.firstBytes;
  if (last === shape.layers - 1) bytes += shape.lastBytes;
  return bytes + (last - first + 1) * shape.kvBytesPerTokenLayer * contextTokens;
}

/** Weights read for every token by layers [first, last], bytes: what a stage's speed follows from. Token embeddings are looked up, not read. */
export function stageReadBytes(shape: ModelShape, first: number, last: number): number {
  let bytes = last === shape.layers - 1 ? shape.lastBytes : 0;
  for (let layer = first; layer <= last; layer++) bytes += shape.layerBytes[layer] ?? 0;
  return bytes;
}
