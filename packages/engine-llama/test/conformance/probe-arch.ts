import {readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {ModelInfo} from "@ollamesh/ports";
import {failureOf} from "@ollamesh/stdx";
import {hasByteStreams} from "../../src/ffi/has-byte-streams.ts";
import {inspectGguf, materialiseStage, planStageFile, rangeRefusal, type StageRange, seatRefusal} from "../../src/gguf/index.ts";
import type {StageSource} from "../../src/runner/runner-messages.ts";
import {type ArchShape, modelOfShape} from "../fixtures/arch-shape.ts";
import {writeSeededModel} from "../fixtures/seeded-model.ts";
import {probeGroupLogits} from "./probe-group.ts";
import {type ProbeStage, probeLogits} from "./probe-model.ts";

/** What the probing process reports, a JSON line each. `whole` and `cut` come before the native code runs that may abort. */
export type ProbeReport =
  | {readonly kind: "whole"}
  | {readonly kind: "cut"; readonly cut: string}
  | {readonly kind: "result"; readonly cut: string; readonly delta: number}
  | {readonly kind: "refused"; readonly reason: string}
  | {readonly kind: "failed"; readonly cut: string; readonly reason: string};

export interface ProbeRequest {
  readonly shapePath: string;
  /** Layer the second stage begins with; "default": two thirds; "all": every legal one. */
  readonly cut: number | "default" | "all";
  /** Instead of a cut: so many ranks share every layer. */
  readonly ranks?: number | undefined;
  readonly seed: number;
  readonly scratchDir: string;
}

/** A model of this size is 2 GB of 32-bit floats; shapes for tests have a few millions. */
const ELEMENTS_MAX = 512 * 1024 * 1024;

/** Builds the model of a shape with seeded weights, runs it whole and cut in two, and reports how far the logits lie apart. */
export async function probeArch(request: ProbeRequest, report: (line: ProbeReport) => void): Promise<void> {
  const path = join(request.scratchDir, "whole.gguf");
  const unusable = await writeModel(request, path);
  if (unusable !== undefined) return report({kind: "refused", reason: unusable});
  const inspected = await inspectGguf(path).catch((thrown: unknown) => failureOf(thrown, "bad_model"));
  if ("code" in inspected) return report({kind: "refused", reason: inspected.message});
  if (request.ranks !== undefined) return probeRanks(inspected, path, request.ranks, report);
  const {split} = inspected;
  if (split.kind === "whole_only") return report({kind: "refused", reason: `whole only: ${split.reason}`});
  const chosen = cutsOf(request.cut, inspected, split.cuts);
  const refusal = typeof chosen === "string" ? chosen : undefined;
  if (refusal !== undefined) return report({kind: "refused", reason: refusal});
  report({kind: "whole"});
  const whole = wholeLogits(inspected, path);
  if (typeof whole === "string") return report({kind: "refused", reason: whole});
  const context = {whole, report, scratchDir: request.scratchDir};
  for (const cuts of chosen as readonly (readonly number[])[]) report(await probeCuts(inspected, path, cuts, context));
}

/** Runs the model whole and shared by ranks. */
async function probeRanks(info: ModelInfo, path: string, ranks: number, report: (line: ProbeReport) => void): Promise<void> {
  const refusal = seatRefusal(info, {rank: 0, ranks});
  if (refusal !== undefined) return report({kind: "refused", reason: refusal});
  report({kind: "whole"});
  const whole = wholeLogits(info, path);
  if (typeof whole === "string") return report({kind: "refused", reason: whole});
  const cut = `ranks ${ranks}`;
  report({kind: "cut", cut});
  try {
    report({kind: "result", cut, delta: farthest(whole, await probeGroupLogits(info, path, ranks))});
  } catch (thrown) {
    report({kind: "failed", cut, reason: failureOf(thrown, "bad_model").message});
  }
}

/** Writes the shape's model. @returns why it cannot be, when it cannot */
async function writeModel(request: ProbeRequest, path: string): Promise<string | undefined> {
  try {
    const model = modelOfShape(JSON.parse(readFileSync(request.shapePath, "utf8")) as ArchShape);
    const elements = model.tensors.reduce((sum, {shape}) => sum + shape.reduce((product, n) => product * n, 1), 0);
    if (!(elements <= ELEMENTS_MAX)) return `its ${elements} weights are more than the ${ELEMENTS_MAX} that are tried`;
    await writeSeededModel(model, path, request.seed);
    return undefined;
  } catch (thrown) {
    return `the shape file cannot be made a model: ${failureOf(thrown, "bad_model").message}`;
  }
}

/** Lists of cuts to try, one list a run. "all": each cut alone, and each legal pair of neighbours, so that middle stages run, too. */
function cutsOf(cut: ProbeRequest["cut"], info: ModelInfo, legal: readonly number[]): readonly (readonly number[])[] | string {
  if (cut === "all") {
    const pairs = legal.slice(1).map((second, i) => [legal[i] as number, second]);
    return [...legal.map((one) => [one]), ...pairs.filter(([from, to]) => rangeRefusal(info, from as number, (to as number) - 1) === undefined)];
  }
  const wanted = cut === "default" ? Math.max(1, Math.floor((info.layers * 2) / 3)) : cut;
  const refusal = rangeRefusal(info, 0, wanted - 1) ?? rangeRefusal(info, wanted, info.layers - 1);
  return refusal ?? [[wanted]];
}

function wholeLogits(info: ModelInfo, path: string): Float32Array | string {
  try {
    const logits = probeLogits(info, [{source: {kind: "file", path, isPassing: false}, firstLayer: 0, lastLayer: info.layers - 1}]);
    if (!logits.every(Number.isFinite)) return "whole, its logits are not finite with these weights";
    return new Set(logits).size < 2 ? "whole, its logits are all equal with these weights" : logits;
  } catch (thrown) {
    const {message} = failureOf(thrown, "bad_model");
    return `it does not run whole: ${/error loading model: ([^;]*)/.exec(message)?.[1] ?? message}`;
  }
}

interface ProbeContext {
  readonly whole: Float32Array;
  readonly scratchDir: string;
  report(line: ProbeReport): void;
}

async function probeCuts(info: ModelInfo, path: string, cuts: readonly number[], context: ProbeContext): Promise<ProbeReport> {
  const cut = cuts.join("+");
  context.report({kind: "cut", cut});
  const edges = [0, ...cuts, info.layers];
  const ranges = edges.slice(1).map((end, i) => ({firstLayer: edges[i] as number, lastLayer: end - 1}));
  try {
    const sources = await Promise.all(ranges.map((range, i) => sourceOf(info, path, range, join(context.scratchDir, `stage-${i}.gguf`))));
    const stages = ranges.map((range, i): ProbeStage => ({...range, source: sources[i] as StageSource}));
    return {kind: "result", cut, delta: farthest(context.whole, probeLogits(info, stages))};
  } catch (thrown) {
    return {kind: "failed", cut, reason: failureOf(thrown, "bad_model").message};
  } finally {
    for (const i of ranges.keys()) rmSync(join(context.scratchDir, `stage-${i}.gguf`), {force: true});
  }
}

/** As a peer of this host would load it. */
async function sourceOf(info: ModelInfo, path: string, {firstLayer, lastLayer}: StageRange, scratch: string): Promise<StageSource> {
  const plan = await planStageFile(path, info, firstLayer, lastLayer);
  if (hasByteStreams()) return {kind: "model", path, plan};
  await materialiseStage(plan, path, scratch);
  return {kind: "file", path: scratch, isPassing: true};
}

/** Greatest |difference|; Infinity where one is not a number. */
function farthest(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let delta = 0;
  for (let i = 0; i < a.length; i++) {
    const distance = Math.abs((a[i] as number) - (b[i] as number));
    delta = Number.isNaN(distance) ? Number.POSITIVE_INFINITY : Math.max(delta, distance);
  }
  return delta;
}
