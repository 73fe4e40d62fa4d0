import {type Stats, statfsSync} from "node:fs";
import type {PieceManifest} from "@ollamesh/ports";
import {Bitset, CodedError} from "@ollamesh/stdx";
import {HASH_BYTES} from "./merkle.ts";
import type {PartialBlob} from "./partial-blob.ts";

/** Nothing where it cannot be asked: a folder that was unmounted, or is not to be read any more. */
export function freeBytesAt(folder: string): number {
  try {
    const {bavail, bsize} = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

export function wholeOrThrow({manifest, have}: PartialBlob): void {
  if (!have.isFull) throw new CodedError("missing_piece", `${manifest.digest} has ${have.count} of ${have.size} pieces`);
}

/** What of an open blob stays true under a cutting of the same pieces; undefined: nothing can. */
export async function keptOf(open: PartialBlob, manifest: PieceManifest): Promise<Bitset | undefined> {
  if (open.manifest.size !== manifest.size || open.manifest.pieceSize !== manifest.pieceSize) return undefined;
  await open.close();
  const kept = new Bitset(open.have.size);
  for (const index of open.have) {
    const hash = manifest.hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
    if (Buffer.compare(open.hashOf(index), hash) === 0) kept.add(index);
  }
  return kept;
}

/** Sparse files occupy what was written to them; blocks are 512 bytes by POSIX. @param facts undefined: the file is gone */
export function factsOf(facts: Stats | undefined): {readonly bytesOnDisk: number; readonly changedMs: number} {
  if (!facts) return {bytesOnDisk: 0, changedMs: 0};
  return {bytesOnDisk: Math.min(facts.blocks * 512, Math.ceil(facts.size / 4096) * 4096), changedMs: facts.mtimeMs};
}
