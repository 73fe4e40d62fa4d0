import {describe, expect, it} from "vitest";
import {Links, type ModelShape, type PeerCapacity, plan} from "../src/index.ts";

const MIB = 2 ** 20;
const LAYERS = 12;
const shape: ModelShape = {
  layers: LAYERS,
  layerBytes: Array.from({length: LAYERS}, () => 10 * MIB),
  firstBytes: 0,
  lastBytes: 0,
  everyBytes: 0,
  kvBytesPerTokenLayer: 0,
  hiddenBytes: 16_384,
  split: {kind: "splittable", cuts: Array.from({length: LAYERS - 1}, (_, i) => i + 1), eachStageNeeds: []},
};
const peers: readonly PeerCapacity[] = ["a", "b", "c", "d"].map((id) => ({
  id,
  memoryFreeBytes: 200 * MIB, // two are needed
  speed: 1,
  measured: {fixedMs: 0.5, msPerByte: 1 / (10 * MIB), msPerRowByte: 0.01 / (10 * MIB)},
  rttMs: 0.5,
  holdsModel: true,
}));

function neighbours(links: Links): {pairs: readonly string[]; reason: string; bytesPerMs: number | undefined} {
  const made = plan(shape, peers, {strategy: "pipeline", stages: 3, contextLength: 512, sequencesMax: 1, streams: 6}, links);
  if (!made.ok) throw new Error(made.error.message);
  const {stages, reasons, prediction} = made.value;
  const pairs = stages.slice(1).map(({peer}, index) => [stages[index]?.peer as string, peer].toSorted().join(""));
  return {pairs, reason: reasons[0] as string, bytesPerMs: prediction?.bytesPerMs};
}

describe("links of different speed", () => {
  it("a chain goes round the slow one, whichever it is", () => {
    const all = ["ab", "ac", "ad", "bc", "bd", "cd"];
    for (const slow of all) {
      const links = new Links(all.map((pair) => ({a: pair[0] as string, b: pair[1] as string, rttMs: 0.5, bytesPerMs: pair === slow ? 500 : 100_000})));
      const {pairs, reason, bytesPerMs} = neighbours(links);
      expect(pairs).not.toContain(slow);
      expect(bytesPerMs).toBe(100_000);
      expect(reason).toContain("its slowest link");
      expect(reason).not.toContain("assumed");
    }
  });

  it("what was not measured is said to be assumed", () => {
    expect(neighbours(new Links()).reason).toContain("(assumed)");
  });

  it("of both directions the slower one holds, and one that was measured is measured", () => {
    const links = new Links([
      {a: "a", b: "b", rttMs: 1},
      {a: "a", b: "b", bytesPerMs: 9000},
      {a: "b", b: "a", bytesPerMs: 7000},
    ]);
    expect(links.bytesPerMs("a", "b")).toBe(7000);
    expect(links.isSpeedMeasured("b", "a")).toBe(true);
    expect(links.isSpeedMeasured("a", "c")).toBe(false);
    expect(links.hopMs("a", "b", 70_000)).toBeCloseTo(0.4 + 0.5 + 10);
  });
});
