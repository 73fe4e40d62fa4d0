import {expect, it} from "vitest";
import {placeHere, type RankPlace, readPlace, threadsBeside} from "../src/runner/rank-place.ts";

const at = (machine: string | undefined, threads: number): RankPlace => ({machine, threads});

it.each<[string, RankPlace, (RankPlace | undefined)[], number, number]>([
  ["all its own where it is alone there", at("a", 8), [at("b", 8), at("c", 8)], 8, 8],
  ["half of two processors beside another", at("a", 2), [at("a", 2)], 2, 1],
  ["a third of twelve beside two others", at("a", 12), [at("a", 12), at("a", 12), at("b", 12)], 12, 4],
  ["as many as it was told where that leaves room", at("a", 1), [at("a", 1)], 2, 1],
  ["by what each was told", at("a", 6), [at("a", 2)], 4, 3],
  ["one at least", at("a", 1), [at("a", 7)], 2, 1],
  ["all its own where nothing is known of the machine", at(undefined, 4), [at(undefined, 4), undefined], 4, 4],
  ["all its own beside one that tells nothing", at("a", 4), [undefined], 4, 4],
])("a rank computes with %s", (_, own, others, processors, threads) => {
  expect(threadsBeside(own, others, processors)).toBe(threads);
});

it("ranks of one machine find each other by what they tell, and what is not sound tells nothing", () => {
  const here = placeHere(3);
  expect(readPlace(JSON.parse(JSON.stringify(here)))).toEqual(process.platform === "linux" ? here : undefined);
  for (const told of [undefined, null, 7, {}, {machine: "a", threads: 2}, {...here, threads: 0}, {...here, threads: 1e9}, {...here, threads: "2"}, {threads: 2}])
    expect(readPlace(told)).toBeUndefined();
});
