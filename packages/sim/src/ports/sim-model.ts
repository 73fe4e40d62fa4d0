import type {ModelInfo} from "@ollamesh/ports";
import {Prng} from "@ollamesh/stdx";

const HEADER_BYTES = 256;
const EDGE_BYTES = 100;
/** Rows of the hidden state: four 32-bit numbers. */
export const SIM_EMBEDDING = 4;
export const SIM_CONTEXT = 256;

/** A blob that stands for model weights: a header that can be read, then bytes that the simulated engine really uses. */
export function simModelBlob(seed: number, layers: number, layerBytes: number): Uint8Array {
  const rng = new Prng(seed);
  const size = HEADER_BYTES + EDGE_BYTES * 2 + layers * layerBytes;
  const blob = Uint8Array.from({length: size}, () => rng.below(256));
  blob.fill(32, 0, HEADER_BYTES);
  blob.set(new TextEncoder().encode(JSON.stringify({sim: 1, layers, layerBytes, size})));
  return blob;
}

/** Reads the header; undefined when it is not one. */
export function simModelInfo(header: Uint8Array): ModelInfo | undefined {
  let facts: {sim?: number; layers: number; layerBytes: number; size: number};
  try {
    facts = JSON.parse(new TextDecoder().decode(header.subarray(0, HEADER_BYTES)));
  } catch {
    return undefined;
  }
  if (facts.sim !== 1) return undefined;
  const {layers, layerBytes, size} = facts;
  const body = HEADER_BYTES + EDGE_BYTES;
  return {
    architecture: "sim",
    layers,
    embeddingLength: SIM_EMBEDDING,
    contextLength: SIM_CONTEXT,
    vocabularySize: 256,
    parameterCount: size,
    quantization: "F32",
    headerBytes: HEADER_BYTES,
    size,
    kvBytesPerTokenLayer: 4,
    split: {kind: "splittable", cuts: Array.from({length: layers - 1}, (_, i) => i + 1), eachStageNeeds: []},
    division: {kind: "divisible", ranksMax: 8},
    segments: {
      first: [{start: HEADER_BYTES, end: body}],
      last: [{start: size - EDGE_BYTES, end: size}],
      every: [],
      layers: Array.from({length: layers}, (_, i) => [{start: body + i * layerBytes, end: body + (i + 1) * layerBytes}]),
    },
    metadata: {"general.architecture": "sim"},
    tensors: [],
  };
}

/** What a layer of this blob does to a row: a number of all its bytes, so that one wrong byte shows in the text. */
export function layerWeight(blob: Uint8Array, info: ModelInfo, layer: number): number {
  let weight = layer + 1;
  for (const {start, end} of info.segments.layers[layer] ?? []) for (let i = start; i < end; i++) weight = mix(weight, blob[i] as number);
  return weight;
}

export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ (b + 0x9e3779b9), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

export function embed(token: number): number[] {
  return Array.from({length: SIM_EMBEDDING}, (_, i) => mix(token, i + 1));
}

/** One layer over one row. `state` is that layer's KV of the sequence; the new one is returned with the row. */
export function runLayer(row: readonly number[], weight: number, position: number, state: number): {row: number[]; state: number} {
  const next = mix(mix(state, row[0] as number), position);
  return {row: row.map((value) => mix(mix(value, weight), next)), state: next};
}

/** Printable letters; about one in forty rows ends the text. */
export function sample(row: readonly number[]): {token: number; end: boolean} {
  return {token: 97 + ((row[0] as number) % 26), end: (row[1] as number) % 40 === 0};
}

/** What the whole model must answer: the dumb second implementation. */
export function simReference(blob: Uint8Array, prompt: readonly number[], tokensMax: number): string {
  const info = simModelInfo(blob) as ModelInfo;
  const weights = info.segments.layers.map((_, layer) => layerWeight(blob, info, layer));
  const states = weights.map(() => 0);
  const feed = (token: number, position: number): number[] => {
    let row = embed(token);
    weights.forEach((weight, layer) => {
      const result = runLayer(row, weight, position, states[layer] as number);
      row = result.row;
      states[layer] = result.state;
    });
    return row;
  };
  let row: number[] = [];
  prompt.forEach((token, position) => {
    row = feed(token, position);
  });
  let text = "";
  for (let count = 0; count < tokensMax && prompt.length + count < SIM_CONTEXT; count++) {
    const {token, end} = sample(row);
    if (end) break;
    text += String.fromCharCode(token);
    row = feed(token, prompt.length + count);
  }
  return text;
}
