import {closeSync, openSync} from "node:fs";
import {CodedError} from "@ollamesh/stdx";
import koffi from "koffi";
import {type ByteSource, libc} from "../ffi/byte-stream.ts";
import type {Pointer} from "../ffi/types.ts";
import type {ByteRuns, StageCopy, StagePlan} from "../gguf/index.ts";

/** Linux reads no more at once. */
const READ_BYTES_MAX = 0x7fff_f000;
/** Runs that lie apart are read with what is between them, so much at once: a rank's columns are half or less of each row. */
const SPAN_BYTES_MAX = 1024 * 1024;

/**
 * The file of a stage, as a plan describes it, that is on no disk: its header from memory, its tensors from where they lie in the model file, zeros elsewhere.
 * Only the bytes of the range need be in the model file.
 */
export class StageImage implements ByteSource {
  readonly #plan: StagePlan;
  readonly #file: number;
  #span = new Uint8Array(0);

  /** Throws the system's error when there is no such model file. */
  constructor(plan: StagePlan, modelPath: string) {
    this.#plan = plan;
    this.#file = openSync(modelPath, "r");
  }

  get size(): number {
    return this.#plan.size;
  }

  /** Throws CodedError `io` where the model file ends too early or cannot be read. */
  readInto(target: Pointer, position: number, length: number): number {
    const {header, copies, size} = this.#plan;
    if (position < header.length) {
      const part = header.subarray(position, position + length);
      libc().copy(target, part, part.length);
      return part.length;
    }
    const next = copies[firstEndingBehind(copies, position)];
    if (next && next.to <= position) return this.#readCopy(target, next, position - next.to, length);
    const zeros = Math.max(0, Math.min(length, (next?.to ?? size) - position));
    libc().fill(target, 0, zeros);
    return zeros;
  }

  close(): void {
    closeSync(this.#file);
  }

  /** From byte `at` of what the copy puts together. */
  #readCopy(target: Pointer, {from, length: runBytes, count, step}: StageCopy, at: number, length: number): number {
    const run = Math.floor(at / runBytes);
    const within = at - run * runBytes;
    const whole = Math.min(count - run, Math.floor(length / runBytes), Math.floor(SPAN_BYTES_MAX / step));
    if (within > 0 || whole < 2) return this.#readModel(target, from + run * step + within, Math.min(length, runBytes - within));
    return this.#gather(target, {start: from + run * step, length: runBytes, count: whole, step});
  }

  #gather(target: Pointer, {start, length, count, step}: ByteRuns): number {
    const bytes = (count - 1) * step + length;
    if (this.#span.length === 0) this.#span = new Uint8Array(SPAN_BYTES_MAX);
    for (let done = 0; done < bytes; ) done += this.#readModel(this.#span.subarray(done), start + done, bytes - done);
    for (let run = 1; run < count; run++) this.#span.copyWithin(run * length, run * step, run * step + length);
    libc().copy(target, this.#span, count * length);
    return count * length;
  }

  #readModel(target: Pointer, position: number, length: number): number {
    const count = Number(libc().pread(this.#file, target, Math.min(length, READ_BYTES_MAX), position));
    if (count > 0) return count;
    if (count === 0) throw new CodedError("io", `The model file ends at byte ${position}, inside a tensor that the stage needs.`);
    throw new CodedError("io", `The model file cannot be read at byte ${position} (error ${koffi.errno()} of the system).`);
  }
}

/** Index of the first copy that ends behind `position`; their number when none does. */
function firstEndingBehind(copies: readonly StageCopy[], position: number): number {
  let low = 0;
  let high = copies.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const {to, length, count} = copies[middle] as StageCopy;
    if (to + length * count > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
