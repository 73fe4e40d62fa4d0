import type {ActorContext} from "@ollamesh/actor";
import type {BlobStatus, BlobStore} from "@ollamesh/ports";
import {Bitset} from "@ollamesh/stdx";
import type {SwarmMessage} from "@ollamesh/swarm";
import {beforeEach, describe, expect, it} from "vitest";
import type {TransfersMsg} from "../../src/transfers/transfers-actor.ts";
import {UploadSide} from "../../src/transfers/upload-side.ts";

const PIECE = 1000;
const SIZE = 2500;

let answers: SwarmMessage[];
let told: SwarmMessage[];
let reads: [number, number][];
let damaged: string[];
let side: UploadSide;

/** A peer that has pieces 0 and 2 of each blob, 2 of them 1000 bytes long and the last 500. */
beforeEach(() => {
  [answers, told, reads, damaged] = [[], [], [], []];
  const have = new Bitset(3);
  have.add(0);
  have.add(2);
  const status = (digest: string): BlobStatus => ({digest, size: SIZE, complete: false, pieceSize: PIECE, have, bytesOnDisk: SIZE, path: "", isReadOnly: false, changedMs: 0});
  const blobs = {
    status,
    read: (_: string, start: number, end: number) => void reads.push([start, end]),
    pieces: (digest: string, done: (outcome: unknown) => void) =>
      digest === "rotten"
        ? done({ok: false, error: {code: "digest_mismatch", message: "other bytes"}})
        : done({ok: true, value: {digest, size: SIZE, pieceSize: PIECE, hashes: new Uint8Array(96), root: "r"}}),
  } as unknown as BlobStore;
  const ctx = {
    clock: {nowMs: () => 0},
    after: () => () => undefined,
    reply: (wrap: (outcome: unknown) => {run: () => void}) => (outcome: unknown) => wrap(outcome).run(),
  } as unknown as ActorContext<TransfersMsg>;
  side = new UploadSide({
    ctx,
    blobs,
    send: (_, message) => void told.push(message),
    answer: (_, message) => {
      answers.push(message);
      return false;
    },
    uploaded() {},
    damaged: (digest) => void damaged.push(digest),
    limit: undefined,
  });
});

describe("what others are given", () => {
  it("is what they asked for inside of a piece that is here, and not a byte beside it", () => {
    const ask = (piece: number, offset: number, length: number): void =>
      side.request("a", {type: "request", id: answers.length + reads.length, digest: "d", piece, offset, length});
    ask(0, 200, 800);
    ask(2, 0, 500);
    expect(reads).toEqual([
      [200, 1000],
      [2000, 2500],
    ]);
    for (const [piece, offset, length] of [
      [0, 200, 801],
      [0, 1000, 1],
      [2, 0, 501],
      [1, 0, 10],
      [3, 0, 10],
    ] as const) {
      ask(piece, offset, length);
      expect(answers.at(-1)?.type).toBe("reject");
    }
    expect(answers.length).toBe(5);
    expect(reads.length).toBe(2);
  });

  it("is nothing of a file that turns out to hold other bytes, which is told of here", () => {
    side.interest("a", "rotten");
    side.interest("a", "d");
    expect([told.map(({type}) => type), damaged]).toEqual([["not_held", "holding"], ["rotten"]]);
  });

  it("is news of at most 256 blobs each", () => {
    for (let blob = 0; blob < 300; blob++) side.interest("a", `d${blob}`);
    told = [];
    for (let blob = 0; blob < 300; blob++) side.announce(`d${blob}`, 0);
    expect(told.length).toBe(256);
  });
});
