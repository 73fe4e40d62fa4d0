import fc from "fast-check";
import {expect, it} from "vitest";
import {answerTokensMax, withoutForgotten, withoutMiddle} from "../../src/sessions/text-length.ts";

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

it("forgets of an answer what it would have forgotten token by token, whatever there is of it", () => {
  fc.assert(
    fc.property(fc.integer({min: 2, max: 60}), fc.nat(200), fc.nat(80), (contextLength, said, keep) => {
      const first = Math.min(keep, contextLength - 1);
      const window: number[] = [];
      for (let token = 0; token < said; token++) {
        window.push(token);
        if (window.length === contextLength) window.splice(first, Math.max(1, Math.floor((contextLength - first) / 2)));
      }
      const tokens = Int32Array.from({length: said}, (_, token) => token);
      expect([...withoutForgotten(tokens, contextLength, keep)]).toEqual(window);
    }),
  );
});

it("lets an answer be ten contexts long, and no longer than was asked", () => {
  expect([answerTokensMax(undefined, 100), answerTokensMax(5, 100), answerTokensMax(5000, 100), answerTokensMax(undefined, 1 << 20)]).toEqual([1000, 5, 1000, 1 << 18]);
});
