import {closeSync, openSync} from "node:fs";
import {CodedError} from "@ollamesh/stdx";
import koffi from "koffi";
import {type ByteSource, libc} from "../ffi/byte-stream.ts";
import type {Pointer} from "../ffi/types.ts";
import type {StageCopy, StagePlan} from "../gguf/index.ts";

/** Linux reads no more at once. */
const READ_BYTES_MAX = 0x7fff_f000;

/**
 * The file of a stage, as a plan describes it, that is on no disk: its header from memory, its tensors from where they lie in the model file, zeros elsewhere.
 * Only the bytes of the range need be in the model file.
 */
export class StageImage implements ByteSource {
  readonly #plan: StagePlan;
  readonly #file: number;

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
    if (next && next.to <= position) return this.#readModel(target, next.from + position - next.to, Math.min(length, next.to + next.length - position));
    const zeros = Math.max(0, Math.min(length, (next?.to ?? size) - position));
    libc().fill(target, 0, zeros);
    return zeros;
  }

  close(): void {
    closeSync(this.#file);
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
    const {to, length} = copies[middle] as StageCopy;
    if (to + length > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
