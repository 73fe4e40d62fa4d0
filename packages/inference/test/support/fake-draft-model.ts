import {expect} from "vitest";
import type {Batch, Sampled} from "../../src/index.ts";

export type Guess = (history: readonly number[]) => {token: number; end: boolean};

/** A draft model that says what a function says, and checks each batch for what no engine could run. */
export class FakeDraftModel {
  readonly #guess: Guess;
  readonly #limits: {readonly sequencesMax: number; readonly batchTokensMax: number; readonly contextLength: number};
  readonly #history = new Map<number, number[]>();
  /** Batches, and rows of all of them. */
  batches = 0;
  rows = 0;

  constructor(guess: Guess, limits: {readonly sequencesMax: number; readonly batchTokensMax: number; readonly contextLength: number}) {
    this.#guess = guess;
    this.#limits = limits;
  }

  run(batch: Batch): Sampled[] {
    this.batches++;
    this.rows += batch.slots.length;
    expect(batch.slots.length).toBeGreaterThan(0);
    expect(batch.slots.length).toBeLessThanOrEqual(this.#limits.batchTokensMax);
    for (const {slot} of batch.opens) {
      expect(slot).toBeLessThan(this.#limits.sequencesMax);
      expect(this.#history.has(slot)).toBe(false);
      this.#history.set(slot, []);
    }
    const seen = new Set<number>();
    return [...batch.slots].flatMap((slot, row) => {
      const history = this.#history.get(slot) as number[];
      // Rows at positions it has already replace what lies there and behind.
      if (!seen.has(slot)) history.splice(batch.positions[row] as number);
      seen.add(slot);
      expect(batch.positions[row]).toBe(history.length);
      expect(history.length).toBeLessThan(this.#limits.contextLength);
      history.push(batch.tokens?.[row] as number);
      return batch.outputs[row] === 1 ? [{slot, ...this.#guess(history)}] : [];
    });
  }
}
