import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type CatalogModel, type HolderCandidate, keepersOf, nextKeepers, type Placement, rangeKey} from "../src/index.ts";

const peers = ["a", "b", "c", "d", "e"];

const placement: Placement = {
  model: "m",
  displayName: "m",
  epoch: 1,
  author: "a",
  strategy: "pipeline",
  stages: ["a", "b"].map((peer, i) => ({peer, firstLayer: i, lastLayer: i, memoryBytes: 1})),
  reasons: [],
  blob: `sha256:${"0".repeat(64)}`,
  blobSize: 9,
  headerBytes: 1,
  pieceRoot: "",
  contextLength: 1,
  sequencesMax: 1,
};

function modelOf(...holders: string[]): CatalogModel {
  const manifest = `sha256:${"1".repeat(64)}`;
  return {model: "m", displayName: "m", manifest, size: 9, architecture: "llama", parameterCount: 1, quantization: "F16", modifiedMs: 0, holders};
}

function candidate(peer: string, facts: Partial<HolderCandidate> = {}): HolderCandidate {
  return {peer, zone: "", isUp: true, isDead: false, lacksRoomFor: new Set(), holds: new Set(), keptBytes: 0, ...facts};
}

const candidatesArb = fc
  .array(fc.record({state: fc.constantFrom("up", "away", "dead"), whole: fc.constantFrom("has", "lacks room", "neither"), failed: fc.subarray([0, 1])}), {
    minLength: 5,
    maxLength: 5,
  })
  .map((facts) =>
    facts.map(({state, whole, failed}, i) => {
      const lacksRoomFor = new Set([...(whole === "lacks room" ? ["m"] : []), ...failed.map((index) => rangeKey(placement, index))]);
      return candidate(peers[i] as string, {isUp: state === "up", isDead: state === "dead", holds: new Set(whole === "has" ? ["m"] : []), lacksRoomFor});
    }),
  );

describe("nextKeepers", () => {
  it("brings each stage to as many living peers as are wanted or can be, and comes to rest", () => {
    fc.assert(
      fc.property(
        candidatesArb,
        fc.subarray(peers),
        fc.array(fc.subarray(["c", "d", "e"]), {minLength: 2, maxLength: 2}),
        fc.integer({min: 1, max: 6}),
        (candidates, holders, keepers, copies) => {
          const before = {...placement, keepers};
          const after = nextKeepers(before, modelOf(...holders), candidates, copies) ?? keepers;
          expect(nextKeepers({...before, keepers: after}, modelOf(...holders), candidates, copies)).toBeUndefined();
          for (const [index, chosen] of after.entries()) {
            const living = candidates.filter(({isDead}) => !isDead);
            const has = ({peer, holds}: HolderCandidate): boolean => peer === placement.stages[index]?.peer || holds.has("m");
            const counted = living.filter(has);
            const able = living.filter((one) => !has(one) && (keepers[index]?.includes(one.peer) || (one.isUp && !one.lacksRoomFor.has(rangeKey(placement, index)))));
            const wanted = Math.max(0, Math.min(copies - counted.length, able.length));
            const isDead = (peer: string): boolean => !living.some((one) => one.peer === peer);
            const mayHave = (one: HolderCandidate): boolean => keepers[index]?.includes(one.peer) === true && !one.lacksRoomFor.has(rangeKey(placement, index));
            const sure = candidates.filter(({peer, isUp, holds}) => isUp && (peer === placement.stages[index]?.peer || holds.has("m")));
            // When nobody living can keep it, the names of the dead stay.
            if (wanted > 0) expect([chosen.length >= wanted, chosen.some(isDead)]).toEqual([true, false]);
            if (sure.length < copies) expect(chosen).toEqual(expect.arrayContaining(living.filter(mayHave).map(({peer}) => peer)));
            else expect(chosen.filter((peer) => !isDead(peer))).toHaveLength(wanted);
            const isNew = (peer: string): boolean => !keepers[index]?.includes(peer);
            expect(chosen.filter(isNew).some((peer) => counted.some((one) => one.peer === peer))).toBe(false);
            expect(chosen.filter(isNew).length).toBeLessThanOrEqual(wanted);
          }
        },
      ),
    );
  });

  it("asks nobody where whole copies are enough, and as many as are missing where they are not", () => {
    const all = peers.map((peer) => candidate(peer, {holds: new Set(peer === "c" ? ["m"] : [])}));
    expect(nextKeepers(placement, modelOf("c", "d"), all, 2)).toBeUndefined();
    // Who is about to have all of it has these bytes soonest.
    expect(nextKeepers(placement, modelOf("c", "d"), all, 3)).toEqual([["d"], ["d"]]);
    const lacking = all.map((one) => (one.peer === "d" ? {...one, lacksRoomFor: new Set(["m"])} : one));
    const keepers = nextKeepers(placement, modelOf("c", "d"), lacking, 3);
    expect(keepers?.map((list) => list.length)).toEqual([1, 1]);
    expect(keepersOf(placement)).toEqual([[], []]);
    const nowhere = peers.map((peer) => candidate(peer));
    expect(nextKeepers(placement, modelOf("c", "d"), nowhere, 3)?.map((list) => list.length)).toEqual([2, 2]);
  });

  it("takes peers that could serve the stage before those that serve another", () => {
    const all = peers.map((peer) => candidate(peer, {keptBytes: peer === "b" ? 0 : 9}));
    expect(nextKeepers(placement, modelOf(), all, 2)).toEqual([["c"], ["c"]]);
  });

  it("lets nobody drop a copy as long as others only shall have one", () => {
    const all = peers.map((peer) => candidate(peer, {isUp: peer !== "a", holds: new Set(peer === "a" ? ["m"] : [])}));
    const kept = {...placement, keepers: [["c"], []]};
    expect(nextKeepers(kept, modelOf("a", "d"), all, 2)).toBeUndefined();
    const many = {...placement, keepers: [["c", "d", "e"], []]};
    expect(nextKeepers(many, modelOf(), all, 2)).toBeUndefined();
    const ready = all.map((one) => ({...one, isUp: true, holds: new Set(["c", "d", "e"].includes(one.peer) ? [rangeKey(placement, 0)] : [])}));
    expect(nextKeepers(many, modelOf(), ready, 2)?.[0]).toHaveLength(1);
    const fetched = all.map((one) => ({...one, isUp: true, holds: new Set(["a", "d"].includes(one.peer) ? ["m"] : [])}));
    expect(nextKeepers(kept, modelOf("a", "d"), fetched, 2)).toEqual([[], []]);
  });

  it("replaces the copy of a peer that served and died", () => {
    const all = peers.map((peer) => candidate(peer, {isUp: peer !== "b", isDead: peer === "b"}));
    expect(nextKeepers({...placement, keepers: [["c"], ["c"]]}, modelOf(), all, 2)).toEqual([["c"], ["c", "d"]]);
  });
});
