import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type EndReason, KeptAnswers, type KeptRequest} from "../src/index.ts";

const sampler = {temperature: 0, topK: 1, topP: 1, minP: 0, typicalP: 1, repeatPenalty: 1, repeatLastN: 0, presencePenalty: 0, frequencyPenalty: 0, seed: undefined};
const request = (promptTokens: number): KeptRequest => ({
  ...{model: "m", blob: "b", adapter: "", prompt: new Int32Array(promptTokens).fill(7), sampler, tokensMax: 0, stop: [], contextLength: 0},
});

type Step =
  | {readonly type: "keep"; readonly owner: string; readonly id: string; readonly promptTokens: number}
  | {readonly type: "add"; readonly owner: string; readonly id: string; readonly from: number; readonly tokens: readonly number[]; readonly reason: EndReason | undefined}
  | {readonly type: "wait"; readonly ms: number};

const name = fc.constantFrom("a", "b", "c", "d");
const owner = fc.constantFrom("p", "q");
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({type: fc.constant("keep" as const), owner, id: name, promptTokens: fc.integer({min: 1, max: 12})}),
  fc.record({
    ...{type: fc.constant("add" as const), owner, id: name, from: fc.integer({min: 0, max: 6}), tokens: fc.array(fc.nat(9), {maxLength: 4})},
    reason: fc.constantFrom<EndReason | undefined>(undefined, undefined, "stop"),
  }),
  fc.record({type: fc.constant("wait" as const), ms: fc.integer({min: 0, max: 40})}),
);

describe("answers that are kept", () => {
  it("are what their owner told without a gap, bounded in number and bytes, and gone after their time", () => {
    fc.assert(
      fc.property(fc.array(step, {maxLength: 60}), (steps) => {
        const options = {answersMax: 3, bytesMax: 240, keptMs: 60};
        const kept = new KeptAnswers(options);
        // The dumb one forgets nothing: what is kept must be what it has.
        const told = new Map<string, {owner: string; promptTokens: number; tokens: number[]; reason: EndReason | undefined; changedAtMs: number}[]>();
        let nowMs = 0;
        for (const one of steps) {
          if (one.type === "wait") nowMs += one.ms;
          if (one.type === "keep") {
            const isKnown = kept.find(one.id, nowMs) !== undefined;
            kept.keep(one.owner, one.id, request(one.promptTokens), nowMs);
            if (!isKnown) told.set(one.id, [{owner: one.owner, promptTokens: one.promptTokens, tokens: [], reason: undefined, changedAtMs: nowMs}]);
          }
          if (one.type === "add") {
            kept.add(one.owner, one.id, {from: one.from, tokens: Int32Array.from(one.tokens), reason: one.reason}, nowMs);
            const mine = told.get(one.id)?.[0];
            if (mine && mine.owner === one.owner && mine.reason === undefined && mine.tokens.length === one.from) {
              mine.tokens.push(...one.tokens);
              Object.assign(mine, {reason: one.reason, changedAtMs: nowMs});
            }
          }
          for (const id of ["a", "b", "c", "d"]) {
            const found = kept.find(id, nowMs);
            const mine = told.get(id)?.[0];
            if (!found) continue;
            expect({tokens: found.tokens, reason: found.reason, prompt: found.request.prompt.length}).toEqual({
              tokens: mine?.tokens,
              reason: mine?.reason,
              prompt: mine?.promptTokens,
            });
            expect(nowMs - (mine?.changedAtMs ?? 0)).toBeLessThanOrEqual(options.keptMs);
          }
          expect(kept.count).toBeLessThanOrEqual(options.answersMax);
          expect(kept.bytes).toBeLessThanOrEqual(options.bytesMax);
        }
      }),
      {numRuns: 500},
    );
  });

  it("count their grammars and stop texts, of which a hostile peer may send long ones", () => {
    const kept = new KeptAnswers({answersMax: 100, bytesMax: 100_000, keptMs: 60_000});
    for (let i = 0; i < 100; i++) kept.keep("p", `${i}`, {...request(1), sampler: {...sampler, grammar: "x".repeat(10_000)}, stop: ["y".repeat(4000)]}, 0);
    expect([kept.count, kept.bytes <= 100_000]).toEqual([3, true]);
    kept.keep("p", "too long", {...request(1), sampler: {...sampler, grammar: "x".repeat(60_000)}}, 0);
    expect(kept.find("too long", 0)).toBeUndefined();
  });

  it("are there for a minute after their last change when there is room, whoever asks", () => {
    const kept = new KeptAnswers({answersMax: 10, bytesMax: 8000, keptMs: 60_000});
    kept.keep("p", "a", request(3), 0);
    kept.add("p", "a", {from: 0, tokens: Int32Array.of(1, 2), reason: undefined}, 50_000);
    expect(kept.find("a", 110_000)).toMatchObject({tokens: [1, 2], reason: undefined});
    expect(kept.find("a", 110_001)).toBeUndefined();
    expect([kept.count, kept.bytes]).toEqual([0, 0]);
  });
});
