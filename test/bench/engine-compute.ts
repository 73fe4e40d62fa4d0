import {join} from "node:path";
import {createLlamaCompute} from "@ollamesh/engine-llama";
import type {Compute, ModelInfo, SamplerOptions, Stage, StageBatch, StageResult, Vocabulary} from "@ollamesh/ports";
import type {Callback} from "@ollamesh/stdx";
import {root} from "../../scripts/peer-process.ts";

interface EngineSettings {
  readonly model: string;
  readonly prompt: string;
  readonly threads: number;
  readonly slots: number;
  readonly contextLength: number;
  /** Tokens of an answer. */
  readonly tokens: number;
  readonly scratchDir: string;
}

/** One answer under way. */
interface Stream {
  readonly slot: number;
  position: number;
  token: number;
  left: number;
  done(tokens: number): void;
}

const GREEDY: SamplerOptions = {
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
const BATCH_ROWS = 512;

/**
 * The engine alone: a runner driven through the port, without peer, HTTP and text. All streams of a moment share a batch. What it lacks
 * of a peer's rate is the peer's; what it lacks of llama-server's is the process border and the JavaScript around `llama_decode`.
 */
export class EngineCompute {
  readonly name = "engine";
  readonly #settings: EngineSettings;
  readonly #stage: Stage;
  readonly #prompt: Int32Array;
  readonly #waiting: Stream[] = [];
  readonly #free: number[];
  #streams: Stream[] = [];
  #running = false;

  static async load(settings: EngineSettings): Promise<EngineCompute> {
    const compute = createLlamaCompute({
      runnerPath: join(root, "dist/runner.js"),
      execArgv: [],
      scratchDir: settings.scratchDir,
      llamaDir: undefined,
      threads: settings.threads,
      loadTimeoutMs: 120_000,
    });
    const info = await settled<ModelInfo>((done) => compute.inspect(settings.model, done));
    const vocabulary = await settled<Vocabulary>((done) => compute.vocabulary(settings.model, done));
    const prompt = await settled<Int32Array>((done) => vocabulary.tokenize(settings.prompt, {addSpecial: true, parseSpecial: true}, done));
    vocabulary.close();
    return new EngineCompute(settings, await loadStage(compute, info, settings), prompt);
  }

  constructor(settings: EngineSettings, stage: Stage, prompt: Int32Array) {
    this.#settings = settings;
    this.#stage = stage;
    this.#prompt = prompt;
    this.#free = Array.from({length: settings.slots}, (_, slot) => slot);
  }

  /** One answer; how many tokens it had. */
  ask(): Promise<number> {
    return new Promise((done) => {
      this.#waiting.push({slot: this.#free.pop() ?? 0, position: 0, token: 0, left: this.#settings.tokens, done});
      if (!this.#running) void this.#run();
    });
  }

  close(): void {
    this.#stage.unload();
  }

  async #run(): Promise<void> {
    this.#running = true;
    // Asked in one turn: one batch.
    await Promise.resolve();
    while (this.#waiting.length + this.#streams.length > 0) {
      const begun = this.#waiting.splice(0);
      const batch = batchOf(this.#prompt, begun, this.#streams);
      this.#streams.push(...begun);
      const {sampled} = await settled<StageResult>((done) => this.#stage.step(batch, done));
      for (const {slot, token, end} of sampled) this.#advance(slot, token, end);
    }
    this.#running = false;
  }

  #advance(slot: number, token: number, end: boolean): void {
    const stream = this.#streams.find((candidate) => candidate.slot === slot) as Stream;
    stream.position += stream.position === 0 ? this.#prompt.length : 1;
    stream.token = token;
    stream.left--;
    if (!end && stream.left > 0) return;
    this.#streams = this.#streams.filter((candidate) => candidate !== stream);
    this.#free.push(slot);
    stream.done(this.#settings.tokens - stream.left);
  }
}

function batchOf(prompt: Int32Array, begun: readonly Stream[], going: readonly Stream[]): StageBatch {
  const rows = [
    ...going.map(({slot, position, token}) => ({slot, position, token, output: 1})),
    ...begun.flatMap(({slot}) => Array.from(prompt, (token, position) => ({slot, position, token, output: position === prompt.length - 1 ? 1 : 0}))),
  ];
  return {
    closes: [],
    opens: begun.map(({slot}) => ({slot, sampler: GREEDY, history: new Int32Array(0), answered: 0, keep: 0, from: slot})),
    slots: Int32Array.from(rows, ({slot}) => slot),
    positions: Int32Array.from(rows, ({position}) => position),
    outputs: Uint8Array.from(rows, ({output}) => output),
    tokens: Int32Array.from(rows, ({token}) => token),
    hidden: undefined,
  };
}

function loadStage(compute: Compute, info: ModelInfo, {model, contextLength, slots, threads}: EngineSettings): Promise<Stage> {
  const spec = {path: model, info, firstLayer: 0, lastLayer: info.layers - 1, contextLength, sequencesMax: slots, batchTokensMax: BATCH_ROWS, threads};
  return new Promise((resolve, reject) => {
    const stage = compute.load(spec, {progress: () => {}, ready: () => resolve(stage), failed: ({message}) => reject(new Error(message))});
  });
}

function settled<T>(start: (done: Callback<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    start((outcome) => (outcome.ok ? resolve(outcome.value) : reject(new Error(outcome.error.message))));
  });
}
