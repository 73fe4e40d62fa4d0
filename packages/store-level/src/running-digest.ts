import type {Bitset} from "@ollamesh/stdx";
import type {HashPool} from "./hash-pool.ts";

/** Read in one go at most: the file is not let go of before. */
const STEP_BYTES_MAX = 64 << 20;

/** Names each digest that runs: a blob may be removed and begun anew under the same path. */
let count = 0;

export interface RunningDigestOptions {
  readonly path: string;
  readonly size: number;
  readonly pieceSize: number;
  /** Of one worker, which keeps what is hashed. */
  readonly digests: HashPool;
}

/**
 * The digest of a blob while its pieces come in: of the pieces from the first on without a gap. It begins when half of them are here, since a peer that wants a part only never needs it, and what
 * is left to do when the last piece comes is what came out of order.
 */
export class RunningDigest {
  readonly #options: RunningDigestOptions;
  readonly #name = `${count++}`;
  /** Pieces from the first on that are here, as far as was looked. */
  #pieces = 0;
  #hashedBytes = 0;
  #step: Promise<void> | undefined;
  #isOver = false;

  constructor(options: RunningDigestOptions) {
    this.#options = options;
  }

  /** More pieces are on the disk. */
  advance(have: Bitset): void {
    if (this.#step || this.#isOver || have.count * 2 < have.size) return;
    const {size, pieceSize} = this.#options;
    while (this.#pieces < have.size && have.has(this.#pieces)) this.#pieces++;
    const here = Math.min(size, this.#pieces * pieceSize);
    if (here === this.#hashedBytes) return;
    this.#step = this.#runTo(Math.min(here, this.#hashedBytes + STEP_BYTES_MAX)).then(
      () => {
        this.#step = undefined;
        this.advance(have);
      },
      () => {
        this.#step = undefined;
        this.#isOver = true;
      },
    );
  }

  /** Of all its bytes, which must be here; undefined: something went wrong, the file must be read anew. */
  async end(): Promise<string | undefined> {
    const wasOver = this.#isOver;
    await this.close();
    try {
      return wasOver ? undefined : await this.#runTo(this.#options.size);
    } catch {
      return undefined;
    } finally {
      this.#options.digests.forget(this.#name).catch(() => undefined);
    }
  }

  /** No more steps; the file is let go of then. */
  async close(): Promise<void> {
    this.#isOver = true;
    await this.#step;
  }

  async #runTo(to: number): Promise<string> {
    const digest = await this.#options.digests.runOn(this.#name, this.#options.path, this.#hashedBytes, to);
    this.#hashedBytes = to;
    return digest;
  }
}
