/** Many seeds in one process, or in one that is started for it. */
import {spawn} from "node:child_process";
import {createInterface} from "node:readline";
import {type SimulationName, simulations} from "./simulations.ts";

export interface FarmPlan {
  readonly simulation: SimulationName;
  readonly from: number;
  readonly seeds: number;
  readonly stride: number;
  /** No seed begins after this, seconds from the start; 0: all run. */
  readonly secondsMax: number;
  /** Ends with the first seed that fails. */
  readonly untilFailed: boolean;
}

export interface FarmResult {
  readonly passed: number;
  readonly failed: number;
  readonly steps: number;
  readonly simulatedMs: number;
  /** Sum of the trace hashes modulo 2^32: the same for the same seeds, however they were spread and wherever they ran. */
  readonly trace: number;
}

export const nothingRun: FarmResult = {passed: 0, failed: 0, steps: 0, simulatedMs: 0, trace: 0};

export type Failed = (seed: number, violation: string) => void;

export function runFarm({simulation, from, seeds, stride, secondsMax, untilFailed}: FarmPlan, failed: Failed): FarmResult {
  const {run, twiceEvery} = simulations[simulation];
  const startedAt = performance.now();
  let total = nothingRun;
  for (let i = 0; i < seeds && !(untilFailed && total.failed > 0); i++) {
    if (secondsMax > 0 && performance.now() - startedAt > secondsMax * 1000) break;
    const seed = from + i * stride;
    const {violation, traceHash, steps, simulatedMs} = run(seed);
    const again = violation === undefined && seed % twiceEvery === 0 ? run(seed).traceHash : traceHash;
    const fault = violation ?? (again === traceHash ? undefined : `not the same run twice: ${traceHash} and ${again}`);
    if (fault !== undefined) failed(seed, fault);
    total = together(total, {passed: Number(fault === undefined), failed: Number(fault !== undefined), steps, simulatedMs, trace: Number.parseInt(traceHash, 16)});
  }
  return total;
}

export function together(a: FarmResult, b: FarmResult): FarmResult {
  return {passed: a.passed + b.passed, failed: a.failed + b.failed, steps: a.steps + b.steps, simulatedMs: a.simulatedMs + b.simulatedMs, trace: (a.trace + b.trace) % 2 ** 32};
}

/** Runs a bundle of this file in a process of its own. @param node the program to run it with */
export function startFarm(bundle: string, plan: FarmPlan, failed: Failed, node = process.execPath): Promise<FarmResult> {
  const child = spawn(node, [bundle, JSON.stringify(plan)], {stdio: ["ignore", "pipe", "inherit"]});
  let result: FarmResult | undefined;
  const lines = createInterface({input: child.stdout});
  lines.on("line", (line) => {
    const said = JSON.parse(line) as FarmResult | {readonly seed: number; readonly violation: string};
    if ("seed" in said) failed(said.seed, said.violation);
    else result = said;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    lines.once("close", () => (result ? resolve(result) : reject(new Error("a process of the farm ended without a result: see what it printed"))));
  });
}
