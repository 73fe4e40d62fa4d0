/**
 * Megabytes per second of one file from one process to another on loopback, in turns: bytes from memory to nowhere over raw TCP, node:tls and a libp2p-noise stream; over node:tls to a file, hashed
 * once, written and synced (*stored*); and pulls over noise and over the bulk channel, which are verified and synced at the end. Of the pulls also, at both ends: processor time, lateness of the
 * event loop and growth of memory.
 * tsx test/bench/bulk.ts [--rounds 3] [--megabytes 1024] [--only pulls|bulk] [--cpu-prof <folder>]
 */
import {mkdtempSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {TestMesh} from "../e2e/support/mesh.ts";
import {putModel, type SeededModel} from "../e2e/support/seeded-model.ts";
import {largeModel} from "./support/large-model.ts";
import {type PlainKind, plainBytes} from "./support/plain-bytes.ts";
import {beginPeak, cpuMs, type LoopDelay, loopDelay, peak, watchedBy} from "./support/watched-peer.ts";

const {values} = parseArgs({
  options: {rounds: {type: "string", default: "3"}, megabytes: {type: "string", default: "1024"}, only: {type: "string", default: "all"}, "cpu-prof": {type: "string"}},
});
const ROUNDS = Number(values.rounds);

interface Cost {
  readonly delay: LoopDelay;
  readonly grownMb: number;
  readonly cpuMs: number;
}

interface Pull {
  readonly seconds: number;
  readonly seed: Cost;
  readonly leech: Cost;
}

async function pull(isBulk: boolean, model: SeededModel, folder: string): Promise<Pull> {
  const files = [join(folder, "seed.json"), join(folder, "leech.json")] as const;
  const mesh = new TestMesh();
  try {
    for (const file of files) {
      const profile: Record<string, string> = values["cpu-prof"] ? {OLLAMESH_CPU_PROFILE: values["cpu-prof"]} : {};
      await mesh.add({flags: ["--bulk", String(isBulk), "--default-model", "false"], env: {...watchedBy(file).env, ...profile}});
    }
    await mesh.allSeeEachOther();
    const [seed, leech] = [mesh.peer(0), mesh.peer(1)];
    await putModel(seed, "big", model);
    // The cutting is made once in a model's life, when it is first given away: not part of a transfer.
    await leech.post("/api/show", {model: "big"});
    const before = [seed, leech].map(beginPeak);
    for (const [i, peer] of [seed, leech].entries()) await loopDelay(peer, files[i] as string);
    const cpuBefore = [seed, leech].map(cpuMs);
    const startedAt = performance.now();
    const answer = await leech.post<{status: string}>("/api/pull", {model: "big", stream: false});
    const seconds = (performance.now() - startedAt) / 1000;
    if (answer.status !== "success") throw new Error(JSON.stringify(answer));
    const cpu = [seed, leech].map((peer, i) => cpuMs(peer) - (cpuBefore[i] as number));
    const costs = await Promise.all(
      [seed, leech].map(
        async (peer, i): Promise<Cost> => ({delay: await loopDelay(peer, files[i] as string), grownMb: peak(peer) - (before[i] as number), cpuMs: cpu[i] as number}),
      ),
    );
    return {seconds, seed: costs[0] as Cost, leech: costs[1] as Cost};
  } finally {
    await mesh.stop();
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
}

function costText(who: string, costs: readonly Cost[], bytes: number): string {
  const cpu = median(costs.map(({cpuMs}) => cpuMs)) / (bytes / 2 ** 20);
  const most = (of: (cost: Cost) => number): string => Math.max(...costs.map(of)).toFixed(0);
  return `${who}: ${cpu.toFixed(2)} ms of CPU a MiB, event loop p99 ${most(({delay}) => delay.p99)} ms, max ${most(({delay}) => delay.max)} ms, ${most(({grownMb}) => grownMb)} MB more at the peak`;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "ollamesh-bulk-"));
  try {
    const model = await largeModel(Number(values.megabytes), folder);
    const bytes = statSync(model.path).size;
    const kinds: readonly PlainKind[] = values.only === "all" ? ["tcp", "tls", "stored", "noise"] : [];
    const plain = new Map(kinds.map((kind) => [kind, [] as number[]]));
    const pulls = new Map((values.only === "bulk" ? [true] : [false, true]).map((isBulk) => [isBulk, [] as Pull[]]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const [kind, seconds] of plain) seconds.push(await plainBytes(kind, bytes));
      for (const [isBulk, done] of pulls) done.push(await pull(isBulk, model, folder));
    }
    const rate = (seconds: readonly number[]): string =>
      `${(bytes / 1e6 / median(seconds)).toFixed(0).padStart(5)} MB/s (${seconds.map((one) => (bytes / 1e6 / one).toFixed(0)).join(", ")})`;
    console.log(`${(bytes / 1e6).toFixed(0)} MB, median of ${ROUNDS} in turns`);
    for (const [kind, seconds] of plain) console.log(`${`plain ${kind}`.padEnd(12)} ${rate(seconds)}`);
    for (const [isBulk, done] of pulls) {
      console.log(`${`pull ${isBulk ? "bulk" : "noise"}`.padEnd(12)} ${rate(done.map(({seconds}) => seconds))}`);
      console.log(
        `  ${costText(
          "seed",
          done.map(({seed}) => seed),
          bytes,
        )}\n  ${costText(
          "leech",
          done.map(({leech}) => leech),
          bytes,
        )}`,
      );
    }
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

await main();
