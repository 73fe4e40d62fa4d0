import {existsSync, mkdtempSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {LogContents, LogWrite} from "@ollamesh/ports";
import {changedLog, changeOf, describeLog, emptyLog, type LogStep} from "@ollamesh/ports/contract";
import type {Outcome} from "@ollamesh/stdx";
import {Prng} from "@ollamesh/stdx";
import {LevelLogStore} from "../../src/index.ts";
import {settled} from "./settled.ts";

/** In memory where there is such a folder: what is tested is what is on the disk, not how it came there. */
export function temporaryFolder(): string {
  return mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "ollamesh-log-"));
}

/** Of the histories that are killed: the larger ones take several batches. */
export const snapshotSizes: readonly number[] = [9, 300, 1_500_000];
export const CALLS_AT_ONCE = 12;

/** Endless changes of every kind, each of them possible in the log the last one left; the same ones for the same seed. */
export class LogHistory {
  readonly #rng: Prng;
  readonly #snapshotBytes: readonly number[];
  contents: LogContents = emptyLog;

  constructor(seed: number, snapshotBytes: readonly number[] = [9, 300]) {
    this.#rng = new Prng(seed);
    this.#snapshotBytes = snapshotBytes;
  }

  next(): LogWrite {
    const change = changeOf(this.contents, this.#step());
    this.contents = changedLog(this.contents, change);
    return change;
  }

  #step(): LogStep & {kind: "write" | "snapshot"} {
    const rng = this.#rng;
    if (rng.chance(1, 12)) return {kind: "snapshot", at: rng.below(8), conflicts: rng.chance(1, 4), bytes: rng.pick(this.#snapshotBytes), count: rng.below(3)};
    const back = rng.chance(1, 4) ? rng.below(5) : 0;
    return {kind: "write", back, count: rng.below(4), bytes: rng.pick([0, 11, 60]), term: rng.chance(1, 5) ? 1 : 0, commit: rng.below(3), sync: rng.chance(1, 2)};
  }
}

export interface Recorded {
  /** Every state there was, as text; the first one is empty. */
  readonly states: readonly string[];
  /** Which of them the last sync made durable. */
  readonly synced: number;
}

/** Writes `changes` one by one, each a batch of its own, starting the store anew every so often. */
export async function recordLog(dataDir: string, changes: number, reopenEvery: number): Promise<Recorded> {
  const history = new LogHistory(changes * 31 + reopenEvery);
  const states = [textOf(emptyLog)];
  let synced = 0;
  let store: LevelLogStore | undefined;
  for (let i = 0; i < changes; i++) {
    if (i % reopenEvery === 0) {
      await store?.close();
      store = new LevelLogStore(dataDir);
      await settled(store.load.bind(store));
    }
    const change = history.next();
    await settled<void>((done) => store?.write(change, done));
    if (change.snapshot && i % 2 === 0) await settled<void>((done) => store?.compact(change.snapshot?.index ?? 0, done));
    states.push(textOf(history.contents));
    if (change.sync || change.entries || change.snapshot) synced = i + 1;
  }
  await store?.close();
  return {states, synced};
}

export function textOf(contents: LogContents): string {
  return describeLog(contents).join("\n");
}

/** What a start finds. Whatever is thrown instead of answered is a fault of the store and fails the test. */
export async function startOver(dataDir: string): Promise<Outcome<LogContents>> {
  const store = new LevelLogStore(dataDir);
  try {
    return await new Promise((resolve) => store.load(resolve));
  } finally {
    await store.close();
  }
}
