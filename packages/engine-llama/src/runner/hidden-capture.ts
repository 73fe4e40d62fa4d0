import koffi from "koffi";
import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";

/**
 * Copies the output of a stage's last layer out of the running graph. llama.cpp asks about every node of the graph, in the same order for
 * the same graph; the position of the wanted one is remembered per number of rows, so that names are decoded once, not 11 times a layer.
 */
export class HiddenCapture {
  readonly callback: ReturnType<typeof koffi.register>;
  readonly #llama: Llama;
  readonly #layerOutput: string;
  readonly #positions = new Map<number, number>();
  #rows = 0;
  #node = 0;
  #bytes: Uint8Array | undefined;

  /** @param layerOutput name of the tensor that leaves the last layer of this stage, e.g. `l_out-3` */
  constructor(llama: Llama, layerOutput: string) {
    this.#llama = llama;
    this.#layerOutput = layerOutput;
    this.callback = koffi.register((tensor: Pointer, ask: boolean) => this.onNode(tensor, ask), koffi.pointer("EvalCallback"));
  }

  /** Before a decode of that many rows. */
  begin(rows: number): void {
    this.#rows = rows;
    this.#node = 0;
    this.#bytes = undefined;
  }

  /** After the decode: rows x embedding float32; undefined when the graph has no such node. */
  take(): Uint8Array | undefined {
    return this.#bytes;
  }

  close(): void {
    koffi.unregister(this.callback);
  }

  /** llama.cpp's callback, of each node: whether its value is wanted (`ask`), then with the value there. */
  onNode(tensor: Pointer, ask: boolean): boolean {
    if (!ask) {
      const bytes = new Uint8Array(Number(this.#llama.tensorBytes(tensor)));
      this.#llama.tensorGet(tensor, bytes, 0, bytes.length);
      this.#bytes = bytes;
      return true;
    }
    const node = this.#node++;
    const known = this.#positions.get(this.#rows);
    if (known !== undefined && known !== node) return false;
    const wanted = this.#llama.tensorName(tensor) === this.#layerOutput;
    if (wanted) this.#positions.set(this.#rows, node);
    // A graph that changed its shape for the same number of rows: look for the name again.
    else if (known === node) this.#positions.delete(this.#rows);
    return wanted;
  }
}
