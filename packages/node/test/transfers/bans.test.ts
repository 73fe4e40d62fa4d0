import {expect, it} from "vitest";
import {Bans} from "../../src/transfers/bans.ts";

it("a peer that sent bad bytes of a blob is not asked for that one for ten minutes, or until it is known that it was not its fault", () => {
  const bans = new Bans();
  bans.add("liar", "blob", 1000);
  expect([bans.has("liar", "blob", 1000), bans.has("liar", "other", 1000), bans.has("other", "blob", 1000)]).toEqual([true, false, false]);
  expect([bans.has("liar", "blob", 600_999), bans.has("liar", "blob", 601_000)]).toEqual([true, false]);
  bans.add("liar", "blob", 601_000);
  bans.lift(["somebody", "liar"], "other");
  expect(bans.has("liar", "blob", 601_001)).toBe(true);
  bans.lift(["somebody", "liar"], "blob");
  expect(bans.has("liar", "blob", 601_001)).toBe(false);
});

it("the oldest are forgiven first where there are very many", () => {
  const bans = new Bans();
  for (let i = 0; i < 1001; i++) bans.add(`peer-${i}`, "blob", i);
  expect([bans.has("peer-0", "blob", 2000), bans.has("peer-1", "blob", 2000)]).toEqual([false, true]);
});
