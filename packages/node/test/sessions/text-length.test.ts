import fc from "fast-check";
import {expect, it} from "vitest";
import {withoutMiddle} from "../../src/sessions/text-length.ts";

it("keeps the begin and the end of a prompt that is too long, and room for an answer", () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 300}), fc.nat(300), fc.integer({min: -1, max: 400}), (contextLength, beyond, keep) => {
      const tokens = Array.from({length: contextLength + beyond}, (_, index) => index);
      const cut = [...withoutMiddle(Int32Array.from(tokens), contextLength, keep)];
      const first = keep < 0 ? contextLength - 1 : Math.min(keep, contextLength - 1);
      // Half of what is not kept, and one at least, is the answer's.
      let room = contextLength;
      for (let left = contextLength - first; left > 1; left -= 2) room--;
      expect(cut.length).toBe(contextLength - first > 1 ? room : contextLength - 1);
      expect(cut).toEqual([...tokens.slice(0, first), ...tokens.slice(tokens.length - (cut.length - first))]);
    }),
  );
});
