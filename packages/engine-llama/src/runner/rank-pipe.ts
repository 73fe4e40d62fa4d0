import {readSync, writevSync} from "node:fs";
import {CodedError} from "@ollamesh/stdx";

/** What a frame is: a step of rank 0 that the others run too, or numbers to be added up. */
export type FrameKind = "step" | "sum";
const KINDS: readonly FrameKind[] = ["step", "sum"];

/** Descriptor of a runner's first pipe: behind the standard ones and the one for messages. */
export const FIRST_PIPE = 4;

/** Kind, number and length, 32 bits each. */
const HEADER_BYTES = 12;
/** A step of the largest batch with hidden states of the widest models is a tenth of it. */
const FRAME_BYTES_MAX = 256 * 1024 * 1024;

/**
 * Frames to and from one other rank over a blocking descriptor: who waits for a sum has nothing else to do, and no event loop stands between. Frames are numbered, so that ranks that fell out of step
 * stop instead of adding up what does not belong together. Throws CodedError `rank_lost`.
 */
export class RankPipe {
  readonly rank: number;
  readonly #descriptor: number;
  readonly #head = new Uint32Array(HEADER_BYTES / 4);
  #sent = 0;
  #received = 0;

  /** @param rank the other one, for messages */
  constructor(rank: number, descriptor: number) {
    this.rank = rank;
    this.#descriptor = descriptor;
  }

  send(kind: FrameKind, payload: Uint8Array): void {
    this.#head.set([KINDS.indexOf(kind), this.#sent++, payload.length]);
    let parts: readonly Uint8Array[] = [new Uint8Array(this.#head.buffer), payload];
    while (parts.length > 0)
      parts = behind(
        parts,
        this.#try(() => writevSync(this.#descriptor, parts)),
      );
  }

  /** The next frame, which must be of that kind. */
  receive(kind: FrameKind): Uint8Array {
    const payload = new Uint8Array(this.#receiveHead(kind));
    this.#fill(payload);
    return payload;
  }

  /** The next frame, which must be of that kind and fill `target`. */
  receiveInto(kind: FrameKind, target: Uint8Array): void {
    const length = this.#receiveHead(kind);
    if (length !== target.length) throw this.#lost(`sent ${length} bytes where ${target.length} are due`);
    this.#fill(target);
  }

  #receiveHead(kind: FrameKind): number {
    const head = new Uint32Array(HEADER_BYTES / 4);
    this.#fill(new Uint8Array(head.buffer));
    const [kindIndex, number, length] = head as unknown as [number, number, number];
    if (KINDS[kindIndex] !== kind || number !== this.#received || length > FRAME_BYTES_MAX)
      throw this.#lost(`sent frame ${number} of kind ${kindIndex} and ${length} bytes; a ${kind} was due`);
    this.#received = (this.#received + 1) >>> 0;
    return length;
  }

  #fill(target: Uint8Array): void {
    for (let at = 0; at < target.length; ) {
      const count = this.#try(() => readSync(this.#descriptor, target, at, target.length - at, null));
      if (count === 0) throw this.#lost("is gone");
      at += count;
    }
  }

  #try(io: () => number): number {
    try {
      return io();
    } catch (thrown) {
      throw this.#lost(`cannot be reached (${thrown instanceof Error ? thrown.message : String(thrown)})`);
    }
  }

  #lost(why: string): CodedError {
    return new CodedError("rank_lost", `rank ${this.rank}, which shares these layers, ${why}`);
  }
}

/** The ranks beside `rank`, ascending: the order of a runner's pipes. */
export function otherRanks(rank: number, ranks: number): readonly number[] {
  return Array.from({length: ranks}, (_, index) => index).filter((other) => other !== rank);
}

/** What of these is left once the first `count` bytes are written. */
function behind(parts: readonly Uint8Array[], count: number): readonly Uint8Array[] {
  let left = count;
  return parts.flatMap((part) => {
    const taken = Math.min(left, part.length);
    left -= taken;
    return taken === part.length ? [] : [part.subarray(taken)];
  });
}
