import {Bitset} from "@ollamesh/stdx";
import {expect, it} from "vitest";
import {copiesOf} from "../src/index.ts";

const having = (pieces: number, ...held: number[]): Bitset => {
  const have = new Bitset(pieces);
  for (const piece of held) have.add(piece);
  return have;
};

it("counts the rarest pieces, whole holders and the mean", () => {
  expect(copiesOf(4, [Bitset.full(4), having(4, 0, 1), having(4, 1)])).toEqual({whole: 1, rarest: 1, rarestPieces: 2, mean: 7 / 4});
});

it("tells of pieces nobody has", () => {
  expect(copiesOf(3, [having(3, 2)])).toEqual({whole: 0, rarest: 0, rarestPieces: 2, mean: 1 / 3});
  expect(copiesOf(2, [])).toEqual({whole: 0, rarest: 0, rarestPieces: 2, mean: 0});
});
