import {Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Batcher, type BatcherEffect, type Sampled, type SequenceRequest} from "../src/index.ts";

const sampler = {temperature: 0, topK: 1, topP: 1, minP: 0, typicalP: 1, repeatPenalty: 1, repeatLastN: 0, presencePenalty: 0, frequencyPenalty: 0, seed: 1};
const request = (id: string, length: number, tokensMax = 0): SequenceRequest => ({id, prompt: Int32Array.from({length}, (_, i) => i + 1), sampler, tokensMax});

type RunEffect = BatcherEffect & {type: "run"};

/** A model whose next token is a number of everything before it: a lost, doubled or misplaced row changes all that follows. */
class FakePipeline {
  readonly #history = new Map<number, number[]>();
  readonly #open = new Set<number>();
  readonly batchTokensMax: number;

  constructor(batchTokensMax: number) {
    this.batchTokensMax = batchTokensMax;
  }

  run({batch}: RunEffect): Sampled[] {
    const rows = batch.slots.length;
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThanOrEqual(this.batchTokensMax);
    for (const slot of batch.closes) expect(this.#open.delete(slot)).toBe(true);
    for (const {slot} of batch.opens) {
      this.#open.add(slot);
      this.#history.set(slot, []);
    }
    const sampled: Sampled[] = [];
    for (let row = 0; row < rows; row++) {
      const slot = batch.slots[row] as number;
      const history = this.#history.get(slot) as number[];
      expect(this.#open.has(slot)).toBe(true);
      expect(batch.positions[row]).toBe(history.length);
      history.push(batch.tokens?.[row] as number);
      if (batch.outputs[row] === 1) sampled.push({slot, ...next(history)});
    }
    return sampled;
  }
}

function next(history: readonly number[]): {token: number; end: boolean} {
  const sum = history.reduce((total, token, index) => (total * 31 + token * (index + 1)) % 1_000_003, 7);
  return {token: 100 + (sum % 500), end: sum % 23 === 0};
}

function reference({prompt, tokensMax}: SequenceRequest, contextLength: number): {tokens: number[]; reason: string} {
  const history = [...prompt];
  const tokens: number[] = [];
  for (;;) {
    const {token, end} = next(history);
    if (end) return {tokens, reason: "stop"};
    tokens.push(token);
    if ((tokensMax > 0 && tokens.length >= tokensMax) || history.length >= contextLength) return {tokens, reason: "length"};
    history.push(token);
  }
}

describe("the batcher", () => {
  it("gives every sequence its own tokens in order, whatever the number of stages, slots and others", () => {
    const arbitrary = fc.record({
      seed: fc.integer({min: 1, max: 2 ** 31}),
      depth: fc.integer({min: 1, max: 4}),
      sequencesMax: fc.integer({min: 1, max: 5}),
      batchTokensMax: fc.integer({min: 1, max: 24}),
      contextLength: fc.integer({min: 10, max: 60}),
      lengths: fc.array(fc.integer({min: 1, max: 12}), {minLength: 1, maxLength: 12}),
    });
    fc.assert(
      fc.property(arbitrary, ({seed, depth, sequencesMax, batchTokensMax, contextLength, lengths}) => {
        const rng = new Prng(seed);
        const requests = lengths.map((length, i) => request(`r${i}`, Math.min(length, contextLength - 1), rng.below(20)));
        const batcher = new Batcher({sequencesMax, batchTokensMax, contextLength, queueMax: 100, depth});
        const pipeline = new FakePipeline(batchTokensMax);
        const results = new Map(requests.map(({id}) => [id, {tokens: [] as number[], reason: ""}]));
        const away: {sequence: number; sampled: Sampled[]}[] = [];
        const waiting = [...requests];
        let expected = 0;
        for (let turn = 0; turn < 20_000 && (waiting.length > 0 || away.length > 0 || batcher.active > 0); turn++) {
          if (waiting.length > 0 && rng.chance(1, 3)) batcher.step({type: "requested", request: waiting.shift() as SequenceRequest}, turn);
          else if (away.length > 0) batcher.step({type: "returned", ...(away.shift() as {sequence: number; sampled: Sampled[]})}, turn);
          for (const effect of batcher.takeEffects()) {
            if (effect.type === "run") {
              expect(effect.sequence).toBe(expected++);
              away.push({sequence: effect.sequence, sampled: pipeline.run(effect)});
              expect(away.length).toBeLessThanOrEqual(depth);
            } else if (effect.type === "token") {
              expect(effect.index).toBe(results.get(effect.id)?.tokens.length);
              results.get(effect.id)?.tokens.push(effect.token);
            } else if (effect.type === "ended") {
              (results.get(effect.id) as {reason: string}).reason = effect.reason;
            }
          }
        }
        for (const one of requests) expect(results.get(one.id)).toEqual(reference(one, contextLength));
      }),
      {numRuns: 300},
    );
  });

  const small = {sequencesMax: 2, batchTokensMax: 8, contextLength: 16, queueMax: 2, depth: 1};

  it("refuses what cannot be: no prompt, a prompt as long as the context, a full queue, the same id again", () => {
    const batcher = new Batcher(small);
    batcher.step({type: "requested", request: request("empty", 0)}, 0);
    batcher.step({type: "requested", request: request("long", 16)}, 0);
    for (const id of ["a", "b", "c", "d", "e"]) batcher.step({type: "requested", request: request(id, 3)}, 0);
    batcher.step({type: "requested", request: request("a", 3)}, 0);
    const refused = batcher.takeEffects().flatMap((effect) => (effect.type === "refused" ? [`${effect.id} ${effect.code}`] : []));
    expect(refused).toEqual(["empty bad_request", "long context_exceeded", "e busy", "a bad_request"]);
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

  it("forgets a cancelled sequence that waits", () => {
    const batcher = new Batcher({...small, sequencesMax: 1});
    for (const id of ["a", "b", "c"]) batcher.step({type: "requested", request: request(id, 3)}, 0);
    batcher.step({type: "cancelled", id: "b"}, 0);
    expect(batcher.queued).toBe(1);
  });

  it("ends all when a stage is lost, and begins anew at batch 0", () => {
    const batcher = new Batcher(small);
    for (const id of ["a", "b", "c"]) batcher.step({type: "requested", request: request(id, 3)}, 0);
    batcher.takeEffects();
    batcher.step({type: "lost"}, 1);
    expect(batcher.takeEffects().map((effect) => (effect.type === "refused" ? `${effect.id} ${effect.code}` : effect.type))).toEqual(["a lost", "b lost", "c lost"]);
    batcher.step({type: "requested", request: request("d", 3)}, 2);
    expect(batcher.takeEffects()).toMatchObject([{type: "run", sequence: 0}]);
    expect(batcher.describe()).toBe("1 running, 0 waiting, 1 batches in flight");
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
});
