import {expect, it} from "vitest";
import {inTurns} from "../src/inference/in-turns.ts";

const busy = new Error("busy");
const isRefusal = (error: unknown): boolean => error === busy;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Room for so many at once; one more is refused. */
function desk(room: number, turns: (index: number) => number = () => 1) {
  const seen = {underWay: 0, most: 0, asked: 0};
  const run = async (index: number): Promise<string> => {
    seen.asked++;
    if (seen.underWay === room) throw busy;
    seen.most = Math.max(seen.most, ++seen.underWay);
    for (let i = 0; i < turns(index); i++) await turn();
    seen.underWay--;
    return `${index}`;
  };
  return {seen, run};
}

it.each([1, 2, 3, 7, 8, 100])("all are run, in their order, where there is room for %i of them", async (room) => {
  const {seen, run} = desk(room, (index) => (index * 7) % 5);
  expect(await inTurns(20, 8, run, isRefusal)).toEqual(Array.from({length: 20}, (_, i) => `${i}`));
  expect(seen.most).toBe(Math.min(room, 8));
  // Each refusal teaches how much room there is.
  expect(seen.asked).toBeLessThan(20 + 8 + room);
});

it("one that is refused while it is alone is the whole's refusal, as is any other failure", async () => {
  await expect(inTurns(5, 8, desk(0).run, isRefusal)).rejects.toBe(busy);
  const broken = new Error("broken");
  await expect(inTurns(5, 2, async (index) => (index === 3 ? Promise.reject(broken) : index), isRefusal)).rejects.toBe(broken);
});

it("nothing is run of nothing, and nothing after a failure", async () => {
  expect(await inTurns(0, 8, () => Promise.reject(busy), isRefusal)).toEqual([]);
  const asked: number[] = [];
  const run = async (index: number): Promise<void> => {
    asked.push(index);
    await turn();
    throw new Error("broken");
  };
  await expect(inTurns(9, 2, run, isRefusal)).rejects.toThrow("broken");
  await turn();
  expect(asked).toEqual([0, 1]);
});
