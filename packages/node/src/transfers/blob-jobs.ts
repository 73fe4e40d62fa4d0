import {type Bitset, type Failure, fail} from "@ollamesh/stdx";
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

  /** The pieces a job needs are known. */
  needs(jobId: string, pieces: Bitset, have: Bitset, lengthOf: (piece: number) => number): void {
    const entry = this.#entries.get(jobId);
    if (!entry) return;
    let [total, completed, missing] = [0, 0, 0];
    for (const piece of pieces) {
      total += lengthOf(piece);
      if (have.has(piece)) completed += lengthOf(piece);
      else missing++;
    }
    entry.need = {pieces, total, completed, missing};
  }

  stored(piece: number, length: number): void {
    for (const {need} of this.#entries.values()) {
      if (!need?.pieces.has(piece)) continue;
      need.completed += length;
      need.missing--;
    }
  }

  /** Jobs that want ranges are done with their pieces; those that want all wait for the whole digest. */
  endSatisfied(): void {
    for (const [id, {job, need}] of [...this.#entries]) {
      if (job.want === "all" || need?.missing !== 0) continue;
      this.#entries.delete(id);
      job.observe({type: "done"});
    }
  }

  tellProgress(pace: TransferPace): void {
    for (const {job, need} of this.#entries.values()) if (need) job.observe({type: "progress", completed: need.completed, total: need.total, pace});
  }

  endAll(size: number, pace: TransferPace): void {
    for (const {job} of this.#take()) {
      job.observe({type: "progress", completed: size, total: size, pace});
      job.observe({type: "done"});
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
