import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {LogContents, LogRecord, LogStore, LogWrite} from "../src/index.ts";
import {bytesOf, changeOf, entriesFrom, type LogStep, logSteps} from "./log-changes.ts";
import {changedLog, describeLog, emptyLog} from "./log-model.ts";
import {answerOf, outcomeOf, refusalOf, type Subject} from "./subject.ts";

const MIB = 1_048_576;
const hard = (term: number, vote: number, commit: number) => ({term, vote, commit});
const snapshotAt = (index: number, term: number, bytes = 10, metaBytes = 3) => ({index, term, meta: bytesOf(metaBytes, 1), data: bytesOf(bytes, 2)});

/** What every LogStore does. @param open a new, empty one for each test. @param runs of random sequences */
export function logStoreContract(name: string, open: () => Promise<Subject<LogStore>>, runs = 60): void {
  describe(`${name} as a LogStore`, () => {
    let log: LogUnderTest;
    beforeEach(async () => {
      log = await LogUnderTest.over(await open());
    });
    afterEach(() => log.dispose());

    it("is empty at first, also after a restart", async () => {
      expect(describeLog(await log.load())).toEqual(describeLog(emptyLog));
      await log.reopen();
      expect(describeLog(await log.load())).toEqual(describeLog(emptyLog));
    });

    it("keeps entries, hard state and bytes over restarts, and takes more behind them", async () => {
      await log.write({entries: entriesFrom(1, 3, 7), hardState: hard(2 ** 40, 2 ** 50, 2), sync: true});
      await log.reopen();
      await log.write({entries: [...entriesFrom(4, 1, 8, 0), {index: 5, term: 8, kind: 255, data: bytesOf(MIB, 1)}], sync: true});
      await log.write({hardState: hard(2 ** 40, 2 ** 50, 5), sync: false});
      await log.holdsWhatIsExpected();
    });

    it("replaces everything from the first new entry on, whether more or fewer come", async () => {
      await log.write({entries: entriesFrom(1, 10, 1), sync: true});
      await log.write({entries: entriesFrom(8, 1, 2), sync: true});
      await log.holdsWhatIsExpected();
      await log.write({entries: entriesFrom(2, 12, 3), sync: true});
      await log.holdsWhatIsExpected();
      await log.write({entries: entriesFrom(1, 1, 4), sync: true});
      await log.holdsWhatIsExpected();
    });

    it("keeps what follows a snapshot of its own entry, and nothing else", async () => {
      await log.write({entries: entriesFrom(1, 10, 3), sync: true});
      await log.write({snapshot: snapshotAt(4, 3), sync: true});
      await log.holdsWhatIsExpected();
      expect((await log.load()).entries[0]?.index).toBe(5);
      await log.write({snapshot: snapshotAt(6, 2), sync: true});
      await log.holdsWhatIsExpected();
      expect((await log.load()).entries).toEqual([]);
      await log.write({entries: entriesFrom(7, 3, 4), sync: true});
      await log.write({snapshot: snapshotAt(20, 4), entries: entriesFrom(21, 2, 5), hardState: hard(5, 1, 20), sync: true});
      await log.holdsWhatIsExpected();
      await log.write({entries: entriesFrom(21, 1, 6), sync: true});
      await log.holdsWhatIsExpected();
    });

    it("keeps snapshots of any size up to the largest, also where meta and data share a piece", async () => {
      await log.write({snapshot: snapshotAt(1, 1, 0, 0), sync: true});
      await log.holdsWhatIsExpected();
      await log.write({snapshot: snapshotAt(1, 1, 5 * MIB - 7, MIB), entries: entriesFrom(2, 1, 1), sync: true});
      await log.holdsWhatIsExpected();
      await log.write({snapshot: snapshotAt(2, 1, MIB, 0), sync: true});
      await log.holdsWhatIsExpected();
    });

    it("compacts what a snapshot covers, and shows the same before and after", async () => {
      await log.write({entries: entriesFrom(1, 2500, 1), sync: true});
      await log.write({snapshot: snapshotAt(2400, 1), sync: true});
      for (const index of [0, 10, 2400, 5]) {
        await answerOf<void>(log.subject, (done) => log.subject.port.compact(index, done));
        await log.holdsWhatIsExpected();
      }
      expect(await refusalOf(log.subject, (done) => log.subject.port.compact(2401, done))).toBe("bad_change");
    });

    it("keeps its own copy of what it is given and gives", async () => {
      const data = Uint8Array.of(1, 2, 3);
      const snapshot = {index: 1, term: 1, meta: Uint8Array.of(4), data: Uint8Array.of(5)};
      const written = answerOf<void>(log.subject, (done) => log.subject.port.write({snapshot, entries: [{index: 2, term: 1, kind: 0, data}], sync: true}, done));
      for (const bytes of [data, snapshot.meta, snapshot.data]) bytes.fill(9);
      await written;
      const first = await log.load();
      expect([first.entries[0]?.data, first.snapshot?.meta, first.snapshot?.data].map((bytes) => [...(bytes ?? [])])).toEqual([[1, 2, 3], [4], [5]]);
      first.entries[0]?.data.fill(8);
      first.snapshot?.data.fill(8);
      expect([...((await log.load()).entries[0]?.data ?? [])]).toEqual([1, 2, 3]);
      expect([...((await log.load()).snapshot?.data ?? [])]).toEqual([5]);
    });

    it("answers many calls at once in their order, each of them after what it asked for", async () => {
      const order: number[] = [];
      const calls = Array.from({length: 300}, async (_, i) => {
        await log.write({entries: entriesFrom(i + 1, 1, 1), sync: i % 3 > 0});
        order.push(i);
      });
      const loaded = log.load();
      await Promise.all(calls);
      expect(order).toEqual(Array.from({length: 300}, (_, i) => i));
      expect((await loaded).entries).toHaveLength(300);
      await log.holdsWhatIsExpected();
    });

    const entry = (change: Partial<LogRecord>): LogRecord => ({index: 4, term: 1, kind: 1, data: new Uint8Array(), ...change});
    it.each<[string, LogWrite]>([
      ["a gap", {entries: [entry({index: 5})], sync: true}],
      ["a gap among the new", {entries: [entry({}), entry({index: 6})], sync: true}],
      ["index 0", {entries: [entry({index: 0})], sync: true}],
      ["an entry under the snapshot", {entries: [entry({index: 1})], sync: true}],
      ["an entry under its own snapshot", {snapshot: snapshotAt(3, 1), entries: [entry({index: 3})], sync: true}],
      ["a gap behind its own snapshot", {snapshot: snapshotAt(9, 1), entries: [entry({index: 4})], sync: true}],
      ["a fractional term", {entries: [entry({term: 1.5})], sync: true}],
      ["a kind of 256", {entries: [entry({kind: 256})], sync: true}],
      ["too large an entry", {entries: [entry({data: new Uint8Array(MIB + 1)})], sync: true}],
      ["too large a change", {entries: Array.from({length: 65}, (_, i) => entry({index: 4 + i, data: new Uint8Array(MIB)})), sync: true}],
      ["an older snapshot", {snapshot: snapshotAt(0, 0), sync: true}],
      ["too large a snapshot", {snapshot: snapshotAt(3, 1, 64 * MIB + 1), sync: true}],
      ["a commit beyond the end", {hardState: hard(1, 1, 4), sync: false}],
      ["an end before the stored commit", {entries: entriesFrom(2, 1, 2), sync: true}],
      ["a negative vote", {hardState: hard(1, -1, 3), sync: true}],
    ])("refuses %s, then everything, and has written none of it", async (_, change) => {
      await log.write({snapshot: snapshotAt(1, 1), entries: entriesFrom(2, 2, 1), hardState: hard(1, 1, 3), sync: true});
      expect(await refusalOf(log.subject, (done) => log.subject.port.write(change, done))).toBe("bad_change");
      expect(await refusalOf(log.subject, (done) => log.subject.port.write({entries: [entry({})], sync: true}, done))).toBe("bad_change");
      expect(await refusalOf(log.subject, (done) => log.subject.port.compact(1, done))).toBe("bad_change");
      expect(await refusalOf(log.subject, (done) => log.subject.port.load(done))).toBe("bad_change");
      await log.reopen();
      await log.holdsWhatIsExpected();
    });

    it("refuses to be written to before it was loaded", async () => {
      const fresh = await log.subject.reopen();
      log = new LogUnderTest(fresh);
      expect(await refusalOf(fresh, (done) => fresh.port.write({hardState: hard(1, 1, 0), sync: true}, done))).toBe("bad_change");
    });

    it("lets no more wait than it says, and keeps all it said yes to", async () => {
      const calls = Array.from({length: 5000}, (_, i) => outcomeOf<void>(log.subject, (done) => log.subject.port.write({entries: entriesFrom(i + 1, 1, 1), sync: true}, done)));
      const outcomes = await Promise.all(calls);
      const taken = outcomes.findIndex((outcome) => !outcome.ok);
      const codes = new Set(outcomes.slice(Math.max(0, taken)).map((outcome) => (outcome.ok ? "ok" : outcome.error.code)));
      expect([...codes]).toEqual(taken < 0 ? ["ok"] : ["busy"]);
      await log.reopen();
      expect((await log.load()).entries).toHaveLength(taken < 0 ? 5000 : taken);
    });

    it("does what the model does, whatever comes", async () => {
      await fc.assert(
        fc.asyncProperty(logSteps, async (steps) => {
          const random = await LogUnderTest.over(await open());
          try {
            await random.follow(steps);
          } finally {
            await random.dispose();
          }
        }),
        {numRuns: runs},
      );
    });
  });
}

