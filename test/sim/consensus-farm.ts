/** Many seeds in one process, or in one that is started for it. */
import {spawn} from "node:child_process";
import {createInterface} from "node:readline";
import {runConsensusSeed} from "@ollamesh/sim/consensus";

/** Every so many seeds run twice, to see that the same seed is the same run. */
const TWICE_EVERY = 50;

export interface FarmResult {
  readonly passed: number;
  readonly failed: number;
  readonly steps: number;
  readonly simulatedMs: number;
  /** Sum of the trace hashes modulo 2^32: the same for the same seeds, however they were spread and wherever they ran. */
  readonly trace: number;
}

export interface FarmPlan {
  readonly from: number;
  readonly seeds: number;
  readonly stride: number;
  /** Ends with the first seed that fails. */
  readonly untilFailed: boolean;
}

export function runFarm(from: number, seeds: number, stride: number, show: (line: string) => void, untilFailed = false): FarmResult {
  let [passed, failed, steps, simulatedMs, trace] = [0, 0, 0, 0, 0];
  for (let i = 0; i < seeds && !(untilFailed && failed > 0); i++) {
    const seed = from + i * stride;
    const result = runConsensusSeed(seed);
    const violation = result.violation ?? (seed % TWICE_EVERY === 0 ? repetition(seed, result.traceHash) : undefined);
    steps += result.steps;
    simulatedMs += result.simulatedMs;
    trace = (trace + Number.parseInt(result.traceHash, 16)) >>> 0;
    if (violation === undefined) passed++;
    else failed++;
    if (violation !== undefined) show(`seed ${seed}: ${violation}`);
  }
  return {passed, failed, steps, simulatedMs, trace};
}

function repetition(seed: number, hash: string): string | undefined {
  const second = runConsensusSeed(seed);
  return second.traceHash === hash ? undefined : `not the same run twice: ${hash} and ${second.traceHash}`;
}

/** Runs a bundle of this file in a process of its own. */
export function startFarm(bundle: string, {from, seeds, stride, untilFailed}: FarmPlan, show: (line: string) => void): Promise<FarmResult> {
  const child = spawn(process.execPath, [bundle, `${from}`, `${seeds}`, `${stride}`, untilFailed ? "first" : "all"], {stdio: ["ignore", "pipe", "inherit"]});
  let result: FarmResult | undefined;
  const lines = createInterface({input: child.stdout});
  lines.on("line", (line) => {
    if (line.startsWith("{")) result = JSON.parse(line) as FarmResult;
    else show(line);
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    lines.once("close", () => (result ? resolve(result) : reject(new Error("a process of the farm ended without a result: see what it printed"))));
  });
}
