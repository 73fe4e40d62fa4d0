import {Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type Batch, type Drafted, Drafter, type DrafterInput, type DraftWish} from "../src/index.ts";
import {FakeDraftModel, type Guess} from "./support/fake-draft-model.ts";
import {next} from "./support/fake-pipeline.ts";

const VOCABULARY = 550;

interface Shape {
  readonly seed: number;
  readonly sequencesMax: number;
  readonly batchTokensMax: number;
  readonly contextLength: number;
  readonly sequences: number;
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  seed: fc.integer({min: 1, max: 2 ** 31}),
  sequencesMax: fc.integer({min: 1, max: 4}),
  batchTokensMax: fc.integer({min: 5, max: 16}),
  contextLength: fc.integer({min: 12, max: 60}),
  sequences: fc.integer({min: 1, max: 6}),
});

/** What the model says behind that text, in one go. */
function byHand({history, length}: DraftWish, contextLength: number, guess: Guess): number[] {
  const text = [...history];
  while (text.length < history.length + Math.min(length, contextLength - history.length)) {
    const {token, end} = guess(text);
    if (end || token >= VOCABULARY) break;
    text.push(token);
  }
  return text.slice(history.length);
}

/** A drafter over a model, and what it was asked. */
class Driven {
  readonly shape: Shape;
  readonly drafter: Drafter;
  readonly model: FakeDraftModel;
  readonly rounds = new Map<number, {readonly wishes: readonly DraftWish[]; readonly isHurried: boolean}>();
  readonly followed = new Set<string>();
  full = 0;
  #away: Batch | undefined;
  #round = 0;
  readonly #guess: Guess;

  constructor(shape: Shape, guess: Guess = next, ownVocabularySize = Number.MAX_SAFE_INTEGER) {
    this.shape = shape;
    this.#guess = guess;
    this.drafter = new Drafter({...shape, vocabularySize: VOCABULARY, ownVocabularySize});
    this.model = new FakeDraftModel(guess, shape);
  }

  get isIdle(): boolean {
    return this.#away === undefined;
  }

