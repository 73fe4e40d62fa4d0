import {expect, it} from "vitest";
import {ResponseCache} from "../src/index.ts";

const answer = (count: number) => ({outputs: Array.from({length: count}, (_, i) => i), reason: "stop" as const});

it("tells an answer again until it is old", () => {
  const cache = new ResponseCache(10_000, 1000);
  cache.put("a", answer(3), 0);
  expect(cache.get("a", 1000)).toMatchObject(answer(3));
  expect(cache.get("b", 0)).toBeUndefined();
  expect(cache.get("a", 1001)).toBeUndefined();
  expect(cache.get("a", 500)).toBeUndefined();
});

it("keeps to its bytes: the longest unused goes, and what is larger than all of it never comes in", () => {
  const cache = new ResponseCache(1000, 1000);
  for (const key of ["a", "b", "c"]) cache.put(key, answer(10), 0);
  cache.get("a", 0);
  cache.put("d", answer(10), 0);
  expect(["a", "b", "c", "d"].map((key) => cache.get(key, 0) !== undefined)).toEqual([true, false, true, true]);
  cache.put("large", answer(1000), 0);
  expect(cache.get("large", 0)).toBeUndefined();
  for (let i = 0; i < 50; i++) cache.put("a", answer(10), 0);
  expect(["a", "c", "d"].map((key) => cache.get(key, 0) !== undefined)).toEqual([true, true, true]);
});
