import type {BlobIntake, Digest} from "@ollamesh/ports";
import {type Callback, MIB} from "@ollamesh/stdx";

/** Room is asked for in such steps where nobody said how much comes. */
const STEP_BYTES = 64 * MIB;

export interface MeteredIntakeOptions {
  /** Bytes room was made for already. */
  readonly size: number;
  /** Makes room for so many bytes in all, of which `writtenBytes` have come. */
  reserve(bytes: number, writtenBytes: number, done: Callback<void>): void;
  /** What came is a blob now, or gone: its room is no longer kept apart. */
  over(): void;
}

/** A blob on its way in that never takes more of the disk than it was given. */
export class MeteredIntake implements BlobIntake {
  readonly #inner: BlobIntake;
  readonly #options: MeteredIntakeOptions;
  #reserved: number;
  #written = 0;

  constructor(inner: BlobIntake, options: MeteredIntakeOptions) {
    this.#inner = inner;
    this.#options = options;
    this.#reserved = options.size;
  }

  write(bytes: Uint8Array, done: Callback<void>): void {
    const total = this.#written + bytes.length;
    const write = (): void => {
      this.#written = total;
      this.#inner.write(bytes, done);
    };
    if (total <= this.#reserved) return write();
    // Near the limit a whole step may be too much where these bytes are not.
    this.#grow(total + STEP_BYTES, write, () => this.#grow(total, write, done));
  }

  finish(done: Callback<{readonly digest: Digest; readonly size: number}>): void {
    this.#inner.finish((outcome) => {
      this.#options.over();
      done(outcome);
    });
  }

  abort(): void {
    this.#inner.abort();
    this.#options.over();
  }

  #grow(bytes: number, then: () => void, failed: Callback<void>): void {
    this.#options.reserve(bytes, this.#written, (outcome) => {
      if (!outcome.ok) return failed(outcome);
      this.#reserved = bytes;
      then();
    });
  }
}