  step(input: DrafterInput): void {
    this.drafter.step(input);
    for (const effect of this.drafter.takeEffects()) {
      if (effect.type === "drafted") this.#drafted(effect.round, effect.drafts);
      else {
        expect(this.#away).toBeUndefined();
        this.#away = effect.batch;
      }
    }
  }

  wish(wishes: readonly DraftWish[]): number {
    const round = this.#round++;
    const asked = wishes.filter(({length}) => length > 0);
    if (asked.length > 0) this.rounds.set(round, {wishes: asked, isHurried: false});
    this.step({type: "wished", round, wishes});
    return round;
  }

  hurry(round: number): void {
    const known = this.rounds.get(round);
    if (known) this.rounds.set(round, {...known, isHurried: true});
    this.step({type: "hurried", round});
    expect(this.rounds.has(round)).toBe(false);
  }

  comeBack(): void {
    const batch = this.#away as Batch;
    this.#away = undefined;
    this.step({type: "returned", sampled: this.model.run(batch)});
  }

  /** Each wish is answered once; with all that was asked for unless that could not be. */
  #drafted(round: number, drafts: readonly Drafted[]): void {
    const {wishes} = this.rounds.get(round) as {wishes: readonly DraftWish[]};
    this.rounds.delete(round);
    expect(drafts.map(({id}) => id).toSorted()).toEqual(wishes.map(({id}) => id).toSorted());
    for (const {id, at, tokens} of drafts) {
      const wish = wishes.find((one) => one.id === id) as DraftWish;
      const right = byHand(wish, this.shape.contextLength, this.#guess);
      expect([at, [...tokens]]).toEqual([wish.at, right.slice(0, tokens.length)]);
      if (tokens.length === right.length) this.full++;
    }
  }
}

const text = (...tokens: number[]): Int32Array => Int32Array.from(tokens);
/** Counts on. */
const counting: Guess = (history) => ({token: (history.at(-1) as number) + 1, end: false});
const usual: Shape = {seed: 1, sequencesMax: 2, batchTokensMax: 16, contextLength: 60, sequences: 2};

describe("the drafter", () => {
  it("says what its model says behind each text, whatever was right before, whoever comes and goes, and however late it is", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const rng = new Prng(shape.seed);
        const driven = new Driven(shape);
        const texts = Array.from({length: shape.sequences}, (_, i) => [i + 1, ...Array.from({length: rng.below(10)}, () => rng.below(5))]);
        for (let turn = 0; turn < 150; turn++) {
          const open = [...driven.rounds.keys()];
          const what = rng.below(10);
          if (what < 4 && !driven.isIdle) driven.comeBack();
          else if (what === 4 && open.length > 0) driven.hurry(rng.pick(open));
          else if (what === 5) {
            const index = rng.below(shape.sequences);
            driven.step({type: "released", id: `s${index}`});
            texts[index] = [index + 1, ...Array.from({length: rng.below(10)}, () => rng.below(5))];
          } else if (what === 6 && rng.chance(1, 5)) driven.step({type: "cleared"});
          else {
            const wishes = texts.flatMap((own, i): DraftWish[] => {
              if (rng.chance(1, 2) || own.length > shape.contextLength + 3) return [];
              // Of what its model says some comes true, and something else follows.
              for (let right = rng.below(4); right > 0; right--) own.push(next(own).token);
              own.push(rng.below(5));
              return [{id: `s${i}`, at: turn, history: Int32Array.from(own), length: rng.below(6)}];
            });
            driven.wish(wishes);
          }
        }
        while (!driven.isIdle) driven.comeBack();
        expect(driven.rounds.size).toBe(0);
      }),
      {numRuns: 200},
    );
  });

  it("computes what came true once, and several sequences in one batch", () => {
    const driven = new Driven(usual, counting);
    const first = text(1, 2, 3, 4, 5);
    const second = text(9, 8, 7);
    driven.wish([
      {id: "a", at: 1, history: first, length: 3},
      {id: "b", at: 1, history: second, length: 3},
    ]);
    while (!driven.isIdle) driven.comeBack();
    expect([driven.full, driven.model.batches, driven.model.rows]).toEqual([2, 3, 8 + 2 + 2]);
    const said = [...first, 6, 7, 8, 77];
    driven.wish([{id: "a", at: 5, history: Int32Array.from(said), length: 1}]);
    driven.comeBack();
    // Of the draft the last token was not fed yet, nor what the served model said after it.
    expect([driven.full, driven.model.rows]).toEqual([3, 12 + 2]);
  });

  it("reads a prompt along when nobody waits, in parts", () => {
    const driven = new Driven(usual, counting);
    const prompt = Int32Array.from({length: 40}, (_, i) => i);
    driven.wish([{id: "a", at: 0, history: prompt, length: 0}]);
    driven.comeBack();
    driven.wish([{id: "b", at: 1, history: text(5, 6), length: 2}]);
    while (driven.rounds.size > 0) driven.comeBack();
    expect(driven.full).toBe(1);
    expect(driven.model.rows).toBeLessThan(40);
    while (!driven.isIdle) driven.comeBack();
    const before = driven.model.rows;
    driven.wish([{id: "a", at: 1, history: Int32Array.of(...prompt, 3), length: 1}]);
    driven.comeBack();
    expect(driven.model.rows - before).toBeLessThanOrEqual(2);
  });

  it("knows nothing of more sequences than it has places for, of texts longer than its context, and of tokens it has not", () => {
    const driven = new Driven(usual, counting, 500);
    const wish = (id: string, ...history: number[]): DraftWish => ({id, at: 1, history: Int32Array.from(history), length: 2});
    const answers: Drafted[] = [];
    const ask = (...wishes: DraftWish[]): number[] => {
      answers.length = 0;
      driven.drafter.step({type: "wished", round: 1000, wishes});
      for (let turn = 0; turn < 10; turn++) {
        for (const effect of driven.drafter.takeEffects()) {
          if (effect.type === "drafted") answers.push(...effect.drafts);
          else driven.drafter.step({type: "returned", sampled: driven.model.run(effect.batch)});
        }
      }
      return wishes.map(({id}) => answers.find((one) => one.id === id)?.tokens.length ?? -1);
    };
    expect(ask(wish("a", 1, 2), wish("b", 2, 3), wish("c", 3, 4))).toEqual([2, 2, 0]);
    driven.drafter.step({type: "released", id: "a"});
    expect(ask(wish("c", 3, 4))).toEqual([2]);
    expect(ask(wish("b", ...new Array<number>(60).fill(1)))).toEqual([0]);
    expect(ask(wish("b", ...new Array<number>(59).fill(1)))).toEqual([1]);
    expect(ask(wish("b", 2, 500))).toEqual([0]);
    expect(ask(wish("b", 2, 3))).toEqual([2]);
  });
});
