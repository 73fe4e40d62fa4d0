import {Prng} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {type SpecialToken, SpecialTokens} from "../src/runner/special-tokens.ts";

type Fragment = {readonly raw: string} | {readonly token: string};

/** As llama.cpp does it: token by token, the longest first, through all fragments there are. */
function fragments(text: string, tokens: readonly SpecialToken[]): Fragment[] {
  let all: Fragment[] = text === "" ? [] : [{raw: text}];
  for (const token of [...tokens].sort((a, b) => b.text.length - a.text.length)) all = all.flatMap((one) => ("raw" in one ? divided(one.raw, token) : [one]));
  return all;
}

function divided(text: string, token: SpecialToken): Fragment[] {
  const found: Fragment[] = [];
  let rest = text;
  for (let at = rest.indexOf(token.text); at >= 0; at = rest.indexOf(token.text)) {
    const before = token.stripsLeft ? rest.slice(0, at).trimEnd() : rest.slice(0, at);
    if (before !== "") found.push({raw: before});
    found.push({token: token.text});
    rest = rest.slice(at + token.text.length);
    if (token.stripsRight) rest = rest.trimStart();
  }
  return rest === "" ? found : [...found, {raw: rest}];
}

const draw = (rng: Prng, letters: string, length: number): string => Array.from({length}, () => letters[rng.below(letters.length)]).join("");

describe("a text in parts", () => {
  it("has the tokens it has as a whole, whatever tokens overlap and take white space along", () => {
    let cuts = 0;
    for (let seed = 0; seed < 4000; seed++) {
      const rng = new Prng(seed);
      const strips = rng.below(4);
      // Of one length there is one: which of two llama.cpp takes first is not said.
      const lengths = [1, 2, 3, 4, 5].filter(() => rng.below(2) === 0);
      const tokens = lengths.map((length) => ({
        text: draw(rng, "ab< ", length),
        stripsLeft: (strips & 1) > 0 && rng.below(2) === 0,
        stripsRight: (strips & 2) > 0 && rng.below(2) === 0,
      }));
      const special = new SpecialTokens(tokens);
      const text = draw(rng, "ab< c", 30 + rng.below(30));
      const parts = special.parts(text, 1 + rng.below(6));
      expect(parts.join("")).toBe(text);
      expect(parts.flatMap((part) => fragments(part, tokens))).toEqual(fragments(text, tokens));
      cuts += parts.length - 1;
    }
    expect(cuts).toBeGreaterThan(10_000);
  });

  it("is cut at each token that stands alone, and not within what is long enough", () => {
    const special = new SpecialTokens([{text: "<|end|>", stripsLeft: false, stripsRight: false}]);
    expect(special.parts("<|end|>a<|end|>b<|end|>", 1)).toEqual(["<|end|>a", "<|end|>b", "<|end|>"]);
    expect(special.parts("abc<|end|>def<|end|>g", 8)).toEqual(["abc<|end|>def", "<|end|>g"]);
    expect(special.parts("no token", 1)).toEqual(["no token"]);
    expect(special.parts("", 1)).toEqual([""]);
  });
});
