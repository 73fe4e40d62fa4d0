import type {MetadataValue} from "@ollamesh/ports";
import {DECODED_ELEMENTS_MAX, HEADER_LIMITS, type Header, type HeaderEntry, type HeaderTensor} from "./header.ts";
import {badModel, HeaderCursor} from "./header-cursor.ts";
import {TENSOR_TYPES, tensorBytes} from "./tensor-type.ts";
import {type ScalarType, VALUE_BYTES, VALUE_TYPES, type ValueType} from "./value-type.ts";

const MAGIC = 0x46554747;
const DEFAULT_ALIGNMENT = 32;

/**
 * Parses and checks a GGUF header: counts, lengths, names, types, dimensions and offsets against the file's size, before anything of
 * that size is allocated.
 *
 * @param bytes the file's first bytes
 * @param fileSize the whole file's size, bytes
 * @throws CodedError `bad_model`; NeedMoreBytes when the header goes on behind `bytes`
 */
export function parseHeader(bytes: Uint8Array, fileSize: number): Header {
  const cursor = new HeaderCursor(bytes, fileSize);
  if (cursor.u32("the magic") !== MAGIC) throw badModel("This is not a GGUF file: it does not begin with the letters GGUF.");
  const version = cursor.u32("the version");
  if (version !== 2 && version !== 3) {
    throw badModel(`GGUF version ${version} is not supported; versions 2 and 3, little-endian, are. Convert the model again.`);
  }
  const tensorCount = limited(cursor.size("the tensor count"), HEADER_LIMITS.tensorsMax, "tensors");
  const entryCount = limited(cursor.size("the metadata count"), HEADER_LIMITS.entriesMax, "metadata entries");
  const entries = readEntries(cursor, entryCount);
  const alignment = alignmentOf(entries);
  const infos = readTensorInfos(cursor, tensorCount);
  const dataStart = alignUp(cursor.position, alignment);
  const tensors = place(infos, dataStart, alignment, fileSize);
  return {version, bytes: bytes.slice(0, cursor.position), entries, tensors, alignment, dataStart};
}

/** Every element of an entry of a parsed header: `value` of it has an array's first only. */
export function wholeValue(header: Header, {key, start, value, count}: HeaderEntry): MetadataValue {
  if (!Array.isArray(value) || value.length === count) return value;
  const cursor = new HeaderCursor(header.bytes, header.bytes.byteLength);
  cursor.skip(start, "what is before it");
  cursor.string("its key", HEADER_LIMITS.keyBytesMax);
  return readEntry(cursor, key, start, count).value;
}

/** The next multiple of `alignment`, a power of two. */
export function alignUp(position: number, alignment: number): number {
  return Math.ceil(position / alignment) * alignment;
}

function limited(count: number, max: number, what: string): number {
  if (count > max) throw badModel(`The GGUF header announces ${count} ${what}; at most ${max} are allowed.`);
  return count;
}

function readEntries(cursor: HeaderCursor, count: number): Map<string, HeaderEntry> {
  const entries = new Map<string, HeaderEntry>();
  for (let i = 0; i < count; i++) {
    const start = cursor.position;
    const key = cursor.string(`metadata key ${i}`, HEADER_LIMITS.keyBytesMax);
    if (key === "" || entries.has(key)) throw badModel(key === "" ? `Metadata key ${i} is empty.` : `Metadata key ${quote(key)} appears twice.`);
    entries.set(key, readEntry(cursor, key, start, DECODED_ELEMENTS_MAX));
  }
  return entries;
}

function readEntry(cursor: HeaderCursor, key: string, start: number, decodedMax: number): HeaderEntry {
  const type = valueType(cursor.u32(`the type of ${quote(key)}`), key);
  if (type !== "arr") {
    const value = readScalar(cursor, type, key);
    return {key, type, elementType: undefined, count: 1, start, end: cursor.position, value};
  }
  const elementType = valueType(cursor.u32(`the element type of ${quote(key)}`), key);
  if (elementType === "arr") throw badModel(`Metadata ${quote(key)} is an array of arrays, which llama.cpp does not read.`);
  const count = limited(cursor.size(`the length of ${quote(key)}`), HEADER_LIMITS.arrayElementsMax, `elements of ${quote(key)}`);
  const value = elementType === "str" ? readStrings(cursor, count, key, decodedMax) : readNumbers(cursor, elementType, count, key, decodedMax);
  return {key, type, elementType, count, start, end: cursor.position, value};
}

function valueType(id: number, key: string): ValueType {
  const type = VALUE_TYPES[id];
  if (type === undefined) throw badModel(`Metadata ${quote(key)} has the unknown type ${id}.`);
  return type;
}

function readScalar(cursor: HeaderCursor, type: ScalarType, key: string): MetadataValue {
  if (type === "str") return cursor.string(`the value of ${quote(key)}`, HEADER_LIMITS.bytesMax);
  return decode(cursor.view, type, cursor.skip(VALUE_BYTES[type], `the value of ${quote(key)}`));
}