/** A store, and what must be in it. */
class LogUnderTest {
  subject: Subject<LogStore>;
  #expected: LogContents = emptyLog;

  constructor(subject: Subject<LogStore>) {
    this.subject = subject;
  }

  static async over(subject: Subject<LogStore>): Promise<LogUnderTest> {
    const log = new LogUnderTest(subject);
    await log.load();
    return log;
  }

  load(): Promise<LogContents> {
    return answerOf<LogContents>(this.subject, (done) => this.subject.port.load(done));
  }

  write(change: LogWrite): Promise<void> {
    this.#expected = changedLog(this.#expected, change);
    return answerOf<void>(this.subject, (done) => this.subject.port.write(change, done));
  }

  async reopen(): Promise<void> {
    this.subject = await this.subject.reopen();
    await this.load();
  }

  async holdsWhatIsExpected(): Promise<void> {
    expect(describeLog(await this.load())).toEqual(describeLog(this.#expected));
    await this.reopen();
    expect(describeLog(await this.load())).toEqual(describeLog(this.#expected));
  }

  async follow(steps: readonly LogStep[]): Promise<void> {
    let calls: Promise<void>[] = [];
    for (const step of steps) {
      if (step.kind === "write" || step.kind === "snapshot") calls.push(this.write(changeOf(this.#expected, step)));
      else if (step.kind === "compact")
        calls.push(answerOf<void>(this.subject, (done) => this.subject.port.compact(Math.max(0, (this.#expected.snapshot?.index ?? 0) - step.below), done)));
      else {
        await Promise.all(calls);
        calls = [];
        if (step.kind === "reopen") await this.holdsWhatIsExpected();
      }
    }
    await Promise.all(calls);
    await this.holdsWhatIsExpected();
  }

  dispose(): Promise<void> {
    return this.subject.dispose();
  }
}
