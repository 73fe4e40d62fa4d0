import {CodedError, fail, type Outcome, ok} from "@ollamesh/stdx";

/** What a decoder throws inside `decodeWith`; it never leaves this package. */
export function malformed(why: string): CodedError {
  return new CodedError("malformed", `malformed message: ${why}`);
}

/**
 * Runs a decoder over bytes from a stranger: too long, truncated, nested too deep or out of range all become the Failure `malformed`.
 * @param bytesMax frames longer than this are refused unread
 */
export function decodeWith<T>(bytes: Uint8Array, bytesMax: number, decode: () => T): Outcome<T> {
  if (bytes.length > bytesMax) return fail("malformed", `malformed message: ${bytes.length} bytes, at most ${bytesMax} are allowed`);
  try {
    return ok(decode());
  } catch (error) {
    return fail("malformed", error instanceof CodedError ? error.message : `malformed message: ${(error as Error).message}`);
  }
}

/** A uint64 of the wire as a number: protobufjs gives a Long where that is installed, a number elsewhere. Above 2^53 - 1 is refused. */
export function toSafeInteger(value: number | {toNumber(): number}, what: string): number {
  const number = typeof value === "number" ? value : value.toNumber();
  if (!Number.isSafeInteger(number) || number < 0) throw malformed(`${what} is out of range`);
  return number;
}

export function limitList<T>(list: readonly T[], itemsMax: number, what: string): readonly T[] {
  if (list.length > itemsMax) throw malformed(`${list.length} ${what}, at most ${itemsMax} are allowed`);
  return list;
}

export function limitText(text: string, charsMax: number, what: string): string {
  if (text.length > charsMax) throw malformed(`${what} of ${text.length} characters, at most ${charsMax} are allowed`);
  return text;
}

export function limitBytes(bytes: Uint8Array, bytesMax: number, what: string): Uint8Array {
  if (bytes.length > bytesMax) throw malformed(`${what} of ${bytes.length} bytes, at most ${bytesMax} are allowed`);
  return bytes;
}
