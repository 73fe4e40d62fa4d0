import type {Prng} from "@ollamesh/stdx";
import type {Grammar, Rule} from "../../src/grammar/grammar-rule.ts";

/** Beyond, the shortest way is taken: recursive grammars end. */
const DEPTH_MAX = 40;

/** A text that the grammar allows, drawn at random. */
export function randomText(grammar: Grammar, rng: Prng): string {
  const write = (rule: Rule, depth: number): string => {
    switch (rule.kind) {
      case "text":
        return rule.text;
      case "one": {
        const [first, last] = rng.pick(rule.ranges);
        return String.fromCodePoint(rng.chance(4, 5) ? first + rng.below(Math.min(last - first + 1, 60)) : first + rng.below(last - first + 1));
      }
      case "all":
        return rule.parts.map((part) => write(part, depth + 1)).join("");
      case "any":
        return write(depth > DEPTH_MAX ? (rule.parts.at(-1) as Rule) : rng.pick(rule.parts), depth + 1);
      case "repeat": {
        const room = Math.min((rule.max ?? rule.min + 4) - rule.min, 4);
        const count = rule.min + (depth > DEPTH_MAX ? 0 : rng.below(room + 1));
        return Array.from({length: count}, () => write(rule.part, depth + 1)).join("");
      }
      case "named":
        return write(grammar.get(rule.name) as Rule, depth + 1);
    }
  };
  return write(grammar.get("root") as Rule, 0);
}
