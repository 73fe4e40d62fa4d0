import type {ActorContext} from "@ollamesh/actor";
import type {BlobStatus, BlobStore, OriginRef, Origins} from "@ollamesh/ports";
import {Bitset, KIB, Prng} from "@ollamesh/stdx";
import {type SwarmMessage, swarmDefaults} from "@ollamesh/swarm";
import {beforeEach, describe, expect, it} from "vitest";
import type {TransferEvent} from "../../src/transfers/messages.ts";
import {Transfer} from "../../src/transfers/transfer.ts";
import type {TransfersMsg} from "../../src/transfers/transfers-actor.ts";

const digest = `sha256:${"1".repeat(64)}`;
const root = "r".repeat(64);
const PIECE = 1024 * KIB;
const PIECES = 4;

let nowMs: number;
let sent: (SwarmMessage & {to: string})[];
let events: TransferEvent[];
let transfer: Transfer;

beforeEach(() => begin({}));

/** A transfer of four pieces whose world answers at once. */
function begin({origins, origin}: {origins?: Origins; origin?: OriginRef}): void {
  nowMs = 0;
  [sent, events] = [[], []];
  const status: BlobStatus = {
    digest,
    size: PIECES * PIECE,
    complete: false,
    pieceSize: PIECE,
    have: new Bitset(PIECES),
    bytesOnDisk: 0,
    path: "",
    isReadOnly: false,
    changedMs: 0,
  };
  const blobs = {status: () => undefined, start: (_: unknown, done: (outcome: unknown) => void) => done({ok: true, value: status})} as unknown as BlobStore;
  const ctx = {
    clock: {nowMs: () => nowMs},
    rng: new Prng(1),
    after: () => () => undefined,
    reply: (wrap: (outcome: unknown) => {run: () => void}) => (outcome: unknown) => wrap(outcome).run(),
    log: {warn() {}, info() {}},
  } as unknown as ActorContext<TransfersMsg>;
  let id = 0;
  transfer = new Transfer(digest, PIECES * PIECE, {
    ctx,
    blobs,
    origins,
    self: "me",
    settings: swarmDefaults,
    send: (to, message) => sent.push({...message, to}) > 0,
    members: () => ["a", "b"],
    announce() {},
    nextRequestId: () => id++,
    limit: undefined,
    isBanned: () => false,
    ban() {},
    pardon() {},
    finished() {},
  });
  transfer.add({id: "job", digest, size: PIECES * PIECE, root: undefined, want: "all", origin, observe: (event) => events.push(event)});
  transfer.begin();
}

const holds = (peer: string): void =>
  transfer.received(peer, {type: "holding", digest, size: PIECES * PIECE, pieceSize: PIECE, root, bitfield: Bitset.full(PIECES).toBytes(), whole: true});
const tellsHashes = (peer: string): void => transfer.received(peer, {type: "hashes", digest, root, size: PIECES * PIECE, pieceSize: PIECE, hashes: new Uint8Array(32 * PIECES)});
/** What it was asked for so far. */
const refusesAll = (peer: string): void => {
  for (const message of sent.splice(0)) if (message.type === "request" && message.to === peer) transfer.rejected(peer, message.id);
};
const idsOf = (type: "request" | "cancel"): number[] => sent.flatMap((message) => (message.type === type ? [message.id] : [])).toSorted((a, b) => a - b);

describe("a transfer", () => {
  it("that nobody wants any more takes back everything it asked for", () => {
    holds("a");
    tellsHashes("a");
    expect(idsOf("request").length).toBe(swarmDefaults.requestsMin);
    expect(transfer.remove("job")).toBe(true);
    expect(idsOf("cancel")).toEqual(idsOf("request"));
    expect(new Set(sent.flatMap(({type, to}) => (type === "uninterest" ? [to] : [])))).toEqual(new Set(["a", "b"]));
  });

  it("asks the next holder for the hashes where the first does not answer, and fails with words where none does", () => {
    holds("a");
    holds("b");
    for (; nowMs < 60_000 && !transfer.isOver; nowMs += 250) transfer.onTick();
    expect(new Set(sent.flatMap(({type, to}) => (type === "get_hashes" ? [to] : [])))).toEqual(new Set(["a", "b"]));
    expect(events.at(-1)).toMatchObject({type: "failed", failure: {code: "no_source"}});
  });

  it("fails with words where its only source says again and again what it holds and brings nothing", () => {
    holds("a");
    tellsHashes("a");
    for (; nowMs < 30 * 60_000 && !transfer.isOver; nowMs += 250) {
      if (nowMs % 5000 === 0) holds("a");
      transfer.onTick();
    }
    expect(events.at(-1)).toMatchObject({type: "failed", failure: {code: "no_source"}});
    expect(nowMs).toBeGreaterThan(swarmDefaults.stallsMax * swarmDefaults.stallMs - swarmDefaults.stallMs);
  });

  it("does not give up when its host slept, and its source is not back yet", () => {
    holds("a");
    tellsHashes("a");
    transfer.onTick();
    nowMs += 3_600_000;
    transfer.peerDown("a", true);
    for (let i = 0; i < 60; i++, nowMs += 250) transfer.onTick();
    expect(transfer.isOver).toBe(false);
    for (let i = 0; i < 30; i++, nowMs += 250) transfer.onTick();
    expect(events.at(-1)).toMatchObject({type: "failed", failure: {code: "no_source"}});
  });

  it("fails with words where its only source refuses whatever it is asked for, and says at once that it holds everything", () => {
    holds("a");
    tellsHashes("a");
    for (; nowMs < 30 * 60_000 && !transfer.isOver; nowMs += 250) {
      refusesAll("a");
      holds("a");
      transfer.onTick();
    }
    expect(events.at(-1)).toMatchObject({type: "failed", failure: {code: "no_source"}});
    expect(nowMs).toBeGreaterThan((swarmDefaults.stallsMax - 1) * swarmDefaults.stallMs);
  });

  it.each(["is silent", "refuses"])("turns to the origin where its only source claims everything again and again and %s", (manner) => {
    const reads: number[] = [];
    const origin: OriginRef = {name: {host: "registry.example", namespace: "a", model: "b", tag: "latest"}, isInsecure: false};
    const read = (): (() => void) => {
      reads.push(nowMs);
      return () => undefined;
    };
    begin({origins: {hostOf: () => "registry.example", read} as unknown as Origins, origin});
    holds("a");
    tellsHashes("a");
    for (; nowMs < 30 * 60_000 && reads.length === 0; nowMs += 250) {
      if (manner === "refuses") refusesAll("a");
      if (nowMs % 5000 === 0 || manner === "refuses") holds("a");
      transfer.onTick();
    }
    expect(reads).not.toEqual([]);
  });
});
