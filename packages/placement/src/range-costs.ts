import {STAGE_OVERHEAD_BYTES} from "./stage-memory.ts";
import type {ModelShape, PeerCapacity} from "./types.ts";

/** What each range of a model's layers needs, answered at once: searches ask it for many thousands. */
export class RangeCosts {
  readonly shape: ModelShape;
  /** Layer indices where stages may begin or end, 0 and the number of layers among them. */
  readonly bounds: readonly number[];
  readonly #contextTokens: number;
  /** Of layers [0, i). */
  readonly #bytes: readonly number[];
  /** By set of `eachStageNeeds`, how many of its layers are in [0, i). */
  readonly #needs: readonly (readonly number[])[];

  /** @param contextTokens of all sequences together */
  constructor(shape: ModelShape, contextTokens: number) {
    this.shape = shape;
    this.#contextTokens = contextTokens;
    this.bounds = [0, ...(shape.split.kind === "splittable" ? shape.split.cuts : []), shape.layers];
    this.#bytes = sums(shape.layerBytes);
    const sets = shape.split.kind === "splittable" ? shape.split.eachStageNeeds : [];
    this.#needs = sets.map((set) => sums(Array.from({length: shape.layers}, (_, layer) => Number(set.includes(layer)))));
  }

  /** Bytes a stage of layers [first, end) takes when loaded. */
  memoryBytes(first: number, end: number): number {
    return STAGE_OVERHEAD_BYTES + this.heldBytes(first, end) + (end - first) * this.shape.kvBytesPerTokenLayer * this.#contextTokens;
  }

  /** Bytes of the file those layers need. */
  heldBytes(first: number, end: number): number {
    const {firstBytes, lastBytes, everyBytes, layers} = this.shape;
    return everyBytes + this.#layersBytes(first, end) + (first === 0 ? firstBytes : 0) + (end === layers ? lastBytes : 0);
  }

  /** Bytes of weights read for every token. Token embeddings are looked up, not read. */
  readBytes(first: number, end: number): number {
    return this.#layersBytes(first, end) + (end === this.shape.layers ? this.shape.lastBytes : 0);
  }

  /** Bytes of those layers that have to come to a peer first. */
  fetchBytes(first: number, end: number, {holdsModel, heldLayers}: PeerCapacity): number {
    if (holdsModel) return 0;
    let bytes = this.heldBytes(first, end);
    for (const layer of heldLayers ?? []) if (layer >= first && layer < end) bytes -= this.shape.layerBytes[layer] ?? 0;
    return Math.max(0, bytes);
  }

  /** Those layers are a stage that can be, and this peer has memory and disk for it. */
  fits(first: number, end: number, peer: PeerCapacity): boolean {
    if (this.memoryBytes(first, end) > peer.memoryFreeBytes) return false;
    if (this.fetchBytes(first, end, peer) > (peer.diskFreeBytes ?? Number.POSITIVE_INFINITY)) return false;
    return this.#holdsEachKind(first, end);
  }

  #layersBytes(first: number, end: number): number {
    return (this.#bytes[end] as number) - (this.#bytes[first] as number);
  }

  #holdsEachKind(first: number, end: number): boolean {
    if (first === 0 && end === this.shape.layers) return true;
    return this.#needs.every((counts) => (counts[end] as number) > (counts[first] as number));
  }
}

/** Running sums, 0 first. */
function sums(values: readonly number[]): readonly number[] {
  const all = [0];
  for (const value of values) all.push((all.at(-1) as number) + value);
  return all;
}
