import type {KvWrite} from "@ollamesh/ports";
import type {Prng} from "@ollamesh/stdx";
import {SimLogDisk} from "./sim-log-disk.ts";
import type {SimScheduler} from "./sim-scheduler.ts";

export interface DiskFaults {
  /** A synced write takes up to this long. */
  readonly writeMsMax: number;
  /** Chance that a write fails with `io`. */
  readonly failChance: readonly [number, number];
  /** No write is answered while this is so; what waits is written when it ends. */
  readonly isHung?: boolean;
}

export interface PartialBlob {
  readonly size: number;
  readonly pieceSize: number;
  readonly hashes: Uint8Array;
  readonly root: string;
  readonly bytes: Uint8Array;
  readonly have: Set<number>;
}

/** What survives a crash: only what was synced is in here. Stores are views on it and die with their node. */
export class SimDisk {
  readonly kv = new Map<string, Uint8Array>();
  readonly blobs = new Map<string, Uint8Array>();
  /** Whole blobs as they were when their bytes were found right: another array is another file, what changes within one is rot that nobody sees by looking. */
  readonly sound = new WeakSet<Uint8Array>();
  readonly partials = new Map<string, PartialBlob>();
  readonly manifests = new Map<string, {bytes: Uint8Array; modifiedMs: number}>();
  /** Keys of names whose manifests may not be changed. */
  readonly readOnlyNames = new Set<string>();
  readonly log: SimLogDisk;
  readonly #scheduler: SimScheduler;
  readonly #rng: Prng;
  readonly #hanging: (() => void)[] = [];
  #faults: DiskFaults;

  constructor(scheduler: SimScheduler, rng: Prng, faults: DiskFaults) {
    this.#scheduler = scheduler;
    this.#rng = rng;
    this.#faults = faults;
    this.log = new SimLogDisk((bound) => rng.below(bound));
  }

  get faults(): DiskFaults {
    return this.#faults;
  }

  set faults(faults: DiskFaults) {
    this.#faults = faults;
    if (!faults.isHung) for (const write of this.#hanging.splice(0)) write();
  }

  /** Runs `commit` when the write is durable, unless the node dies before; `failed` when the disk refuses. */
  write(isAlive: () => boolean, commit: () => void, failed: () => void): void {
    if (this.faults.isHung) return void this.#hanging.push(() => this.write(isAlive, commit, failed));
    const [numerator, denominator] = this.faults.failChance;
    const refused = numerator > 0 && this.#rng.chance(numerator, denominator);
    this.#scheduler.after(this.#rng.below(this.faults.writeMsMax + 1), () => {
      if (!isAlive()) return;
      if (refused) failed();
      else commit();
    });
  }

  read(isAlive: () => boolean, answer: () => void): void {
    this.#scheduler.after(this.#rng.below(2), () => isAlive() && answer());
  }

  /** Its bytes were found right just now. */
  putBlob(digest: string, bytes: Uint8Array): void {
    this.blobs.set(digest, bytes);
    this.sound.add(bytes);
  }

  applyKv(batch: readonly KvWrite[]): void {
    for (const write of batch) {
      if (write.kind === "put") this.kv.set(write.key, write.value.slice());
      else this.kv.delete(write.key);
    }
  }
}
