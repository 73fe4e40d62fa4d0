import {Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Guesses} from "../src/guesses.ts";
import {Batcher, type BatcherEffect, type BatcherInput, type Drafted, Drafter, type DrafterInput, type Sampled, type SequenceRequest, WaitingRoom} from "../src/index.ts";
import {FakeDraftModel, type Guess} from "./support/fake-draft-model.ts";
import {FakePipeline, next, reference, request} from "./support/fake-pipeline.ts";

const VOCABULARY = 1000;
const wrong: Guess = (history) => ({token: (next(history).token + 1) % VOCABULARY, end: false});
const kinds = {right: next, wrong, half: (history: readonly number[]) => (history.length % 2 === 0 ? next(history) : wrong(history))};

interface Shape {
  readonly seed: number;
  readonly kind: keyof typeof kinds;
  readonly depth: number;
  readonly sequencesMax: number;
  readonly placesMax: number;
  readonly batchTokensMax: number;
  readonly contextLength: number;
  readonly draftContext: number;
  readonly lengths: readonly number[];
  readonly draftsMax: number;
  readonly askedMax: number;
  readonly words: number;
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  seed: fc.integer({min: 1, max: 2 ** 31}),
  kind: fc.constantFrom("right", "wrong", "half"),
  depth: fc.integer({min: 1, max: 4}),
  sequencesMax: fc.integer({min: 1, max: 5}),
  placesMax: fc.integer({min: 1, max: 4}),
  batchTokensMax: fc.integer({min: 1, max: 24}),
  contextLength: fc.integer({min: 10, max: 60}),
  draftContext: fc.integer({min: 10, max: 60}),
  lengths: fc.array(fc.integer({min: 1, max: 12}), {minLength: 1, maxLength: 12}),
  draftsMax: fc.integer({min: 0, max: 6}),
  askedMax: fc.integer({min: 1, max: 8}),
  words: fc.constantFrom(3, 500),
});

interface Result {
  readonly request: SequenceRequest;
  readonly tokens: number[];
  end: string;
}

/** Chances in percent, at each turn: a sequence is cancelled, the stages are lost, a draft that is out is hurried, the draft model dies (and is back at some later turn). */
interface Harm {
  readonly cancel: number;
  readonly lose: number;
  readonly hurry: number;
  readonly die: number;
}

const NO_HARM: Harm = {cancel: 0, lose: 0, hurry: 0, die: 0};

/** A batcher, the stages it sends to, and the draft model it asks, each as slow as the seed will have it. */
class World {
  readonly shape: Shape;
  readonly rng: Prng;
  readonly batcher: Batcher;
  readonly pipeline: FakePipeline;
  readonly results: Result[];
  readonly byModel = {made: 0, right: 0};
  batches = 0;
  now = 0;
  /** What passes in one turn, milliseconds. */
  turnMs = 1;
  #drafter: Drafter | undefined;
  #model: FakeDraftModel | undefined;
  #sampled: readonly Sampled[] | undefined;
  readonly #rounds = new Set<number>();
  readonly #unasked: Result[];

  constructor(shape: Shape) {
    this.shape = shape;
    this.rng = new Prng(shape.seed);
    this.batcher = new Batcher({...shape, room: new WaitingRoom(100)});
    this.batcher.keepPrefixes();
    this.pipeline = new FakePipeline(shape);
    this.results = shape.lengths.map((length, i) => ({request: request(`r${i}`, Math.min(length, shape.contextLength - 1), this.rng.below(20)), tokens: [], end: ""}));
    this.#unasked = [...this.results];
  }

  get isOver(): boolean {
    return this.#unasked.length === 0 && this.pipeline.inFlight === 0 && this.batcher.active === 0;
  }

  load(): void {
    const {kind, placesMax, draftContext, words} = this.shape;
    const limits = {sequencesMax: placesMax, batchTokensMax: 8, contextLength: draftContext};
    const guess: Guess = kind === "right" ? (history) => next(history, words) : kinds[kind];
    this.#model = new FakeDraftModel(guess, limits);
    this.#drafter = new Drafter({...limits, vocabularySize: VOCABULARY, ownVocabularySize: VOCABULARY});
    this.step({type: "drafter", draftsMax: this.shape.askedMax});
  }

  die(): void {
    this.#drafter = undefined;
    this.#sampled = undefined;
    this.#rounds.clear();
    this.step({type: "drafter", draftsMax: 0});
  }

  turn(harm: Harm): void {
    const {rng} = this;
    this.now += this.turnMs;
    if (rng.chance(harm.die, 100)) return this.#drafter ? this.die() : this.load();
    const [round] = this.#rounds;
    if (round !== undefined && rng.chance(harm.hurry, 100)) return this.draft({type: "hurried", round});
    if (this.#sampled && rng.chance(1, 2)) {
      const sampled = this.#sampled;
      this.#sampled = undefined;
      return this.draft({type: "returned", sampled});
    }
    const asked = this.results.filter((result) => result.end === "" && !this.#unasked.includes(result));
    if (asked.length > 0 && rng.chance(harm.cancel, 100)) {
      const victim = rng.pick(asked);
      victim.end = "cancelled";
      return this.step({type: "cancelled", id: victim.request.id});
    }
    if (rng.chance(harm.lose, 100)) {
      this.pipeline.lose();
      this.step({type: "lost"});
      return this.draft({type: "cleared"});
    }
    const begun = rng.chance(1, 3) ? this.#unasked.shift() : undefined;
    const input: BatcherInput | undefined = begun ? {type: "requested", request: begun.request} : this.pipeline.takeReturned();
    if (input) this.step(input);
  }

  step(input: BatcherInput): void {
    this.batcher.step(input, this.now);
    for (const effect of this.batcher.takeEffects()) this.#execute(effect);
  }

  draft(input: DrafterInput): void {
    this.#drafter?.step(input);
    for (const effect of this.#drafter?.takeEffects() ?? []) {
      if (effect.type === "run") this.#sampled = this.#model?.run(effect.batch);
      else this.#drafted(effect.round, effect.drafts);
    }
  }

  #drafted(round: number, drafts: readonly Drafted[]): void {
    this.#rounds.delete(round);
    this.step({type: "drafted", drafts});
  }

