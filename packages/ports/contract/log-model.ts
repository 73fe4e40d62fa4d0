import {createHash} from "node:crypto";
import type {LogContents, LogRecord, LogWrite} from "../src/index.ts";

export const emptyLog: LogContents = {hardState: undefined, snapshot: undefined, entries: []};

/** What a change means, in the plainest words: the judge of every adapter. */
export function changedLog(before: LogContents, change: LogWrite): LogContents {
  const hardState = change.hardState ?? before.hardState;
  let {snapshot, entries} = before;
  if (change.snapshot) {
    const {index, term} = change.snapshot;
    const held = entries.find((entry) => entry.index === index) ?? (snapshot?.index === index ? snapshot : undefined);
    entries = held?.term === term ? entries.filter((entry) => entry.index > index) : [];
    snapshot = change.snapshot;
  }
  const [first] = change.entries ?? [];
  if (first) entries = [...entries.filter((entry) => entry.index < first.index), ...(change.entries ?? [])];
  return {hardState, snapshot, entries};
}

/** One line for each part; equal for equal contents. */
export function describeLog({hardState, snapshot, entries}: LogContents): string[] {
  const bytes = (data: Uint8Array): string => (data.length > 40 ? `${data.length} bytes ${createHash("sha256").update(data).digest("hex")}` : Buffer.from(data).toString("hex"));
  return [
    hardState ? `term ${hardState.term} vote ${hardState.vote} commit ${hardState.commit}` : "no hard state",
    snapshot ? `snapshot ${snapshot.index}/${snapshot.term} ${bytes(snapshot.meta)} ${bytes(snapshot.data)}` : "no snapshot",
    ...entries.map(({index, term, kind, data}: LogRecord) => `${index}/${term} ${kind} ${bytes(data)}`),
  ];
}
