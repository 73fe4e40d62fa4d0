import {type FileHandle, open} from "node:fs/promises";
import {CodedError} from "@ollamesh/stdx";
import type {StageCopy, StagePlan} from "./stage-plan.ts";

const CHUNK_BYTES = 4 * 1024 * 1024;

/**
 * Writes the stage file: the header, the copied pieces, zeros (holes where the file system has them) elsewhere. An existing file is
 * replaced. Memory: one chunk of 4 MiB.
 *
 * @param blobPath the model file, whole or sparse with the bytes of the range present
 * @throws CodedError `io` when the model file is shorter than the plan wants; the system's error when a file cannot be written
 */
export async function materialiseStage(plan: StagePlan, blobPath: string, outPath: string): Promise<void> {
  const source = await open(blobPath, "r");
  try {
    const target = await open(outPath, "w");
    try {
      await target.truncate(plan.size);
      await target.write(plan.header, 0, plan.header.length, 0);
      const chunk = new Uint8Array(CHUNK_BYTES);
      for (const copy of plan.copies) await copyRuns(source, target, copy, chunk);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function copyRuns(source: FileHandle, target: FileHandle, {from, to, length, count, step}: StageCopy, chunk: Uint8Array): Promise<void> {
  for (let run = 0; run < count; run++) await copyBytes(source, target, {from: from + run * step, to: to + run * length, length}, chunk);
}

async function copyBytes(source: FileHandle, target: FileHandle, copy: Pick<StageCopy, "from" | "to" | "length">, chunk: Uint8Array): Promise<void> {
  let done = 0;
  while (done < copy.length) {
    const {bytesRead} = await source.read(chunk, 0, Math.min(chunk.length, copy.length - done), copy.from + done);
    if (bytesRead === 0) throw new CodedError("io", `The model file ends at byte ${copy.from + done}, inside a tensor that the stage needs.`);
    let written = 0;
    while (written < bytesRead) {
      const {bytesWritten} = await target.write(chunk, written, bytesRead - written, copy.to + done + written);
      written += bytesWritten;
    }
    done += bytesRead;
  }
}
