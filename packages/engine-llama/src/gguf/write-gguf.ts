import {alignUp} from "./parse-header.ts";
import {TENSOR_TYPES, tensorBytes} from "./tensor-type.ts";
import {type ScalarType, VALUE_BYTES, VALUE_TYPES} from "./value-type.ts";

export type WritableValue = string | number | bigint | boolean;

/** One metadata entry to write; an array when `elements` is given. */
export type WritableEntry =
  | {readonly key: string; readonly type: ScalarType; readonly value: WritableValue}
  | {readonly key: string; readonly type: ScalarType; readonly elements: readonly WritableValue[]};

export interface WritableTensor {
  readonly name: string;
  readonly typeId: number;
  /** Innermost first. */
  readonly shape: readonly number[];
}

export interface PlacedTensor extends WritableTensor {
  /** Absolute in the file, bytes. */
  readonly start: number;
  readonly end: number;
}

export interface EncodedHeader {
  /** Up to the tensor data, padding included. */
  readonly bytes: Uint8Array;
  readonly tensors: readonly PlacedTensor[];
  /** Of the whole file, bytes. */
  readonly size: number;
}

const VERSION = 3;
const MAGIC = 0x46554747;

/** Bytes of one metadata entry, as they stand in a header. */
export function encodeEntry(entry: WritableEntry): Uint8Array {
  const key = encodeString(entry.key);
  if (!("elements" in entry)) return concat([key, u32(VALUE_TYPES.indexOf(entry.type)), encodeValue(entry.type, entry.value)]);
  const elements = entry.elements.map((element) => encodeValue(entry.type, element));
  return concat([key, u32(VALUE_TYPES.indexOf("arr")), u32(VALUE_TYPES.indexOf(entry.type)), u64(entry.elements.length), ...elements]);
}

/** An entry as it stands in the bytes of a header, under that key. */
export function encodeRenamed(key: string, entry: {readonly key: string; readonly start: number; readonly end: number}, header: Uint8Array): Uint8Array {
  if (key === entry.key) return header.subarray(entry.start, entry.end);
  return concat([encodeString(key), header.subarray(entry.start + encodeString(entry.key).length, entry.end)]);
}

/**
 * A complete GGUF header: version 3, little-endian, tensors placed one behind the other at aligned positions in the order given.
 *
 * @param entries encoded metadata entries
 * @param alignment a power of two; must equal the entry `general.alignment`, or 32 without one
 */
export function encodeHeader(entries: readonly Uint8Array[], tensors: readonly WritableTensor[], alignment: number): EncodedHeader {
  let offset = 0;
  const relative = tensors.map((tensor) => {
    const start = offset;
    const end = start + bytesOf(tensor);
    offset = alignUp(end, alignment);
    return {...tensor, start, end};
  });
  const table = relative.map((tensor) => encodeTensorInfo(tensor, tensor.start));
  const head = concat([u32(MAGIC), u32(VERSION), u64(tensors.length), u64(entries.length), ...entries, ...table]);
  const dataStart = alignUp(head.length, alignment);
  const bytes = new Uint8Array(dataStart);
  bytes.set(head);
  const placed = relative.map((tensor) => ({...tensor, start: dataStart + tensor.start, end: dataStart + tensor.end}));
  return {bytes, tensors: placed, size: dataStart + offset};
}

function bytesOf(tensor: WritableTensor): number {
  const kind = TENSOR_TYPES.get(tensor.typeId);
  const length = kind === undefined ? undefined : tensorBytes(kind, tensor.shape);
  if (length === undefined) throw new Error(`tensor ${tensor.name} of type ${tensor.typeId} and shape ${tensor.shape.join("x")} cannot be stored`);
  return length;
}

function encodeTensorInfo(tensor: WritableTensor, offset: number): Uint8Array {
  return concat([encodeString(tensor.name), u32(tensor.shape.length), ...tensor.shape.map(u64), u32(tensor.typeId), u64(offset)]);
}

function encodeValue(type: ScalarType, value: WritableValue): Uint8Array {
  if (type === "str") return encodeString(String(value));
  const bytes = new Uint8Array(VALUE_BYTES[type]);
  writeNumber(new DataView(bytes.buffer), type, value);
  return bytes;
}

function writeNumber(view: DataView, type: Exclude<ScalarType, "str">, value: WritableValue): void {
  switch (type) {
    case "u8":
    case "bool":
      return view.setUint8(0, Number(value));
    case "i8":
      return view.setInt8(0, Number(value));
    case "u16":
      return view.setUint16(0, Number(value), true);
    case "i16":
      return view.setInt16(0, Number(value), true);
    case "u32":
      return view.setUint32(0, Number(value), true);
    case "i32":
      return view.setInt32(0, Number(value), true);
    case "f32":
      return view.setFloat32(0, Number(value), true);
    case "f64":
      return view.setFloat64(0, Number(value), true);
    case "u64":
      return view.setBigUint64(0, BigInt(value), true);
    case "i64":
      return view.setBigInt64(0, BigInt(value), true);
  }
}

function encodeString(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return concat([u64(bytes.length), bytes]);
}

function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
  return bytes;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
