import {rmSync} from "node:fs";
import {join} from "node:path";
import type {LogContents, LogWrite} from "@ollamesh/ports";
import {changedLog, emptyLog, entriesFrom} from "@ollamesh/ports/contract";
import {afterAll, afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {LevelLogStore} from "../src/index.ts";
import {startOver, temporaryFolder, textOf} from "./support/recorded-log.ts";
import {settled} from "./support/settled.ts";
import {type Files, filesIn, firstStart, type Left, putFiles, Step} from "./support/write-points.ts";

/** Folders the store has deleted, file by file. */
const removed = vi.hoisted((): string[] => []);
vi.mock("node:fs/promises", async (importOriginal) => {
  const real = await importOriginal<typeof import("node:fs/promises")>();
  const rm: typeof real.rm = (path, options) => {
    removed.push(String(path));
    return real.rm(path, options);
  };
  return {...real, rm};
});

/** Of so many bytes of a write one is tried as its end. OLLAMESH_LOG_EVERY=1 tries all. */
const EVERY = Number(process.env["OLLAMESH_LOG_EVERY"] ?? 37);
/** Large ones are written in pieces of 1 MiB, each on its own. */
const LARGE_BYTES = 1_200_000;
const TIMEOUT_MS = 120_000 + 1_200_000 / EVERY;

const snapshotOf = (index: number, term: number, bytes: number) => ({index, term, meta: Uint8Array.of(1, 2), data: new Uint8Array(bytes).fill(index)});

/** What a leader and its followers do to their logs. A step is one change, or something done to the store. */
const script: readonly (readonly [what: string, step: LogWrite | {readonly compact: number} | "reopen" | "reset"])[] = [
  ["append", {entries: entriesFrom(1, 3, 1), hardState: {term: 1, vote: 1, commit: 0}, sync: true}],
  ["vote", {hardState: {term: 2, vote: 3, commit: 0}, sync: true}],
  ["commit", {hardState: {term: 2, vote: 3, commit: 2}, sync: false}],
  ["append many", {entries: entriesFrom(4, 40, 2, 100), sync: true}],
  ["truncate", {entries: entriesFrom(9, 2, 3), hardState: {term: 3, vote: 0, commit: 5}, sync: true}],
  ["snapshot", {snapshot: snapshotOf(5, 2, 700), sync: true}],
  ["compact", {compact: 5}],
  ["reopen", "reopen"],
  ["append after the start", {entries: entriesFrom(11, 2, 3), sync: true}],
  ["truncate to the snapshot", {entries: entriesFrom(6, 1, 5), sync: true}],
  ["reopen again", "reopen"],
  ["snapshot over a snapshot", {snapshot: snapshotOf(6, 5, 9), sync: true}],
  ["large snapshot that replaces the log", {snapshot: snapshotOf(20, 6, LARGE_BYTES), hardState: {term: 6, vote: 0, commit: 20}, sync: true}],
  ["append after the snapshot", {entries: entriesFrom(21, 3, 6), sync: true}],
  ["compact after it", {compact: 20}],
  ["reset", "reset"],
  ["append after the reset", {entries: entriesFrom(1, 1, 7), sync: true}],
];

const tally = {whole: 0, refused: 0};
let folder: string;
let copy: string;
beforeEach(() => {
  folder = temporaryFolder();
  copy = temporaryFolder();
});
afterEach(() => {
  for (const path of [folder, copy]) rmSync(path, {recursive: true, force: true});
});
afterAll(() => {
  if (process.env["OLLAMESH_LOG_EVERY"]) process.stdout.write(`${tally.whole} found whole, ${tally.refused} refused\n`);
});

interface Recorded {
  readonly what: string;
  readonly before: Files;
  readonly after: Files;
  /** What may be found once the step has begun: the log before it, or after. */
  readonly states: readonly [LogContents, LogContents];
}

/** Plays the script, and looks at the folder after each step. */
async function record(): Promise<Recorded[]> {
  let store = new LevelLogStore(folder);
  await settled(store.load.bind(store));
  let [contents, before] = [emptyLog, filesIn(folder)];
  const steps: Recorded[] = [];
  for (const [what, step] of script) {
    const was = contents;
    if (step === "reopen") {
      await store.close();
      store = new LevelLogStore(folder);
      await settled(store.load.bind(store));
    } else if (step === "reset") {
      await settled<void>((done) => store.reset(done));
      contents = emptyLog;
    } else if ("compact" in step) await settled<void>((done) => store.compact(step.compact, done));
    else {
      await settled<void>((done) => store.write(step, done));
      contents = changedLog(contents, step);
    }
    const after = filesIn(folder);
    steps.push({what, before, after, states: [was, contents]});
    before = after;
  }
  await store.close();
  return steps;
}

/** Starts on what was left: one of the two states, or the refusal a person can act on. Then once more on what that start left. */
async function judge({what, files, isKill}: Left, {what: step, states}: Recorded): Promise<void> {
  putFiles(copy, files);
  const place = `${step}: ${what}`;
  const first = await startOver(copy);
  if (!first.ok) {
    expect(first.error, place).toMatchObject({code: "log_corrupt", message: expect.stringMatching(/damaged at .+move .+consensus away and let it join again/)});
    expect(isKill, `${place}: a kill leaves nothing damaged: ${first.error.message}`).toBe(false);
    tally.refused++;
    return;
  }
  const found = textOf(first.value);
  expect(states.map(textOf), place).toContain(found);
  const second = await startOver(copy);
  expect(second.ok && textOf(second.value), `${place}, started twice`).toBe(found);
  tally.whole++;
}

describe("a log store whose process is killed", () => {
  it("between any two writes, or within one, starts with all it answered, and what it was doing whole or not at all", {timeout: TIMEOUT_MS}, async () => {
    for (const step of await record()) {
      if (step.what === "reset") continue; // below
      for (const left of new Step(step.before, step.after).kills(isLarge(step) ? EVERY * 2000 : EVERY)) await judge(left, step);
    }
  });

  it("while it forgets everything, starts with all or with nothing", {timeout: TIMEOUT_MS}, async () => {
    const step = (await record()).find(({what}) => what === "reset") as Recorded;
    putFiles(copy, step.before);
    const store = new LevelLogStore(copy);
    await settled(store.load.bind(store));
    removed.length = 0;
    await settled<void>((done) => store.reset(done));
    await store.close();
    // One by one files go only where nobody looks for a log.
    expect(removed).toContain(join(copy, "consensus.gone"));
    expect(removed.filter((path) => !path.endsWith("consensus.gone"))).toEqual([]);
    const names = [...step.before.keys()];
    for (let gone = 0; gone < 2 ** names.length; gone++) {
      const kept = [...step.before].filter((_, i) => !(gone & (1 << i)));
      const moved = new Map(kept.map(([name, bytes]) => [name.replace(/^consensus/, "consensus.gone"), bytes]));
      await judge({what: `${gone.toString(2)} deleted`, files: moved, isKill: true}, {...step, states: [emptyLog, emptyLog]});
    }
  });

  it("while it starts for the first time, or anew after it forgot, starts with nothing", {timeout: TIMEOUT_MS}, async () => {
    const [step] = await record();
    if (!step) throw new Error("nothing was recorded");
    for (const left of firstStart(step.before, "consensus/database")) await judge(left, {...step, what: "first start", states: [emptyLog, emptyLog]});
  });
});

describe("a log store whose machine loses power", () => {
  it("in any write before its sync, with sectors missing or names as they were, starts with what was or says what is wrong", {timeout: TIMEOUT_MS}, async () => {
    for (const step of await record()) {
      if (step.what === "reset") continue;
      for (const left of new Step(step.before, step.after).powerFailures()) await judge(left, step);
    }
    expect(tally.refused).toBeGreaterThan(0);
  });
});

function isLarge({before, after}: Recorded): boolean {
  const sizeOf = (files: Files): number => [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  return Math.abs(sizeOf(after) - sizeOf(before)) > LARGE_BYTES / 2;
}
