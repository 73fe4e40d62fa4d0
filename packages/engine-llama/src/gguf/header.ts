import type {MetadataValue} from "@ollamesh/ports";
import type {ScalarType, ValueType} from "./value-type.ts";

/** Bounds on what a header may ask for. Each is well above any published model, and keeps memory far below the machine's. */
export const HEADER_LIMITS = {
  /** Largest header read, bytes: vocabularies of 260 000 tokens with merges take about 16 MB. */
  bytesMax: 96 * 1024 * 1024,
  /** Metadata entries: published models have under 100, llama.cpp's own test models 130. */
  entriesMax: 4096,
  /** llama.cpp keeps 512 layers at most; the largest mixtures of experts have about 30 tensors a layer. */
  tensorsMax: 65_536,
  /** Elements of one metadata array: the longest is a merge list of a large vocabulary. */
  arrayElementsMax: 4_000_000,
  /** Bytes of one metadata key (GGUF specification: 2^16 - 1). */
  keyBytesMax: 65_535,
  /** llama.cpp's GGML_MAX_NAME, with its final zero byte. */
  tensorNameBytesMax: 63,
  dimensionsMax: 4,
  /** Alignment of tensor data, bytes; the default is 32. */
  alignmentMax: 65_536,
  /** llama.cpp's LLAMA_MAX_LAYERS. */
  layersMax: 512,
} as const;

/** One metadata entry. Bytes [start, end) of the header hold key, type and value, ready to be copied as they are. */
export interface HeaderEntry {
  readonly key: string;
  readonly type: ValueType;
  /** Of an array. */
  readonly elementType: ScalarType | undefined;
  /** Of an array; 1 for a scalar. */
  readonly count: number;
  readonly start: number;
  readonly end: number;
  /** Arrays longer than `decodedElementsMax` hold their first elements only. */
  readonly value: MetadataValue;
}

/** Arrays up to this length are decoded whole: per-layer arrays have at most 512 elements. */
export const DECODED_ELEMENTS_MAX = 1024;

export interface HeaderTensor {
  readonly name: string;
  readonly typeId: number;
  readonly typeName: string;
  /** Innermost first. */
  readonly shape: readonly number[];
  /** Absolute in the file. */
  readonly start: number;
  readonly end: number;
}

/** A parsed and checked header. */
export interface Header {
  readonly version: number;
  /** The header's own bytes: [0, bytes.length) of the file. */
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<string, HeaderEntry>;
  readonly tensors: readonly HeaderTensor[];
  readonly alignment: number;
  /** Absolute position of the tensor data. */
  readonly dataStart: number;
}

/** A scalar number of the metadata, bigint included; undefined when absent, an array, or not a number. */
export function numberOf(header: Header, key: string): number | undefined {
  const value = header.entries.get(key)?.value;
  if (typeof value === "bigint") return Number(value);
  return typeof value === "number" ? value : undefined;
}

export function stringOf(header: Header, key: string): string | undefined {
  const value = header.entries.get(key)?.value;
  return typeof value === "string" ? value : undefined;
}
