import type {SlotStates, StatePiece} from "@ollamesh/ports";
import {type Callback, fail, ok} from "@ollamesh/stdx";
import {digestOf} from "./piece-hashes.ts";

export interface SimSlotStatesOptions {
  readonly layers: number;
  /** By slot, layer and position. */
  readonly slots: Map<number, number[][]>;
  later(ms: number, run: () => void): void;
  isGone(): boolean;
}

/** So small that a sequence takes several. */
const PIECE_BYTES = 64;
const GONE = fail("unloaded", "the stage is gone");

/** What slots of a simulated stage remember: its numbers, each in eight bytes, layer by layer. */
export class SimSlotStates implements SlotStates {
  readonly #options: SimSlotStatesOptions;
  #outgoing: {readonly bytes: Uint8Array; at: number} | undefined;
  #incoming: Uint8Array[] = [];

  constructor(options: SimSlotStatesOptions) {
    this.#options = options;
  }

  copy(slot: number, positions: number, done: Callback<number>): void {
    const {slots, later, isGone} = this.#options;
    const layers = slots.get(slot) ?? [];
    const there = layers[0]?.length ?? 0;
    const bytes = new Uint8Array(Float64Array.from(layers.flat()).buffer);
    this.#outgoing = there >= positions && bytes.length > 0 ? {bytes, at: 0} : undefined;
    const outcome = this.#outgoing ? ok(bytes.length) : fail("not_there", `slot ${slot} has ${there} positions where ${positions} are wanted`);
    later(1, () => done(isGone() ? GONE : outcome));
  }

  read(done: Callback<StatePiece>): void {
    const {later, isGone} = this.#options;
    const outgoing = this.#outgoing;
    if (!outgoing) return later(1, () => done(fail("not_there", "no slot was copied")));
    const bytes = outgoing.bytes.slice(outgoing.at, outgoing.at + PIECE_BYTES);
    outgoing.at += bytes.length;
    const isLast = outgoing.at >= outgoing.bytes.length;
    if (isLast) this.#outgoing = undefined;
    later(1, () => done(isGone() ? GONE : ok({bytes, digest: isLast ? digestBytes(outgoing.bytes) : undefined})));
  }

  write(bytes: Uint8Array, isFirst: boolean): void {
    if (isFirst) this.#incoming = [];
    this.#incoming.push(bytes);
  }

  adopt(slot: number, positions: number, digest: Uint8Array, done: Callback<void>): void {
    const {slots, layers, later, isGone} = this.#options;
    const bytes = Uint8Array.from(this.#incoming.flatMap((piece) => [...piece]));
    this.#incoming = [];
    slots.delete(slot);
    const isRight = Buffer.compare(digestBytes(bytes), digest) === 0;
    const numbers = [...new Float64Array(isRight ? bytes.buffer : new ArrayBuffer(0))];
    const length = numbers.length / layers;
    if (!Number.isInteger(length) || length < positions) return later(1, () => done(fail("damaged", "what came is not what was sent")));
    slots.set(
      slot,
      Array.from({length: layers}, (_, layer) => numbers.slice(layer * length, layer * length + positions)),
    );
    later(1, () => done(isGone() ? GONE : ok(undefined)));
  }
}

function digestBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.from(digestOf(bytes).replace("sha256:", ""), "hex"));
}
