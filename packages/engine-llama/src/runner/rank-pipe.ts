import {CodedError} from "@ollamesh/stdx";
import type {RankStream} from "./rank-stream.ts";

/** What a frame is: a step of rank 0 that the others run too; numbers to be added up; where a rank can be reached directly, and whether it was; bytes that measure a link, and what came of it. */
export type FrameKind = "step" | "sum" | "offer" | "answer" | "probe" | "link";
const KINDS: readonly FrameKind[] = ["step", "sum", "offer", "answer", "probe", "link"];

/** Descriptor of a runner's first pipe: behind the standard ones and the one for messages. */
export const FIRST_PIPE = 4;

/** Kind, number and length, 32 bits each. */
const HEAD_NUMBERS = 3;
/** A step of the largest batch with hidden states of the widest models is a tenth of it. */
const FRAME_BYTES_MAX = 256 * 1024 * 1024;

/**
 * Frames to and from one other rank. Who waits for a sum has nothing else to do, so these calls wait: no event loop stands between. Frames are numbered, so that ranks that fell out of step
 * stop instead of adding up what does not belong together. Throws CodedError `stage_lost`.
 */
export class RankPipe {
  readonly rank: number;
  #stream: RankStream;
  #sent = 0;
  #received = 0;

  /** @param rank the other one, for messages */
  constructor(rank: number, stream: RankStream) {
    this.rank = rank;
    this.#stream = stream;
  }

  /** From now on over another stream; both sides between the same two frames. */
  move(stream: RankStream): void {
    this.#stream = stream;
  }

  send(kind: FrameKind, payload: Uint8Array): void {
    const head = Uint32Array.of(KINDS.indexOf(kind), this.#sent, payload.length);
    this.#sent = (this.#sent + 1) >>> 0;
    this.#try(() => this.#stream.write([new Uint8Array(head.buffer), payload]));
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
    const head = new Uint32Array(HEAD_NUMBERS);
    this.#fill(new Uint8Array(head.buffer));
    const [kindIndex, number, length] = head as unknown as [number, number, number];
    if (KINDS[kindIndex] !== kind || number !== this.#received || length > FRAME_BYTES_MAX) {
      throw this.#lost(`sent frame ${number} of kind ${kindIndex} and ${length} bytes; a ${kind} was due`);
    }
    this.#received = (this.#received + 1) >>> 0;
    return length;
  }

  #fill(target: Uint8Array): void {
    if (!this.#try(() => this.#stream.fill(target))) throw this.#lost("is gone");
  }

  #try<T>(io: () => T): T {
    try {
      return io();
    } catch (thrown) {
      throw this.#lost(`cannot be reached (${thrown instanceof Error ? thrown.message : String(thrown)})`);
    }
  }

  #lost(why: string): CodedError {
    return new CodedError("stage_lost", `rank ${this.rank}, which shares these layers, ${why}`);
  }
}

/** The ranks beside `rank`, ascending: the order of a runner's pipes. */
export function otherRanks(rank: number, ranks: number): readonly number[] {
  return Array.from({length: ranks}, (_, index) => index).filter((other) => other !== rank);
}
