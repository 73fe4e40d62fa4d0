import {readFileSync, truncateSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {inspectGguf} from "../src/gguf/index.ts";
import {writeSeededModel} from "./fixtures/seeded-model.ts";
import {temporaryDir, tinyLlama} from "./gguf-files.ts";

const dir = temporaryDir();
const path = join(dir, "model.gguf");
const target = join(dir, "hostile.gguf");
await writeSeededModel(tinyLlama(3), path, 1);
const good = readFileSync(path);
const headerBytes = (await inspectGguf(path)).headerBytes;

async function inspectBytes(bytes: Uint8Array): Promise<unknown> {
  writeFileSync(target, bytes);
  return inspectGguf(target);
}

/** The good file with `value` at `offset` as a 64-bit number. */
function withU64(offset: number, value: bigint): Buffer {
  const bytes = Buffer.from(good);
  bytes.writeBigUInt64LE(value, offset);
  return bytes;
}

function positionAfter(text: string): number {
  return good.indexOf(text) + text.length;
}

const TENSOR = "blk.1.ffn_up.weight";
const [DIMENSIONS, FIRST_SIZE, TYPE, OFFSET] = [0, 4, 20, 24].map((n) => positionAfter(TENSOR) + n) as [number, number, number, number];

function withU32(offset: number, value: number): Buffer {
  const bytes = Buffer.from(good);
  bytes.writeUInt32LE(value, offset);
  return bytes;
}

describe("hostile headers", () => {
  it.each([
    ["wrong magic", withU32(0, 0x46554748), /not a GGUF file/],
    ["version 1", withU32(4, 1), /version 1 is not supported/],
    ["big-endian", withU32(4, 0x03000000), /not supported/],
    ["huge tensor count", withU64(8, 1n << 40n), /at most 65536/],
    ["tensor count above 2^53", withU64(8, 0xffffffffffffffffn), /damaged or hostile/],
    ["huge metadata count", withU64(16, 1n << 32n), /at most 4096/],
    ["huge key", withU64(24, 1n << 50n), /metadata key 0/],
    ["huge array", withU64(positionAfter("tokenizer.ggml.tokens") + 8, 1n << 31n), /at most 4000000/],
    ["array longer than the file", withU64(positionAfter("tokenizer.ggml.tokens") + 8, 3_000_000n), /ends inside its header|damaged|at most/],
    ["array of arrays", withU32(positionAfter("tokenizer.ggml.tokens") + 4, 9), /array of arrays/],
    ["unknown value type", withU32(positionAfter("llama.block_count"), 99), /unknown type 99/],
    ["too many dimensions", withU32(DIMENSIONS, 5), /dimensions/],
    ["absurd dimension", withU64(FIRST_SIZE, 1n << 52n), /larger than any file|truncated|expected/],
    ["dimension above 2^53", withU64(FIRST_SIZE, 1n << 63n), /damaged or hostile/],
    ["unknown tensor type", withU32(TYPE, 4), /unknown type 4/],
    ["rows that fill no block", withU32(TYPE, 8), /whole Q8_0 blocks/],
    ["overlapping tensors", withU64(OFFSET, 0n), /overlap or leave holes/],
    ["offset outside the file", withU64(OFFSET, 1n << 45n), /overlap or leave holes/],
    ["no layers", withU32(positionAfter("llama.block_count") + 4, 0), /from 1 to 512/],
    ["too many layers", withU32(positionAfter("llama.block_count") + 4, 100_000), /from 1 to 512/],
    ["fewer layers than tensors", withU32(positionAfter("llama.block_count") + 4, 2), /behind the last of 2 layers/],
    ["no width", withU32(positionAfter("llama.embedding_length") + 4, 0), /positive/],
  ])("refuses: %s", async (_, bytes, message) => {
    await expect(inspectBytes(bytes)).rejects.toMatchObject({code: "bad_model", message: expect.stringMatching(message)});
  });

  it("refuses a tensor or key that appears twice", async () => {
    await writeSeededModel(tinyLlama(3, {tensors: [{name: "output_norm.weight", typeId: 0, shape: [8]}]}), target, 1);
    await expect(inspectGguf(target)).rejects.toMatchObject({code: "bad_model", message: /twice/});
    await writeSeededModel(tinyLlama(3, {entries: [{key: "llama.block_count", type: "u32", value: 3}]}), target, 1);
    await expect(inspectGguf(target)).rejects.toMatchObject({code: "bad_model", message: /twice/});
  });

  it("refuses a bad alignment", async () => {
    for (const value of [0, 24, 1 << 20]) {
      await writeSeededModel(tinyLlama(3, {entries: [{key: "general.alignment", type: "u32", value}]}), target, 1);
      await expect(inspectGguf(target)).rejects.toMatchObject({code: "bad_model", message: /general.alignment/});
    }
  });

  it("says that a truncated file is truncated", async () => {
    writeFileSync(target, good);
    truncateSync(target, good.length - 40);
    await expect(inspectGguf(target)).rejects.toMatchObject({code: "bad_model", message: /truncated/});
  });

  it("refuses every prefix of a header, and an empty file", async () => {
    for (const length of [0, 1, 4, 8, 15, 23, 60, headerBytes - 1]) {
      await expect(inspectBytes(good.subarray(0, length))).rejects.toMatchObject({code: "bad_model"});
    }
  });

  it("tells an unknown architecture from a bad file", async () => {
    const bytes = Buffer.from(good);
    bytes.write("lluma", good.indexOf("llama", positionAfter("general.architecture")));
    await expect(inspectBytes(bytes)).rejects.toMatchObject({code: "unknown_architecture", message: /"lluma"/});
  });

  it("answers damaged headers with a coded refusal or a model, within bounded memory", async () => {
    const before = process.memoryUsage().rss;
    const damage = fc.array(fc.tuple(fc.nat(headerBytes - 1), fc.nat(255)), {minLength: 1, maxLength: 12});
    await fc.assert(
      fc.asyncProperty(damage, async (edits) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of edits) bytes[at] = value;
        const outcome = await inspectBytes(bytes).then(
          () => "model",
          (thrown: {code?: string}) => thrown.code,
        );
        expect(["model", "bad_model", "unknown_architecture"]).toContain(outcome);
      }),
      {numRuns: 1500},
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });
});
