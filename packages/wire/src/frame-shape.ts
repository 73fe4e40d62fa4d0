import {MIB} from "@ollamesh/stdx";
import {malformed} from "./decode-limits.ts";

/** One message of a `oneof` is in a frame; a few more are room for additions. */
const MESSAGES_MAX = 8;
/** Fields of such a message, each element of a repeated one counted: far more than any well-formed one has. */
const FIELDS_MAX = 8192;
/** Packed numbers and nested messages of one frame, all together. */
const REST_BYTES_MAX = 8 * MIB;

interface Field {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** May be a message: it has a length. */
  readonly isLong: boolean;
}

/**
 * Refuses a frame that would grow when it is decoded, before it is: two bytes become an object of a hundred, a packed number of one byte one
 * of eight. Frames are one message that holds the message of its kind. Throws `malformed`.
 * @param plainFields numbers of fields of the frame itself that are text or bytes, not messages
 * @param bulkField number of the field of that inner message which holds plain bytes, and does not count into what all else may take
 */
export function checkShape(bytes: Uint8Array, bulkField?: number, plainFields: readonly number[] = []): void {
  let messages = 0;
  let fieldCount = 0;
  let restBytes = 0;
  for (const outer of fields(bytes, 0, bytes.length)) {
    if (++messages > MESSAGES_MAX) throw malformed(`more than ${MESSAGES_MAX} messages in one frame`);
    if (!outer.isLong || plainFields.includes(outer.number)) continue;
    for (const inner of fields(bytes, outer.start, outer.end)) {
      if (++fieldCount > FIELDS_MAX) throw malformed(`more than ${FIELDS_MAX} fields in one message`);
      if (inner.number !== bulkField) restBytes += inner.end - inner.start;
      if (restBytes > REST_BYTES_MAX && bulkField !== undefined) throw malformed(`more than ${REST_BYTES_MAX} bytes beside the bulk of a message`);
    }
  }
}

/** The fields of the message in [start, end), as protobuf's wire format tells (protobuf.dev/programming-guides/encoding). */
function* fields(bytes: Uint8Array, start: number, end: number): Generator<Field> {
  for (let at = start; at < end; ) {
    const tag = readVarint(bytes, at, end);
    const number = Math.floor(tag.value / 8);
    const value = valueRange(bytes, tag.next, end, tag.value % 8);
    if (value.end > end) throw malformed("a field that ends after its message");
    yield {number, ...value};
    at = value.end;
  }
}

function valueRange(bytes: Uint8Array, at: number, end: number, wireType: number): {start: number; end: number; isLong: boolean} {
  if (wireType === 0) return {start: at, end: readVarint(bytes, at, end).next, isLong: false};
  if (wireType === 1) return {start: at, end: at + 8, isLong: false};
  if (wireType === 5) return {start: at, end: at + 4, isLong: false};
  if (wireType !== 2) throw malformed(`wire type ${wireType}`);
  const length = readVarint(bytes, at, end);
  return {start: length.next, end: length.next + length.value, isLong: true};
}

/** Up to ten bytes, seven bits each, lowest first; beyond 2^53 only the size of the value matters here. */
function readVarint(bytes: Uint8Array, start: number, end: number): {value: number; next: number} {
  let value = 0;
  for (let i = 0; i < 10 && start + i < end; i++) {
    const byte = bytes[start + i] as number;
    value += (byte & 127) * 2 ** (7 * i);
    if (byte < 128) return {value, next: start + i + 1};
  }
  throw malformed("a number that does not end");
}
