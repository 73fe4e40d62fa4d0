import {COPY_STATES, type ModelsMessage} from "@ollamesh/catalog";
import type {Sampler, SessionMessage, StageMessage} from "@ollamesh/inference";
import type {SwarmMessage} from "@ollamesh/swarm";
import fc from "fast-check";
import {expect, it} from "vitest";
import {modelsCodec, sessionCodec, stageCodec, swarmCodec} from "../src/index.ts";
import {plain} from "./support/plain.ts";

const u32 = fc.nat(2 ** 32 - 1);
const i32 = fc.integer({min: -(2 ** 31), max: 2 ** 31 - 1});
const hex = fc.string({unit: fc.constantFrom(..."0123456789abcdef"), minLength: 64, maxLength: 64});
const digest = hex.map((digits) => `sha256:${digits}`);
const text = (charsMax: number): fc.Arbitrary<string> => fc.string({unit: "grapheme", maxLength: charsMax}).filter((value) => value.length <= charsMax);
const number = fc.double({noNaN: true, noDefaultInfinity: true}).map((value) => (Object.is(value, -0) ? 0 : value));
const tokens = fc.array(i32, {maxLength: 50}).map((list) => Int32Array.from(list));
const bytes = fc.uint8Array({maxLength: 500});

const sampler: fc.Arbitrary<Sampler> = fc.record({
  temperature: number,
  topK: i32,
  topP: number,
  minP: number,
  typicalP: number,
  repeatPenalty: number.map((value) => Math.abs(value) || 1),
  repeatLastN: i32,
  presencePenalty: number,
  frequencyPenalty: number,
  seed: fc.option(u32, {nil: undefined}),
});

const cutting = fc
  .tuple(fc.integer({min: 1, max: 300}), fc.integer({min: 1, max: 2 ** 24}))
  .chain(([count, pieceSize]) => fc.integer({min: 1, max: pieceSize}).chain((last) => fc.constant({size: (count - 1) * pieceSize + last, pieceSize, count})));

const swarm: fc.Arbitrary<SwarmMessage> = fc.oneof(
  fc.record({type: fc.constantFrom("interest" as const, "uninterest" as const, "not_held" as const), digest}),
  fc.tuple(digest, hex, cutting).map(([digest, root, {size, pieceSize, count}]) => ({
    type: "holding" as const,
    digest,
    size,
    pieceSize,
    root,
    bitfield: new Uint8Array(Math.ceil(count / 8)).fill(1),
    whole: count % 2 === 0,
  })),
  fc
    .tuple(digest, hex, cutting)
    .map(([digest, root, {size, pieceSize, count}]) => ({type: "hashes" as const, digest, root, size, pieceSize, hashes: new Uint8Array(count * 32).fill(7)})),
  fc.record({type: fc.constant("have" as const), digest, pieces: fc.array(u32, {maxLength: 100})}),
  fc.record({type: fc.constant("get_hashes" as const), digest, root: hex}),
  fc.record({type: fc.constant("request" as const), id: u32, digest, piece: u32, offset: u32, length: fc.integer({min: 1, max: 2 ** 20})}),
  fc.record({type: fc.constant("data" as const), id: u32, bytes}),
  fc.record({type: fc.constant("reject" as const), id: u32, reason: text(200)}),
  fc.record({type: fc.constant("cancel" as const), id: u32}),
);

const models: fc.Arbitrary<ModelsMessage> = fc.oneof(
  fc.record({type: fc.constant("find" as const), id: u32, name: text(600), manifest: text(128)}),
  fc.record({type: fc.constant("found" as const), id: u32, manifest: bytes, headerBytes: fc.maxSafeNat(), complete: fc.boolean()}),
  fc.record({type: fc.constantFrom("not_found" as const, "give_up" as const), id: u32}),
  fc.record({type: fc.constant("verify" as const), id: u32, manifest: text(128), salt: fc.uint8Array({minLength: 16, maxLength: 64}), mend: fc.boolean()}),
  fc.record({
    type: fc.constant("verified" as const),
    id: u32,
    state: fc.constantFrom(...COPY_STATES),
    damaged: fc.array(digest, {maxLength: 256}),
    proofs: fc.array(hex, {maxLength: 256}),
    reason: text(400),
  }),
);

