import {describe, expect, it} from "vitest";
import {GREEDY, WholeModel} from "./support/whole-model.ts";

const PROMPT = "<|im_start|>user\nTell me a story about an owl and a kite.<|im_end|>\n<|im_start|>assistant\n";

/** 10 greedy tokens. */
async function answer(engine: Parameters<typeof WholeModel.load>[2], threads = 1): Promise<string> {
  const model = await WholeModel.load(undefined, {threads}, engine);
  try {
    return model.text(await model.generate(await model.tokenize(PROMPT), GREEDY, 10));
  } finally {
    model.close();
  }
}

describe("keys and values", () => {
  it("may be quantised, and answers stay sensible; without flash attention they are what they are with it", async () => {
    const usual = await answer({});
    expect(usual).toMatch(/^[ A-Z]/);
    expect(await answer({cache: {flashAttention: false, type: "f16"}})).toBe(usual);
    expect(await answer({cache: {flashAttention: true, type: "q8_0"}})).toMatch(/^[ A-Z]/);
  });

  it("cannot be quantised without flash attention: that is said, and nothing crashes", async () => {
    await expect(answer({cache: {flashAttention: false, type: "q8_0"}})).rejects.toThrow(/flash_attn|Flash Attention/i);
  });
});

describe("threads that stay", () => {
  it("answer as one does", async () => {
    expect(await answer({}, 2)).toBe(await answer({}));
  });
});
