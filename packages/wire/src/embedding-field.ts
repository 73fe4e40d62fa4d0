import {KIB} from "@ollamesh/stdx";
import {limitBytes, malformed} from "./decode-limits.ts";

/** 64 Ki numbers: several times what models have. */
const EMBEDDING_BYTES_MAX = 256 * KIB;

/** Undefined: there is none. */
export function readEmbedding(bytes: Uint8Array | null | undefined): Uint8Array | undefined {
  if (!bytes || bytes.length === 0) return undefined;
  if (bytes.length % 4 !== 0) throw malformed("an embedding that is not of float32");
  return limitBytes(bytes, EMBEDDING_BYTES_MAX, "embedding");
}
