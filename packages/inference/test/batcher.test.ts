import {Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {beforeEach, describe, expect, it} from "vitest";
import {Batcher, type BatcherEffect, type BatcherInput, type SequenceRequest, WaitingRoom} from "../src/index.ts";
import {FakePipeline, type RunEffect, reference, request} from "./support/fake-pipeline.ts";

interface Shape {
  readonly seed: number;
  readonly depth: number;
  readonly findsDepth: boolean;
  readonly sequencesMax: number;
  readonly batchTokensMax: number;
  readonly contextLength: number;
  readonly lengths: readonly number[];
  readonly keeps: boolean;
  readonly draftsMax: number;
  readonly words: number;
  readonly runMs: number | undefined;
}

const shapes = fc.record({
  seed: fc.integer({min: 1, max: 2 ** 31}),
  depth: fc.integer({min: 1, max: 4}),
  findsDepth: fc.boolean(),
  sequencesMax: fc.integer({min: 1, max: 5}),
  batchTokensMax: fc.integer({min: 1, max: 24}),
  contextLength: fc.integer({min: 10, max: 60}),
  lengths: fc.array(fc.integer({min: 1, max: 12}), {minLength: 1, maxLength: 12}),
  keeps: fc.boolean(),
  draftsMax: fc.integer({min: 0, max: 6}),
  words: fc.constantFrom(2, 3, 500),
  runMs: fc.constantFrom(undefined, 1, 4, 40),
});

interface Result {
  readonly request: SequenceRequest;
  readonly tokens: number[];
  /** `stop`, `length`, a code of a refusal, or `cancelled`. */
  end: string;
}

/** Many requests through a pipeline, in an order drawn by the seed; cancels and losses where their chances (percent) are not 0. */
function drive(shape: Shape, {cancel, lose}: {cancel: number; lose: number}): {results: Result[]; batcher: Batcher; pipeline: FakePipeline} {
  const rng = new Prng(shape.seed);
  const batcher = new Batcher({...shape, runMs: shape.depth === 1 ? shape.runMs : undefined, room: new WaitingRoom(100)});
  if (shape.keeps) batcher.keepPrefixes();
  const pipeline = new FakePipeline({...shape, depth: shape.findsDepth ? 2 * shape.depth : shape.depth});
  const results: Result[] = shape.lengths.map((length, i) => ({request: request(`r${i}`, Math.min(length, shape.contextLength - 1), rng.below(20)), tokens: [], end: ""}));
  const withdraws = (sequence: number): boolean => batcher.withdraw(sequence);
  const byId = new Map(results.map((result) => [result.request.id, result]));
  const unasked = [...results];
  const next = (): BatcherInput | undefined => {
    const asked = results.filter((result) => result.end === "" && !unasked.includes(result));
    if (asked.length > 0 && rng.chance(cancel, 100)) {
      const victim = rng.pick(asked);
      victim.end = "cancelled";
      return {type: "cancelled", id: victim.request.id};
    }
    if (rng.chance(lose, 100)) {
      pipeline.lose();
      return {type: "lost"};
    }
    const begun = rng.chance(1, 3) ? unasked.shift() : undefined;
    if (begun) return {type: "requested", request: begun.request};
    // The last stage may run several before the first of them is heard of.
    if (rng.chance(1, 2)) pipeline.run(withdraws);
    return pipeline.takeReturned(withdraws);
  };
  const execute = (effect: BatcherEffect): void => {
    if (effect.type === "run") return pipeline.send(effect);
    if (effect.type === "broken") return expect.fail(effect.reason);
    if (effect.type === "guessed") return;
    if (effect.type === "draft" || effect.type === "undraft") return expect.fail("there is no draft model");
    const result = byId.get(effect.id) as Result;
    expect(result.end).toBe(""); // nothing is said about what is over
    if (effect.type === "token") {
      expect(effect.index).toBe(result.tokens.length);
      result.tokens.push(effect.token);
    } else if (effect.type === "embedded") expect.fail("nobody asked for an embedding");
    else result.end = effect.type === "ended" ? effect.reason : effect.code;
  };
  for (let turn = 0; turn < 20_000 && (unasked.length > 0 || pipeline.inFlight > 0 || batcher.active > 0); turn++) {
    const input = next();
    if (input) batcher.step(input, turn);
    for (const effect of batcher.takeEffects()) execute(effect);
  }
  return {results, batcher, pipeline};
}

describe("the batcher", () => {
  it("gives every sequence its own tokens in order, whatever the number of stages, slots and others", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        for (const {request, tokens, end} of drive(shape, {cancel: 0, lose: 0}).results)
          expect({tokens, reason: end}).toEqual(reference(request, shape.contextLength, shape.words));
      }),
      {numRuns: 200},
    );
  });

  it("ends every sequence once, as it should, when some are cancelled and stages are lost, and is as good as new after", () => {
    fc.assert(
      fc.property(shapes, fc.integer({min: 0, max: 20}), fc.integer({min: 0, max: 5}), (shape, cancel, lose) => {
        const {results, batcher} = drive(shape, {cancel, lose});
        for (const {request, tokens, end} of results) {
          const right = reference(request, shape.contextLength, shape.words);
          expect(["stop", "length", "lost", "cancelled"]).toContain(end);
          if (end === "stop" || end === "length") expect({tokens, reason: end}).toEqual(right);
          else expect(right.tokens.slice(0, tokens.length)).toEqual(tokens);
        }
        expect([batcher.active, batcher.queued, batcher.inFlight]).toEqual([0, 0, 0]);
        for (let i = 0; i <= shape.sequencesMax; i++) batcher.step({type: "requested", request: request(`again${i}`, 1)}, 0);
        expect([batcher.active, batcher.queued]).toEqual([shape.sequencesMax, 1]);
      }),
      {numRuns: 100},
    );
  });

  it("has three stages done sooner with four batches under way than with one", () => {
    /** Units of time until all have their tokens, where each stage needs one for a batch and half of one for each of its rows. */
    const timeOf = (depth: number): number => {
      const limits = {sequencesMax: 8, batchTokensMax: 64, contextLength: 100, depth};
      const batcher = new Batcher({...limits, room: new WaitingRoom(1)});
      const pipeline = new FakePipeline(limits);
      const freeAt = [0, 0, 0];
      const back: number[] = [];
      let now = 0;
      const step = (input: BatcherInput): void => {
        batcher.step(input, now);
        for (const effect of batcher.takeEffects()) {
          if (effect.type !== "run") continue;
          pipeline.send(effect);
          let at = now;
          for (const [stage, free] of freeAt.entries()) {
            at = Math.max(at, free) + 1 + effect.batch.slots.length / 2;
            freeAt[stage] = at;
          }
          back.push(at);
        }
      };
      for (let i = 0; i < 8; i++) step({type: "requested", request: request(`r${i}`, 3 + i, 10)});
      for (let at = back.shift(); at !== undefined; at = back.shift()) {
        now = at;
        step(pipeline.takeReturned() as BatcherInput);
      }
      expect(batcher.active).toBe(0);
      return now;
    };
    const [one, two, three, four] = [1, 2, 3, 4].map(timeOf) as [number, number, number, number];
    expect(two).toBeLessThan(one);
    expect(three).toBeLessThan(two);
    expect(one / four).toBeGreaterThan(1.3);
  });

  it("guesses what came before in the same order, and needs fewer batches where that is right", () => {
    const shape = {
      seed: 3,
      depth: 2,
      findsDepth: false,
      sequencesMax: 2,
      batchTokensMax: 24,
      contextLength: 60,
      lengths: new Array<number>(12).fill(9),
      keeps: true,
      draftsMax: 4,
      words: 2,
      runMs: undefined,
    };
    const {pipeline} = drive(shape, {cancel: 0, lose: 0});
    expect(pipeline.right).toBeGreaterThan(10);
    expect(pipeline.guessed).toBeLessThan(pipeline.right * 5);
    // Without a way back nothing is guessed.
    expect(drive({...shape, keeps: false}, {cancel: 0, lose: 0}).pipeline.guessed).toBe(0);
    expect(drive({...shape, draftsMax: 0}, {cancel: 0, lose: 0}).pipeline.guessed).toBe(0);
  });

  it("does not believe guesses that come back changed, or more than were made", () => {
    const told = (tokens: readonly number[]) => {
      const batcher = new Batcher({sequencesMax: 1, batchTokensMax: 64, contextLength: 100, depth: 1, draftsMax: 2, room: new WaitingRoom(1)});
      batcher.keepPrefixes();
      batcher.step({type: "requested", request: {...request("a", 1), prompt: Int32Array.of(5, 6, 7, 8, 5, 6)}}, 0);
      batcher.step({type: "returned", sequence: 0, sampled: [{slot: 0, token: 7, end: false}]}, 1);
      expect(batcher.takeEffects().at(-1)).toMatchObject({
        type: "run",
        batch: {tokens: Int32Array.of(7, 8, 5), drafts: Int32Array.of(-1, 8, 5), positions: Int32Array.of(6, 7, 8)},
      });
      batcher.step({type: "returned", sequence: 1, sampled: tokens.map((token) => ({slot: 0, token, end: false}))}, 2);
      return batcher.takeEffects().flatMap(({type}) => (type === "guessed" ? [] : [type]));
    };
    expect(told([9])).toEqual(["token", "run"]);
    expect(told([8, 9])).toEqual(["token", "token", "run"]);
    expect(told([8, 5, 1])).toEqual(["token", "token", "token", "run"]);
    for (const wrong of [[], [9, 9], [8, 9, 9], [8, 5, 1, 1]]) expect(told(wrong)).toEqual(["broken"]);
  });

  it("fills all stages with the parts of one long prompt, and waits for its token", () => {
    const batcher = new Batcher({sequencesMax: 1, batchTokensMax: 512, contextLength: 1000, depth: 3, room: new WaitingRoom(1)});
    const sent = (): number[][] =>
      batcher.takeEffects().flatMap((effect) => (effect.type === "run" ? [[effect.sequence, effect.batch.slots.length, effect.batch.outputs.at(-1) ?? 0]] : []));
    batcher.step({type: "requested", request: request("a", 300)}, 0);
    expect(sent()).toEqual([
      [0, 96, 0],
      [1, 96, 0],
      [2, 96, 0],
    ]);
    batcher.step({type: "returned", sequence: 0, sampled: []}, 1);
    expect(sent()).toEqual([[3, 12, 1]]);
    for (const sequence of [1, 2]) batcher.step({type: "returned", sequence, sampled: []}, 2);
    expect(sent()).toEqual([]);
    batcher.step({type: "returned", sequence: 3, sampled: [{slot: 0, token: 7, end: false}]}, 3);
    expect(sent()).toEqual([[4, 1, 1]]);
  });

  it("does not believe a token that comes before the prompt is read", () => {
    const batcher = new Batcher({sequencesMax: 1, batchTokensMax: 64, contextLength: 100, depth: 2, room: new WaitingRoom(1)});
    batcher.step({type: "requested", request: request("a", 40)}, 0);
    batcher.takeEffects();
    batcher.step({type: "returned", sequence: 1, sampled: [{slot: 0, token: 7, end: false}]}, 1);
    expect(batcher.takeEffects()).toMatchObject([{type: "broken"}]);
  });

  const limits = {sequencesMax: 2, batchTokensMax: 8, contextLength: 16, depth: 1};
  let small = {...limits, room: new WaitingRoom(2)};
  beforeEach(() => {
    small = {...limits, room: new WaitingRoom(2)};
  });

  it("refuses what cannot be: no prompt, a prompt as long as the context, a full queue, the id of another that runs or waits", () => {
    const batcher = new Batcher(small);
    batcher.step({type: "requested", request: request("empty", 0)}, 0);
    batcher.step({type: "requested", request: request("long", 16)}, 0);
    for (const id of ["a", "b", "c", "a", "c", "d", "e"]) batcher.step({type: "requested", request: request(id, 3)}, 0);
    const refused = batcher.takeEffects().flatMap((effect) => (effect.type === "refused" ? [`${effect.id} ${effect.code}`] : []));
    expect(refused).toEqual(["empty bad_request", "long context_exceeded", "a bad_request", "c bad_request", "e busy"]);
    expect([batcher.active, batcher.queued]).toEqual([2, 2]);
  });

  it("gives the slot of a cancelled sequence to the next, once its rows are back", () => {
    const batcher = new Batcher({...small, sequencesMax: 1});
    batcher.step({type: "requested", request: request("a", 3)}, 0);
    batcher.step({type: "requested", request: request("b", 3)}, 0);
    const [run] = batcher.takeEffects() as [RunEffect];
    batcher.step({type: "cancelled", id: "a"}, 1);
    expect(batcher.takeEffects()).toEqual([]);
    batcher.step({type: "returned", sequence: run.sequence, sampled: [{slot: 0, token: 1, end: false}]}, 2);
    const [next] = batcher.takeEffects() as [RunEffect];
    expect(next.batch.opens.map(({slot}) => slot)).toEqual([0]);
    expect(batcher.queued).toBe(0);
  });

  it("has no stage begin with rows of a cancelled sequence, and goes on from what all of them have", () => {
    const limits = {...small, sequencesMax: 1, depth: 3, batchTokensMax: 4, contextLength: 64};
    const batcher = new Batcher(limits);
    batcher.keepPrefixes();
    const pipeline = new FakePipeline(limits);
    const withdraws = (sequence: number): boolean => batcher.withdraw(sequence);
    const step = (input: BatcherInput): void => {
      batcher.step(input, 0);
      for (const effect of batcher.takeEffects()) if (effect.type === "run") pipeline.send(effect);
    };
    step({type: "requested", request: request("a", 40)});
    expect(pipeline.inFlight).toBe(3);
    pipeline.run(withdraws);
    const before = pipeline.rows;
    step({type: "cancelled", id: "a"});
    for (const _ of [1, 2, 3]) step(pipeline.takeReturned(withdraws) as BatcherInput);
    expect([pipeline.rows - before, pipeline.inFlight, batcher.active]).toEqual([0, 0, 0]);
    step({type: "requested", request: request("b", 40)});
    expect(pipeline.kept).toBe(0);
    pipeline.run(withdraws);
    expect(pipeline.kept).toBe(before);
  });

  describe("asked to withdraw batches of a cancelled prompt", () => {
    const wide = {...small, depth: 3, batchTokensMax: 32, contextLength: 96};
    const runsOf = (batcher: Batcher): readonly RunEffect[] => batcher.takeEffects().filter((effect) => effect.type === "run") as readonly RunEffect[];
    /** A batcher that has sent parts of `a`, and the batches. */
    function reading(length: number, depth = 3): {readonly batcher: Batcher; readonly runs: readonly RunEffect[]} {
      const batcher = new Batcher({...wide, depth});
      batcher.keepPrefixes();
      batcher.step({type: "requested", request: request("a", length)}, 0);
      return {batcher, runs: runsOf(batcher)};
    }

    it("does, but not before it is cancelled, and leaves batches of others alone", () => {
      const {batcher, runs} = reading(40);
      batcher.step({type: "requested", request: request("b", 3)}, 0);
      const all = [...runs, ...runsOf(batcher)].map(({sequence}) => sequence);
      expect(all.map((one) => batcher.withdraw(one))).toEqual([false, false, false]);
      batcher.step({type: "cancelled", id: "a"}, 0);
      expect(all.map((one) => batcher.withdraw(one))).toEqual([true, true, false]);
      expect(batcher.withdraw(99)).toBe(false);
    });

    it("does not where another sequence is in the same batch", () => {
      const {batcher} = reading(70, 2);
      batcher.step({type: "requested", request: request("b", 3)}, 0);
      batcher.step({type: "returned", sequence: 0, sampled: []}, 0);
      expect(new Set(runsOf(batcher)[0]?.batch.slots)).toEqual(new Set([0, 1]));
      batcher.step({type: "cancelled", id: "a"}, 0);
      expect([1, 2].map((one) => batcher.withdraw(one))).toEqual([false, false]);
    });

    it("does not where another sequence goes on from what the batch makes", () => {
      const {batcher} = reading(40);
      batcher.step({type: "requested", request: request("b", 41)}, 0);
      expect(runsOf(batcher)[0]?.batch.opens).toMatchObject([{slot: 1, from: 0, keep: 40}]);
      batcher.step({type: "cancelled", id: "a"}, 0);
      expect([0, 1, 2].map((one) => batcher.withdraw(one))).toEqual([false, false, false]);
    });

    it("does with all batches behind, also when somebody copies what is left", () => {
      const {batcher} = reading(96 - 1);
      batcher.step({type: "cancelled", id: "a"}, 0);
      expect(batcher.withdraw(1)).toBe(true);
      batcher.step({type: "returned", sequence: 0, sampled: []}, 0);
      batcher.step({type: "requested", request: request("b", 90)}, 0);
      expect(runsOf(batcher)[0]?.batch.opens).toMatchObject([{slot: 1, from: 0, keep: 32}]);
      expect([1, 2, 3].map((one) => batcher.withdraw(one))).toEqual([true, true, false]);
    });
  });

  it("forgets a cancelled sequence that waits, and its place is free at once", () => {
    const batcher = new Batcher({...small, sequencesMax: 1});
    for (const id of ["a", "b", "c"]) batcher.step({type: "requested", request: request(id, 3)}, 0);
    batcher.takeEffects();
    batcher.step({type: "cancelled", id: "c"}, 0);
    expect(batcher.queued).toBe(1);
    for (const id of ["d", "c"]) batcher.step({type: "requested", request: request(id, 3)}, 0);
    expect(batcher.takeEffects()).toMatchObject([{type: "refused", id: "c", code: "busy"}]);
    expect(batcher.queued).toBe(2);
  });

  it("takes no notice when somebody unknown is cancelled, now or when one of that name comes", () => {
    const batcher = new Batcher({...small, sequencesMax: 1});
    for (const id of ["a", "b"]) batcher.step({type: "requested", request: request(id, 3)}, 0);
    batcher.step({type: "cancelled", id: "later"}, 0);
    expect(batcher.queued).toBe(1);
    batcher.step({type: "requested", request: request("later", 3)}, 0);
    expect(batcher.queued).toBe(2);
  });

  it("ends all when a stage is lost, and begins anew at batch 0", () => {
    const batcher = new Batcher(small);
    for (const id of ["a", "b", "c"]) batcher.step({type: "requested", request: request(id, 3)}, 0);
    batcher.takeEffects();
    batcher.step({type: "lost"}, 1);
    expect(batcher.takeEffects().map((effect) => (effect.type === "refused" ? `${effect.id} ${effect.code}` : effect.type))).toEqual(["a lost", "b lost", "c lost"]);
    batcher.step({type: "requested", request: request("d", 3)}, 2);
    expect(batcher.takeEffects()).toMatchObject([{type: "run", sequence: 0}]);
    expect([batcher.active, batcher.queued, batcher.inFlight]).toEqual([1, 0, 1]);
  });

  it("takes exactly as many as it has slots and places, and with no place those with a slot only", () => {
    for (const [sequencesMax, places] of [
      [50, 500],
      [2, 0],
    ] as const) {
      const batcher = new Batcher({...small, sequencesMax, room: new WaitingRoom(places)});
      for (let i = 0; i <= sequencesMax + places; i++) batcher.step({type: "requested", request: request(`r${i}`, 3)}, 0);
      const refused = batcher.takeEffects().flatMap((effect) => (effect.type === "refused" ? [`${effect.id} ${effect.code}`] : []));
      expect([batcher.active, batcher.queued, refused]).toEqual([sequencesMax, places, [`r${sequencesMax + places} busy`]]);
    }
  });

  it("tells who lost its place to a higher priority, and how long who got a slot had waited", () => {
    const batcher = new Batcher({...small, sequencesMax: 1, room: new WaitingRoom(1)});
    batcher.step({type: "requested", request: request("runs", 3, 1)}, 0);
    batcher.step({type: "requested", request: request("waits", 3)}, 0);
    batcher.step({type: "requested", request: {...request("first", 3, 1), priority: 1}}, 5);
    const [run, refused] = batcher.takeEffects() as [RunEffect, BatcherEffect];
    expect(refused).toMatchObject({type: "refused", id: "waits", code: "busy"});
    batcher.step({type: "returned", sequence: run.sequence, sampled: [{slot: 0, token: 5, end: true}]}, 12);
    const [ended, next] = batcher.takeEffects() as [BatcherEffect, RunEffect];
    expect(ended).toMatchObject({type: "ended", id: "runs", waitedMs: 0, promptMs: 12});
    batcher.step({type: "returned", sequence: next.sequence, sampled: [{slot: 0, token: 5, end: true}]}, 20);
    expect(batcher.takeEffects()).toMatchObject([{type: "ended", id: "first", waitedMs: 7, promptMs: 8}]);
  });

  it("lets sequences that generate go before a long prompt", () => {
    const batcher = new Batcher({...small, contextLength: 100, batchTokensMax: 4});
    batcher.step({type: "requested", request: request("talks", 2)}, 0);
    const [first] = batcher.takeEffects() as [RunEffect];
    const slot = first.batch.slots[0] as number;
    batcher.step({type: "requested", request: request("long", 50)}, 0);
    batcher.step({type: "returned", sequence: first.sequence, sampled: [{slot, token: 5, end: false}]}, 1);
    const run = batcher.takeEffects().find((effect) => effect.type === "run") as RunEffect;
    expect([...run.batch.slots].map((one) => one === slot)).toEqual([true, false, false, false]);
  });

  it("ends at the end of the context", () => {
    const batcher = new Batcher({...small, contextLength: 5});
    batcher.step({type: "requested", request: request("a", 3)}, 0);
    const ends: string[] = [];
    for (let turn = 1; turn < 10; turn++) {
      for (const effect of batcher.takeEffects()) {
        if (effect.type === "run") batcher.step({type: "returned", sequence: effect.sequence, sampled: [{slot: 0, token: 9, end: false}]}, turn);
        else ends.push(effect.type === "ended" ? `${effect.reason} ${effect.promptMs} ${effect.outputMs}` : effect.type);
      }
    }
    expect(ends).toEqual(["token", "token", "token", "length 1 2"]);
  });
});