  #execute(effect: BatcherEffect): void {
    switch (effect.type) {
      case "run":
        this.batches++;
        return this.pipeline.send(effect);
      case "broken":
        return expect.fail(effect.reason);
      case "guessed":
        if (effect.source === "lookup") return;
        this.byModel.made += effect.made;
        this.byModel.right += effect.right;
        return;
      case "draft":
        expect(effect.wishes.reduce((sum, {length}) => sum + length, 0)).toBeLessThanOrEqual(this.shape.askedMax * this.shape.sequencesMax);
        if (effect.wishes.some(({length}) => length > 0)) this.#rounds.add(effect.round);
        return this.draft({type: "wished", round: effect.round, wishes: effect.wishes});
      case "undraft":
        return this.draft({type: "released", id: effect.id});
      case "embedded":
        return expect.fail("nobody asked for an embedding");
      default:
        return this.#told(effect);
    }
  }

  #told(effect: BatcherEffect & {type: "token" | "ended" | "refused"}): void {
    const result = this.results.find(({request}) => request.id === effect.id) as Result;
    expect(result.end).toBe("");
    if (effect.type === "token") {
      expect(effect.index).toBe(result.tokens.length);
      result.tokens.push(effect.token);
    } else result.end = effect.type === "ended" ? effect.reason : effect.code;
  }
}

function drive(shape: Shape, harm: Harm = NO_HARM, {isThere = true, turnMs = 1} = {}): World {
  const world = new World(shape);
  world.turnMs = turnMs;
  if (isThere) world.load();
  for (let turn = 0; turn < 50_000 && !world.isOver; turn++) world.turn(harm);
  expect(world.isOver).toBe(true);
  return world;
}

/** One sequence after the other. */
const alone: Shape = {
  ...{seed: 5, kind: "right", depth: 1, sequencesMax: 1, placesMax: 1, batchTokensMax: 24, contextLength: 120, draftContext: 120},
  ...{lengths: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12], draftsMax: 0, askedMax: 4, words: 500},
};

describe("a batcher with a draft model", () => {
  it("gives every sequence what it gets without one: it may be right, wrong, half right, slow, or dead", () => {
    fc.assert(
      fc.property(shapes, fc.integer({min: 0, max: 20}), fc.integer({min: 0, max: 3}), (shape, hurry, die) => {
        for (const {request, tokens, end} of drive(shape, {...NO_HARM, hurry, die}).results)
          expect({tokens, reason: end}).toEqual(reference(request, shape.contextLength, shape.words));
      }),
      {numRuns: 300},
    );
  });

  it("ends every sequence once when some are cancelled and stages are lost, and says nothing wrong until then", () => {
    fc.assert(
      fc.property(shapes, fc.integer({min: 0, max: 20}), fc.integer({min: 0, max: 5}), (shape, cancel, lose) => {
        const {results, batcher} = drive(shape, {cancel, lose, hurry: 5, die: 1});
        for (const {request, tokens, end} of results) {
          const right = reference(request, shape.contextLength, shape.words);
          expect(["stop", "length", "lost", "cancelled"]).toContain(end);
          if (end === "stop" || end === "length") expect({tokens, reason: end}).toEqual(right);
          else expect(right.tokens.slice(0, tokens.length)).toEqual(tokens);
        }
        expect([batcher.active, batcher.queued, batcher.inFlight]).toEqual([0, 0, 0]);
      }),
      {numRuns: 200},
    );
  });

  it("needs fewer batches where drafts come true, as many where they do not, and rests from those", () => {
    const quick = {turnMs: 0};
    const without = drive(alone, NO_HARM, {isThere: false, ...quick});
    const [right, half, wrong] = (["right", "half", "wrong"] as const).map((kind) => drive({...alone, kind}, NO_HARM, quick)) as [World, World, World];
    expect(without.byModel.made).toBe(0);
    expect(right.byModel.right).toBe(right.byModel.made);
    expect(right.batches).toBeLessThan(without.batches / 2);
    expect(half.batches).toBeLessThan(without.batches);
    expect([wrong.batches, wrong.byModel.right]).toEqual([without.batches, 0]);
    expect(wrong.byModel.made).toBeLessThan(right.byModel.made);
  });

  it("hardly asks one whose drafts take longer than the steps they save", () => {
    const askedOf = (tookMs: number): number => {
      const guesses = new Guesses({lookup: 0, model: 4});
      let asked = 0;
      for (let token = 0; token < 100; token++) {
        const length = guesses.next(new Int32Array(0), {lookup: 0, model: 4});
        if (typeof length !== "number") continue;
        asked++;
        guesses.came({source: "model", tokens: new Int32Array(length), tookMs}, length, length, 10);
      }
      return asked;
    };
    expect([askedOf(10), askedOf(1000)]).toEqual([100, 7]);
  });

  it("asks the text first, and the draft model first once more of that comes true", () => {
    const lookups: Shape = {...alone, draftsMax: 4, words: 3};
    const asked = drive(lookups, NO_HARM, {turnMs: 0}).byModel;
    expect(asked.made).toBeGreaterThan(0);
    expect(drive({...lookups, kind: "wrong"}, NO_HARM, {turnMs: 0}).byModel.made).toBeLessThan(asked.made);
  });
});
