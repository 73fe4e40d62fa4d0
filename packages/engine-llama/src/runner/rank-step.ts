import type {SamplerOptions, SlotOpen, StageBatch} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";

/** What the ranks behind the first are told of a step: only rank 0 samples, so of a slot that opens they hear what is kept in it. */
export interface StepLimits {
  readonly batchTokensMax: number;
  readonly sequencesMax: number;
  readonly contextLength: number;
  readonly vocabularySize: number;
  readonly embeddingLength: number;
}

const HEAD_NUMBERS = 4;
/** Slot, how much is kept, where. */
const OPEN_NUMBERS = 3;
const WITH_TOKENS = 0;
const WITH_HIDDEN = 1;

const NO_SAMPLER: SamplerOptions = {temperature: 0, topK: 1, topP: 1, minP: 0, typicalP: 1, repeatPenalty: 1, repeatLastN: 0, presencePenalty: 0, frequencyPenalty: 0, seed: 0};

/** Head (rows, cleared slots, opened slots, whether tokens or hidden states follow), cleared slots, opened ones, slots, positions, input, then a byte a row for outputs. */
export function encodeStep({closes, opens, slots, positions, outputs, tokens, hidden}: StageBatch): Uint8Array {
  const opened = opens.flatMap(({slot, keep, from}) => [slot, keep, from]);
  const numbers = Int32Array.of(slots.length, closes.length, opens.length, tokens ? WITH_TOKENS : WITH_HIDDEN, ...closes, ...opened);
  const input = tokens ? bytesOf(tokens) : (hidden ?? new Uint8Array(0));
  return Buffer.concat([bytesOf(numbers), bytesOf(slots), bytesOf(positions), input, outputs]);
}

/** Checked against what the stage was loaded for: llama.cpp aborts on some of what is wrong. Throws CodedError `stage_lost`. */
export function decodeStep(bytes: Uint8Array, limits: StepLimits): StageBatch {
  const reader = new NumberReader(bytes);
  const [rows, cleared, opened, kind] = reader.take(HEAD_NUMBERS) as unknown as [number, number, number, number];
  check(rows >= 0 && rows <= limits.batchTokensMax, `${rows} rows`);
  check(cleared >= 0 && cleared <= limits.sequencesMax, `${cleared} slots to clear`);
  check(opened >= 0 && opened <= limits.sequencesMax, `${opened} slots to open`);
  const closes = reader.take(cleared);
  const opens = Array.from({length: opened}, () => openOf(reader.take(OPEN_NUMBERS), limits));
  const slots = reader.take(rows);
  const positions = reader.take(rows);
  const hasTokens = kind === WITH_TOKENS;
  const tokens = hasTokens ? reader.take(rows) : undefined;
  const hidden = hasTokens ? undefined : reader.bytes(rows * limits.embeddingLength * 4);
  const outputs = reader.bytes(rows);
  check(reader.isAtEnd, "bytes behind its end");
  check(areBelow(closes, limits.sequencesMax) && areBelow(slots, limits.sequencesMax), `a slot beyond ${limits.sequencesMax}`);
  check(areBelow(positions, limits.contextLength), `a position beyond ${limits.contextLength}`);
  check(!tokens || areBelow(tokens, limits.vocabularySize), `a token beyond ${limits.vocabularySize}`);
  return {closes: [...closes], opens, slots, positions, outputs: outputs.map((flag) => (flag === 0 ? 0 : 1)), tokens, hidden};
}

function openOf(numbers: Int32Array, {sequencesMax, contextLength}: StepLimits): SlotOpen {
  const [slot, keep, from] = numbers as unknown as [number, number, number];
  check(areBelow(Int32Array.of(slot, from), sequencesMax), `a slot beyond ${sequencesMax}`);
  check(keep >= 0 && keep < contextLength, `${keep} positions to keep`);
  return {slot, sampler: NO_SAMPLER, history: new Int32Array(0), answered: 0, keep, from};
}

class NumberReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  take(count: number): Int32Array {
    return new Int32Array(this.bytes(count * 4).buffer);
  }

  /** A copy, so that it is aligned. */
  bytes(length: number): Uint8Array {
    check(this.#at + length <= this.#bytes.length, "too few bytes");
    const part = new Uint8Array(this.#bytes.subarray(this.#at, this.#at + length));
    this.#at += length;
    return part;
  }
}

function areBelow(values: Int32Array, limit: number): boolean {
  return values.every((value) => value >= 0 && value < limit);
}

function check(holds: boolean, what: string): void {
  if (!holds) throw new CodedError("stage_lost", `rank 0 sent a step with ${what}`);
}

function bytesOf({buffer, byteOffset, byteLength}: Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
