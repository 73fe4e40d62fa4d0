import {mkdirSync, rmSync} from "node:fs";
import {stat} from "node:fs/promises";
import {freemem, totalmem} from "node:os";
import {join} from "node:path";
import {type Compute, isCausal, type Stage, type StageObserver, type StageSpec} from "@ollamesh/ports";
import {CodedError, failureOf, formatBytes, ok} from "@ollamesh/stdx";
import {cacheFor} from "./cache-for.ts";
import {hasBlockingTcp} from "./ffi/has-blocking-tcp.ts";
import {hasByteStreams} from "./ffi/has-byte-streams.ts";
import {LLAMA_VERSION, libraryFolder} from "./ffi/library-path.ts";
import {narrowBuilds} from "./ffi/load-backends.ts";
import {checkSameVocabulary, inspectGguf, materialiseStage, planAdapter, planStageFile, readAdapter, readMetadata, stageTraits} from "./gguf/index.ts";
import {kernelsFor} from "./kernels-for.ts";
import {quantize} from "./llama-quantizer.ts";
import {LlamaStage} from "./llama-stage.ts";
import {loadVocabulary} from "./llama-vocabulary.ts";
import type {StageAdapter} from "./runner/adapter.ts";
import type {Pooling} from "./runner/embedding-pool.ts";
import {CACHE_USUAL, type CacheOptions, type StageLoad, type StageSource} from "./runner/runner-messages.ts";

export interface LlamaComputeOptions {
  /** Entry of the runner process: `dist/runner.js`, or `src/runner/main.ts` with a TypeScript loader in `execArgv`. */
  readonly runnerPath: string;
  readonly execArgv: readonly string[];
  /** Linux: the CPUs runners may use, as `taskset` reads them; undefined: those of this process. */
  readonly cpus?: string | undefined;
  /** For layer ranges while they load, where they cannot be read in place. Emptied at creation: what a crashed peer left there is of no use. */
  readonly scratchDir: string;
  /** Layer ranges are read from the model file itself, not from a copy; undefined: where this host can. */
  readonly readsInPlace?: boolean;
  readonly llamaDir: string | undefined;
  readonly threads: number;
  readonly cache?: CacheOptions;
  /** Where a rank may listen for those it shares layers with (dotted IPv4, 0.0.0.0: everywhere); undefined: they talk by way of their peers only. */
  readonly rankHost?: string | undefined;
  readonly loadTimeoutMs: number;
}

/** Compute over llama.cpp. Throws CodedError `engine_missing` when there are no libraries for this host. */
export function createLlamaCompute(options: LlamaComputeOptions): Compute {
  libraryFolder(options.llamaDir);
  rmSync(options.scratchDir, {recursive: true, force: true});
  mkdirSync(options.scratchDir, {recursive: true});
  let scratchCount = 0;
  return {
    info: {engine: "llama.cpp", version: LLAMA_VERSION, threads: options.threads, memoryBytes: totalmem(), devices: []},
    inspect(path, done) {
      inspectGguf(path).then(
        (info) => done(ok(info)),
        (error) => done({ok: false, error: failureOf(error, "bad_model")}),
      );
    },
    metadata(path, done) {
      readMetadata(path).then(
        (metadata) => done(ok(metadata)),
        (error) => done({ok: false, error: failureOf(error, "bad_model")}),
      );
    },
    checkAdapter(path, model, done) {
      readAdapter(path, model).then(
        () => done(ok(undefined)),
        (error) => done({ok: false, error: failureOf(error, "bad_adapter")}),
      );
    },
    checkSameVocabulary(path, otherPath, done) {
      checkSameVocabulary(path, otherPath).then(
        () => done(ok(undefined)),
        (error) => done({ok: false, error: failureOf(error, "bad_model")}),
      );
    },
    vocabulary: (path, done) => loadVocabulary(options, path, done),
    quantize: (spec, observer) => quantize(options, spec, join(options.scratchDir, `quantized-${process.pid}-${scratchCount++}.gguf`), observer),
    load(spec, observer) {
      const needsCopy = needsPlan(spec) && !(options.readsInPlace ?? hasByteStreams());
      const scratch = (kind: string): string => join(options.scratchDir, `${kind}-${process.pid}-${scratchCount++}.gguf`);
      // llama.cpp reads adapters from files of their own only.
      const passing = {model: needsCopy ? scratch("stage") : undefined, adapter: spec.adapterPath !== undefined && needsPlan(spec) ? scratch("adapter") : undefined};
      return load(options, spec, passing, observer);
    },
  };
}

/** Files a stage is loaded from and that are gone then; undefined: none is needed. */
interface Passing {
  readonly model: string | undefined;
  readonly adapter: string | undefined;
}