describe("what several prompts begin with", () => {
  const limits = {sequencesMax: 2, batchTokensMax: 64, contextLength: 200, room: new WaitingRoom(4), depth: 1};
  const prompt = (id: string, tokens: readonly number[]): SequenceRequest => ({...request(id, 1, 1), prompt: Int32Array.from(tokens)});
  const long = Array.from({length: 50}, (_, i) => i + 1);

  function opened(batcher: Batcher, one: SequenceRequest): {keep: number; from: number; slot: number; rows: number} {
    batcher.step({type: "requested", request: one}, 0);
    const run = batcher.takeEffects().find((effect) => effect.type === "run") as RunEffect;
    const [{slot, keep, from}] = run.batch.opens as unknown as [{slot: number; keep: number; from: number}];
    expect(run.batch.positions[0]).toBe(keep);
    batcher.step({type: "returned", sequence: run.sequence, sampled: [{slot, token: 7, end: true}]}, 1);
    batcher.takeEffects();
    return {keep, from, slot, rows: run.batch.slots.length};
  }

  it("is computed once, in the slot that has most of it; the last token always is", () => {
    const batcher = new Batcher(limits);
    batcher.keepPrefixes();
    expect(opened(batcher, prompt("a", long))).toEqual({keep: 0, from: 0, slot: 0, rows: 50});
    expect(opened(batcher, prompt("b", [99, 98, 97, 96, 95]))).toMatchObject({keep: 0, slot: 1});
    expect(opened(batcher, prompt("c", long))).toEqual({keep: 49, from: 0, slot: 0, rows: 1});
    expect(opened(batcher, prompt("d", [99, 98, 97, 96, 1, 2]))).toEqual({keep: 4, from: 1, slot: 1, rows: 2});
    expect(opened(batcher, prompt("e", [...long, 51, 52]))).toEqual({keep: 50, from: 0, slot: 0, rows: 2});
  });

  it("is copied from a sequence that still goes on", () => {
    const batcher = new Batcher(limits);
    batcher.keepPrefixes();
    batcher.step({type: "requested", request: {...prompt("talks", long), tokensMax: 0}}, 0);
    const [run] = batcher.takeEffects() as [RunEffect];
    batcher.step({type: "requested", request: prompt("next", [...long, 60])}, 0);
    batcher.step({type: "returned", sequence: run.sequence, sampled: [{slot: 0, token: 5, end: false}]}, 1);
    const next = batcher.takeEffects().find((effect) => effect.type === "run") as RunEffect;
    expect(next.batch.opens).toMatchObject([{slot: 1, keep: 50, from: 0}]);
    expect([...next.batch.slots]).toEqual([0, 1]);
  });

  it("is forgotten when a stage is lost, and where the engine cannot go back", () => {
    const batcher = new Batcher(limits);
    expect(opened(batcher, prompt("a", long)).keep).toBe(0);
    expect(opened(batcher, prompt("b", long)).keep).toBe(0);
    batcher.keepPrefixes();
    expect(opened(batcher, prompt("c", long)).keep).toBe(0);
    expect(opened(batcher, prompt("d", long)).keep).toBe(49);
    batcher.step({type: "lost"}, 2);
    expect(opened(batcher, prompt("e", long)).keep).toBe(0);
  });
});