const ms = fc.double({min: 0, noNaN: true, noDefaultInfinity: true});
const session = text(128).filter((id) => id !== "");
const sessions: fc.Arbitrary<SessionMessage> = fc.oneof(
  fc.record({
    type: fc.constant("open" as const),
    session,
    deployment: text(600),
    contextLength: u32,
    keepAliveMs: fc.integer({min: -1, max: 2 ** 45}),
    tokens,
    answered: fc.constant(0),
    sampler,
    tokensMax: u32,
    priority: fc.integer({min: 1, max: 10}),
  }),
  fc.record({type: fc.constant("token" as const), session, index: u32, token: i32}),
  fc.record({type: fc.constant("ended" as const), session, reason: fc.constantFrom("stop" as const, "length" as const), waitedMs: ms, promptMs: ms, outputMs: ms}),
  fc.record({type: fc.constant("load" as const), deployment: text(600), running: u32, waiting: u32, slots: u32}),
  fc.record({type: fc.constant("failed" as const), session, code: text(64), reason: text(2000)}),
  fc.record({type: fc.constant("cancel" as const), session}),
);

const batch = fc
  .record({
    closes: fc.array(u32, {maxLength: 20}),
    opens: fc.array(fc.record({slot: u32, sampler, history: tokens, answered: fc.constant(0), keep: u32, from: u32}), {maxLength: 5}),
    rows: fc.array(fc.tuple(i32, i32, fc.nat(1)), {maxLength: 40}),
    width: fc.integer({min: 1, max: 5}),
  })
  .map(({closes, opens, rows, width}) => ({
    closes,
    opens,
    slots: Int32Array.from(rows, ([slot]) => slot),
    positions: Int32Array.from(rows, ([, position]) => position),
    outputs: Uint8Array.from(rows, ([, , output]) => output),
    tokens: undefined,
    hidden: new Uint8Array(rows.length * width * 4).fill(3),
  }));
const stream = {deployment: text(600), stream: u32, sequence: u32};
const stages: fc.Arbitrary<StageMessage> = fc.oneof(
  fc.record({type: fc.constant("batch" as const), ...stream, batch}),
  fc.record({type: fc.constant("sampled" as const), ...stream, sampled: fc.array(fc.record({slot: u32, token: i32, end: fc.boolean()}), {maxLength: 50})}),
  fc.record({type: fc.constant("stage_failed" as const), deployment: text(600), stream: u32, code: text(64), reason: text(2000)}),
);

it("hidden states go in half of the bytes where that is asked for, rounded, and in 32 bits where one of them is beyond 16", () => {
  const message = (...numbers: number[]): StageMessage => {
    const rows = {slots: Int32Array.of(1), positions: Int32Array.of(2), outputs: Uint8Array.of(1)};
    const hidden = new Uint8Array(Float32Array.from(numbers).buffer);
    return {type: "batch", deployment: "d", stream: 1, sequence: 2, batch: {closes: [], opens: [], ...rows, tokens: undefined, hidden}};
  };
  const passed = (sent: StageMessage): {bytes: number; numbers: number[]} => {
    const frame = stageCodec.encode({...sent, activations: "f16"} as StageMessage);
    const {value} = stageCodec.decode(frame) as {value: StageMessage & {type: "batch"}};
    expect(value.activations).toBeUndefined();
    return {bytes: frame.length, numbers: [...new Float32Array(new Uint8Array(value.batch.hidden as Uint8Array).buffer)]};
  };
  const exact = Array.from({length: 100}, (_, i) => (i - 50) / 8);
  expect(passed(message(...exact)).numbers).toEqual(exact);
  expect(passed(message(1 / 3, 1e-9)).numbers).toEqual([0.333251953125, 0]);
  const beyond = [...exact, 1e6];
  expect(passed(message(...beyond)).numbers).toEqual(beyond);
  expect(passed(message(...beyond)).bytes - passed(message(...exact, 1)).bytes).toBeGreaterThanOrEqual(2 * beyond.length - 2);
  const odd = stageCodec.encode({
    ...message(1),
    activations: "f16",
    batch: {...(message(1) as StageMessage & {type: "batch"}).batch, slots: Int32Array.of(1, 1), positions: Int32Array.of(1, 2), outputs: Uint8Array.of(1, 1)},
  } as StageMessage);
  expect(stageCodec.decode(odd)).toMatchObject({ok: false});
});

interface Codec {
  encode(message: never): Uint8Array;
  decode(bytes: Uint8Array): {readonly ok: boolean; readonly value?: unknown};
}

it.each([
  ["swarm", swarmCodec, swarm],
  ["models", modelsCodec, models],
  ["session", sessionCodec, sessions],
  ["stage", stageCodec, stages],
] as [string, Codec, fc.Arbitrary<unknown>][])("every %s message is read as it was written", (_name, codec, messages) => {
  fc.assert(
    fc.property(messages, (message) => {
      const decoded = codec.decode(codec.encode(message as never));
      expect(decoded.ok && plain(decoded.value)).toEqual(plain(message));
    }),
    {numRuns: 300},
  );
});
