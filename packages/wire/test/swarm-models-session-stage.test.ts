import type {ModelsMessage} from "@ollamesh/catalog";
import type {SessionMessage, StageMessage} from "@ollamesh/inference";
import type {SwarmMessage} from "@ollamesh/swarm";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {modelsCodec, sessionCodec, stageCodec, swarmCodec} from "../src/index.ts";
import {hostileFrames} from "./support/fuzz.ts";
import {plain} from "./support/plain.ts";

const digest = `sha256:${"a".repeat(64)}`;
const root = "b".repeat(64);
const sampler = {temperature: 0.5, topK: 40, topP: 0.75, minP: 0, typicalP: 1, repeatPenalty: 1.5, repeatLastN: 64, presencePenalty: 0, frequencyPenalty: 0, seed: 2 ** 32 - 1};

const swarm: SwarmMessage[] = [
  {type: "interest", digest},
  {type: "uninterest", digest},
  {type: "holding", digest, size: 2 ** 35, pieceSize: 2 ** 24, root, bitfield: new Uint8Array(256).fill(129)},
  {type: "not_held", digest},
  {type: "have", digest, pieces: [0, 5, 70_000]},
  {type: "get_hashes", digest, root},
  {type: "hashes", digest, root, size: 2 ** 20 + 1, pieceSize: 2 ** 20, hashes: new Uint8Array(64).fill(9)},
  {type: "request", id: 2 ** 32 - 1, digest, piece: 3, offset: 2 ** 20, length: 262_144},
  {type: "data", id: 0, bytes: new Uint8Array(300_000).fill(7)},
  {type: "reject", id: 4, reason: "not here"},
  {type: "cancel", id: 4},
];
const models: ModelsMessage[] = [
  {type: "find", id: 7, name: "registry.ollama.ai/library/m:latest", manifest: digest},
  {type: "found", id: 7, manifest: new TextEncoder().encode('{"layers":[]}'), headerBytes: 2 ** 33, complete: true},
  {type: "not_found", id: 7},
  {type: "verify", id: 8, manifest: digest, salt: new Uint8Array(32).fill(5), mend: true},
  {type: "verified", id: 8, state: "damaged", damaged: [digest], proofs: [], reason: "one of two blobs"},
  {type: "verified", id: 9, state: "sound", damaged: [], proofs: Array(256).fill(root), reason: ""},
  {type: "give_up", id: 8},
];
const sessions: SessionMessage[] = [
  {type: "open", session: "s", deployment: "m#3", contextLength: 512, keepAliveMs: -1, tokens: Int32Array.of(1, 2, 767), sampler, tokensMax: 80},
  {type: "open", session: "s", deployment: "m#local", contextLength: 0, keepAliveMs: 300_000, tokens: new Int32Array(0), sampler: {...sampler, seed: undefined}, tokensMax: 0},
  {type: "token", session: "s", index: 3, token: 512},
  {type: "ended", session: "s", reason: "length", promptMs: 1.5, outputMs: 3},
  {type: "failed", session: "s", code: "stage_lost", reason: "gone"},
  {type: "cancel", session: "s"},
];
const batch = {
  closes: [1],
  opens: [{slot: 0, sampler, history: Int32Array.of(5, 6)}],
  slots: Int32Array.of(0, 0, 3),
  positions: Int32Array.of(0, 1, 9),
  outputs: Uint8Array.of(0, 1, 1),
  tokens: undefined,
  hidden: new Uint8Array(3 * 16).fill(3),
};
const stages: StageMessage[] = [
  {type: "batch", deployment: "m#3", stream: 2 ** 32 - 1, sequence: 4, batch},
  {type: "sampled", deployment: "m#3", stream: 1, sequence: 0, sampled: [{slot: 2, token: 5, end: true}]},
  {type: "stage_failed", deployment: "m#3", stream: 1, code: "stage_crashed", reason: "killed"},
];

interface Codec {
  encode(message: never): Uint8Array;
  decode(bytes: Uint8Array): {readonly ok: boolean; readonly value?: unknown; readonly error?: {readonly code: string}};
}

