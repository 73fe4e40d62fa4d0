import {execFile} from "node:child_process";
import {copyFileSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {hasBlockingTcp} from "../src/ffi/has-blocking-tcp.ts";
import {verdictOf, verdictText} from "./conformance/verdict.ts";
import type {ArchShape} from "./fixtures/arch-shape.ts";
import {readShape, SHAPES_DIR, temporaryDir} from "./gguf-files.ts";

const MAIN = fileURLToPath(new URL("./conformance/main.ts", import.meta.url));
const MORE_SHAPES_DIR = fileURLToPath(new URL("./fixtures/arch-shapes-more/", import.meta.url));

function run(shapes: string, ...options: string[]): Promise<{status: number; lines: string[]; errors: string}> {
  const args = ["--import", import.meta.resolve("tsx"), MAIN, "--shapes", shapes, ...options];
  return new Promise((resolve) => {
    execFile(process.execPath, args, (error, stdout, errors) => {
      resolve({status: error === null ? 0 : Number(error.code), lines: stdout.trim().split("\n"), errors});
    });
  });
}

const dir = temporaryDir();
const emptyDir = temporaryDir();

/** Eight heads, of which two each share keys and values. */
function withFourKvHeads({metadata, tensors}: ArchShape): ArchShape {
  const sizes = {head_count: 8, head_count_kv: 4, key_length: 32, value_length: 32};
  const changed = Object.entries(sizes).map(([key, value]) => [`llama.attention.${key}`, ["u32", value] as const]);
  const shaped = Object.entries(tensors).map(([name, [type, ...shape]]): [string, [string, ...number[]]] => {
    if (/attn_[kv]\.(weight|bias)$/.test(name)) return [name, [type, ...shape.slice(0, -1), 128]];
    return [name, name.startsWith("rope_freqs") ? [type, 16] : [type, ...shape]];
  });
  return {metadata: {...metadata, ...Object.fromEntries(changed), "llama.rope.dimension_count": ["u32", 32]}, tensors: Object.fromEntries(shaped)};
}

describe("the conformance command", () => {
  it("finds ranges of layers to compute what the whole computes, and names its refusals", async () => {
    const shapes = join(dir, "shapes");
    mkdirSync(shapes);
    for (const name of ["gemma2-dense", "grok-moe", "llama-dense", "qwen2vl-dense", "gpt2-dense"]) copyFileSync(join(SHAPES_DIR, `${name}.json`), join(shapes, `${name}.json`));
    copyFileSync(join(MORE_SHAPES_DIR, "jamba-dense-alternating.json"), join(shapes, "jamba.json"));
    const llama = readShape("llama-dense");
    const unknown = {...llama, metadata: {...llama.metadata, "general.architecture": ["str", "never-seen"]}};
    writeFileSync(join(shapes, "never-seen.json"), JSON.stringify(unknown));
    const {"blk.0.attn_q.weight": _, ...incomplete} = llama.tensors;
    writeFileSync(join(shapes, "broken.json"), '{"metadata": 5}');
    const vast = {...llama, tensors: {...llama.tensors, "token_embd.weight": ["f32", 256, 1e12]}};
    writeFileSync(join(shapes, "vast.json"), JSON.stringify(vast));
    writeFileSync(join(shapes, "incomplete.json"), JSON.stringify({...llama, tensors: incomplete}));
    const {status, lines} = await run(shapes);
    expect(lines).toEqual([
      expect.stringMatching(/^broken refused the shape file cannot be made a model: /),
      "gemma2-dense exact",
      expect.stringMatching(/^gpt2-dense refused .*positions/),
      expect.stringMatching(/^grok-moe (exact|close \S+)$/),
      expect.stringMatching(/^incomplete refused it does not run whole: .*attn_q/),
      "jamba exact",
      "llama-dense exact",
      expect.stringMatching(/^never-seen refused .*"never-seen"/),
      "qwen2vl-dense exact",
      expect.stringMatching(/^vast refused its .* weights are more than/),
    ]);
    expect(status).toBe(0);
  }, 120_000);

  it.runIf(hasBlockingTcp())(
    "finds the parts of two ranks to add up to what the whole computes, and names its refusals",
    async () => {
      const shapes = join(dir, "shared");
      mkdirSync(shapes);
      for (const name of ["gpt2-dense", "llama-dense", "llama-moe", "qwen3-dense"]) copyFileSync(join(SHAPES_DIR, `${name}.json`), join(shapes, `${name}.json`));
      copyFileSync(join(MORE_SHAPES_DIR, "qwen2-dense-no-output-bias.json"), join(shapes, "qwen2.json"));
      const {status, lines} = await run(shapes, "--ranks", "2");
      expect(lines).toEqual([
        expect.stringMatching(/^gpt2-dense refused .*not proved for the architecture gpt2/),
        expect.stringMatching(/^llama-dense close \S+ cuts ranks 2$/),
        expect.stringMatching(/^llama-moe refused .*mixture of experts/),
        expect.stringMatching(/^qwen2 close \S+ cuts ranks 2$/),
        expect.stringMatching(/^qwen3-dense refused .*heads share one key and value/),
      ]);
      expect(status).toBe(0);
    },
    60_000,
  );

  it.runIf(hasBlockingTcp())(
    "finds so many ranks as there are heads of keys to compute what the whole computes, their sums shared out",
    async () => {
      const shapes = join(dir, "grouped");
      mkdirSync(shapes);
      writeFileSync(join(shapes, "llama-gqa.json"), JSON.stringify(withFourKvHeads(readShape("llama-dense"))));
      for (const ranks of ["3", "4"])
        expect((await run(shapes, "--ranks", ranks)).lines).toEqual([expect.stringMatching(new RegExp(`^llama-gqa close \\S+ cuts ranks ${ranks}$`))]);
      expect((await run(shapes, "--ranks", "5")).lines).toEqual([expect.stringMatching(/^llama-gqa refused .*2 to 4 ranks, not 5/)]);
    },
    60_000,
  );

  it("fails on an empty folder, on none, and on bad options", async () => {
    expect(await run(emptyDir)).toMatchObject({status: 2, errors: expect.stringMatching(/^There is no \*\.json in /)});
    expect(await run("nowhere")).toMatchObject({status: 2, errors: expect.stringMatching(/^The shapes folder cannot be read: .*nowhere/)});
    expect(await run(SHAPES_DIR, "--cut", "0")).toMatchObject({status: 2, errors: expect.stringMatching(/^usage: /)});
  }, 60_000);
});

describe("verdicts", () => {
  it("call a crash whole a refusal and a crash cut wrong", () => {
    expect(verdictOf([], "SIGABRT: x")).toMatchObject({kind: "refused"});
    expect(verdictOf([{kind: "whole"}], "SIGABRT: x")).toMatchObject({kind: "refused"});
    expect(verdictOf([{kind: "whole"}, {kind: "cut", cut: "4"}], "SIGABRT: x")).toMatchObject({kind: "wrong"});
    expect(verdictOf([{kind: "whole"}, {kind: "cut", cut: "4"}, {kind: "failed", cut: "4", reason: "y"}], undefined)).toMatchObject({kind: "wrong"});
  });

  it("tell exact, close and wrong apart", () => {
    const text = (delta: number): string => verdictText(verdictOf([{kind: "result", cut: "4", delta}], undefined), false);
    expect(text(0)).toBe("exact");
    expect(text(1e-3)).toBe("close 1.00e-3");
    expect(text(1.1e-3)).toMatch(/^wrong 1.10e-3/);
    expect(text(Number.POSITIVE_INFINITY)).toMatch(/^wrong inf/);
  });
});
