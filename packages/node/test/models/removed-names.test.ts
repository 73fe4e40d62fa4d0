import {expect, it} from "vitest";
import {RemovedNames} from "../../src/models/removed-names.ts";

const models = (...keys: readonly string[]): ReadonlyMap<string, unknown> => new Map(keys.map((key) => [key, {}]));

it("knows what the mesh removed for a minute, unless it is given anew", () => {
  let nowMs = 0;
  const removed = new RemovedNames(() => nowMs);
  const those = (): string => ["a", "b", "c"].filter((key) => removed.has(key)).join("");
  removed.changed(models("a", "b", "c"), "one");
  expect(those()).toBe("");
  removed.changed(models("c"), "one");
  expect(those()).toBe("ab");
  nowMs = 30_000;
  removed.changed(models("b", "c"), "one");
  expect(those()).toBe("a");
  removed.changed(models("c"), "one");
  nowMs = 60_000;
  expect(those()).toBe("b");
  nowMs = 90_000;
  expect(those()).toBe("");
});

it("takes nothing for removed that belongs to another mesh, or to none", () => {
  const removed = new RemovedNames(() => 0);
  removed.changed(models("a"), "one");
  removed.changed(models(), "");
  removed.changed(models("b"), "two");
  expect([removed.has("a"), removed.has("b")]).toEqual([false, false]);
  removed.changed(models(), "two");
  expect(removed.has("b")).toBe(true);
});

it("forgets the oldest of very many", () => {
  const removed = new RemovedNames(() => 0);
  const keys = Array.from({length: 10_001}, (_, i) => `m${i}`);
  removed.changed(models(...keys), "one");
  removed.changed(models(), "one");
  expect([removed.has("m0"), removed.has("m1"), removed.has("m10000")]).toEqual([false, true, true]);
});
