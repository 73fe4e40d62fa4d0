/**
 * What a row takes where all slots share one buffer of the cache (15 slots) and where each has its own (16), in turns: of so many slots that generate, with so many tokens each, all of them different.
 * And what a token of a prompt takes while all the others are there. Wants `pnpm build` before.
 * pnpm bench:buffers [--model <gguf>] [--remembered 40,300] [--active 2,8,15] [--steps 40] [--rounds 2]
 */
import {join} from "node:path";
import {parseArgs} from "node:util";
import {batchOf, GREEDY, rowsOf, STORYTELLER, WholeModel} from "../../packages/engine-llama/test/support/whole-model.ts";
import {root} from "../../scripts/peer-process.ts";

const {values} = parseArgs({
  options: {
    model: {type: "string", default: STORYTELLER},
    remembered: {type: "string", default: "40,300"},
    active: {type: "string", default: "2,8,15"},
    steps: {type: "string", default: "40"},
    rounds: {type: "string", default: "2"},
  },
});
const numbers = (text: string): readonly number[] => text.split(",").map(Number);
const CONTEXT = 512;
const TOKENS = 150;

/** Median of a step, and of the prompts' tokens. */
async function measure(slots: number, active: number, remembered: number): Promise<{rowMs: number; promptMs: number}> {
  const model = await WholeModel.load(values.model, {sequencesMax: slots, contextLength: CONTEXT}, {runnerPath: join(root, "dist/runner.js"), execArgv: []});
  try {
    let promptMs = 0;
    const next: number[] = [];
    for (let slot = 0; slot < active; slot++) {
      const prompt = Int32Array.from({length: remembered}, (_, i) => 100 + ((i * 7 + slot * 13) % TOKENS));
      const {computeMs, sampled} = await model.step(batchOf(rowsOf(slot, prompt), [{slot, sampler: GREEDY, history: prompt, answered: 0, keep: 0, from: slot}]));
      promptMs = computeMs / remembered;
      next[slot] = sampled[0]?.token as number;
    }
    const times: number[] = [];
    for (let step = 0; step < Number(values.steps); step++) {
      const {computeMs, sampled} = await model.step(
        batchOf(
          next.flatMap((token, slot) => rowsOf(slot, [token], remembered + step)),
          [],
        ),
      );
      times.push(computeMs / active);
      // Whoever has ended goes on: what it says is of no matter here.
      for (const {slot, token, end} of sampled) next[slot] = end ? 100 : token;
    }
    return {rowMs: times.toSorted((a, b) => a - b)[times.length >> 1] as number, promptMs};
  } finally {
    model.close();
  }
}

for (let round = 0; round < Number(values.rounds); round++) {
  for (const remembered of numbers(values.remembered)) {
    for (const active of numbers(values.active)) {
      const [one, own] = [await measure(15, active, remembered), await measure(16, active, remembered)];
      const text = ({rowMs, promptMs}: {rowMs: number; promptMs: number}): string => `${rowMs.toFixed(2)} ms a row, ${promptMs.toFixed(2)} a token of the last prompt`;
      process.stdout.write(`${active} of ${remembered} tokens: one buffer ${text(one)}; one each ${text(own)}\n`);
    }
  }
}
