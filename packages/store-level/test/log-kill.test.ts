import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describeLog} from "@ollamesh/ports/contract";
import {Prng} from "@ollamesh/stdx";
import {build} from "esbuild";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {CALLS_AT_ONCE, LogHistory, snapshotSizes, startOver, textOf} from "./support/recorded-log.ts";

/** Every kill is one for each log. OLLAMESH_LOG_KILLS=300 takes some minutes. */
const KILLS = Number(process.env["OLLAMESH_LOG_KILLS"] ?? 12);
const LOGS = 4;
/** Changes of each log that were answered, however slow the disk is: so that in the end each has more than there were kills. */
const BEGUN = 2;

/** One log over all its lives. */
class KilledLog {
  readonly folder: string;
  readonly seed: number;
  /** Changes that are there. */
  there = 0;
  answered = 0;

  constructor(folder: string, seed: number) {
    this.folder = folder;
    this.seed = seed;
  }

  /** Finds which changes are there: all that were answered, and of those on their way the first few. */
  async recover(): Promise<void> {
    const outcome = await startOver(this.folder);
    if (!outcome.ok) throw new Error(outcome.error.message);
    const found = textOf(outcome.value);
    const history = new LogHistory(this.seed, snapshotSizes);
    const atLeast = this.there + this.answered;
    for (let i = 0; i < atLeast; i++) history.next();
    for (let i = atLeast; i <= atLeast + CALLS_AT_ONCE; i++) {
      if (textOf(history.contents) === found) {
        this.there = i;
        this.answered = 0;
        return;
      }
      history.next();
    }
    expect.fail(`${this.answered} answered after ${this.there}, but found ${describeLog(outcome.value).slice(0, 4).join(" | ")}`);
  }
}

describe("a log whose process is killed", () => {
  let folder: string;
  let script: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "ollamesh-log-kill-"));
    // Where the database's native part is found; with a loader every start would take half a second.
    script = fileURLToPath(new URL(`../node_modules/.log-until-killed-${process.pid}.mjs`, import.meta.url));
    const entry = fileURLToPath(new URL("./support/log-until-killed.ts", import.meta.url));
    await build({entryPoints: [entry], outfile: script, bundle: true, platform: "node", format: "esm", external: ["level"]});
  });
  afterAll(() => {
    for (const path of [folder, script]) rmSync(path, {recursive: true, force: true});
  });

  it(`has all it answered, and what it was doing whole or not at all (${KILLS * LOGS} times)`, {timeout: 10_000 + KILLS * 5000}, async () => {
    const rng = new Prng(KILLS);
    const logs = Array.from({length: LOGS}, (_, i) => new KilledLog(join(folder, String(i)), i + 1));
    for (let kill = 0; kill < KILLS; kill++) {
      const child = spawn(process.execPath, [script, ...logs.flatMap((log) => [log.folder, String(log.seed), String(log.there)])], {stdio: ["ignore", "pipe", "inherit"]});
      const said = collect(child, logs);
      // A third of them while it still opens what the last one left.
      if (kill % 3 === 0) await pause(rng.below(150));
      else {
        await said.begun;
        await pause(rng.below(60));
      }
      child.kill("SIGKILL");
      await once(child, "close");
      said.take();
      for (const log of logs) await log.recover();
    }
    for (const log of logs) expect(log.there).toBeGreaterThan(KILLS);
  });
});

/** @returns begun: every log was written to, or the child is gone */
function collect(child: ChildProcess, logs: readonly KilledLog[]): {begun: Promise<void>; take(): void} {
  let text = "";
  const begun = new Promise<void>((resolve) => {
    child.stdout?.once("close", resolve);
    child.stdout?.setEncoding("utf8").on("data", (some: string) => {
      text += some;
      if (logs.every((_, log) => text.includes(`\n${log} ${BEGUN}\n`) || text.startsWith(`${log} ${BEGUN}\n`))) resolve();
    });
  });
  const take = (): void => {
    for (const line of text.split("\n").slice(0, -1)) {
      const [log = 0, answered = 0] = line.split(" ").map(Number);
      (logs[log] as KilledLog).answered = answered;
    }
  };
  return {begun, take};
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
