import fc from "fast-check";
import type {HardStateRecord, LogContents, LogRecord, LogWrite, SnapshotRecord} from "../src/index.ts";

/** What to do next, in numbers that mean something only beside the log they meet: any of them makes a change that log may take. */
export type LogStep =
  | {readonly kind: "write"; readonly back: number; readonly count: number; readonly bytes: number; readonly term: number; readonly commit: number; readonly sync: boolean}
  | {readonly kind: "snapshot"; readonly at: number; readonly conflicts: boolean; readonly bytes: number; readonly count: number}
  | {readonly kind: "compact"; readonly below: number}
  | {readonly kind: "await"}
  | {readonly kind: "reopen"};

const small = fc.integer({min: 0, max: 5});

export const logSteps: fc.Arbitrary<LogStep[]> = fc.array(
  fc.oneof(
    {
      weight: 10,
      arbitrary: fc.record({
        kind: fc.constant("write" as const),
        back: fc.oneof({weight: 3, arbitrary: fc.constant(0)}, small),
        count: small,
        bytes: fc.constantFrom(0, 1, 17, 300, 5000),
        term: fc.constantFrom(0, 0, 1, 2 ** 33),
        commit: small,
        sync: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("snapshot" as const),
        at: fc.integer({min: 0, max: 20}),
        conflicts: fc.boolean(),
        bytes: fc.constantFrom(0, 1, 9, 300, 2000, 2000, 1_048_571, 2_200_000),
        count: small,
      }),
    },
    {weight: 1, arbitrary: fc.record({kind: fc.constant("compact" as const), below: small})},
    {weight: 2, arbitrary: fc.record({kind: fc.constant("await" as const)})},
    {weight: 1, arbitrary: fc.record({kind: fc.constant("reopen" as const)})},
  ),
  {maxLength: 40},
);

/** The change a step asks of this log. */
export function changeOf(log: LogContents, step: LogStep & {readonly kind: "write" | "snapshot"}): LogWrite {
  return step.kind === "write" ? writeOf(log, step) : snapshotOf(log, step);
}

function writeOf(log: LogContents, {back, count, bytes, term, commit, sync}: LogStep & {readonly kind: "write"}): LogWrite {
  const base = log.snapshot?.index ?? 0;
  const last = base + log.entries.length;
  // With nothing put in its place a suffix is not cut.
  const first = count === 0 ? last + 1 : Math.max(base + 1, last + 1 - back);
  const termNow = (log.hardState?.term ?? 0) + term;
  const end = count === 0 ? last : first + count - 1;
  const hardState: HardStateRecord = {term: termNow, vote: commit, commit: Math.max(0, end - commit)};
  return {hardState, ...(count > 0 ? {entries: entriesFrom(first, count, termNow, bytes)} : {}), sync};
}

function snapshotOf(log: LogContents, {at, conflicts, bytes, count}: LogStep & {readonly kind: "snapshot"}): LogWrite {
  const index = Math.max(1, (log.snapshot?.index ?? 0) + at);
  const held = log.entries.find((entry) => entry.index === index) ?? (log.snapshot?.index === index ? log.snapshot : undefined);
  const term = (held?.term ?? log.hardState?.term ?? 0) + (conflicts ? 1 : 0);
  const snapshot: SnapshotRecord = {index, term, meta: bytesOf(bytes >> 3, index), data: bytesOf(bytes, index + 1)};
  const isKept = held?.term === term;
  const last = isKept ? (log.entries.at(-1)?.index ?? index) : index;
  const entries = count > 0 ? {entries: entriesFrom(Math.max(index, last) + 1, count, term, 10)} : {};
  return {snapshot, hardState: {term: Math.max(term, log.hardState?.term ?? 0), vote: 0, commit: index}, ...entries, sync: true};
}

export function entriesFrom(first: number, count: number, term: number, bytes = 8): LogRecord[] {
  return Array.from({length: count}, (_, i) => ({index: first + i, term, kind: (first + i) & 255, data: bytesOf(bytes, first + i + term)}));
}

export function bytesOf(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < Math.min(256, length); i++) bytes[i] = (seed + i * 7) & 255;
  for (let done = 256; done < length; done *= 2) bytes.copyWithin(done, 0, done);
  return bytes;
}
