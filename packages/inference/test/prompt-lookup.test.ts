import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {DraftPace} from "../src/draft-pace.ts";
import {lookUp} from "../src/prompt-lookup.ts";

/** Every place, and how many tokens before it are those at the end. */
function byHand(history: readonly number[], most: number): number[] {
  const last = history.length - 1;
  const places = history.slice(0, -1).map((_, at) => {
    let alike = 0;
    while (alike < 4 && at - alike >= 0 && history[at - alike] === history[last - alike]) alike++;
    return {at, alike};
  });
  const [best] = places.filter(({alike}) => alike >= 2).toSorted((a, b) => b.alike - a.alike || b.at - a.at);
  if (!best) return [];
  const endless = [...history];
  while (endless.length < best.at + 1 + most) endless.push(endless[endless.length - (last - best.at)] as number);
  return endless.slice(best.at + 1, best.at + 1 + most);
}

describe("lookUp", () => {
  it("goes on as the text did where it was the same longest, of several such places at the newest (against trying every place)", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 3}), {minLength: 1, maxLength: 40}), fc.integer({min: 1, max: 6}), (history, most) => {
        expect([...lookUp(Int32Array.from(history), most)]).toEqual(byHand(history, most));
      }),
    );
  });

  it("has nothing to say of what never came before", () => {
    expect([...lookUp(Int32Array.of(1, 2, 3), 4)]).toEqual([]);
    expect([...lookUp(Int32Array.of(1, 2, 1, 3, 1), 4)]).toEqual([]);
    expect([...lookUp(new Int32Array(0), 4)]).toEqual([]);
  });
});

describe("DraftPace", () => {
  it("guesses more as long as it is right, and rests longer each time it is wrong", () => {
    const pace = new DraftPace(8);
    expect(pace.next()).toBe(8);
    pace.came(8, 2);
    expect(pace.next()).toBe(2);
    pace.came(2, 2);
    expect(pace.next()).toBe(4);
    pace.came(4, 0);
    expect([pace.next(), pace.next()]).toEqual([0, 2]);
    pace.came(2, 0);
    expect([pace.next(), pace.next(), pace.next()]).toEqual([0, 0, 1]);
    for (let i = 0; i < 10; i++) pace.came(1, 0);
    expect(Array.from({length: 33}, () => pace.next())).toEqual([...new Array(32).fill(0), 1]);
    pace.came(1, 1);
    expect(pace.next()).toBe(2);
  });
});
