import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Compute, ModelInfo, SampledToken, SamplerOptions, SlotOpen, Stage, StageBatch, StageResult, Vocabulary} from "@ollamesh/ports";
import type {Callback} from "@ollamesh/stdx";
import {createLlamaCompute, type LlamaComputeOptions} from "../../src/index.ts";

export const STORYTELLER = fileURLToPath(new URL("../../../../models/storyteller.gguf", import.meta.url));
export const GREEDY: SamplerOptions = {
  temperature: 0,
  topK: 40,
  topP: 0.9,
  minP: 0,
  typicalP: 1,
  repeatPenalty: 1,
  repeatLastN: 64,
  presencePenalty: 0,
  frequencyPenalty: 0,
  seed: 1,
};

export function settled<T>(start: (done: Callback<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    start((outcome) => (outcome.ok ? resolve(outcome.value) : reject(Object.assign(new Error(outcome.error.message), {code: outcome.error.code}))));
  });
}

interface Row {
  readonly slot: number;
  readonly position: number;
  readonly token: number;
  readonly output: boolean;
}

export function batchOf(rows: readonly Row[], opens: readonly SlotOpen[], closes: readonly number[] = []): StageBatch {
  return {
    closes,
    opens,
    slots: Int32Array.from(rows, ({slot}) => slot),
    positions: Int32Array.from(rows, ({position}) => position),
    outputs: Uint8Array.from(rows, ({output}) => (output ? 1 : 0)),
    tokens: Int32Array.from(rows, ({token}) => token),
    hidden: undefined,
  };
}

/** Rows of tokens from a position on; the last one is sampled. */
export function rowsOf(slot: number, tokens: ArrayLike<number>, from = 0): Row[] {
  return Array.from(tokens, (token, i) => ({slot, position: from + i, token, output: i === tokens.length - 1}));
}

/** A model loaded whole in a runner of its own, and its vocabulary. */
export class WholeModel {
  readonly compute: Compute;
  readonly info: ModelInfo;
  readonly vocabulary: Vocabulary;
  readonly stage: Stage;
  readonly #folder: string;

  static async load(
    path = STORYTELLER,
    more: {contextLength?: number; sequencesMax?: number; threads?: number; adapterPath?: string} = {},
    engine: Partial<LlamaComputeOptions> = {},
  ): Promise<WholeModel> {
    const folder = mkdtempSync(join(tmpdir(), "ollamesh-whole-"));
    const compute = createLlamaCompute({
      runnerPath: fileURLToPath(new URL("../../src/runner/main.ts", import.meta.url)),
      execArgv: ["--import", "tsx"],
      scratchDir: join(folder, "scratch"),
      llamaDir: undefined,
      threads: 1,
      loadTimeoutMs: 60_000,
      ...engine,
    });
    const info = await settled<ModelInfo>((done) => compute.inspect(path, done));
    const vocabulary = await settled<Vocabulary>((done) => compute.vocabulary(path, done));
    const spec = {path, info, firstLayer: 0, lastLayer: info.layers - 1, contextLength: 512, sequencesMax: 4, batchTokensMax: 512, threads: 1, ...more};
    const stage = await new Promise<Stage>((resolve, reject) => {
      const loading = compute.load(spec, {progress: () => {}, ready: () => resolve(loading), failed: ({message}) => reject(new Error(message))});
    });
    return new WholeModel(folder, {compute, info, vocabulary, stage});
  }

  private constructor(folder: string, parts: Pick<WholeModel, "compute" | "info" | "vocabulary" | "stage">) {
    this.#folder = folder;
    this.compute = parts.compute;
    this.info = parts.info;
    this.vocabulary = parts.vocabulary;
    this.stage = parts.stage;
  }

  close(): void {
    this.stage.unload();
    this.vocabulary.close();
    rmSync(this.#folder, {recursive: true, force: true});
  }

  step(batch: StageBatch): Promise<StageResult> {
    return settled((done) => this.stage.step(batch, done));
  }

  tokenize(text: string): Promise<Int32Array> {
    return settled((done) => this.vocabulary.tokenize(text, {addSpecial: true, parseSpecial: true}, done));
  }

  text(tokens: readonly {readonly token: number}[]): string {
    return Buffer.concat(tokens.map(({token}) => Buffer.from(this.vocabulary.piece(token)))).toString();
  }

  /** What is sampled behind a history, until the model ends or so many tokens are there. The end, or the refusal, is the last. */
  async generate(history: Int32Array, sampler: SamplerOptions, tokensMax: number, answered = 0): Promise<SampledToken[]> {
    const sampled: SampledToken[] = [];
    let batch = batchOf(rowsOf(0, history), [{slot: 0, sampler, history, answered, keep: 0, from: 0}]);
    for (;;) {
      const [next] = (await this.step(batch)).sampled as [SampledToken];
      sampled.push(next);
      if (next.end || sampled.length === tokensMax) return sampled;
      batch = batchOf(rowsOf(0, [next.token], history.length + sampled.length - 1), []);
    }
  }
}
