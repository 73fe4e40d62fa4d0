import {Bitset, Prng} from "@ollamesh/stdx";
import {Download} from "@ollamesh/swarm";
import {expect, it} from "vitest";
import type {OutsideWay} from "../../src/transfers/outside-way.ts";
import {PaceMeter} from "../../src/transfers/pace-meter.ts";

const BLOCK = 1 << 18;

/** One of 64 pieces of a block each, of which a peer has all, and which hands over so many of them at a time. */
function downloadOf(peer: string): {readonly download: Download; receive(blocks: number, nowMs: number): void} {
  let id = 0;
  const download = new Download({size: 64 * BLOCK, pieceSize: BLOCK, have: new Bitset(64), wanted: Bitset.full(64), rng: new Prng(1), nextRequestId: () => ++id});
  download.step({type: "source_holds", peer, have: Bitset.full(64)}, 0);
  const asked: {id: number; piece: number}[] = [];
  const collect = (): void => void asked.push(...download.takeEffects().flatMap((effect) => (effect.type === "request" ? [effect] : [])));
  collect();
  return {
    download,
    receive: (blocks, nowMs) => {
      for (let i = 0; i < blocks; i++) {
        const ask = asked.shift();
        download.step({type: "data_received", peer, id: ask?.id ?? 0, bytes: new Uint8Array(BLOCK)}, nowMs);
        download.step({type: "piece_stored", piece: ask?.piece ?? 0}, nowMs);
        collect();
      }
    },
  };
}

it("tells the rate of each source and of all, and what is left at that rate", () => {
  const {download, receive} = downloadOf("a");
  const outside = {sources: () => [{peer: "registry", bytes: 2 * BLOCK, state: "active"}]} as unknown as OutsideWay;
  const meter = new PaceMeter(0);
  meter.measure(download, undefined, 0);
  receive(2, 1000);
  meter.measure(download, outside, 1000);
  meter.measure(download, outside, 2000);
  const {bytesPerSecond, etaMs, sources} = meter.pace(download, outside, 4 * BLOCK);
  // Four blocks in the first second, none in the second: 0.7 of it is left.
  expect(bytesPerSecond).toBeCloseTo(0.7 * 4 * BLOCK, -1);
  expect(etaMs).toBeCloseTo(1000 / 0.7, -1);
  expect(sources.map(({peer, bytes}) => [peer, bytes])).toEqual([
    ["a", 2 * BLOCK],
    ["registry", 2 * BLOCK],
  ]);
  expect(sources[0]?.bytesPerSecond).toBeCloseTo(0.7 * 2 * BLOCK, -1);
});

it("knows from whom it comes as soon as it knows how fast", () => {
  const {download, receive} = downloadOf("a");
  const meter = new PaceMeter(0);
  receive(2, 400);
  meter.measure(download, undefined, 400);
  meter.measure(download, undefined, 600);
  const {bytesPerSecond, sources} = meter.pace(download, undefined, 4 * BLOCK);
  expect(bytesPerSecond).toBeGreaterThan(0);
  expect(sources[0]?.bytesPerSecond).toBe(bytesPerSecond);
});

it("does not take for speed what was here before", () => {
  const have = Bitset.full(64);
  have.delete(0);
  const download = new Download({size: 64 * BLOCK, pieceSize: BLOCK, have, wanted: Bitset.full(64), rng: new Prng(1), nextRequestId: () => 1});
  const meter = new PaceMeter(0);
  meter.measure(download, undefined, 1000);
  expect(meter.pace(download, undefined, BLOCK)).toEqual({bytesPerSecond: 0, etaMs: undefined, sources: []});
});

it("says nothing of speed once all is here", () => {
  const {download, receive} = downloadOf("a");
  const meter = new PaceMeter(0);
  meter.measure(download, undefined, 0);
  receive(4, 1000);
  meter.measure(download, undefined, 1000);
  expect(meter.pace(download, undefined, 0)).toMatchObject({bytesPerSecond: 0, etaMs: undefined, sources: [{bytes: 4 * BLOCK, bytesPerSecond: 0}]});
});

it("says that nothing comes, rather than that it ends in weeks", () => {
  const {download, receive} = downloadOf("a");
  const meter = new PaceMeter(0);
  meter.measure(download, undefined, 0);
  receive(4, 1000);
  for (let now = 1000; now <= 3500; now += 500) meter.measure(download, undefined, now);
  expect(meter.pace(download, undefined, BLOCK).etaMs).toBeGreaterThan(0);
  meter.measure(download, undefined, 4000);
  expect(meter.pace(download, undefined, BLOCK)).toMatchObject({bytesPerSecond: expect.any(Number), etaMs: undefined});
  meter.measure(download, undefined, 11_000);
  expect(meter.pace(download, undefined, BLOCK)).toMatchObject({bytesPerSecond: 0, etaMs: undefined, sources: [{bytesPerSecond: 0}]});
});