describe("a batch that comes back wrong", () => {
  const limits = {sequencesMax: 2, batchTokensMax: 4, contextLength: 32, room: new WaitingRoom(4), depth: 1};

  /** `talks` generates, `reads` is inside its prompt: the first batch of both. */
  function begun(): {batcher: Batcher; sequence: number; talks: number; reads: number} {
    const batcher = new Batcher(limits);
    batcher.step({type: "requested", request: request("talks", 2)}, 0);
    const [first] = batcher.takeEffects() as [RunEffect];
    batcher.step({type: "requested", request: request("reads", 20)}, 0);
    batcher.step({type: "returned", sequence: first.sequence, sampled: [{slot: first.batch.slots[0] as number, token: 5, end: false}]}, 0);
    const run = batcher.takeEffects().find((effect) => effect.type === "run") as RunEffect;
    const [talks = 0, reads = 0] = run.batch.slots;
    return {batcher, sequence: run.sequence, talks, reads};
  }

  it.each([
    ["nobody's token", () => []],
    ["a token of one that is inside its prompt", ({talks, reads}) => [talks, reads]],
    ["another's token", ({reads}) => [reads]],
    ["two tokens of one", ({talks}) => [talks, talks]],
    ["a token of no slot", ({talks}) => [talks, 99]],
  ] as [string, (slots: {talks: number; reads: number}) => number[]][])("with %s is called broken, and nothing goes on before the loss", (_what, slotsOf) => {
    const {batcher, sequence, ...slots} = begun();
    batcher.step({type: "returned", sequence, sampled: slotsOf(slots).map((slot) => ({slot, token: 1, end: false}))}, 1);
    expect(batcher.takeEffects()).toMatchObject([{type: "broken"}]);
    batcher.step({type: "lost"}, 2);
    expect(batcher.takeEffects().map((effect) => effect.type)).toEqual(["refused", "refused"]);
    expect([batcher.active, batcher.inFlight]).toEqual([0, 0]);
  });

  it("is ignored when it is of no batch that is away", () => {
    const {batcher} = begun();
    for (const sequence of [0, 77, -1, Number.NaN]) batcher.step({type: "returned", sequence, sampled: [{slot: 0, token: 1, end: true}]}, 1);
    expect(batcher.takeEffects()).toEqual([]);
    expect([batcher.active, batcher.queued, batcher.inFlight]).toEqual([2, 0, 1]);
  });
});