const codecs: readonly [string, Codec, readonly unknown[]][] = [
  ["swarm", swarmCodec as never, swarm],
  ["models", modelsCodec as never, models],
  ["session", sessionCodec as never, sessions],
  ["stage", stageCodec as never, stages],
];

describe.each(codecs)("the %s codec", (_name, codec, messages) => {
  it("reads what it wrote", () => {
    for (const message of messages) {
      const decoded = codec.decode(codec.encode(message as never));
      expect(decoded.ok && plain(decoded.value)).toEqual(plain(message));
    }
  });

  it("is total under hostile bytes, and keeps no memory of them", () => {
    const frames = messages.map((message) => codec.encode(message as never)).filter((frame) => frame.length < 5000);
    const earlier = process.memoryUsage().heapUsed;
    const codes = new Set<string | undefined>();
    let refused = 0;
    for (const frame of hostileFrames(frames, 12_000, 3)) {
      const decoded = codec.decode(frame);
      if (decoded.ok) continue;
      refused++;
      codes.add(decoded.error?.code);
    }
    expect([...codes]).toEqual(["malformed"]);
    expect(refused).toBeGreaterThan(1500);
    expect(process.memoryUsage().heapUsed - earlier).toBeLessThan(64e6);
  });
});

describe("limits", () => {
  const refuses = (codec: Codec, message: unknown): void => expect(codec.decode(codec.encode(message as never))).toMatchObject({ok: false, error: {code: "malformed"}});

  it("refuse what is too long, out of range or of no kind", () => {
    const [swarmIt, sessionIt, stageIt, modelsIt] = [swarmCodec, sessionCodec, stageCodec, modelsCodec] as unknown as [Codec, Codec, Codec, Codec];
    refuses(swarmIt, {type: "data", id: 1, bytes: new Uint8Array(2 ** 20 + 1)});
    refuses(swarmIt, {type: "interest", digest: "sha256:short"});
    refuses(swarmIt, {type: "request", id: 1, digest, piece: 0, offset: 0, length: 2 ** 20 + 1});
    const verified = {type: "verified", id: 1, state: "sound", damaged: [], proofs: [], reason: ""};
    refuses(modelsIt, {...verified, state: "mended"});
    refuses(modelsIt, {...verified, damaged: Array(257).fill(digest)});
    refuses(modelsIt, {...verified, damaged: ["../../etc"]});
    refuses(modelsIt, {...verified, proofs: Array(257).fill(root)});
    refuses(modelsIt, {...verified, proofs: [`${root}0`]});
    refuses(modelsIt, {...verified, reason: "x".repeat(401)});
    for (const length of [0, 15, 65]) refuses(modelsIt, {type: "verify", id: 1, manifest: digest, salt: new Uint8Array(length), mend: false});
    refuses(sessionIt, {...sessions[0], session: "x".repeat(200)});
    refuses(sessionIt, {...sessions[0], deployment: "x".repeat(601)});
    refuses(sessionIt, {...sessions[3], reason: "bored"});
    refuses(stageIt, {...stages[0], batch: {...batch, hidden: new Uint8Array(47)}});
    refuses(stageIt, {...stages[0], batch: {...batch, positions: Int32Array.of(1)}});
    refuses(stageIt, {...stages[0], batch: {...batch, closes: Array.from({length: 300}, (_, i) => i)}});
    for (const [, codec] of codecs) expect(codec.decode(new Uint8Array(0))).toMatchObject({ok: false});
  });

  it("hold for any number a batch may carry", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(255), fc.nat(2 ** 31 - 1), fc.nat(1)), {minLength: 1, maxLength: 40}), (rows) => {
        const message: StageMessage = {
          type: "batch",
          deployment: "d",
          stream: 0,
          sequence: 0,
          batch: {
            ...batch,
            slots: Int32Array.from(rows, ([slot]) => slot),
            positions: Int32Array.from(rows, ([, position]) => position),
            outputs: Uint8Array.from(rows, ([, , output]) => output),
            hidden: new Uint8Array(rows.length * 8),
          },
        };
        const decoded = stageCodec.decode(stageCodec.encode(message));
        expect(decoded.ok && plain(decoded.value)).toEqual(plain(message));
      }),
    );
  });
});
