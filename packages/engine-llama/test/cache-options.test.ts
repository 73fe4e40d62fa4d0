import {describe, expect, it} from "vitest";
import {cacheFor} from "../src/cache-for.ts";
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
    expect(await answer({cache: {flashAttention: true, type: "f16"}})).toBe(usual);
    expect(await answer({cache: {flashAttention: false, type: "f16"}})).toBe(usual);
    expect(await answer({cache: {flashAttention: true, type: "q8_0"}})).toMatch(/^[ A-Z]/);
  });

  it("cannot be quantised without flash attention: that is said, and nothing crashes", async () => {
    await expect(answer({cache: {flashAttention: false, type: "q8_0"}})).rejects.toThrow(/flash_attn|Flash Attention/i);
  });
});

describe("flash attention", () => {
  const usual = {flashAttention: undefined, type: "f16"} as const;
  const model = (metadata: Record<string, number | string>, embeddingLength = 4096) => ({architecture: "llama", embeddingLength, metadata});

  const user = (info: ReturnType<typeof model>, kernels: "widest" | "narrow" = "widest", sequencesMax = 4) => ({info, kernels, sequencesMax});
  const short = model({"llama.attention.head_count": 4}, 128);

  it("is left out where nobody said what to do and kernels take more numbers at a time than a key has, and left to llama.cpp otherwise", () => {
    expect(cacheFor(user(short), usual).flashAttention).toBe(false);
    expect(cacheFor(user(short, "narrow"), usual).flashAttention).toBeUndefined();
    expect(cacheFor(user(model({"llama.attention.head_count": 4, "llama.attention.key_length": 128}, 128)), usual).flashAttention).toBeUndefined();
    expect(cacheFor(user(model({"llama.attention.head_count": 32})), usual).flashAttention).toBeUndefined();
    expect(cacheFor(user(model({})), usual).flashAttention).toBeUndefined();
  });

  it("is left out for short keys in so many slots that each has a buffer of its own", () => {
    expect(cacheFor(user(short, "narrow", 15), usual).flashAttention).toBeUndefined();
    expect(cacheFor(user(short, "narrow", 16), usual).flashAttention).toBe(false);
  });

  it("is as the operator says, and there for quantised values", () => {
    expect(cacheFor(user(short), {flashAttention: true, type: "f16"}).flashAttention).toBe(true);
    expect(cacheFor(user(short, "narrow"), {flashAttention: false, type: "f16"}).flashAttention).toBe(false);
    expect(cacheFor(user(short), {flashAttention: undefined, type: "q8_0"}).flashAttention).toBeUndefined();
  });
});

describe("threads that stay", () => {
  it("answer as one does", async () => {
    expect(await answer({}, 2)).toBe(await answer({}));
  });
});
