import type {PeerId, PieceManifest} from "@ollamesh/ports";
import {Bitset, type Failure, fail} from "@ollamesh/stdx";
import {type Download, piecesOf} from "@ollamesh/swarm";
import type {BlobJob, TransferPace} from "./messages.ts";

interface Entry {
  readonly job: BlobJob;
  /** Undefined until the cutting is known. */
  need: {readonly pieces: Bitset; readonly total: number; completed: number; missing: number} | undefined;
}

/** Who waits for what of one blob. What a stored piece costs does not depend on how many pieces there are. */
export class BlobJobs {
  readonly #entries = new Map<string, Entry>();

  get size(): number {
    return this.#entries.size;
  }

  get someWantAll(): boolean {
    return [...this.#entries.values()].some(({job}) => job.want === "all");
  }

  /** The cutting a plan names, where one does. */
  get namedRoot(): string | undefined {
    return [...this.#entries.values()].find(({job}) => job.root !== undefined)?.job.root;
  }

  all(): readonly BlobJob[] {
    return [...this.#entries.values()].map(({job}) => job);
  }

  add(job: BlobJob): void {
    this.#entries.set(job.id, {job, need: undefined});
  }

  has(jobId: string): boolean {
    return this.#entries.has(jobId);
  }

  cancel(jobId: string): void {
    const entry = this.#entries.get(jobId);
    this.#entries.delete(jobId);
    entry?.job.observe({type: "failed", failure: fail("cancelled", "the transfer was cancelled").error});
  }

  /** The pieces all of them need together. */
  wanted(manifest: PieceManifest): Bitset {
    const wanted = new Bitset(countOf(manifest));
    for (const job of this.all()) for (const piece of wantOf(job, manifest)) wanted.add(piece);
    return wanted;
  }

  /** It is known how the blob is cut, and what is here of it. @returns the pieces this job needs */
  begin(job: BlobJob, manifest: PieceManifest, download: Download): Bitset {
    const pieces = wantOf(job, manifest);
    const entry = this.#entries.get(job.id);
    let [total, completed, missing] = [0, 0, 0];
    for (const piece of pieces) {
      const length = download.pieceLength(piece);
      total += length;
      if (download.have.has(piece)) completed += length;
      else missing++;
    }
    if (entry) entry.need = {pieces, total, completed, missing};
    return pieces;
  }

  stored(piece: number, length: number): void {
    for (const {need} of this.#entries.values()) {
      if (!need?.pieces.has(piece)) continue;
      need.completed += length;
      need.missing--;
    }
  }

  /** Jobs that want ranges are done with their pieces; those that want all wait for the whole digest. */
  endSatisfied(corruptPeers: readonly PeerId[]): void {
    for (const [id, {job, need}] of [...this.#entries]) {
      if (job.want === "all" || need?.missing !== 0) continue;
      this.#entries.delete(id);
      job.observe({type: "done", corruptPeers});
    }
  }

  tellProgress(pace: TransferPace): void {
    for (const {job, need} of this.#entries.values()) if (need) job.observe({type: "progress", completed: need.completed, total: need.total, pace});
  }

  endAll(size: number, pace: TransferPace, corruptPeers: readonly PeerId[]): void {
    for (const {job} of this.#take()) {
      job.observe({type: "progress", completed: size, total: size, pace});
      job.observe({type: "done", corruptPeers});
    }
  }

  failAll(failure: Failure): void {
    for (const {job} of this.#take()) job.observe({type: "failed", failure});
  }

  #take(): readonly Entry[] {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    return entries;
  }
}

function wantOf({want}: BlobJob, manifest: PieceManifest): Bitset {
  return want === "all" ? Bitset.full(countOf(manifest)) : piecesOf(want, manifest.size, manifest.pieceSize);
}

function countOf({hashes}: PieceManifest): number {
  return hashes.length / 32;
}
