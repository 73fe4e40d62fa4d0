import type {Entry} from "./types.ts";

/** Bytes of the payload: what the uncommitted and in-flight limits count. The empty entry and the leaving of a joint configuration weigh 0. */
export function payloadBytes(entry: Entry): number {
  if (entry.type === "normal") return entry.data.length;
  const {steps, context} = entry.change;
  return steps.length === 0 && context.length === 0 ? 0 : 2 + context.length + steps.reduce((sum, step) => sum + 5 + varintBytes(step.node), 0);
}

/** Bytes on the wire, as protobuf would encode it: what the message and apply limits count. */
export function encodedBytes(entry: Entry): number {
  const payload = payloadBytes(entry);
  const type = entry.type === "normal" ? 0 : 2;
  const data = payload === 0 ? 0 : 1 + varintBytes(payload) + payload;
  return type + 1 + varintBytes(entry.term) + 1 + varintBytes(entry.index) + data;
}

export function payloadBytesOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + payloadBytes(entry), 0);
}

export function encodedBytesOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + encodedBytes(entry), 0);
}

/** The longest beginning of `entries` that fits; at least one, so that no entry can block the log for ever. */
export function limitBytes(entries: readonly Entry[], bytesMax: number): readonly Entry[] {
  if (bytesMax === Number.POSITIVE_INFINITY) return entries;
  let bytes = 0;
  for (let i = 0; i < entries.length; i++) {
    bytes += encodedBytes(entries[i] as Entry);
    if (i > 0 && bytes > bytesMax) return entries.slice(0, i);
  }
  return entries;
}

function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) bytes++;
  return bytes;
}
