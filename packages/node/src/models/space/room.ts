import type {BlobStatus, Digest} from "@ollamesh/ports";
import {type ByteRange, type Callback, fail, formatBytes, type Outcome, ok, rangesLength} from "@ollamesh/stdx";
import {piecesOf} from "@ollamesh/swarm";
import type {Shared} from "../models-shared.ts";
import {chooseEvictions, freedBy} from "./evictions.ts";
import {evictable, type HeldModel} from "./survey.ts";
import type {Surveyor} from "./surveyor.ts";

/** Those that wait for room; more are refused. */
const WAITING_MAX = 256;

interface Blob {
  readonly digest: Digest;
  readonly size: number;
  /** What of it is to come; undefined: all of it. */
  readonly ranges?: readonly ByteRange[] | undefined;
  /** Of an upload: bytes that take disk already and are no blob yet, so that only what is left free tells of them. */
  readonly writtenBytes?: number;
}

/** The disk as something that fills up: what may still come, and what goes for it. One question at a time, so that no room is given away twice. */
export class Room {
  readonly #shared: Shared;
  readonly #surveyor: Surveyor;
  /** What is on its way, by who asked: the part that has not come yet is room no more. */
  readonly #promised = new Map<string, readonly Blob[]>();
  readonly #waiting: (() => void)[] = [];
  #isBusy = false;

  constructor(shared: Shared, surveyor: Surveyor) {
    this.#shared = shared;
    this.#surveyor = surveyor;
  }

  /** What may still come without anything going; negative: more is here, or promised, than may be. */
  get bytes(): number {
    return this.#bytesBeside([...this.#promised.values()].flat());
  }

  /** Blobs somebody waits for. */
  get promised(): ReadonlySet<Digest> {
    return new Set([...this.#promised.values()].flat().map(({digest}) => digest));
  }

  /**
   * Makes room for what is missing of these blobs, and keeps it until `release`, in place of what the same one asked for before.
   * Codes: `disk_full`; `no_quorum` where models would have to go and the mesh cannot be asked whether they may; `too_many`.
   */
  reserve(id: string, blobs: readonly Blob[], done: Callback<void>): void {
    this.inTurn(done, (end) => {
      const before = this.#promised.get(id);
      // At once: what of it is here already shall not go for the rest of it.
      this.#promised.set(id, blobs);
      const reserved = (outcome: Outcome<void>): void => {
        if (!outcome.ok && this.#promised.get(id) === blobs) this.#restore(id, before);
        end(outcome);
      };
      const needBytes = this.#missing(blobs);
      const bytes = (): number => this.#bytesFor(id, blobs);
      // What is all here needs no room, also on a disk that is over its limit.
      if (needBytes === 0 || needBytes <= bytes()) return reserved(ok(undefined));
      this.#surveyor.lookSurely((held) => (held.ok ? this.#evict(held.value, needBytes, bytes(), reserved) : reserved(held)));
    });
  }

  /** Until `release`, whether there is room or not: for what is here. */
  keep(id: string, blobs: readonly Blob[]): void {
    this.#promised.set(id, blobs);
  }

  release(id: string): void {
    this.#promised.delete(id);
  }

  #restore(id: string, blobs: readonly Blob[] | undefined): void {
    if (blobs) this.#promised.set(id, blobs);
    else this.#promised.delete(id);
  }

  /** Work that frees or takes room, one at a time. */
  inTurn<T>(done: Callback<T>, work: (end: Callback<T>) => void): void {
    if (this.#waiting.length >= WAITING_MAX) return done(fail("too_many", `${WAITING_MAX} others wait for room on this disk`));
    this.#waiting.push(() =>
      work((outcome) => {
        this.#isBusy = false;
        done(outcome);
        this.#next();
      }),
    );
    this.#next();
  }

  #next(): void {
    if (this.#isBusy) return;
    const work = this.#waiting.shift();
    if (!work) return;
    this.#isBusy = true;
    work();
  }

  #evict(held: readonly HeldModel[], needBytes: number, roomBytes: number, done: Callback<void>): void {
    const lacking = needBytes - roomBytes;
    const candidates = evictable(held);
    const kept = this.#surveyor.needed(held);
    const evictions = chooseEvictions(candidates, kept, lacking);
    if (!evictions) return done(this.#full(needBytes, Math.max(0, roomBytes) + freedBy(candidates, candidates, kept)));
    const going = held.filter(({model}) => evictions.models.includes(model));
    this.#surveyor.remove(going, `room for ${formatBytes(needBytes)} is needed`, done);
  }

  #full(needBytes: number, roomBytes: number): ReturnType<typeof fail> {
    const {diskBytesMax, diskReserveBytes} = this.#shared.deps.config;
    const {usedBytes, freeBytes} = this.#shared.deps.world.blobs.usage();
    const isQuota = diskBytesMax - usedBytes <= freeBytes - diskReserveBytes;
    const limit = isQuota ? `its quota is ${formatBytes(diskBytesMax)}` : `its disk has ${formatBytes(freeBytes)} left, ${formatBytes(diskReserveBytes)} of which stay free`;
    return fail(
      "disk_full",
      `${formatBytes(needBytes)} are to come and this peer has room for ${formatBytes(roomBytes)} (${limit}): see what takes it with the command space, remove or unpin something${isQuota ? ", or raise --disk-max" : ""}`,
    );
  }

  /** What may come of these blobs: of its own promises nobody takes room away from itself. */
  #bytesFor(id: string, blobs: readonly Blob[]): number {
    const others = [...this.#promised].flatMap(([by, promised]) => (by === id ? [] : promised));
    return this.#bytesBeside(others, written(blobs));
  }

  /** @param writtenBytes of uploads that are not among the promised: free space, but for them */
  #bytesBeside(promised: readonly Blob[], writtenBytes = 0): number {
    const {diskBytesMax, diskReserveBytes} = this.#shared.deps.config;
    const {usedBytes, freeBytes} = this.#shared.deps.world.blobs.usage();
    const blobs = [...new Map(promised.map((blob) => [JSON.stringify([blob.digest, blob.ranges]), blob])).values()];
    return Math.min(diskBytesMax - usedBytes, freeBytes - diskReserveBytes + writtenBytes + written(blobs)) - this.#missing(blobs);
  }

  /** Of these blobs, what is not on the disk yet. */
  #missing(blobs: readonly Blob[]): number {
    return blobs.reduce((sum, blob) => sum + missingOf(blob, this.#shared.deps.world.blobs.status(blob.digest)), 0);
  }
}

function missingOf({size, ranges}: Blob, status: BlobStatus | undefined): number {
  // A file of another size than it must have is replaced.
  if (status?.complete) return status.size === size ? 0 : size;
  if (!ranges) return Math.max(0, size - (status?.bytesOnDisk ?? 0));
  if (!status) return rangesLength(ranges);
  const {pieceSize, have} = status;
  return [...piecesOf(ranges, size, pieceSize)].reduce((sum, piece) => sum + (have.has(piece) ? 0 : Math.min(pieceSize, size - piece * pieceSize)), 0);
}

function written(blobs: readonly Blob[]): number {
  return blobs.reduce((sum, {writtenBytes = 0}) => sum + writtenBytes, 0);
}
