import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {committedByJoint, committedByMajority, voteByJoint, voteByMajority} from "../src/index.ts";

const nodes = fc.uniqueArray(fc.integer({min: 1, max: 9}), {maxLength: 7});
const acks = fc.dictionary(fc.constantFrom("1", "2", "3", "4", "5", "6", "7", "8", "9"), fc.integer({min: 1, max: 12}));

/** Straight from the definition: an index is committed when more than half have it. */
function committedDumbly(voters: readonly number[], acked: (node: number) => number | undefined): number {
  if (voters.length === 0) return Number.POSITIVE_INFINITY;
  let index = 0;
  while (voters.filter((voter) => (acked(voter) ?? 0) >= index + 1).length * 2 > voters.length) index++;
  return index;
}

describe("quorums", () => {
  it("commit what the definition says, alone and joint", () => {
    fc.assert(
      fc.property(nodes, nodes, acks, (incoming, outgoing, known) => {
        const acked = (node: number): number | undefined => known[String(node)];
        expect(committedByMajority(new Set(incoming), acked)).toBe(committedDumbly(incoming, acked));
        const joint = committedByJoint({incoming: new Set(incoming), outgoing: new Set(outgoing)}, acked);
        expect(joint).toBe(Math.min(committedDumbly(incoming, acked), committedDumbly(outgoing, acked)));
      }),
      {numRuns: 5000},
    );
  });

  it("decide votes as every way of casting the missing ones would", () => {
    fc.assert(
      fc.property(nodes, nodes, fc.dictionary(fc.constantFrom("1", "2", "3", "4", "5", "6", "7", "8", "9"), fc.boolean()), (incoming, outgoing, cast) => {
        const votes = new Map(Object.entries(cast).map(([node, vote]) => [Number(node), vote]));
        const fill = (missing: boolean): Map<number, boolean> => new Map([...incoming, ...outgoing].map((node) => [node, votes.get(node) ?? missing]));
        const wins = (voters: readonly number[], all: Map<number, boolean>): boolean => voters.length === 0 || voters.filter((voter) => all.get(voter)).length * 2 > voters.length;
        const both = (all: Map<number, boolean>): boolean => wins(incoming, all) && wins(outgoing, all);
        const expected = both(fill(false)) ? "won" : both(fill(true)) ? "pending" : "lost";
        expect(voteByJoint({incoming: new Set(incoming), outgoing: new Set(outgoing)}, votes)).toBe(expected);
        if (outgoing.length === 0) expect(voteByMajority(new Set(incoming), votes)).toBe(expected);
      }),
      {numRuns: 5000},
    );
  });
});
