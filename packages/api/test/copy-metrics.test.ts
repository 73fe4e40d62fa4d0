import {expect, it} from "vitest";
import {MissingCopies} from "../src/copy-metrics.ts";

const model = (name: string, manifest: string, ...holders: string[]) => ({model: name, manifest, holders});
const held = (of: Record<string, string[]>) => new Map(Object.entries(of).map(([peer, models]) => [peer, new Set(models)]));

it("counts what shall be kept and is not there, and for how long", () => {
  const missing = new MissingCopies();
  missing.look([], held({}), 0);
  expect([missing.count, missing.lagMs(5)]).toEqual([0, 0]);
  missing.look([model("m", "1", "a", "b", "gone")], held({a: ["m"], b: []}), 1000);
  expect([missing.count, missing.lagMs(1000)]).toEqual([2, 0]);
  missing.look([model("m", "1", "a", "b", "gone"), model("n", "1", "b")], held({a: ["m"], b: ["m"]}), 3000);
  expect([missing.count, missing.lagMs(4000)]).toEqual([2, 3000]);
  missing.look([model("m", "1", "a", "b"), model("n", "1", "b")], held({a: ["m"], b: ["m"]}), 6000);
  expect([missing.count, missing.lagMs(6000)]).toEqual([1, 3000]);
  // Another manifest under the name is something else to wait for.
  missing.look([model("n", "2", "b")], held({b: ["m"]}), 9000);
  expect([missing.count, missing.lagMs(9000)]).toEqual([1, 0]);
  missing.look([model("n", "2", "b")], held({b: ["n"]}), 9500);
  expect([missing.count, missing.lagMs(9500)]).toEqual([0, 0]);
});
