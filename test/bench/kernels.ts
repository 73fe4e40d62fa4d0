/**
 * What a row of a whole model takes with two builds of llama.cpp's kernels, in turns, one thread: of so many slots that generate, with so many tokens each; and what a token of their prompts took.
 * Of the published libraries the builds differ in what they ask of a processor. Wants `pnpm build` before.
 * pnpm bench:kernels [--model <gguf>] [--builds zen4,haswell] [--remembered 100,300] [--rows 1,8] [--rounds 4] [--flash-attention on|off: of both; by default each does what it thinks best]
 */
import {mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {parseArgs} from "node:util";
import {libraryFolder} from "../../packages/engine-llama/src/ffi/library-path.ts";
import {batchOf, GREEDY, rowsOf, STORYTELLER, WholeModel} from "../../packages/engine-llama/test/support/whole-model.ts";
import {root} from "../../scripts/peer-process.ts";

const {values} = parseArgs({
  options: {
    model: {type: "string", default: STORYTELLER},
    builds: {type: "string", default: "zen4,haswell"},
    remembered: {type: "string", default: "100,300"},
    rows: {type: "string", default: "1,8"},
    rounds: {type: "string", default: "4"},
    "flash-attention": {type: "string"},
  },
});
const list = (text: string): readonly string[] => text.split(",");
const builds = list(values.builds);
const cache = {flashAttention: values["flash-attention"] === undefined ? undefined : values["flash-attention"] === "on", type: "f16"} as const;
const CONTEXT = 512;
const STEPS = 12;
const PROMPT = "<|im_start|>user\nTell me a story about a fox and a kite.<|im_end|>\n<|im_start|>assistant\n";

/** The libraries with that build for processors and no other. */
function onlyWith(build: string, folder: string): string {
  const published = libraryFolder(undefined);
  const own = join(folder, build);
  mkdirSync(own);
  const isOther = (file: string): boolean => /ggml-cpu-/.test(file) && !file.includes(`ggml-cpu-${build}.`);
  for (const file of readdirSync(published).filter((name) => !isOther(name))) symlinkSync(join(published, file), join(own, file));
  return own;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
}

class Contender {
  readonly #model: WholeModel;
  readonly promptMs: number[] = [];
  readonly rowMs: number[] = [];
  #position = 0;

  constructor(model: WholeModel) {
    this.#model = model;
  }

  async fill(slots: number, remembered: number): Promise<void> {
    const prompt = await this.#model.tokenize(PROMPT);
    for (let slot = 0; slot < slots; slot++) {
      const text = Int32Array.from({length: remembered}, (_, i) => prompt[(i * 7 + slot) % prompt.length] as number);
      const {computeMs} = await this.#model.step(batchOf(rowsOf(slot, text), [{slot, sampler: GREEDY, history: text, answered: 0, keep: 0, from: slot}]));
      this.promptMs.push(computeMs / remembered);
    }
    this.#position = remembered;
  }

  async steps(slots: number): Promise<void> {
    for (let step = 0; step < STEPS; step++, this.#position++) {
      const rows = Array.from({length: slots}, (_, slot) => ({slot, position: this.#position, token: 5 + slot + step, output: true}));
      this.rowMs.push((await this.#model.step(batchOf(rows, []))).computeMs / slots);
    }
  }

  close(): void {
    this.#model.close();
  }
}

async function compare(slots: number, remembered: number, folders: readonly string[]): Promise<void> {
  const contenders: Contender[] = [];
  try {
    for (const llamaDir of folders)
      contenders.push(
        new Contender(await WholeModel.load(values.model, {sequencesMax: 8, contextLength: CONTEXT}, {runnerPath: join(root, "dist/runner.js"), execArgv: [], llamaDir, cache})),
      );
    for (const contender of contenders) await contender.fill(slots, remembered);
    for (let round = 0; round < Number(values.rounds); round++) for (const contender of contenders) await contender.steps(slots);
    const cells = contenders.map(({rowMs, promptMs}, index) => `${builds[index]} ${median(rowMs).toFixed(2)} ms a row, ${median(promptMs).toFixed(2)} a token of the prompt`);
    process.stdout.write(`${basename(values.model)}, ${slots} rows of ${remembered} tokens: ${cells.join("; ")}\n`);
  } finally {
    for (const contender of contenders) contender.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), "ollamesh-bench-"));
try {
  const folders = builds.map((build) => onlyWith(build, folder));
  for (const remembered of list(values.remembered)) for (const rows of list(values.rows)) await compare(Number(rows), Number(remembered), folders);
} finally {
  rmSync(folder, {recursive: true, force: true});
}
