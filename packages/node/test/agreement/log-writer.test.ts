import type {LogStore, LogWrite} from "@ollamesh/ports";
import type {HardState, StorageAppend} from "@ollamesh/raft";
import {type Callback, ok} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {LogWriter} from "../../src/agreement/log-writer.ts";

const hard = (commit: number): HardState => ({term: 1, vote: 1, commit});
const entry = (index: number): StorageAppend => ({
  hardState: undefined,
  entries: [{type: "normal", index, term: 1, data: new Uint8Array([index])}],
  snapshot: undefined,
  responses: [],
});
const commit = (index: number): StorageAppend => ({hardState: hard(index), entries: [], snapshot: undefined, responses: []});

function world() {
  const writes: {change: LogWrite; done: Callback<void>}[] = [];
  const written: StorageAppend[] = [];
  const store = {write: (change, done) => void writes.push({change, done})} as Pick<LogStore, "write"> as LogStore;
  const writer = new LogWriter({store, written: (append) => void written.push(append), orFail: (then) => () => then()});
  return {writes, written, writer, finish: () => writes.shift()?.done(ok(undefined))};
}

describe("LogWriter", () => {
  it("counts a commit at once when nothing is under way, and behind what is when something is", () => {
    const {writes, written, writer, finish} = world();
    const [first, second, third] = [commit(1), entry(2), commit(2)];
    writer.append(first, false);
    expect(written).toEqual([first]);
    writer.append(second, true);
    writer.append(third, false);
    expect([written, writes.length]).toEqual([[first], 1]);
    finish();
    expect(written).toEqual([first, second, third]);
  });

  it("takes a commit along with the next write, and writes it alone when asked to", () => {
    const {writes, writer, finish} = world();
    writer.append(commit(4), false);
    writer.append(entry(5), true);
    expect(writes[0]?.change).toMatchObject({hardState: hard(4), entries: [{index: 5}], sync: true});
    writer.writeCommit();
    expect(writes.length).toBe(1);
    finish();
    writer.append(commit(5), false);
    expect(writer.hasUnwrittenCommit).toBe(true);
    writer.writeCommit();
    expect(writes[0]?.change).toEqual({hardState: hard(5), sync: false});
    expect(writer.hasUnwrittenCommit).toBe(false);
  });

  it("is busy with two writes under way, and writes a term that changed though there are no entries", () => {
    const {writes, written, writer, finish} = world();
    writer.append(commit(1), true);
    expect([writes.length, written.length, writer.isBusy]).toEqual([1, 0, false]);
    writer.append(entry(2), true);
    expect(writer.isBusy).toBe(true);
    finish();
    expect(writer.isBusy).toBe(false);
  });
});
