import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";
import type {SlotMemory} from "./resting-slots.ts";

/** The sequences in llama.cpp's cache. */
export class LlamaSlotMemory implements SlotMemory {
  readonly #llama: Llama;
  readonly #context: Pointer;
  readonly #memory: Pointer;

  constructor(llama: Llama, context: Pointer) {
    this.#llama = llama;
    this.#context = context;
    this.#memory = llama.memory(context);
  }

  tokens(slot: number): number {
    return (this.#llama.memorySeqLast(this.#memory, slot) as number) + 1;
  }

  bytes(slot: number): number {
    return Number(this.#llama.stateSeqSize(this.#context, slot));
  }

  takeOut(slot: number): Uint8Array {
    const bytes = this.copy(slot);
    this.cut(slot, 0);
    return bytes;
  }

  copy(slot: number): Uint8Array {
    const bytes = new Uint8Array(this.bytes(slot));
    const written = Number(this.#llama.stateSeqGet(this.#context, bytes, bytes.length, slot));
    return bytes.subarray(0, written);
  }

  cut(slot: number, positions: number): void {
    this.#llama.memorySeqRemove(this.#memory, slot, positions, -1);
  }

  putBack(slot: number, bytes: Uint8Array): boolean {
    return Number(this.#llama.stateSeqSet(this.#context, bytes, bytes.length, slot)) > 0;
  }
}
