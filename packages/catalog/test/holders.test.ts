import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type CatalogModel, type HolderCandidate, nextHolders} from "../src/index.ts";

const KEY = "m";
const peers = ["a", "b", "c", "d", "e"];

function modelOf(holders: readonly string[]): CatalogModel {
  const manifest = `sha256:${"1".repeat(64)}`;
  return {model: KEY, displayName: KEY, manifest, size: 9, architecture: "llama", parameterCount: 1, quantization: "F16", modifiedMs: 0, holders};
}

function candidate(peer: string, facts: Partial<HolderCandidate> = {}): HolderCandidate {
  return {peer, zone: "", isUp: true, isDead: false, lacksRoomFor: new Set(), holds: new Set(), keptBytes: 0, ...facts};
}

const candidatesArb = fc
  .array(
    fc.record({
      state: fc.constantFrom("up", "away", "dead"),
      zone: fc.constantFrom("x", "y"),
      has: fc.boolean(),
      keptBytes: fc.nat(3),
    }),
    {minLength: 5, maxLength: 5},
  )
  .map((facts) =>
    facts.map(({state, zone, has, keptBytes}, i) =>
      candidate(peers[i] as string, {zone, keptBytes, isUp: state === "up", isDead: state === "dead", holds: new Set(has ? [KEY] : [])}),
    ),
  );

describe("nextHolders", () => {
  it("names as many as are wanted or can be, keeps who is not dead, and comes to rest", () => {
    fc.assert(
      fc.property(fc.subarray(peers), candidatesArb, fc.integer({min: 1, max: 6}), (holders, candidates, copies) => {
        const next = nextHolders(modelOf(holders), candidates, copies) ?? holders;
        const isDead = (peer: string): boolean => candidates.find((one) => one.peer === peer)?.isDead !== false;
        const living = holders.filter((peer) => !isDead(peer));
        const able = candidates.filter(({isUp, peer}) => isUp && !living.includes(peer)).length;
        const wanted = Math.min(copies, living.length + able);
        expect(next).toHaveLength(wanted === 0 ? holders.length : wanted);
        expect(wanted > 0 && next.some(isDead)).toBe(false);
        if (living.length <= wanted) expect(next).toEqual(expect.arrayContaining([...living]));
        expect(nextHolders(modelOf(next), candidates, copies)).toBeUndefined();
      }),
    );
  });

  it("prefers who has it, then other zones, then who keeps least", () => {
    const home = candidate("a", {zone: "x"});
    const near = candidate("b", {zone: "x", keptBytes: 0});
    const far = candidate("c", {zone: "y", keptBytes: 5});
    const farEmpty = candidate("d", {zone: "y", keptBytes: 1});
    expect(nextHolders(modelOf(["a"]), [home, near, far, farEmpty], 2)).toEqual(["a", "d"]);
    expect(nextHolders(modelOf(["a"]), [home, {...near, holds: new Set([KEY])}, far, farEmpty], 2)).toEqual(["a", "b"]);
  });

  it("asks another one where a keeper has no room, and asks it on where there is nobody else", () => {
    const full = candidate("b", {lacksRoomFor: new Set([KEY])});
    const [home, other] = [candidate("a", {holds: new Set([KEY])}), candidate("c")];
    expect(nextHolders(modelOf(["a", "b"]), [home, full, other], 2)).toEqual(["a", "c"]);
    expect(nextHolders(modelOf(["a", "b"]), [home, full], 2)).toBeUndefined();
    expect(nextHolders(modelOf(["a", "b"]), [home, full, other], 3)).toEqual(["a", "c", "b"]);
  });

  it("leaves the names of the dead while nobody living can keep it", () => {
    expect(nextHolders(modelOf(["a"]), [candidate("a", {isUp: false, isDead: true})], 3)).toBeUndefined();
  });
});
