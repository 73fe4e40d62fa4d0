import {nominalSpeed, type PeerSpeed} from "./peer-speed.ts";

/** One step of a stage on this peer. */
export interface SpeedSample {
  /** Weights of the stage that every token reads. */
  readonly readBytes: number;
  readonly rows: number;
  readonly ms: number;
}

/** So much of what was known is kept with each sample: some hundred count. */
const MEMORY = 0.99;
/** How far what is guessed may be from what is, before anything was seen; and how unsure the estimate may become of what it has long not seen. */
const DOUBT = 4;
/** Before so many samples it is a guess. */
const SAMPLES_MIN = 8;
/** No part of the cost is less than this share of the guess: noise must not make a peer infinitely fast. */
const SHARE_MIN = 0.02;

/** Of the three costs. */
type Vector = readonly number[];

/**
 * How fast this peer is, learned from what its stages do: recursive least squares of the relative error (a step that took long because the host was busy counts little), of three costs
 * that are looked for as multiples of what its threads let one guess.
 */
export class SpeedEstimate {
  readonly #guess: PeerSpeed;
  #factors: Vector;
  /** What is not yet sure of the factors: their covariance. */
  #doubt: readonly Vector[] = [
    [DOUBT, 0, 0],
    [0, DOUBT, 0],
    [0, 0, DOUBT],
  ];
  #samples = 0;

  /** @param before what was known in an earlier life */
  constructor(threads: number, before?: PeerSpeed) {
    this.#guess = nominalSpeed(threads);
    const {fixedMs, msPerByte, msPerRowByte} = this.#guess;
    this.#factors = before ? [before.fixedMs / fixedMs, before.msPerByte / msPerByte, before.msPerRowByte / msPerRowByte] : [1, 1, 1];
    if (before) this.#samples = SAMPLES_MIN;
  }

  /** Undefined: too little was seen. */
  get speed(): PeerSpeed | undefined {
    if (this.#samples < SAMPLES_MIN) return undefined;
    const [fixed = 1, byte = 1, rowByte = 1] = this.#factors.map((factor) => Math.max(SHARE_MIN, factor));
    const {fixedMs, msPerByte, msPerRowByte} = this.#guess;
    return {fixedMs: fixed * fixedMs, msPerByte: byte * msPerByte, msPerRowByte: rowByte * msPerRowByte};
  }

  add({readBytes, rows, ms}: SpeedSample): void {
    if (!(ms > 0) || !(rows > 0)) return;
    const {fixedMs, msPerByte, msPerRowByte} = this.#guess;
    const step: Vector = [fixedMs / ms, (readBytes * msPerByte) / ms, (rows * readBytes * msPerRowByte) / ms];
    this.#learn(step, 1 - dot(step, this.#factors));
    this.#samples++;
  }

  #learn(step: Vector, error: number): void {
    const along = this.#doubt.map((row) => dot(row, step));
    const scale = MEMORY + dot(step, along);
    this.#factors = this.#factors.map((factor, i) => factor + (at(along, i) / scale) * error);
    // What is not seen is not forgotten without end: batches of one row say nothing of the cost of rows.
    const memory = this.#doubt.reduce((sum, row, i) => sum + at(row, i), 0) < 3 * DOUBT ? MEMORY : 1;
    this.#doubt = this.#doubt.map((row, i) => row.map((value, j) => (value - (at(along, i) * at(along, j)) / scale) / memory));
  }
}

function at(vector: Vector, index: number): number {
  return vector[index] as number;
}

function dot(a: Vector, b: Vector): number {
  return a.reduce((sum, value, i) => sum + value * at(b, i), 0);
}
