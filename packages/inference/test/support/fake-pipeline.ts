import {expect} from "vitest";
import type {BatcherEffect, BatcherInput, Sampled, SequenceRequest} from "../../src/index.ts";

const sampler = {temperature: 0, topK: 1, topP: 1, minP: 0, typicalP: 1, repeatPenalty: 1, repeatLastN: 0, presencePenalty: 0, frequencyPenalty: 0, seed: 1};

export const request = (id: string, length: number, tokensMax = 0): SequenceRequest => ({
  id,
  prompt: Int32Array.from({length}, (_, i) => i + 1),
  answered: 0,
  sampler,
  tokensMax,
  priority: 5,
});

export type RunEffect = BatcherEffect & {type: "run"};

/**
 * A model whose next token is a number of everything before it: a lost, doubled or misplaced row changes all that follows. It also checks each
 * batch for what no stage could run.
 */
export class FakePipeline {
  readonly #history = new Map<number, number[]>();
  readonly #open = new Set<number>();
  readonly #away: {readonly effect: RunEffect; sampled: readonly Sampled[] | undefined}[] = [];
  readonly #limits: {readonly batchTokensMax: number; readonly sequencesMax: number; readonly depth: number; readonly contextLength: number; readonly words?: number};
  #nextSequence = 0;
  /** Tokens that were not computed again. */
  kept = 0;
  /** Guesses it was given, and those that were right. */
  guessed = 0;
  right = 0;
  /** Steps it took by itself. */
  further = 0;
  /** Rows it has run. */
  rows = 0;

  constructor(limits: {batchTokensMax: number; sequencesMax: number; depth: number; contextLength: number; words?: number}) {
    this.#limits = limits;
  }

  get inFlight(): number {
    return this.#away.length;
  }

  send(effect: RunEffect): void {
    const {sequence, batch} = effect;
    expect(sequence).toBe(this.#nextSequence++);
    const slots = new Set(batch.slots);
    expect(batch.slots.length).toBeGreaterThan(0);
    expect(batch.slots.length).toBeLessThanOrEqual(this.#limits.batchTokensMax);
    // Of a prompt the next rows may follow; what comes behind its last one is not known before that is back.
    for (const {effect: other} of this.#away) expect([...other.batch.slots].filter((slot, row) => other.batch.outputs[row] === 1 && slots.has(slot))).toEqual([]);
    this.#away.push({effect, sampled: undefined});
    expect(this.#away.length).toBeLessThanOrEqual(this.#limits.depth);
  }

  /** The last stage runs the oldest batch that it has not run. @param isWithdrawn asked before: then without its rows */
  run(isWithdrawn: (sequence: number) => boolean = () => false): void {
    const next = this.#away.find(({sampled}) => sampled === undefined);
    if (!next) return;
    const {sequence, batch} = next.effect;
    const hasRows = !isWithdrawn(sequence);
    for (const slot of batch.closes) expect(this.#open.delete(slot)).toBe(true);
    for (const {slot, keep, from} of batch.opens) this.#begin(slot, keep, from);
    next.sampled = hasRows ? this.#runAll(batch) : [];
    if (hasRows) this.rows += batch.slots.length;
  }

  /** The oldest batch has run; undefined when none is away. */
  takeReturned(isWithdrawn?: (sequence: number) => boolean): (BatcherInput & {type: "returned"}) | undefined {
    if (this.#away[0]?.sampled === undefined) this.run(isWithdrawn);
    const back = this.#away.shift();
    return back && {type: "returned", sequence: back.effect.sequence, sampled: back.sampled ?? []};
  }

  lose(): void {
    this.#away.splice(0);
    this.#open.clear();
    this.#history.clear();
    this.#nextSequence = 0;
  }

  #begin(slot: number, keep: number, from: number): void {
    expect(slot).toBeLessThan(this.#limits.sequencesMax);
    const kept = (this.#history.get(from) ?? []).slice(0, keep);
    expect(kept).toHaveLength(keep);
    this.kept += keep;
    this.#open.add(slot);
    this.#history.set(slot, kept);
  }

  /** As often as it has steps, or until one ends. */
  #runAll(batch: RunEffect["batch"]): Sampled[] {
    const {steps = 1, slots, outputs} = batch;
    const told = this.#run(batch);
    for (let step = 1, newest = told; step < steps && !newest.some(({end}) => end); step++) {
      expect([new Set(slots).size, outputs.every((output) => output === 1)]).toEqual([slots.length, true]);
      const tokens = Int32Array.from(slots, (slot) => newest.find((one) => one.slot === slot)?.token as number);
      newest = this.#run({...batch, positions: batch.positions.map((position) => position + step), tokens});
      told.push(...newest);
      this.further++;
    }
    return told;
  }

  #run(batch: RunEffect["batch"]): Sampled[] {
    const seen = new Set<number>();
    /** By slot: what its newest row was answered with; undefined: the others are of another text. */
    const answers = new Map<number, number | undefined>();
    return [...batch.slots].flatMap((slot, row) => {
      const history = this.#history.get(slot) as number[];
      const [position, token, draft] = [batch.positions[row] as number, batch.tokens?.[row] as number, batch.drafts?.[row] ?? -1];
      expect(this.#open.has(slot)).toBe(true);
      // What was guessed wrong before is overwritten by the first row of the next batch.
      if (!seen.has(slot)) history.splice(position);
      seen.add(slot);
      expect(position).toBe(history.length);
      expect(history.length).toBeLessThan(this.#limits.contextLength);
      history.push(token);
      if (draft >= 0) {
        expect([draft, batch.outputs[row]]).toEqual([token, 1]);
        this.guessed++;
        if (answers.get(slot) !== draft) answers.set(slot, undefined);
        if (answers.get(slot) === undefined) return [];
        this.right++;
      }
      if (batch.outputs[row] !== 1) return [];
      const one = next(history, this.#limits.words);
      answers.set(slot, one.end ? undefined : one.token);
      return [{slot, ...one}];
    });
  }
}

/** @param words tokens it knows: of few the same come in the same order soon */
export function next(history: readonly number[], words = 500): {token: number; end: boolean} {
  const sum = history.reduce((total, token, index) => (total * 31 + token * (index + 1)) % 1_000_003, 7);
  return {token: 100 + (sum % words), end: sum % 23 === 0};
}

/** What one sequence must get, alone and in one go. */
export function reference({prompt, tokensMax}: SequenceRequest, contextLength: number, words?: number): {tokens: number[]; reason: string} {
  const history = [...prompt];
  const tokens: number[] = [];
  for (;;) {
    const {token, end} = next(history, words);
    if (end) return {tokens, reason: "stop"};
    tokens.push(token);
    if ((tokensMax > 0 && tokens.length >= tokensMax) || history.length >= contextLength) return {tokens, reason: "length"};
    history.push(token);
  }
}
