import {Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type Home, homeOf} from "../src/index.ts";

const homes = fc
  .array(fc.record({capacity: fc.integer({min: 1, max: 40}), asked: fc.double({min: 0, max: 1000, noNaN: true})}), {minLength: 1, maxLength: 12})
  .map((list) => list.map((one, index) => ({...one, peer: `peer-${index}`})));
const mark = fc.integer({min: 0, max: 0xffffffff});

function due(home: Home, all: readonly Home[]): number {
  const sum = (of: (one: Home) => number): number => all.reduce((total, one) => total + of(one), 0);
  return 1.25 * (sum(({asked}) => asked) + 1) * (home.capacity / sum(({capacity}) => capacity));
}

/** In which order the peers would be home if all were equal: who is left when the winners are taken away one by one. */
function order(of: number, all: readonly Home[]): string[] {
  const names: string[] = [];
  for (let left = all.map(({peer}) => ({peer, capacity: 1, asked: 0})); left.length > 0; left = left.filter(({peer}) => peer !== names.at(-1))) names.push(homeOf(of, left).peer);
  return names;
}

describe("the home of a beginning", () => {
  it("is the first in an order of its own that was not asked beyond its due: it moves when its home is full or gone, and at no other time", () => {
    fc.assert(
      fc.property(mark, homes, (of, all) => {
        const expected = order(of, all).find((peer) => all.some((one) => one.peer === peer && one.asked < due(one, all)));
        expect(homeOf(of, all).peer).toBe(expected);
        expect(homeOf(of, all.toReversed()).peer).toBe(expected);
      }),
    );
  });

  it("is spread by capacity: no peer has more than a quarter above its share and one, whatever comes", () => {
    fc.assert(
      fc.property(fc.array(mark, {maxLength: 200}), homes, (marks, given) => {
        const all = given.map((one) => ({...one, asked: 0}));
        for (const of of marks) homeOf(of, all).asked++;
        for (const one of all) expect(one.asked).toBeLessThanOrEqual(due(one, all) + 1);
      }),
    );
  });

  it("is drawn evenly", () => {
    const rng = new Prng(1);
    const all = ["a", "b", "c"].map((peer) => ({peer, capacity: 1, asked: 0}));
    const drawn = Array.from({length: 3000}, () => homeOf(rng.below(0xffffffff), all).peer);
    for (const {peer} of all) expect(Math.abs(drawn.filter((one) => one === peer).length - 1000)).toBeLessThan(100);
  });
});
