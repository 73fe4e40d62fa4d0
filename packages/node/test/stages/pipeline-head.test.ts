import {WaitingRoom} from "@ollamesh/inference";
import type {Stage, StageBatch, StageResult} from "@ollamesh/ports";
import {type Callback, ok} from "@ollamesh/stdx";
import {beforeEach, describe, expect, it} from "vitest";
import type {StageAssignment} from "../../src/stages/messages.ts";
import type {BatchMessage} from "../../src/stages/pipeline-follower.ts";
import {type OpenMessage, PipelineHead} from "../../src/stages/pipeline-head.ts";
import type {StagesShared} from "../../src/stages/stages-shared.ts";

const sampler = {temperature: 0, topK: 1, topP: 1, minP: 0, typicalP: 1, repeatPenalty: 1, repeatLastN: 0, presencePenalty: 0, frequencyPenalty: 0, seed: 1};

/** A stage that answers the oldest step when it is told to. */
class SteppedStage implements Stage {
  readonly begun: StageBatch[] = [];
  readonly #callbacks: Callback<StageResult>[] = [];

  step(batch: StageBatch, done: Callback<StageResult>): void {
    this.begun.push(batch);
    this.#callbacks.push(done);
  }

  answer(): void {
    const hidden = new Uint8Array(4 * (this.begun.at(-this.#callbacks.length)?.slots.length ?? 0));
    this.#callbacks.shift()?.(ok({hidden, sampled: [], computeMs: 1}));
  }

  get rows(): number {
    return this.begun.reduce((sum, {slots}) => sum + slots.length, 0);
  }

  hear(): void {}
  usage(): void {}
  unload(): void {}
}

/** What the second stage was sent, and the first stage's part of it all. */
function pipeline(): {
  readonly stage: SteppedStage;
  readonly sent: BatchMessage[];
  readonly head: PipelineHead;
  readonly open: (session: string, tokens: Int32Array) => void;
  readonly doubted: readonly string[];
} {
  const sent: BatchMessage[] = [];
  const doubted: string[] = [];
  const shared = {
    self: "first",
    ctx: {clock: {nowMs: () => 0}, rng: {nextU32: () => 7}, after: () => () => {}},
    deps: {config: {draftsMax: 0}, deployments: {send: ({type, deployment}: {type: string; deployment: string}) => type !== "doubted" || doubted.push(deployment) > 0}},
    room: new WaitingRoom(4),
    tally: {batches: 0, ended: 0, waitedMs: 0, refused: 0, guessed: {lookup: {made: 0, right: 0}, model: {made: 0, right: 0}}},
    answered: <T>(handle: Callback<T>) => handle,
    sendStage: (_peer: string, message: BatchMessage) => sent.push(message) > 0,
  } as unknown as StagesShared;
  const info = {architecture: "llama", embeddingLength: 1, layers: 2, metadata: {}};
  const assignment = {deployment: "m#1@a", index: 0, peers: ["first", "second"], info, contextLength: 2048, sequencesMax: 2} as unknown as StageAssignment;
  const stage = new SteppedStage();
  const head = new PipelineHead(shared, assignment, stage);
  head.keepPrefixes();
  const open = (session: string, tokens: Int32Array): void => {
    const message: OpenMessage = {
      type: "open",
      session,
      deployment: "m#1@a",
      contextLength: 0,
      keepAliveMs: 0,
      tokens,
      answered: 0,
      sampler,
      tokensMax: 0,
      priority: 5,
      embeds: false,
    };
    head.open({peer: "asker", reply() {}}, message, {waitedMs: 0, ended() {}});
  };
  return {stage, sent, head, open, doubted};
}

const prompt = (length: number, first = 1): Int32Array => Int32Array.from({length}, (_, i) => first + i);
const sentRows = (sent: readonly BatchMessage[]): readonly number[] => sent.map(({batch}) => batch.slots.length);

describe("the first of two stages, of a prompt whose client goes,", () => {
  let {stage, sent, head, open} = pipeline();
  beforeEach(() => {
    ({stage, sent, head, open} = pipeline());
    open("long", prompt(1000));
  });

  it("begins with no rows that it has not begun, and sends none on", () => {
    expect(stage.begun).toHaveLength(1);
    stage.answer();
    expect([stage.begun.length, sentRows(sent)]).toEqual([2, [64]]);
    const before = stage.rows;
    head.cancel("asker", "long");
    stage.answer();
    expect(sentRows(sent)).toEqual([64, 0]);
    for (const {sequence} of sent) head.sampled(7, sequence, []);
    expect([stage.rows - before, sentRows(sent), head.active]).toEqual([0, [64, 0], 0]);
  });

  it("tells the second stage what they open, in their order, though none of their rows is run", () => {
    head.cancel("asker", "long");
    stage.answer();
    stage.answer();
    expect(stage.begun.map(({slots}) => slots.length)).toEqual([64, 0]);
    expect(sent.map(({sequence, batch}) => [sequence, batch.slots.length, batch.opens.length])).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ]);
  });

  it("goes on with what the second stage has, when somebody asks for the same", () => {
    stage.answer();
    head.cancel("asker", "long");
    stage.answer();
    for (const {sequence} of [...sent]) head.sampled(7, sequence, []);
    open("again", prompt(1000));
    expect(stage.begun.at(-1)?.opens).toMatchObject([{slot: 0, from: 0, keep: 64}]);
    stage.answer();
    expect(sent.at(-1)?.batch.positions[0]).toBe(64);
    expect(sentRows(sent).at(-1)).toBeGreaterThan(0);
  });

  it("serves others whose rows were made meanwhile", () => {
    open("short", prompt(3, 5000));
    stage.answer();
    head.cancel("asker", "long");
    for (let i = 0; i < 4; i++) {
      stage.answer();
      for (const {sequence} of [...sent]) head.sampled(7, sequence, []);
    }
    expect(stage.begun.some(({tokens}) => tokens?.[0] === 5000)).toBe(true);
  });
});

it("what is no number makes all stages doubt their files, once, and no other failure does", () => {
  const {head, sent, open, doubted} = pipeline();
  open("one", prompt(3));
  head.stageFailed(7, "stage_failed", "it is out of step");
  expect([doubted, sent]).toEqual([[], []]);
  open("two", prompt(3));
  head.stageFailed(6, "damaged_weights", "of a stream that is over");
  expect(doubted).toEqual([]);
  head.stageFailed(7, "damaged_weights", "it is no number");
  expect(doubted).toEqual(["m#1@a"]);
  expect(sent).toEqual([{type: "stage_failed", deployment: "m#1@a", stream: 7, code: "damaged_weights", reason: "it is no number"}]);
});

it("small batches are given to a stage at once, so that it never waits for the next", () => {
  const {stage, open} = pipeline();
  open("a", prompt(3));
  open("b", prompt(3, 50));
  expect(stage.begun).toHaveLength(2);
});

describe("the first of two stages, when its answers are to go elsewhere,", () => {
  it("holds one without a word of it under way, and lets it go with all that was fed", () => {
    const {stage, sent, head, open} = pipeline();
    open("one", prompt(40));
    open("two", prompt(50, 900));
    let held: {readonly slot: number; readonly stream: number; readonly sequence: number; readonly tokens: Int32Array} | undefined;
    head.hold("asker/one", (state) => {
      held = state;
    });
    expect(held).toBeUndefined();
    for (let i = 0; i < 4; i++) {
      stage.answer();
      const {sequence, batch} = sent.at(-1) as BatchMessage;
      head.sampled(
        7,
        sequence,
        [...new Set(batch.slots)].map((slot) => ({slot, token: 5, end: false})),
      );
    }
    expect(held?.tokens).toEqual(prompt(40));
    expect(held?.stream).toBe(7);
    const rowsOfIt = sent.slice(-2).flatMap(({batch}) => [...batch.slots].filter((slot) => slot === held?.slot));
    expect(rowsOfIt).toEqual([]);
    expect(head.running).toEqual(["asker/one", "asker/two"]);
    head.leave("asker/one", "elsewhere");
    expect(head.running).toEqual(["asker/two"]);
  });
});

describe("the first of two stages, when answers come from elsewhere,", () => {
  it("keeps a slot free until it is filled, and begins behind what was filled in", () => {
    const {stage, head, open} = pipeline();
    const target = head.reserve();
    expect(target).toMatchObject({stream: 7, sequence: 0});
    open("other", prompt(3, 5000));
    open("waits", prompt(4, 7000));
    expect([head.active, head.queued]).toEqual([1, 1]);
    expect(head.reserve()).toBeUndefined();
    head.cancel("asker", "waits");
    const moved = prompt(300);
    if (target) expect(head.fill(target, moved.subarray(0, 299))).toBe(true);
    open("moved", moved);
    while (!stage.begun.some(({opens}) => opens.some(({keep}) => keep > 0))) stage.answer();
    expect(stage.begun.flatMap(({opens}) => opens).at(-1)).toMatchObject({slot: target?.slot, from: target?.slot, keep: 299});
  });

  it("knows nothing of a slot that was filled in vain, or before its stages began anew", () => {
    const {stage, head, open} = pipeline();
    const target = head.reserve();
    if (target) head.fill(target, undefined);
    const late = head.reserve();
    head.lost("stage_lost", "a test");
    if (late) expect(head.fill({...late, stream: 8}, prompt(300))).toBe(false);
    open("moved", prompt(300));
    expect(stage.begun.at(-1)?.opens).toMatchObject([{keep: 0}]);
  });
});
