import type {ModelInfo} from "@ollamesh/ports";

export type KeyedModel = Pick<ModelInfo, "architecture" | "embeddingLength" | "metadata">;

/** Numbers in the key of a head. Infinity: not said, or not the same in all layers. */
export function keyLength({architecture, embeddingLength, metadata}: KeyedModel): number {
  const said = metadata[`${architecture}.attention.key_length`];
  const heads = metadata[`${architecture}.attention.head_count`];
  if (typeof said === "number") return said;
  return typeof heads === "number" && heads > 0 ? embeddingLength / heads : Number.POSITIVE_INFINITY;
}
