import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type ModelShape, type PeerCapacity, placeReplica, STAGE_OVERHEAD_BYTES} from "../src/index.ts";

const MIB = 2 ** 20;
const LAYERS = 8;
const shape: ModelShape = {
  layers: LAYERS,
  layerBytes: Array.from({length: LAYERS}, () => 10 * MIB),
  firstBytes: 0,
  lastBytes: 0,
  everyBytes: 0,
  kvBytesPerTokenLayer: 0,
  hiddenBytes: 4000,
  split: {kind: "whole_only", reason: "a test"},
};
const NEEDED = LAYERS * 10 * MIB + STAGE_OVERHEAD_BYTES;
const wish = {serving: ["a"], contextLength: 512, sequencesMax: 4};

function peer(id: string, over: Partial<PeerCapacity> = {}): PeerCapacity {
  return {id, memoryFreeBytes: NEEDED, speed: 2, rttMs: 1, holdsModel: true, ...over};
}

const fastPeer = {measured: {fixedMs: 0, msPerByte: 1e-8, msPerRowByte: 1e-9}};
const slowPeer = {measured: {fixedMs: 0, msPerByte: 1e-7, msPerRowByte: 1e-8}};
const stuckPeer = {measured: {fixedMs: 50_000, msPerByte: 1e-4, msPerRowByte: 1e-4}};

describe("where one more replica goes", () => {
  it("goes to a peer with room that does not serve it, whatever the order they are told in", () => {
    const some = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom("b", "c", "d", "e"),
        memory: fc.constantFrom(0, NEEDED - 1, NEEDED, 2 * NEEDED),
        disk: fc.constantFrom(undefined, 0, 80 * MIB),
        holds: fc.boolean(),
      }),
      {selector: ({id}) => id},
    );
    fc.assert(
      fc.property(some, fc.array(fc.nat(), {minLength: 5, maxLength: 5}), (drawn, keys) => {
        const others = drawn.map(({id, memory, disk, holds}) => peer(id, {memoryFreeBytes: memory, diskFreeBytes: disk, holdsModel: holds}));
        const peers = [peer("a", {memoryFreeBytes: 0}), ...others];
        const placed = placeReplica(shape, peers, wish);
        const able = others.filter((one) => one.memoryFreeBytes >= NEEDED && (one.holdsModel || (one.diskFreeBytes ?? Number.POSITIVE_INFINITY) >= 80 * MIB));
        expect(placed.ok ? able.map(({id}) => id).includes(placed.value.peer) : placed.error.code).toBe(able.length > 0 ? true : "out_of_memory");
        const shuffled = peers.map((one, index) => [keys[index] ?? 0, one] as const).toSorted((a, b) => a[0] - b[0]);
        const again = placeReplica(
          shape,
          shuffled.map(([, one]) => one),
          wish,
        );
        expect(again.ok && again.value.peer).toBe(placed.ok && placed.value.peer);
      }),
    );
  });

  it("goes to the fastest, and of equal ones to one that has the bytes", () => {
    expect(placeReplica(shape, [peer("a", slowPeer), peer("b", slowPeer), peer("c", fastPeer)], wish)).toMatchObject({ok: true, value: {peer: "c", fetchShare: 0}});
    expect(placeReplica(shape, [peer("a"), peer("b", {holdsModel: false}), peer("c")], wish)).toMatchObject({ok: true, value: {peer: "c"}});
    expect(placeReplica(shape, [peer("a"), peer("b", {holdsModel: false})], wish)).toMatchObject({ok: true, value: {peer: "b", fetchShare: 1}});
  });

  it("goes nowhere where it would bring nothing, all serve already, or nobody who serves is heard of", () => {
    expect(placeReplica(shape, [peer("a", fastPeer), peer("b", stuckPeer)], wish)).toMatchObject({ok: false, error: {code: "no_gain"}});
    expect(placeReplica(shape, [peer("a")], wish)).toMatchObject({ok: false, error: {code: "out_of_memory", message: "every peer that is there serves it already"}});
    expect(placeReplica(shape, [peer("b")], wish)).toMatchObject({ok: false, error: {code: "busy"}});
  });
});
