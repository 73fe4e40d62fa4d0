import {cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {Level} from "level";
import {afterAll, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {logBuckets} from "../src/buckets.ts";
import {decodeEntry, encodeEntry} from "../src/log-record.ts";
import {type Recorded, recordLog, startOver, temporaryFolder, textOf} from "./support/recorded-log.ts";

/** Of each file, for each kind of damage. OLLAMESH_LOG_DAMAGE=3000 takes minutes. */
const POSITIONS = Number(process.env["OLLAMESH_LOG_DAMAGE"] ?? 60);
const TIMEOUT_MS = 60_000 + POSITIONS * 200;

type Db = Level<string, Uint8Array>;
/** @param last the keys of the last four entries */
type Spoiler = (db: Db, last: readonly string[]) => Promise<void>;

const at = (keys: readonly string[], index: number): string => keys.at(index) as string;
const indexOf = (key: string): number => Number.parseInt(key.slice(logBuckets.entryPrefix.length), 16);
const read = async (db: Db, key: string): Promise<Uint8Array> => (await db.get(key)) as Uint8Array;

const spoilers: [string, RegExp, Spoiler][] = [
  ["a log with an entry missing", /entry \d+: it is missing/, (db, last) => db.del(at(last, 1))],
  ["a log with its last entry missing", /entry \d+: it is missing, and the log ended at/, (db, last) => db.del(at(last, -1))],
  ["a log without its state", /the state record: it is missing/, (db) => db.del(logBuckets.state)],
  ["a record of no known name", /a record "entrz.1"/, (db) => db.put("entrz/1", Uint8Array.of(1))],
  ["an entry that had been cut off", /and this was cut off/, async (db, last) => db.put(logBuckets.entry(indexOf(at(last, -1)) + 1), await read(db, at(last, -1)))],
  [
    "two entries in each other's place",
    /entry \d+: its checksum is wrong/,
    async (db, last) => {
      const [a, b] = [await read(db, at(last, 1)), await read(db, at(last, 2))];
      await db.batch([
        {type: "put", key: at(last, 1), value: b},
        {type: "put", key: at(last, 2), value: a},
      ]);
    },
  ],
  [
    "an entry of another term",
    /entry \d+: its checksum is wrong/,
    async (db, last) => {
      const bytes = Buffer.from(await read(db, at(last, 1)));
      bytes[8] = (bytes[8] as number) ^ 1;
      await db.put(at(last, 1), bytes);
    },
  ],
  [
    "a sound entry of another history within the log",
    /entry \d+: it was not written after the entry before it/,
    async (db, last) => {
      const entry = decodeEntry(indexOf(at(last, 1)), await read(db, at(last, 1)));
      if (entry) await db.put(at(last, 1), encodeEntry({...entry.record, term: entry.record.term + 1}, entry.previousCheck).bytes);
    },
  ],
  [
    "a sound entry of another history at the end",
    /entry \d+: it is not the one the log ended with/,
    async (db, last) => {
      const entry = decodeEntry(indexOf(at(last, -1)), await read(db, at(last, -1)));
      if (entry) await db.put(at(last, -1), encodeEntry({...entry.record, term: entry.record.term + 1}, entry.previousCheck).bytes);
    },
  ],
  ["a state that is cut short", /the state record: its checksum is wrong/, async (db) => db.put(logBuckets.state, (await read(db, logBuckets.state)).subarray(1))],
  ["a state that is nothing", /the state record/, (db) => db.put(logBuckets.state, new Uint8Array())],
  [
    "a snapshot with a piece missing",
    /the snapshot of \d+: it has 0 of/,
    async (db) => {
      for await (const key of db.keys({gte: logBuckets.snapshotPrefix, lt: logBuckets.state})) await db.del(key);
    },
  ],
  [
    "a snapshot that was changed",
    /piece 0 of the snapshot of \d+: its checksum is wrong/,
    async (db) => {
      for await (const [key, value] of db.iterator({gte: logBuckets.snapshotPrefix, lt: logBuckets.state})) await db.put(key, value.subarray(0, -1));
    },
  ],
];

describe.each([
  ["in one write-ahead log", 60, 1000],
  ["in tables, after many starts", 60, 9],
  ["of many blocks", 300, 1000],
])("a log %s", (_, changes, reopenEvery) => {
  let source: string;
  let target: string;
  let recorded: Recorded;
  const database = (folder: string, file = "") => join(folder, "consensus", "database", file);
  const mark = () => join(target, "consensus", "mark");

  beforeAll(async () => {
    source = temporaryFolder();
    target = temporaryFolder();
    recorded = await recordLog(source, changes, reopenEvery);
  });
  beforeEach(() => restore());
  afterAll(() => {
    for (const folder of [source, target]) rmSync(folder, {recursive: true, force: true});
  });

  function restore(): void {
    rmSync(target, {recursive: true, force: true});
    cpSync(source, target, {recursive: true});
  }

  /** A state there was, by its number, or a refusal as it must be. */
  async function found(what: string): Promise<number | "refused"> {
    const outcome = await startOver(target);
    if (!outcome.ok) {
      expect(outcome.error, what).toMatchObject({code: "log_corrupt", message: expect.stringMatching(/damaged at .+: .+move .+consensus away and let it join again/)});
      return "refused";
    }
    const state = recorded.states.lastIndexOf(textOf(outcome.value));
    expect(state, `${what}: a state that never was`).toBeGreaterThanOrEqual(0);
    return state;
  }

  async function eachPosition(spoil: (bytes: Buffer, at: number, bit: number) => Buffer): Promise<Map<string, number>> {
    const tally = new Map<string, number>();
    for (const file of readdirSync(database(source)).filter((name) => /^(\d+\.|CURRENT|MANIFEST)/.test(name))) {
      const bytes = readFileSync(database(source, file));
      const step = Math.max(1, Math.floor(bytes.length / POSITIONS));
      for (let at = 0; at < bytes.length; at += step) {
        restore();
        const hasMark = (at / step) % 2 === 0;
        writeFileSync(database(target, file), spoil(Buffer.from(bytes), at, (at / step / 2) & 7));
        if (!hasMark) rmSync(mark());
        const what = `${file} at ${at} of ${bytes.length}, ${hasMark ? "with" : "without"} its mark`;
        const state = await found(what);
        if (hasMark && state !== "refused") expect(state, `${what}: a loss not seen`).toBeGreaterThanOrEqual(recorded.synced);
        const verdict = state === "refused" ? state : state >= recorded.synced ? "whole" : "older";
        const kind = `${file.replace(/\d+/, "")} ${verdict}`;
        tally.set(kind, (tally.get(kind) ?? 0) + 1);
      }
    }
    return tally;
  }

  it("is as it was when nothing is spoilt", async () => {
    expect(await found("a copy")).toBe(changes);
    rmSync(mark());
    expect(await found("a copy without its mark")).toBe(changes);
  });

  it("cut off anywhere, in any file, is a state that was, or is refused; with its mark nothing acknowledged is ever missing", {timeout: TIMEOUT_MS}, async () => {
    const tally = await eachPosition((bytes, at) => bytes.subarray(0, at));
    expect(tally.get(".log older"), "what the mark is for").toBeGreaterThan(5);
  });

  it("with one bit flipped anywhere, in any file, is whole or refused", {timeout: TIMEOUT_MS}, async () => {
    const tally = await eachPosition((bytes, at, bit) => {
      bytes[at] = (bytes[at] as number) ^ (1 << bit);
      return bytes;
    });
    expect(tally.get(".log refused")).toBeGreaterThan(30);
    expect([...tally.keys()].filter((kind) => kind.endsWith("older"))).toEqual([]);
  });

  it("is whole with zeros behind its end, as some file systems leave it", async () => {
    const file = readdirSync(database(target)).find((name) => name.endsWith(".log")) as string;
    writeFileSync(database(target, file), Buffer.concat([readFileSync(database(target, file)), Buffer.alloc(5000)]));
    expect(await found("zeros")).toBe(changes);
  });

  it.each([
    ["CURRENT", (name: string) => name === "CURRENT"],
    ["MANIFEST", (name: string) => name.startsWith("MANIFEST")],
    ["the write-ahead log", (name: string) => name.endsWith(".log")],
    ["everything", () => true],
  ])("refuses to start without %s, and again the next time", async (_, isGone) => {
    for (const file of readdirSync(database(target)).filter(isGone)) rmSync(database(target, file));
    for (let i = 0; i < 2; i++) expect(await found("without")).toBe("refused");
  });

  it("does not mind what a crash leaves in the folder", async () => {
    writeFileSync(database(target, "999990.ldb"), "half a table");
    writeFileSync(database(target, "MANIFEST-999991"), "half a manifest");
    writeFileSync(database(target, "999992.dbtmp"), "MANIFEST-9");
    writeFileSync(mark(), Buffer.alloc(1024));
    expect(await found("leftovers")).toBe(changes);
  });

  it("refuses a mark that is none", async () => {
    writeFileSync(mark(), Buffer.alloc(1024, 7));
    expect(await found("mark")).toBe("refused");
  });

  /** Changes records as no write would, in files that are sound after. */
  async function spoilRecords(spoil: Spoiler): Promise<string> {
    const db = new Level<string, Uint8Array>(database(target), {valueEncoding: "view", compression: false});
    const entries = await db.keys({gte: logBuckets.entryPrefix, lt: logBuckets.snapshotPrefix}).all();
    await spoil(db, entries.slice(-4));
    await db.close();
    const outcome = await startOver(target);
    return outcome.ok ? textOf(outcome.value) : outcome.error.message;
  }

  it("is as it was when LevelDB has moved its records about", async () => {
    expect(await spoilRecords((db) => (db as unknown as {compactRange(from: string, to: string): Promise<void>}).compactRange("a", "z"))).toBe(recorded.states.at(-1));
  });

  it.each(spoilers)("refuses %s, though every file is sound", async (_, wrong, spoil) => {
    expect(await spoilRecords(spoil)).toMatch(wrong);
  });

  it("refuses a table under another's name", async () => {
    const tables = readdirSync(database(target)).filter((file) => file.endsWith(".ldb"));
    const [first, second] = tables;
    if (!first || !second) return void expect(reopenEvery).toBeGreaterThan(changes);
    renameSync(database(target, first), database(target, "swap"));
    renameSync(database(target, second), database(target, first));
    renameSync(database(target, "swap"), database(target, second));
    expect(await found("tables")).toBe("refused");
  });
});
