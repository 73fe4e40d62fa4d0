import {copyFileSync, readFileSync, truncateSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {hasByteStreams} from "../src/ffi/has-byte-streams.ts";
import {inspectGguf, materialiseStage, planStageFile, type StagePlan} from "../src/gguf/index.ts";
import {StageImage} from "../src/runner/stage-image.ts";
import {temporaryDir, writeShape} from "./gguf-files.ts";

const dir = temporaryDir();

async function planOf(path: string, first: number, last: number): Promise<StagePlan> {
  return planStageFile(path, await inspectGguf(path), first, last);
}

/** The bytes [position, position + length) as they come, read by read. */
function read(image: StageImage, position: number, length: number): Buffer {
  const parts: Buffer[] = [];
  let left = length;
  while (left > 0) {
    const part = Buffer.alloc(left, 0xa5);
    const count = image.readInto(part, position + length - left, left);
    if (count === 0) break;
    expect(count).toBeLessThanOrEqual(left);
    parts.push(part.subarray(0, count));
    left -= count;
  }
  return Buffer.concat(parts);
}

describe.runIf(hasByteStreams())("the image of a stage", () => {
  it.each([
    ["first", 0, 1],
    ["middle", 2, 3],
    ["last", 4, 5],
  ])("is, read anywhere, the file that would be written: %s", async (_, first, last) => {
    const path = await writeShape(dir, "llama-dense");
    const plan = await planOf(path, first, last);
    const out = join(dir, "stage.gguf");
    await materialiseStage(plan, path, out);
    const written = readFileSync(out);
    const image = new StageImage(plan, path);
    expect(image.size).toBe(written.length);
    expect(read(image, 0, image.size + 1).equals(written)).toBe(true);
    fc.assert(
      fc.property(fc.nat(written.length + 10), fc.nat(5000), (position, length) => {
        expect(read(image, position, length).equals(written.subarray(position, position + length))).toBe(true);
      }),
      {numRuns: 40},
    );
    image.close();
  });

  it("says where the model file ends, if it ends too early", async () => {
    const path = await writeShape(dir, "llama-dense");
    const plan = await planOf(path, 4, 5);
    const short = join(dir, "short.gguf");
    copyFileSync(path, short);
    const {from, to, length} = plan.copies.at(-1) as StagePlan["copies"][number];
    truncateSync(short, from + length - 1);
    const image = new StageImage(plan, short);
    expect(read(image, to, length - 1)).toHaveLength(length - 1);
    expect(() => read(image, to, length)).toThrow(expect.objectContaining({code: "io", message: expect.stringContaining(`ends at byte ${from + length - 1}`)}));
    image.close();
  });
});
