import {randomBytes} from "node:crypto";

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Random letters and digits: enough of them that two answers a client still remembers never share a name. */
export function randomId(length: number): string {
  return Array.from(randomBytes(length), (byte) => LETTERS[byte % LETTERS.length]).join("");
}

export function toolCallId(): string {
  return `call_${randomId(8)}`;
}
