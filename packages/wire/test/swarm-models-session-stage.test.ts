import type {SessionMessage, StageMessage} from "@ollamesh/inference";
import type {SwarmMessage} from "@ollamesh/swarm";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {modelsCodec, probeCodec, rankCodec, resumeCodec, sessionCodec, slotsCodec, stageCodec, surveyCodec, swarmCodec} from "../src/index.ts";
import {hostileFrames} from "./support/fuzz.ts";
import {plain} from "./support/plain.ts";
import {batch, digest, models, probes, ranks, resumes, root, sessions, slots, stages, surveys, swarm} from "./support/samples.ts";

interface Codec {
  encode(message: never): Uint8Array;
  decode(bytes: Uint8Array): {readonly ok: boolean; readonly value?: unknown; readonly error?: {readonly code: string}};
}

const codecs: readonly [string, Codec, readonly unknown[]][] = [
  ["swarm", swarmCodec as never, swarm],
  ["survey", surveyCodec as never, surveys],
  ["probe", probeCodec as never, probes],
  ["resume", resumeCodec as never, resumes],
  ["models", modelsCodec as never, models],
  ["session", sessionCodec as never, sessions],
  ["stage", stageCodec as never, stages],
  ["ranks", rankCodec as never, ranks],
  ["slots", slotsCodec as never, slots],
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

it("the swarm codec reads a frame that was written in parts, with a block where it was", () => {
  const blocks = [0, 1, 127, 128, 2 ** 31, 2 ** 32 - 1].flatMap((id) =>
    [0, 1, 200, 2 ** 20].map((length) => ({type: "data" as const, id, bytes: new Uint8Array(length).fill(id)})),
  );
  for (const message of [...(swarm as readonly SwarmMessage[]), ...blocks]) {
    const parts = swarmCodec.encodeParts(message);
    const decoded = swarmCodec.decode(new Uint8Array(Buffer.concat(parts)));
    expect(decoded.ok && plain(decoded.value)).toEqual(plain(message));
    if (message.type === "data") expect(parts.at(-1)).toBe(message.bytes);
  }
});

describe("limits", () => {
  const refuses = (codec: Codec, message: unknown): void => expect(codec.decode(codec.encode(message as never))).toMatchObject({ok: false, error: {code: "malformed"}});

  it("refuse shares whose sizes do not agree, and surveys of too much", () => {
    const surveyIt = surveyCodec as unknown as Codec;
    const share = surveys[1] as object;
    refuses(surveyIt, {...share, bitfield: new Uint8Array(255)});
    refuses(surveyIt, {...share, size: 0});
    refuses(surveyIt, {...share, pieceSize: 2 ** 18});
    refuses(surveyIt, {type: "survey", id: 1, digests: Array(33).fill(digest)});
    refuses(surveyIt, {type: "survey", id: 1, digests: ["sha256:short"]});
  });

  it("refuse what is too long, out of range or of no kind", () => {
    const [swarmIt, sessionIt, stageIt, modelsIt] = [swarmCodec, sessionCodec, stageCodec, modelsCodec] as unknown as [Codec, Codec, Codec, Codec];
    const piece = {type: "piece", handover: {from: "a", to: "b", head: "c", number: 1}, total: 1, bytes: new Uint8Array(1)};
    refuses(slotsCodec as never, {...piece, bytes: new Uint8Array(2 ** 23)});
    refuses(slotsCodec as never, {...piece, digest: new Uint8Array(31)});
    refuses(slotsCodec as never, {...piece, total: 2 ** 60});
    refuses(swarmIt, {type: "data", id: 1, bytes: new Uint8Array(2 ** 20 + 1)});
    refuses(swarmIt, {type: "interest", digest: "sha256:short"});
    const outside = {
      type: "outside",
      digest,
      size: 10,
      pieceSize: 5,
      asks: false,
      claims: [],
      reading: 0,
      version: 1,
      heard: 1,
      arrived: 0,
      pieces: [1],
      hashes: new Uint8Array(32),
    };
    refuses(swarmIt, {...outside, hashes: new Uint8Array(31)});
    refuses(swarmIt, {...outside, pieces: [2]});
    refuses(swarmIt, {...outside, claims: Array.from({length: 17}, (_, i) => i)});
    refuses(swarmIt, {...outside, size: 0});
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
    refuses(sessionIt, {...sessions[4], reason: "bored"});
    refuses(sessionIt, {...sessions[0], answered: 4});
    const {sampler} = sessions[0] as SessionMessage & {type: "open"};
    refuses(sessionIt, {...sessions[0], sampler: {...sampler, grammar: "x".repeat(256 * 1024 + 1)}});
    refuses(sessionIt, {...sessions[0], sampler: {...sampler, topLogprobs: 21}});
    refuses(sessionIt, {...sessions[3], logprob: Number.NEGATIVE_INFINITY});
    refuses(stageIt, {...stages[0], batch: {...batch, opens: [{...batch.opens[0], answered: 3}]}});
    refuses(stageIt, {...stages[0], batch: {...batch, hidden: new Uint8Array(47)}});
    refuses(stageIt, {...stages[0], batch: {...batch, positions: Int32Array.of(1)}});
    refuses(stageIt, {...stages[0], batch: {...batch, drafts: Int32Array.of(-1, 4)}});
    refuses(stageIt, {...stages[0], batch: {...batch, closes: Array.from({length: 300}, (_, i) => i)}});
    for (const [, codec] of codecs) expect(codec.decode(new Uint8Array(0))).toMatchObject({ok: false});
  });

  it("hold for any number a batch may carry", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(255), fc.nat(2 ** 31 - 1), fc.nat(1), fc.integer({min: -1, max: 2 ** 31 - 1})), {minLength: 1, maxLength: 40}),
        fc.boolean(),
        (rows, guesses) => {
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
              ...(guesses && {drafts: Int32Array.from(rows, ([, , , draft]) => draft)}),
              hidden: new Uint8Array(rows.length * 8),
            },
          };
          const decoded = stageCodec.decode(stageCodec.encode(message));
          expect(decoded.ok && plain(decoded.value)).toEqual(plain(message));
        },
      ),
    );
  });
});
