import {type Header, type HeaderEntry, numberOf} from "./header.ts";

/** A model's metadata under its architecture's prefix, and the layer counts that follow from it. */
export class Hyperparameters {
  readonly header: Header;
  readonly architecture: string;
  /** Layers that take part in decoding. */
  readonly layers: number;
  /** `block_count`: with the draft layers (`nextn_predict_layers`) at the end. */
  readonly blocks: number;

  constructor(header: Header, architecture: string) {
    this.header = header;
    this.architecture = architecture;
    this.blocks = this.number("block_count") ?? 0;
    this.layers = this.blocks - (this.number("nextn_predict_layers") ?? 0);
  }

  key(suffix: string): string {
    return `${this.architecture}.${suffix}`;
  }

  entry(suffix: string): HeaderEntry | undefined {
    return this.header.entries.get(this.key(suffix));
  }

  /** A scalar; undefined when absent or an array. */
  number(suffix: string): number | undefined {
    return numberOf(this.header, this.key(suffix));
  }

  /** A per-layer value: an array's element, or the scalar that stands for every layer. Booleans are 0 and 1. */
  perLayer(suffix: string, layer: number): number | undefined {
    const value = this.entry(suffix)?.value;
    const element = Array.isArray(value) ? value[layer] : value;
    return element === undefined || typeof element === "string" ? undefined : Number(element);
  }

  isArray(suffix: string): boolean {
    return this.entry(suffix)?.type === "arr";
  }

  hasTensor(name: string): boolean {
    return this.header.tensors.some((tensor) => tensor.name === name);
  }
}
