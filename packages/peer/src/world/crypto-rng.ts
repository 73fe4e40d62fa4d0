import {randomInt} from "node:crypto";
import type {Rng} from "@ollamesh/ports";

/** Real randomness. */
export const cryptoRng: Rng = {
  nextU32: () => randomInt(2 ** 32),
  below: (bound) => randomInt(bound),
};