function readStrings(cursor: HeaderCursor, count: number, key: string, decodedMax: number): MetadataValue {
  const decoded: string[] = [];
  // A text for each of half a million elements would take longer than reading them.
  const element = `an element of ${quote(key)}`;
  for (let i = 0; i < count; i++) {
    if (i < decodedMax) decoded.push(cursor.string(element, HEADER_LIMITS.bytesMax));
    else cursor.skip(cursor.size(element, "the length of "), element);
  }
  return decoded;
}

function readNumbers(cursor: HeaderCursor, type: Exclude<ScalarType, "str">, count: number, key: string, decodedMax: number): MetadataValue {
  const start = cursor.skip(count * VALUE_BYTES[type], `the array ${quote(key)}`);
  const decoded: MetadataValue[] = [];
  for (let i = 0; i < Math.min(count, decodedMax); i++) decoded.push(decode(cursor.view, type, start + i * VALUE_BYTES[type]));
  return decoded;
}

function decode(view: DataView, type: Exclude<ScalarType, "str">, at: number): MetadataValue {
  switch (type) {
    case "u8":
      return view.getUint8(at);
    case "i8":
      return view.getInt8(at);
    case "u16":
      return view.getUint16(at, true);
    case "i16":
      return view.getInt16(at, true);
    case "u32":
      return view.getUint32(at, true);
    case "i32":
      return view.getInt32(at, true);
    case "f32":
      return view.getFloat32(at, true);
    case "f64":
      return view.getFloat64(at, true);
    case "bool":
      return view.getUint8(at) !== 0;
    case "u64":
      return view.getBigUint64(at, true);
    case "i64":
      return view.getBigInt64(at, true);
  }
}

function alignmentOf(entries: ReadonlyMap<string, HeaderEntry>): number {
  const entry = entries.get("general.alignment");
  if (entry === undefined) return DEFAULT_ALIGNMENT;
  const value = entry.value;
  const valid = entry.type === "u32" && typeof value === "number" && value >= 1 && value <= HEADER_LIMITS.alignmentMax && (value & (value - 1)) === 0;
  if (!valid) throw badModel(`general.alignment is ${String(value)}; it must be a power of two of at most ${HEADER_LIMITS.alignmentMax}.`);
  return value as number;
}

interface TensorInfo {
  readonly name: string;
  readonly typeId: number;
  readonly typeName: string;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly length: number;
}

function readTensorInfos(cursor: HeaderCursor, count: number): TensorInfo[] {
  const infos: TensorInfo[] = [];
  const names = new Set<string>();
  for (let i = 0; i < count; i++) {
    const info = readTensorInfo(cursor, i);
    if (names.has(info.name)) throw badModel(`Tensor ${quote(info.name)} appears twice.`);
    names.add(info.name);
    infos.push(info);
  }
  return infos;
}

function readTensorInfo(cursor: HeaderCursor, index: number): TensorInfo {
  const name = cursor.string(`the name of tensor ${index}`, HEADER_LIMITS.tensorNameBytesMax);
  const dimensions = cursor.u32(`the dimensions of tensor ${quote(name)}`);
  if (dimensions > HEADER_LIMITS.dimensionsMax) throw badModel(`Tensor ${quote(name)} has ${dimensions} dimensions; at most 4 are allowed.`);
  const shape: number[] = [];
  for (let d = 0; d < dimensions; d++) shape.push(cursor.size(`dimension ${d} of tensor ${quote(name)}`));
  const typeId = cursor.u32(`the type of tensor ${quote(name)}`);
  const kind = TENSOR_TYPES.get(typeId);
  if (kind === undefined) throw badModel(`Tensor ${quote(name)} has the unknown type ${typeId}.`);
  const offset = cursor.size(`the offset of tensor ${quote(name)}`);
  const length = tensorBytes(kind, shape);
  if (length === undefined) throw badModel(`Rows of tensor ${quote(name)} (${shape.join("x")}) do not fill whole ${kind.name} blocks.`);
  if (!Number.isSafeInteger(length)) throw badModel(`Tensor ${quote(name)} (${shape.join("x")}) is larger than any file.`);
  return {name, typeId, typeName: kind.name, shape, offset, length};
}

/** llama.cpp wants tensors in the order of the table, each at the next aligned position: this rules out overlaps and holes. */
function place(infos: readonly TensorInfo[], dataStart: number, alignment: number, fileSize: number): HeaderTensor[] {
  let expected = 0;
  return infos.map(({name, typeId, typeName, shape, offset, length}) => {
    if (offset !== expected) {
      throw badModel(`Tensor ${quote(name)} lies at offset ${offset} where ${expected} was expected: tensors overlap or leave holes.`);
    }
    expected = alignUp(offset + length, alignment);
    const start = dataStart + offset;
    const end = start + length;
    if (end > fileSize) {
      throw badModel(`The file is truncated: tensor ${quote(name)} ends at byte ${end}, but the file has ${fileSize} bytes. Download it again.`);
    }
    return {name, typeId, typeName, shape, start, end};
  });
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
