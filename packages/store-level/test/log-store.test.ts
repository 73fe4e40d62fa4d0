import {cpSync, existsSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {LogWrite} from "@ollamesh/ports";
import {changedLog, emptyLog, entriesFrom} from "@ollamesh/ports/contract";
import {Level} from "level";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {LevelLogStore} from "../src/index.ts";
import {LogHistory, startOver, temporaryFolder, textOf} from "./support/recorded-log.ts";
import {settled} from "./support/settled.ts";
import {TempFolder} from "./support/store.ts";

const MIB = 1_048_576;
let folder: string;
let store: LevelLogStore;

beforeEach(async () => {
  folder = temporaryFolder();
  store = new LevelLogStore(join(folder, "data"));
  await settled(store.load.bind(store));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
  rmSync(folder, {recursive: true, force: true});
});

const write = (change: LogWrite): Promise<void> => settled<void>((done) => store.write(change, done));
/** The `sync` of every batch the database is given from now on. */
function batches(): boolean[] {
  const seen: boolean[] = [];
  const batch = Level.prototype.batch as (operations: unknown, options: {sync?: boolean}) => unknown;
  vi.spyOn(Level.prototype, "batch").mockImplementation(function (this: unknown, ...[operations, options]: unknown[]) {
    seen.push((options as {sync?: boolean} | undefined)?.sync === true);
    return batch.call(this, operations, (options ?? {}) as {sync?: boolean}) as never;
  } as never);
  return seen;
}

describe("syncs", () => {
  it("are one for all writes that wait together", async () => {
    const seen = batches();
    await Promise.all(Array.from({length: 256}, (_, i) => write({entries: entriesFrom(i + 1, 1, 1), sync: true})));
    expect(seen).toEqual([true]);
    const first = write({entries: entriesFrom(257, 1, 1), sync: true});
    await vi.waitFor(() => expect(seen).toHaveLength(2));
    await Promise.all([first, ...Array.from({length: 100}, (_, i) => write({entries: entriesFrom(i + 258, 1, 1), sync: true}))]);
    expect(seen).toEqual([true, true, true]);
  });

  it("are spared where only commit has moved and nobody asks, and nowhere else", async () => {
    const hardState = {term: 1, vote: 1, commit: 0};
    const seen = batches();
    await write({hardState, sync: false});
    await write({hardState, sync: true});
    await write({entries: entriesFrom(1, 1, 1), sync: false});
    await write({snapshot: {index: 1, term: 1, meta: new Uint8Array(), data: new Uint8Array()}, sync: false});
    await write({sync: true});
    await Promise.all([write({hardState, sync: true}), write({hardState, sync: false})]);
    expect(seen).toEqual([false, true, true, true, true, true]);
    seen.length = 0;
    await write({snapshot: {index: 1, term: 1, meta: new Uint8Array(), data: new Uint8Array(3 * MIB)}, sync: true});
    expect(seen, "every piece, then the state").toEqual([true, true, true, true]);
  });
});

it("has on the disk what it answers when it answers", async () => {
  const history = new LogHistory(5, [9, 1.2 * MIB]);
  for (let i = 0; i < 40; i++) {
    const change = history.next();
    const copy = join(folder, "copy");
    await settled<void>((done) =>
      store.write(change, (outcome) => {
        cpSync(join(folder, "data"), copy, {recursive: true});
        done(outcome);
      }),
    );
    const found = await startOver(copy);
    expect(found.ok && textOf(found.value), `after change ${i}`).toBe(textOf(history.contents));
    rmSync(copy, {recursive: true});
  }
});

describe("a database that fails", () => {
  it("fails every call from then on with the same cause, and holds the calls before", async () => {
    await write({entries: entriesFrom(1, 2, 1), sync: true});
    vi.spyOn(Level.prototype, "batch").mockRejectedValueOnce(Object.assign(new Error("IO error: No space left on device"), {code: "LEVEL_IO_ERROR"}));
    const calls = [write({entries: entriesFrom(3, 1, 1), sync: true}), settled<void>((done) => store.compact(0, done)), write({entries: entriesFrom(4, 1, 1), sync: true})];
    for (const outcome of await Promise.allSettled(calls)) expect(outcome).toMatchObject({status: "rejected", reason: {code: "disk_full"}});
    await expect(write({entries: entriesFrom(5, 1, 1), sync: true})).rejects.toMatchObject({code: "disk_full"});
    await store.close();
    const found = await startOver(join(folder, "data"));
    expect(found.ok && textOf(found.value)).toBe(textOf(changedLog(emptyLog, {entries: entriesFrom(1, 2, 1), sync: true})));
  });

  it("that hangs answers nothing, takes what it says it takes and then no more", async () => {
    let release = (): void => {};
    const hang = new Promise<void>((resolve) => {
      release = resolve;
    });
    // What comes after the hang goes nowhere: only the order is looked at.
    vi.spyOn(Level.prototype, "batch")
      .mockImplementationOnce(() => hang as never)
      .mockResolvedValue(undefined as never);
    const outcomes: string[] = [];
    const record = (outcome: {ok: boolean; error?: {code: string}}): void => void outcomes.push(outcome.ok ? "ok" : (outcome.error?.code ?? ""));
    store.write({entries: entriesFrom(1, 1, 1), sync: true}, record);
    await vi.waitFor(() => expect(Level.prototype.batch).toHaveBeenCalled());
    for (let i = 0; i < 2; i++) store.write({snapshot: {index: i + 1, term: 1, meta: new Uint8Array(), data: new Uint8Array(60 * MIB)}, sync: true}, record);
    expect(outcomes).toEqual([]);
    store.write({snapshot: {index: 9, term: 1, meta: new Uint8Array(), data: new Uint8Array(60 * MIB)}, sync: true}, record);
    await vi.waitFor(() => expect(outcomes).toEqual(["busy"]), {timeout: 20_000});
    release();
    await store.close();
    expect(outcomes).toEqual(["busy", "ok", "ok", "ok"]);
  });
});

it("makes nothing on the disk before it is asked", async () => {
  const unused = new LevelLogStore(join(folder, "unused"));
  await unused.close();
  expect(existsSync(join(folder, "unused"))).toBe(false);
  const temp = new TempFolder();
  const stores = await temp.open();
  expect(existsSync(join(temp.path, "data/consensus"))).toBe(false);
  await settled(stores.log.load.bind(stores.log));
  expect(existsSync(join(temp.path, "data/consensus/database/CURRENT"))).toBe(true);
  await stores.close();
  temp.remove();
});

it("frees the space of what is compacted", async () => {
  for (let i = 0; i < 20; i++) await write({entries: entriesFrom(i * 20 + 1, 20, 1, 10_000), sync: true});
  await write({snapshot: {index: 390, term: 1, meta: new Uint8Array(), data: new Uint8Array(10)}, sync: true});
  await store.close();
  const keys = async (): Promise<number> => {
    const db = new Level<string, Uint8Array>(join(folder, "data/consensus/database"), {valueEncoding: "view", compression: false});
    const found = await db.keys({gte: "entry/", lt: "entry0"}).all();
    await db.close();
    return found.length;
  };
  expect(await keys()).toBe(400);
  store = new LevelLogStore(join(folder, "data"));
  await settled(store.load.bind(store));
  await settled<void>((done) => store.compact(390, done));
  await store.close();
  expect(await keys()).toBe(10);
});
