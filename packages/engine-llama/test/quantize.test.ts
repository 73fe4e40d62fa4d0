import {existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {type Compute, type ModelInfo, QUANTIZATIONS, type Quantization} from "@ollamesh/ports";
import type {Outcome} from "@ollamesh/stdx";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {createLlamaCompute} from "../src/index.ts";
import {STORYTELLER, settled} from "./support/whole-model.ts";

let folder: string;
let scratch: string;
let compute: Compute;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ollamesh-quantize-"));
  scratch = join(folder, "scratch");
  const runnerPath = fileURLToPath(new URL("../src/runner/main.ts", import.meta.url));
  compute = createLlamaCompute({runnerPath, execArgv: ["--import", "tsx"], scratchDir: scratch, llamaDir: undefined, threads: 2, loadTimeoutMs: 60_000});
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

function quantized(path: string, quantization: Quantization): Promise<{bytes: Buffer; outcome: Outcome<void>; fractions: number[]}> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    const fractions: number[] = [];
    const chunk = (bytes: Uint8Array, next: () => void): void => {
      chunks.push(bytes);
      setImmediate(next);
    };
    const ended = (outcome: Outcome<void>): void => resolve({bytes: Buffer.concat(chunks), outcome, fractions});
    compute.quantize({path, quantization}, {progress: (fraction) => fractions.push(fraction), chunk, ended});
  });
}

describe("quantize", () => {
  it("makes a model of each type, says how far it is, and leaves nothing behind", async () => {
    const sizes = new Map<string, number>();
    for (const quantization of QUANTIZATIONS) {
      const {bytes, outcome, fractions} = await quantized(STORYTELLER, quantization);
      expect(outcome).toEqual({ok: true, value: undefined});
      expect(fractions.length).toBeGreaterThan(10);
      expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
      const path = join(folder, `${quantization}.gguf`);
      writeFileSync(path, bytes);
      const info = await settled<ModelInfo>((done) => compute.inspect(path, done));
      expect([info.quantization, info.layers, info.size]).toEqual([quantization, 12, bytes.length]);
      sizes.set(quantization, bytes.length);
    }
    expect(sizes.get("Q8_0")).toBeLessThan(0.6 * 4_660_000);
    expect(sizes.get("Q4_0")).toBeLessThan(sizes.get("Q8_0") as number);
    expect(readdirSync(scratch)).toEqual([]);
  });

  it("refuses what is quantised already, and what is no model, and stays", async () => {
    const once = join(folder, "Q8_0.gguf");
    expect((await quantized(once, "Q4_0")).outcome).toMatchObject({ok: false, error: {code: "bad_model", message: expect.stringMatching(/requantizing/)}});
    writeFileSync(join(folder, "junk"), "GGUF and nothing");
    expect((await quantized(join(folder, "junk"), "Q8_0")).outcome).toMatchObject({ok: false, error: {code: "bad_model"}});
    expect(readdirSync(scratch)).toEqual([]);
  });

  it("cancelled, ends its process and leaves nothing", async () => {
    const cancel = compute.quantize({path: STORYTELLER, quantization: "Q8_0"}, {progress: () => {}, chunk: () => expect.unreachable(), ended: () => expect.unreachable()});
    cancel();
    expect(existsSync(scratch) ? readdirSync(scratch) : []).toEqual([]);
    expect((await quantized(STORYTELLER, "Q8_0")).outcome.ok).toBe(true);
  });
});
