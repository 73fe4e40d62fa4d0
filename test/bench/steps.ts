/**
 * What a step of one stream takes, in a whole model driven through its port, while other slots rest with what they remember, and while none does, in turns: from the question to the answer, and
 * what the engine says it computed. Wants `pnpm build` before.
 * pnpm bench:steps [--model <gguf>] [--threads 2] [--resting 7] [--remembered 400] [--tokens 300] [--rounds 4]
 */
import {join} from "node:path";
import {parseArgs} from "node:util";
import {batchOf, GREEDY, rowsOf, STORYTELLER, WholeModel} from "../../packages/engine-llama/test/support/whole-model.ts";
import {root} from "../../scripts/peer-process.ts";

const {values} = parseArgs({
  options: {
    model: {type: "string", default: STORYTELLER},
    threads: {type: "string", default: "2"},
    resting: {type: "string", default: "7"},
    remembered: {type: "string", default: "400"},
    tokens: {type: "string", default: "300"},
    rounds: {type: "string", default: "4"},
  },
});
const [threads, resting, remembered, tokens, rounds] = [values.threads, values.resting, values.remembered, values.tokens, values.rounds].map(Number) as [
  number,
  number,
  number,
  number,
  number,
];
const CONTEXT = 512;
const PROMPT = "<|im_start|>user\nTell me a story about a fox and a kite.<|im_end|>\n<|im_start|>assistant\n";
if (remembered > CONTEXT || tokens > CONTEXT - 64) throw new Error(`slots are of ${CONTEXT} tokens`);

async function fill(model: WholeModel, prompt: Int32Array, slot: number): Promise<void> {
  const text = Int32Array.from({length: remembered}, (_, i) => prompt[(i * 7 + slot) % prompt.length] as number);
  await model.step(batchOf(rowsOf(slot, text), [{slot, sampler: GREEDY, history: text, answered: 0, keep: 0, from: slot}]));
}

function figures(all: readonly number[]): string {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] as number).toFixed(2);
  return `${at(0.1)} ${at(0.5)} ${at(0.9)} ${(all.reduce((sum, one) => sum + one) / all.length).toFixed(2)}`;
}

/** One story of slot 0. */
async function stream(model: WholeModel, prompt: Int32Array): Promise<string> {
  const [wall, computed]: [number[], number[]] = [[], []];
  let {sampled} = await model.step(batchOf(rowsOf(0, prompt), [{slot: 0, sampler: GREEDY, history: prompt, answered: 0, keep: 0, from: 0}]));
  for (let step = 0; step < tokens; step++) {
    const batch = batchOf(rowsOf(0, [sampled[0]?.token as number], prompt.length + step), []);
    const startedAt = performance.now();
    const result = await model.step(batch);
    wall.push(performance.now() - startedAt);
    computed.push(result.computeMs);
    sampled = result.sampled;
  }
  return `a step takes p10 p50 p90 mean ${figures(wall)} ms, of which computed ${figures(computed)}`;
}

const others = Array.from({length: resting}, (_, index) => index + 1);
const model = await WholeModel.load(values.model, {threads, sequencesMax: resting + 1, contextLength: CONTEXT}, {runnerPath: join(root, "dist/runner.js"), execArgv: []});
try {
  const prompt = await model.tokenize(PROMPT);
  for (let round = 0; round < rounds; round++) {
    await model.step(batchOf([], [], [0, ...others]));
    process.stdout.write(`${threads} threads, nobody rests: ${await stream(model, prompt)}\n`);
    for (const slot of others) await fill(model, prompt, slot);
    process.stdout.write(`${threads} threads, ${resting} rest with ${remembered} tokens: ${await stream(model, prompt)}\n`);
  }
} finally {
  model.close();
}
