import {closeSync, mkdtempSync, openSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {StageBatch} from "@ollamesh/ports";
import fc from "fast-check";
import {afterAll, describe, expect, it} from "vitest";
import {RankPipe} from "../src/runner/rank-pipe.ts";
import {decodeStep, encodeStep} from "../src/runner/rank-step.ts";
import {DescriptorStream} from "../src/runner/rank-stream.ts";

const limits = {batchTokensMax: 8, sequencesMax: 4, contextLength: 100, vocabularySize: 50, embeddingLength: 2};
const sampler = {temperature: 0, topK: 1, topP: 1, minP: 0, typicalP: 1, repeatPenalty: 1, repeatLastN: 0, presencePenalty: 0, frequencyPenalty: 0, seed: 1};
const batch: StageBatch = {
  closes: [3],
  opens: [{slot: 1, sampler, history: Int32Array.of(1, 2), answered: 0, keep: 1, from: 2}],
  slots: Int32Array.of(1, 1, 0),
  positions: Int32Array.of(0, 1, 7),
  outputs: Uint8Array.of(0, 1, 1),
  tokens: Int32Array.of(4, 5, 49),
  hidden: undefined,
};

describe("a step on its way to the other ranks", () => {
  it("comes as it was, of a slot that opens only what is kept in it", () => {
    const opens = [{slot: 1, sampler: expect.anything(), history: new Int32Array(0), answered: 0, keep: 1, from: 2}];
    expect(decodeStep(encodeStep(batch), limits)).toEqual({...batch, opens});
    const hidden = {...batch, tokens: undefined, hidden: Uint8Array.from({length: 24}, (_, i) => i)};
    expect(decodeStep(encodeStep(hidden), limits)).toEqual({...hidden, opens});
  });

  it.each([
    ["a slot", {slots: Int32Array.of(1, 4, 0)}],
    ["a negative slot", {slots: Int32Array.of(1, -1, 0)}],
    ["a slot to clear", {closes: [4]}],
    ["a slot to keep from", {opens: [{slot: 1, sampler, history: new Int32Array(0), answered: 0, keep: 1, from: 4}]}],
    ["positions to keep", {opens: [{slot: 1, sampler, history: new Int32Array(0), answered: 0, keep: 100, from: 1}]}],
    ["a position", {positions: Int32Array.of(0, 1, 100)}],
    ["a token", {tokens: Int32Array.of(4, 5, 50)}],
    ["rows", {slots: new Int32Array(9), positions: new Int32Array(9), tokens: new Int32Array(9), outputs: new Uint8Array(9)}],
    ["too few bytes", {tokens: undefined, hidden: new Uint8Array(20)}],
  ])("is refused with %s beyond what the stage was loaded for", (_, change) => {
    expect(() => decodeStep(encodeStep({...batch, ...change}), limits)).toThrow(expect.objectContaining({code: "stage_lost"}));
  });

  it("is read or refused, whatever comes", () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 200}), (bytes) => {
        try {
          const step = decodeStep(bytes, limits);
          expect(step.slots.length).toBeLessThanOrEqual(limits.batchTokensMax);
        } catch (error) {
          expect(error).toMatchObject({code: "stage_lost"});
        }
      }),
    );
  });
});

describe("a pipe between ranks", () => {
  const dir = mkdtempSync(join(tmpdir(), "ollamesh-ranks-"));
  afterAll(() => rmSync(dir, {recursive: true, force: true}));

  /** What one pipe wrote, as another one finds it. */
  function written(write: (pipe: RankPipe) => void, change: (path: string) => void = () => {}): RankPipe {
    const path = join(dir, "frames");
    const out = openSync(path, "w");
    write(new RankPipe(1, new DescriptorStream(out)));
    closeSync(out);
    change(path);
    return new RankPipe(0, new DescriptorStream(openSync(path, "r")));
  }

  it("gives frames in their order and ends where they end", () => {
    const pipe = written((one) => {
      one.send("step", Uint8Array.of(1, 2));
      one.send("sum", new Uint8Array(100_000).fill(7));
    });
    expect([...pipe.receive("step")]).toEqual([1, 2]);
    const sum = new Uint8Array(100_000);
    pipe.receiveInto("sum", sum);
    expect(sum.every((byte) => byte === 7)).toBe(true);
    expect(() => pipe.receive("step")).toThrow(/rank 0, which shares these layers, is gone/);
  });

  it("stops at what is out of step", () => {
    const one = (): RankPipe => written((pipe) => pipe.send("sum", new Uint8Array(8)));
    expect(() => one().receive("step")).toThrow(/a step was due/);
    expect(() => one().receiveInto("sum", new Uint8Array(12))).toThrow(/sent 8 bytes where 12 are due/);
    const skipped = written(
      (pipe) => pipe.send("sum", new Uint8Array(4)),
      (path) => writeFileSync(path, new Uint8Array(Uint32Array.of(1, 5, 0).buffer)),
    );
    expect(() => skipped.receive("sum")).toThrow(/frame 5/);
  });
});
