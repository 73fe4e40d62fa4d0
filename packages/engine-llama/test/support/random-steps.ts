import type {SampledToken, StageBatch} from "@ollamesh/ports";
import {Prng} from "@ollamesh/stdx";
import {batchOf, GREEDY, rowsOf} from "./whole-model.ts";

const STEPS = 60;

interface Sequence {
  fed: number;
  readonly tokens: number[];
}

/** Sequences, one for each prompt, that begin, go on, pause, go back and begin anew at random; slot and token of everything that was sampled, by slot. */
export async function randomSteps(
  seed: number,
  prompts: readonly Int32Array[],
  step: (batch: StageBatch) => Promise<readonly SampledToken[]>,
): Promise<readonly (readonly [number, number])[]> {
  const rng = new Prng(seed);
  const told: [number, number][] = [];
  const sequences = new Map<number, Sequence>();
  for (let turn = 0; turn < STEPS; turn++) {
    const rows: ReturnType<typeof rowsOf> = [];
    const opens: StageBatch["opens"][number][] = [];
    const closes: number[] = [];
    for (const [slot, prompt] of prompts.entries()) {
      const sequence = sequences.get(slot);
      const dice = rng.below(20);
      if (sequence && dice === 0) {
        closes.push(slot);
        sequences.delete(slot);
      } else if (!sequence && dice < 6) {
        opens.push({slot, sampler: GREEDY, history: prompt, answered: 0, keep: 0, from: slot});
        sequences.set(slot, {fed: prompt.length, tokens: [...prompt]});
        rows.push(...rowsOf(slot, prompt));
      } else if (sequence && dice === 1 && sequence.fed > prompt.length + 2) {
        // As after a wrong guess: another word than it said.
        sequence.tokens.splice(sequence.fed - 1);
        sequence.tokens.push(prompt[3] as number);
        rows.push(...rowsOf(slot, [prompt[3] as number], sequence.fed - 1));
      } else if (sequence && dice > 2) {
        rows.push(...rowsOf(slot, [sequence.tokens[sequence.fed] as number], sequence.fed));
        sequence.fed++;
      }
    }
    for (const {slot, token} of await step(batchOf(rows, opens, closes))) {
      told.push([slot, token]);
      sequences.get(slot)?.tokens.push(token);
    }
  }
  await step(batchOf([], [], [...prompts.keys()]));
  return told.toSorted(([a], [b]) => a - b);
}
