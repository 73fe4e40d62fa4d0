import {isCausal, type ModelInfo, type StageBatch} from "@ollamesh/ports";
import {loadLlama} from "../../src/ffi/llama.ts";
import {stageTraits} from "../../src/gguf/index.ts";
import type {StageAdapter} from "../../src/runner/adapter.ts";
import {NativeStage, type NativeStageOptions} from "../../src/runner/native-stage.ts";
import {CACHE_USUAL, type CacheOptions, type StageSource} from "../../src/runner/runner-messages.ts";

/**
 * Rows of each batch: a prompt in two parts, then single tokens. The second part crosses the sliding window of the shapes in use (32
 * tokens), or a wrong window would go unnoticed.
 */
const BATCH_ROWS = [29, 13, 1, 1, 1];
const CONTEXT_TOKENS = 128;

/** A range of layers, and where it is loaded from. */
export interface ProbeStage {
  readonly source: StageSource;
  readonly firstLayer: number;
  /** Inclusive. */
  readonly lastLayer: number;
  readonly adapter?: StageAdapter | undefined;
  readonly cache?: CacheOptions;
}

/**
 * Logits of every row of a fixed token sequence, through the stages one after the other, in the batch shapes of ordinary use.
 */
export function probeLogits(info: ModelInfo, stages: readonly ProbeStage[]): Float32Array {
  return logitsOf(
    info,
    stages.map((stage) => new NativeStage(loadLlama(), stageOptions(info, stage))),
  );
}

/** The same of stages that are loaded; they are closed. */
export function logitsOf(info: ModelInfo, loaded: readonly NativeStage[]): Float32Array {
  try {
    const logits: Float32Array[] = [];
    let position = 0;
    for (const rows of BATCH_ROWS) {
      runBatch(loaded, info, position, rows);
      for (let row = 0; row < rows; row++) logits.push((loaded.at(-1) as NativeStage).logitsAt(row));
      position += rows;
    }
    return joined(logits);
  } finally {
    for (const stage of loaded) stage.close();
  }
}

/** As a stage of so many layers is loaded for the probe. */
export function stageOptions(info: ModelInfo, stage: ProbeStage): NativeStageOptions {
  const traits = stageTraits(info);
  return {
    source: stage.source,
    adapter: stage.adapter,
    isFirst: stage.firstLayer === 0,
    isLast: stage.lastLayer === info.layers - 1,
    layers: stage.lastLayer - stage.firstLayer + 1,
    embeddingLength: info.embeddingLength,
    inputScale: traits.inputScale,
    positionRows: traits.positionRows,
    pooling: "mean",
    isCausal: isCausal(info),
    layerOutputName: traits.layerOutputName(stage.lastLayer - stage.firstLayer),
    contextLength: CONTEXT_TOKENS,
    sequencesMax: 1,
    batchTokensMax: Math.max(...BATCH_ROWS),
    threads: 1,
    cache: stage.cache ?? CACHE_USUAL,
    progress: () => undefined,
  };
}

const GREEDY = {
  temperature: 0,
  topK: 1,
  topP: 1,
  minP: 0,
  typicalP: 1,
  repeatPenalty: 1,
  repeatLastN: 0,
  presencePenalty: 0,
  frequencyPenalty: 0,
  seed: 1,
};

function runBatch(stages: readonly NativeStage[], info: ModelInfo, position: number, rows: number): void {
  let hidden: Uint8Array | undefined;
  for (const [index, stage] of stages.entries()) {
    const batch: StageBatch = {
      closes: [],
      opens: position === 0 ? [{slot: 0, sampler: GREEDY, history: new Int32Array(0), answered: 0, keep: 0, from: 0}] : [],
      slots: new Int32Array(rows),
      positions: Int32Array.from({length: rows}, (_, i) => position + i),
      outputs: new Uint8Array(rows).fill(1),
      tokens: index === 0 ? Int32Array.from({length: rows}, (_, i) => tokenAt(position + i, info.vocabularySize)) : undefined,
      hidden,
    };
    hidden = stage.step(batch).hidden;
  }
}

function tokenAt(position: number, vocabularySize: number): number {
  return (position * 37 + 11) % vocabularySize;
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
