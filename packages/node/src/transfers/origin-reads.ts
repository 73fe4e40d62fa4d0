import type {BlobStore, Cancel, OriginRange, OriginReader, PieceManifest} from "@ollamesh/ports";
import {type Callback, MIB, type Outcome, ok} from "@ollamesh/stdx";

/** Of one blob, between the origin and the disk: more is not asked of the connections. */
const UNWRITTEN_BYTES_MAX = 32 * MIB;

export interface OriginReadsDeps {
  readonly blobs: BlobStore;
  readonly manifest: Pick<PieceManifest, "digest" | "size" | "pieceSize">;
  /** Reads what is to be the blob, as `Origins` does. */
  read(range: OriginRange, reader: OriginReader): Cancel;
  /** Lets an answer be handled inside the actor, after those before it. */
  answered<T>(handle: (outcome: Outcome<T>) => void): Callback<T>;
  /** A piece is on the disk. */
  taken(piece: number, hash: Uint8Array): void;
}

interface Read {
  /** Runs of pieces, [from, to), that are still to be asked for. */
  readonly runs: {readonly from: number; readonly to: number}[];
  readonly done: Callback<void>;
  cancel: Cancel;
  /** Pieces that came and are not on the disk yet. */
  unwritten: number;
  /** The origin has given all of the run that was asked for. */
  isRunWhole: boolean;
  isOver: boolean;
}

/** Reads of one blob under way at its origin, each a span of pieces, written piece by piece as they come. */
export class OriginReads {
  readonly #deps: OriginReadsDeps;
  readonly #reads = new Map<number, Read>();
  /** Bytes that came from outside, of pieces that are not whole too. */
  arrived = 0;
  #unwrittenBytes = 0;
  readonly #paused: (() => void)[] = [];

  constructor(deps: OriginReadsDeps) {
    this.#deps = deps;
  }

  /** @param id names it for `stop`. @param isWanted which of the pieces [from, to) */
  begin(id: number, from: number, to: number, isWanted: (piece: number) => boolean, done: Callback<void>): void {
    const runs: Read["runs"] = [];
    for (let piece = from; piece < to; piece++) {
      if (!isWanted(piece)) continue;
      const last = runs.at(-1);
      if (last && last.to === piece) runs[runs.length - 1] = {from: last.from, to: piece + 1};
      else runs.push({from: piece, to: piece + 1});
    }
    const read: Read = {runs, done, cancel: () => {}, unwritten: 0, isRunWhole: false, isOver: false};
    this.#reads.set(id, read);
    this.#next(id, read);
  }

  stop(id: number): void {
    const read = this.#reads.get(id);
    if (!read) return;
    this.#reads.delete(id);
    read.isOver = true;
    read.cancel();
  }

  close(): void {
    for (const id of [...this.#reads.keys()]) this.stop(id);
  }

  #next(id: number, read: Read): void {
    const run = read.runs.shift();
    if (!run) return this.#end(id, read, ok(undefined));
    const {manifest, answered} = this.#deps;
    const {pieceSize, size} = manifest;
    read.isRunWhole = false;
    let piece = run.from;
    const inside = answered<() => void>((outcome) => outcome.ok && !read.isOver && outcome.value());
    read.cancel = this.#deps.read(
      {start: run.from * pieceSize, end: Math.min(run.to * pieceSize, size), chunkBytes: pieceSize},
      {
        chunk: (bytes, next) => {
          const index = piece++;
          inside(ok(() => this.#write(id, read, index, bytes, next)));
        },
        arrived: (bytes) => {
          this.arrived += bytes;
        },
        ended: (outcome) => inside(ok(() => this.#runEnded(id, read, outcome))),
      },
    );
  }

  #write(id: number, read: Read, piece: number, bytes: Uint8Array, next: () => void): void {
    const {blobs, manifest, answered, taken} = this.#deps;
    read.unwritten++;
    this.#unwrittenBytes += bytes.length;
    const written = (outcome: Outcome<Uint8Array>): void => {
      read.unwritten--;
      this.#unwrittenBytes -= bytes.length;
      for (const resume of this.#paused.splice(0)) resume();
      if (read.isOver) return;
      if (!outcome.ok) return this.#end(id, read, outcome);
      taken(piece, outcome.value);
      if (read.unwritten === 0 && read.isRunWhole) this.#next(id, read);
    };
    blobs.takePiece(manifest.digest, piece, bytes, undefined, answered(written));
    if (this.#unwrittenBytes + manifest.pieceSize <= UNWRITTEN_BYTES_MAX) next();
    else this.#paused.push(next);
  }

  #runEnded(id: number, read: Read, outcome: Outcome<void>): void {
    read.isRunWhole = true;
    if (!outcome.ok) return this.#end(id, read, outcome);
    if (read.unwritten === 0) this.#next(id, read);
  }

  #end(id: number, read: Read, outcome: Outcome<void>): void {
    if (read.isOver) return;
    this.stop(id);
    read.done(outcome);
  }
}
