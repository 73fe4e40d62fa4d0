import type {Outcome} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {checkShape} from "../src/frame-shape.ts";
import {modelsCodec, sessionCodec, stageCodec, swarmCodec} from "../src/index.ts";

const field = (number: number, body: Uint8Array): Buffer => Buffer.concat([varint(number * 8 + 2), varint(body.length), body]);

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.push(rest > 127 ? (rest % 128) + 128 : rest);
    if (rest <= 127) return Buffer.from(bytes);
  }
}

/** As many empty messages as there is room for: two bytes each on the wire. */
const empties = (number: number, length: number): Buffer => Buffer.alloc(length - (length % 2), Uint8Array.of(number * 8 + 2, 0));

const growing: readonly (readonly [what: string, decode: (bytes: Uint8Array) => Outcome<unknown>, frame: Buffer])[] = [
  ["a batch of millions of openings", stageCodec.decode, field(1, empties(5, 30 << 20))],
  ["millions of sampled tokens", stageCodec.decode, field(2, empties(4, 30 << 20))],
  ["millions of batches", stageCodec.decode, empties(1, 39 << 20)],
  ["a batch of millions of rows", stageCodec.decode, field(1, field(6, Buffer.alloc(39 << 20)))],
  ["openings with long histories", stageCodec.decode, field(1, Buffer.concat(Array.from({length: 40}, () => field(5, field(3, Buffer.alloc(900_000))))))],
  ["millions of sessions opened", sessionCodec.decode, empties(1, 5 << 20)],
  ["a session of millions of samplers", sessionCodec.decode, field(1, empties(6, 5 << 20))],
  ["millions of requests", swarmCodec.decode, empties(8, 2 << 20)],
  ["millions of models found", modelsCodec.decode, empties(2, 1 << 20)],
];

describe("a frame that would grow when it is decoded", () => {
  it.each(growing)("is refused before: %s", (_what, decode, frame) => {
    const startedAt = performance.now();
    expect(decode(frame)).toMatchObject({ok: false, error: {code: "malformed", message: expect.stringMatching(/more than \d+/)}});
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

describe("checkShape", () => {
  it("takes what protobuf takes, with fields it does not know", () => {
    const leaf = fc.oneof(
      fc.tuple(fc.nat(100), fc.maxSafeNat()).map(([number, value]) => Buffer.concat([varint((number + 1) * 8), varint(value)])),
      fc.nat(100).map((number) => Buffer.concat([varint((number + 1) * 8 + 1), Buffer.alloc(8)])),
      fc.nat(100).map((number) => Buffer.concat([varint((number + 1) * 8 + 5), Buffer.alloc(4)])),
      fc.tuple(fc.nat(100), fc.uint8Array()).map(([number, body]) => field(number + 1, body)),
    );
    fc.assert(fc.property(fc.array(leaf, {maxLength: 20}), fc.nat(6), (leaves, number) => checkShape(field(number + 1, Buffer.concat(leaves)))));
  });

  it("refuses what is cut off, and what is of no wire type, and never reads on", () => {
    const whole = field(1, Buffer.concat([field(2, Buffer.alloc(300)), varint(24), varint(2 ** 40)]));
    for (let length = 1; length < whole.length; length++) expect(() => checkShape(whole.subarray(0, length))).toThrow("malformed");
    for (const wireType of [3, 4, 6, 7]) expect(() => checkShape(field(1, varint(8 + wireType)))).toThrow("wire type");
    expect(() => checkShape(Buffer.alloc(11, 0xff))).toThrow("does not end");
    expect(() => checkShape(Buffer.concat([varint(10), varint(2 ** 50)]))).toThrow("ends after");
  });
});
