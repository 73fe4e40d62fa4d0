import {setImmediate as nextTurn} from "node:timers/promises";
import type {Metadata, MetadataValue, ModelInfo} from "@ollamesh/ports";
import {type ByteRange, CodedError, mergeRanges} from "@ollamesh/stdx";
import {divisionRuleOf} from "./division-rule.ts";
import {DECODED_ELEMENTS_MAX, HEADER_LIMITS, type Header, numberOf, stringOf} from "./header.ts";
import {badModel} from "./header-cursor.ts";
import {Hyperparameters} from "./hyperparameters.ts";
import {wholeValue} from "./parse-header.ts";
import {quantizationOf} from "./quantization.ts";
import {readHeader} from "./read-header.ts";
import {isKnownArchitecture, splitRuleOf} from "./split-rule.ts";
import {isTied, layerOf, roleOf} from "./tensor-role.ts";

const PREVIEW_ELEMENTS = 16;
const F16_BYTES = 2;

/**
 * What a GGUF file's header tells. Nothing behind the header is read: a sparse file of the right size does.
 *
 * @throws CodedError `bad_model` (malformed, hostile or truncated), `unknown_architecture`, `io`
 */
export async function inspectGguf(path: string): Promise<ModelInfo> {
  const {header, fileSize} = await readHeader(path);
  return describe(header, fileSize);
}

/** The same from a parsed header. */
export function describe(header: Header, fileSize: number): ModelInfo {
  const hyper = new Hyperparameters(header, architectureOf(header));
  checkLayers(hyper);
  const embeddingLength = positive(hyper, "embedding_length");
  const vocabularySize = vocabularyOf(hyper);
  return {
    architecture: hyper.architecture,
    layers: hyper.layers,
    embeddingLength,
    contextLength: positive(hyper, "context_length"),
    vocabularySize,
    parameterCount: header.tensors.reduce((sum, {shape}) => sum + shape.reduce((product, n) => product * n, 1), 0),
    quantization: quantizationOf(header),
    headerBytes: header.bytes.length,
    size: fileSize,
    kvBytesPerTokenLayer: kvBytes(hyper, embeddingLength),
    split: splitRuleOf(hyper),
    division: divisionRuleOf(hyper),
    segments: segmentsOf(hyper),
    metadata: previews(header),
    tensors: header.tensors.map(({name, typeName, shape}) => ({name, type: typeName, shape})),
  };
}

function architectureOf(header: Header): string {
  const architecture = stringOf(header, "general.architecture");
  if (architecture === undefined) throw badModel("The GGUF header does not name an architecture (general.architecture).");
  if ((numberOf(header, "split.count") ?? 1) > 1) {
    throw badModel("This file is one part of a model stored in several (split.count): merge the parts into one file first (llama-gguf-split --merge).");
  }
  if (!isKnownArchitecture(architecture)) {
    const name = JSON.stringify(architecture.slice(0, 80));
    throw new CodedError("unknown_architecture", `Models of the architecture ${name} cannot be loaded by this llama.cpp; a newer version may know it.`);
  }
  return architecture;
}

/**
 * All metadata of a GGUF file, arrays whole.
 *
 * @throws CodedError `bad_model`, `io`
 */
export async function readMetadata(path: string): Promise<Metadata> {
  const {header} = await readHeader(path);
  const values: [string, MetadataValue][] = [];
  for (const entry of header.entries.values()) {
    // A vocabulary and its merges take a tenth of a second each; answers under way have their turn in between.
    if (entry.count > DECODED_ELEMENTS_MAX) await nextTurn();
    values.push([entry.key, wholeValue(header, entry)]);
  }
  return Object.fromEntries(values);
}

function checkLayers(hyper: Hyperparameters): void {
  const {blocks, layers} = hyper;
  if (!Number.isInteger(blocks) || blocks < 1 || blocks > HEADER_LIMITS.layersMax) {
    throw badModel(`${hyper.key("block_count")} is ${blocks}; it must be from 1 to ${HEADER_LIMITS.layersMax}.`);
  }
  if (!Number.isInteger(layers) || layers < 1) throw badModel(`${hyper.key("nextn_predict_layers")} leaves ${layers} of ${blocks} layers.`);
  const stray = hyper.header.tensors.find(({name}) => (layerOf(name)?.layer ?? 0) >= blocks);
  if (stray !== undefined) throw badModel(`Tensor ${stray.name} lies behind the last of ${blocks} layers.`);
}

function positive(hyper: Hyperparameters, suffix: string): number {
  const value = hyper.number(suffix);
  if (value === undefined || !Number.isInteger(value) || value < 1 || value > 2 ** 31) {
    throw badModel(`${hyper.key(suffix)} is ${value ?? "missing"}; it must be a positive number.`);
  }
  return value;
}

function vocabularyOf(hyper: Hyperparameters): number {
  const tokens = hyper.header.entries.get("tokenizer.ggml.tokens");
  const embedding = hyper.header.tensors.find(({name}) => name === "token_embd.weight");
  return embedding?.shape.at(-1) ?? tokens?.count ?? hyper.number("vocab_size") ?? 0;
}

/** Mean over layers; recurrent layers count as none: their state does not grow with the text. */
function kvBytes(hyper: Hyperparameters, width: number): number {
  let total = 0;
  for (let layer = 0; layer < hyper.layers; layer++) {
    const heads = hyper.perLayer("attention.head_count", layer) ?? 0;
    const kvHeads = hyper.perLayer("attention.head_count_kv", layer) ?? heads;
    const size = heads > 0 ? width / heads : 0;
    total += kvHeads * ((hyper.number("attention.key_length") ?? size) + (hyper.number("attention.value_length") ?? size)) * F16_BYTES;
  }
  return Math.ceil(total / hyper.layers);
}

function segmentsOf(hyper: Hyperparameters): ModelInfo["segments"] {
  const first: ByteRange[] = [];
  const last: ByteRange[] = [];
  const every: ByteRange[] = [];
  const layers: ByteRange[][] = Array.from({length: hyper.layers}, () => []);
  for (const {name, start, end} of hyper.header.tensors) {
    const place = layerOf(name);
    const role = roleOf(name);
    // Draft layers behind the last are loaded with a whole model only: they go with its last layer.
    if (place !== undefined) (layers[Math.min(place.layer, hyper.layers - 1)] as ByteRange[]).push({start, end});
    else if (role === "input") for (const list of isTied(hyper) ? [first, last] : [first]) list.push({start, end});
    else (role === "output" ? last : every).push({start, end});
  }
  return {first: mergeRanges(first), last: mergeRanges(last), every: mergeRanges(every), layers: layers.map((list) => mergeRanges(list))};
}

function previews(header: Header): Record<string, MetadataValue> {
  const shown: [string, MetadataValue][] = [];
  for (const {key, value} of header.entries.values()) shown.push([key, Array.isArray(value) ? value.slice(0, PREVIEW_ELEMENTS) : value]);
  return Object.fromEntries(shown);
}
