/**
 * What a Raft log costs on this disk: one entry at a time, batches of 100, 256 writers at once, each waiting for its own sync; and what a start costs.
 * tsx test/bench/log-store.ts [--seconds 5] [--bytes 256] [--folder <on the disk to measure>]
 */
import {closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import type {LogRecord} from "@ollamesh/ports";
import type {Callback} from "@ollamesh/stdx";
import {LevelLogStore} from "@ollamesh/store-level";

const {values} = parseArgs({options: {seconds: {type: "string", default: "5"}, bytes: {type: "string", default: "256"}, folder: {type: "string", default: tmpdir()}}});
const forMs = Number(values.seconds) * 1000;
const data = new Uint8Array(Number(values.bytes)).fill(7);

interface Row {
  readonly what: string;
  readonly syncedMs: readonly number[];
  readonly entries: number;
  readonly seconds: number;
}

/** A log in a folder of its own, with entries put at its end. */
class GrowingLog {
  readonly folder = mkdtempSync(join(values.folder, "ollamesh-bench-log-"));
  store = new LevelLogStore(this.folder);
  #last = 0;

  get length(): number {
    return this.#last;
  }

  open(): Promise<unknown> {
    return this.#answer((done) => this.store.load(done));
  }

  async restart(): Promise<void> {
    await this.store.close();
    this.store = new LevelLogStore(this.folder);
    await this.open();
  }

  async put(count: number): Promise<void> {
    const entries: LogRecord[] = Array.from({length: count}, () => ({index: ++this.#last, term: 1, kind: 0, data}));
    const commit = this.#last - count;
    await this.#answer<void>((done) => this.store.write({entries, hardState: {term: 1, vote: 1, commit}, sync: true}, done));
    // As raft would: a snapshot now and then keeps the log short.
    if (this.#last % 100_000 < count) await this.#snapshot(this.#last);
  }

  async close(): Promise<void> {
    await this.store.close();
    rmSync(this.folder, {recursive: true, force: true});
  }

  async #snapshot(index: number): Promise<void> {
    await this.#answer<void>((done) => this.store.write({snapshot: {index, term: 1, meta: new Uint8Array(), data: new Uint8Array(100_000)}, sync: true}, done));
    await this.#answer<void>((done) => this.store.compact(index, done));
  }

  #answer<T>(ask: (done: Callback<T>) => void): Promise<T> {
    return new Promise((resolve, reject) => ask((outcome) => (outcome.ok ? resolve(outcome.value) : reject(new Error(outcome.error.message)))));
  }
}

async function measure(what: string, writers: number, entriesAWrite: number): Promise<Row> {
  const log = new GrowingLog();
  await log.open();
  const syncedMs: number[] = [];
  const startedAt = performance.now();
  const writer = async (): Promise<void> => {
    for (let now = performance.now(); now - startedAt < forMs; ) {
      await log.put(entriesAWrite);
      const then = performance.now();
      syncedMs.push(then - now);
      now = then;
    }
  };
  await Promise.all(Array.from({length: writers}, writer));
  const seconds = (performance.now() - startedAt) / 1000;
  await log.close();
  return {what, syncedMs, entries: syncedMs.length * entriesAWrite, seconds};
}

/** Starts over a log of this many entries. */
async function measureStart(entries: number): Promise<Row> {
  const log = new GrowingLog();
  await log.open();
  while (log.length < entries) await log.put(1000);
  const startedAt = performance.now();
  const syncedMs: number[] = [];
  for (let i = 0; i < 5; i++) {
    const from = performance.now();
    await log.restart();
    syncedMs.push(performance.now() - from);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  await log.close();
  return {what: `start with ${entries} entries`, syncedMs, entries: entries * syncedMs.length, seconds};
}

/** The floor: what the disk itself takes to append and sync as many bytes. */
function measureDisk(): Row {
  const folder = mkdtempSync(join(values.folder, "ollamesh-bench-log-"));
  const file = openSync(join(folder, "file"), "w");
  const syncedMs: number[] = [];
  const startedAt = performance.now();
  for (let now = startedAt; now - startedAt < forMs / 2; ) {
    writeSync(file, data);
    fsyncSync(file);
    const then = performance.now();
    syncedMs.push(then - now);
    now = then;
  }
  closeSync(file);
  rmSync(folder, {recursive: true});
  return {what: "write + fsync of a plain file", syncedMs, entries: syncedMs.length, seconds: (performance.now() - startedAt) / 1000};
}

function line({what, syncedMs, entries, seconds}: Row): string {
  const sorted = syncedMs.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(3).padStart(9);
  return `${what.padEnd(32)} ${at(0.5)} ${at(0.99)} ${Math.round(entries / seconds)
    .toLocaleString("en")
    .padStart(11)}`;
}

process.stdout.write(`${`entries of ${data.length} bytes`.padEnd(32)}    p50 ms    p99 ms   entries/s\n`);
process.stdout.write(`${line(measureDisk())}\n`);
process.stdout.write(`${line(await measure("1 writer, 1 entry a write", 1, 1))}\n`);
process.stdout.write(`${line(await measure("1 writer, 100 entries a write", 1, 100))}\n`);
process.stdout.write(`${line(await measure("256 writers, 1 entry a write", 256, 1))}\n`);
process.stdout.write(`${line(await measureStart(50_000))}\n`);