function load(options: LlamaComputeOptions, spec: StageSpec, passing: Passing, observer: StageObserver): Stage {
  const forget = (): void => {
    for (const path of [passing.model, passing.adapter]) if (path) rmSync(path, {force: true});
  };
  const stage = new LlamaStage({...options, observer, group: spec.group, loaded: forget});
  prepare(spec, passing).then(
    (prepared) => {
      // Unloaded while its file was being cut: nobody will load that.
      if (stage.isGone) forget();
      else stage.begin(stageLoad(spec, prepared, options));
    },
    (error) => {
      forget();
      stage.fail(failureOf(error, "bad_model"));
    },
  );
  return stage;
}

/** What is loaded is not the model file as it is. */
function needsPlan({firstLayer, lastLayer, info, group}: StageSpec): boolean {
  return group !== undefined || firstLayer > 0 || lastLayer < info.layers - 1;
}

/** What the runner loads. */
interface Prepared {
  readonly source: StageSource;
  readonly adapter: StageAdapter | undefined;
}

async function prepare(spec: StageSpec, passing: Passing): Promise<Prepared> {
  await checkMemory(spec);
  return {source: await prepareModel(spec, passing.model), adapter: spec.adapterPath === undefined ? undefined : await prepareAdapter(spec, spec.adapterPath, passing.adapter)};
}

/** The blob as it is for a whole model, a plan over it for a range, or that plan carried out in `scratch`. */
async function prepareModel(spec: StageSpec, scratch: string | undefined): Promise<StageSource> {
  const {path, info, firstLayer, lastLayer, group} = spec;
  if (!needsPlan(spec)) return {kind: "file", path, isPassing: false};
  const plan = await planStageFile(path, info, firstLayer, lastLayer, group);
  if (!scratch) return {kind: "model", path, plan};
  await materialiseStage(plan, path, scratch);
  return {kind: "file", path: scratch, isPassing: true};
}

/** The blob as it is for a whole model, what is for the range in `scratch` otherwise; undefined where that is nothing. */
async function prepareAdapter({path, info, firstLayer, lastLayer, group}: StageSpec, adapterPath: string, scratch: string | undefined): Promise<StageAdapter | undefined> {
  const planned = await planAdapter(adapterPath, info, path, {firstLayer, lastLayer}, group);
  if (!planned) return undefined;
  if (scratch) await materialiseStage(planned.plan, adapterPath, scratch);
  return {path: scratch ?? adapterPath, matrices: planned.matrices, bytes: planned.plan.size};
}

/** Refuses what cannot fit before llama.cpp tries and aborts. */
async function checkMemory({info, firstLayer, lastLayer, contextLength, sequencesMax, group, adapterPath}: StageSpec): Promise<void> {
  const layers = (lastLayer - firstLayer + 1) / (group?.ranks ?? 1);
  const kvBytes = info.kvBytesPerTokenLayer * layers * contextLength * sequencesMax;
  const modelBytes = info.segments.layers
    .slice(firstLayer, lastLayer + 1)
    .flat()
    .reduce((sum, {start, end}) => sum + (end - start) / (group?.ranks ?? 1), 0);
  const weightBytes = modelBytes + (adapterPath === undefined ? 0 : (await stat(adapterPath)).size);
  const available = process.availableMemory?.() ?? freemem();
  if (kvBytes + weightBytes <= available) return;
  throw new CodedError(
    "out_of_memory",
    `layers ${firstLayer}-${lastLayer} need ${formatBytes(weightBytes)} and ${formatBytes(kvBytes)} for a context of ${contextLength} x ${sequencesMax}; ${formatBytes(available)} is free`,
  );
}

/** By llama.cpp's number; models that only generate are pooled by the mean. */
const POOLINGS: readonly Pooling[] = ["mean", "mean", "first", "last", undefined];

function stageLoad(spec: StageSpec, {source, adapter}: Prepared, {rankHost, llamaDir, cache = CACHE_USUAL}: LlamaComputeOptions): StageLoad {
  const {info, firstLayer, lastLayer} = spec;
  const kernels = narrowBuilds(libraryFolder(llamaDir)).length > 0 ? kernelsFor(info, cache) : "widest";
  const traits = stageTraits(info);
  const layers = lastLayer - firstLayer + 1;
  return {
    source,
    adapter,
    isFirst: firstLayer === 0,
    isLast: lastLayer === info.layers - 1,
    layers,
    embeddingLength: info.embeddingLength,
    inputScale: traits.inputScale,
    positionRows: traits.positionRows,
    pooling: POOLINGS[Number(info.metadata[`${info.architecture}.pooling_type`] ?? 0)],
    isCausal: isCausal(info),
    layerOutputName: traits.layerOutputName(layers - 1),
    contextLength: spec.contextLength,
    sequencesMax: spec.sequencesMax,
    batchTokensMax: spec.batchTokensMax,
    threads: spec.threads,
    cache: cacheFor({...spec, kernels}, cache),
    kernels,
    seat: spec.group && {rank: spec.group.rank, ranks: spec.group.ranks},
    rankHost: hasBlockingTcp() ? rankHost : undefined,
  };
}
