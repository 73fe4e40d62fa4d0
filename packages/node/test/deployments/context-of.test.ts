import {expect, it} from "vitest";
import {contextOf, contextRefusal} from "../../src/deployments/context-of.ts";
import type {ModelDetails} from "../../src/index.ts";

const config = {contextLengthDefault: 4096};
const details = (own: unknown): ModelDetails => ({parameters: own === undefined ? {} : {num_ctx: own}, info: {contextLength: 8192}}) as unknown as ModelDetails;

it.each<[unknown, number | undefined, number]>([
  [undefined, undefined, 4096],
  [512, undefined, 512],
  [512, 1024, 1024],
  [8192, undefined, 8192],
  [100_000, undefined, 8192],
  [undefined, 100_000, 8192],
  ["512", undefined, 4096],
  [0, undefined, 4096],
  [-1, undefined, 4096],
  [1.5, undefined, 4096],
  [undefined, 1, 4],
  [2, undefined, 4],
])("of a model that says %j, asked for %j: %i tokens", (own, asked, tokens) => {
  expect(contextOf(details(own), asked, config)).toBe(tokens);
});

it("who deploys is told of more than the model was made for, and nothing is cut", () => {
  expect([undefined, 1, 8192].map((asked) => contextRefusal(details(undefined), asked))).toEqual([undefined, undefined, undefined]);
  expect(contextRefusal(details(undefined), 8193)?.error.message).toBe("num_ctx 8193 is more than this model was made for: 8192 tokens at most");
});
