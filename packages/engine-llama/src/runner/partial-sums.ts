import {CodedError, failureOf} from "@ollamesh/stdx";
import koffi from "koffi";
import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";
import type {HiddenCapture} from "./hidden-capture.ts";
import type {RankGroup} from "./rank-group.ts";

/** Matrices cut by columns: a rank's product with its columns is a part of the sum that the whole product is. So it is with the first factor of what an adapter adds to them. */
const CUT_BY_COLUMNS = /^blk\.\d+\.(attn_output|ffn_down)\.weight(\.lora_a)?$/;
const SUMS_PER_LAYER = 2;

/**
 * Adds up the ranks' partial products inside the running graph, right behind the matrix products that give them: what the graph does next (biases, norms, residuals) it does with the whole sum, alike
 * at every rank. Which nodes these are is remembered by the number of rows, since llama.cpp asks about every node; that it is still so is checked at each, and their number at the end of the step.
 */
export class PartialSums {
  readonly callback: ReturnType<typeof koffi.register>;
  readonly #llama: Llama;
  readonly #group: RankGroup;
  readonly #due: number;
  /** Also watches the graph, where hidden states are handed on. */
  readonly #capture: HiddenCapture | undefined;
  readonly #positions = new Map<number, readonly number[]>();
  #rows = 0;
  #node = 0;
  #found: number[] = [];
  #failure: CodedError | undefined;
  #isSum = false;

  /** @param range.adapted matrices of the stage that an adapter changes */
  constructor(llama: Llama, group: RankGroup, range: {readonly layers: number; readonly adapted: readonly string[]}, capture: HiddenCapture | undefined) {
    this.#llama = llama;
    this.#group = group;
    this.#due = range.layers * SUMS_PER_LAYER + range.adapted.filter((name) => CUT_BY_COLUMNS.test(name)).length;
    this.#capture = capture;
    this.callback = koffi.register((tensor: Pointer, ask: boolean) => (ask ? this.#wants(tensor) : this.#take(tensor)), koffi.pointer("EvalCallback"));
  }

  /** Before a decode of that many rows. */
  begin(rows: number): void {
    this.#rows = rows;
    this.#node = 0;
    this.#found = [];
    this.#failure = undefined;
  }

  /** After the decode. Throws CodedError `stage_lost`, `decode_failed`: the ranks are no longer in step, none of them can go on. */
  end(): void {
    if (this.#failure) throw this.#failure;
    if (this.#found.length !== this.#due) throw new CodedError("decode_failed", `the graph has ${this.#found.length} partial products where ${this.#due} are due`);
    this.#positions.set(this.#rows, this.#found);
  }

  close(): void {
    koffi.unregister(this.callback);
  }

  /** The others stop at the last sum: what is behind it only rank 0 hands on. */
  get #isOver(): boolean {
    return this.#failure !== undefined || (this.#group.rank !== 0 && this.#found.length === this.#due);
  }

  #wants(tensor: Pointer): boolean {
    if (this.#isOver) return false;
    const node = this.#node++;
    const known = this.#positions.get(this.#rows);
    this.#isSum = known ? known[this.#found.length] === node : this.#isPartial(tensor);
    return this.#isSum || this.#capture?.onNode(tensor, true) === true;
  }

  #take(tensor: Pointer): boolean {
    if (!this.#isSum) return this.#capture?.onNode(tensor, false) ?? true;
    try {
      if (!this.#isPartial(tensor)) throw new CodedError("decode_failed", "the graph is not what it was for as many rows");
      this.#found.push(this.#node - 1);
      this.#addUp(tensor);
    } catch (thrown) {
      // It must not pass through llama.cpp's frames.
      const {code, message} = failureOf(thrown, "decode_failed");
      this.#failure = new CodedError(code, message);
    }
    return !this.#isOver;
  }

  #addUp(tensor: Pointer): void {
    const sum = new Float32Array(Number(this.#llama.tensorBytes(tensor)) / 4);
    if (sum.length === 0) return; // no row of this batch is an output
    const bytes = new Uint8Array(sum.buffer);
    this.#llama.tensorGet(tensor, bytes, 0, bytes.length);
    this.#group.addUp(sum);
    this.#llama.tensorSet(tensor, bytes, 0, bytes.length);
  }

  #isPartial(tensor: Pointer): boolean {
    if (this.#llama.tensorOperation(tensor) !== "MUL_MAT") return false;
    const weight = this.#llama.firstSource(tensor);
    return weight !== null && CUT_BY_COLUMNS.test(this.#llama.tensorName(weight) as string);
  }
}
