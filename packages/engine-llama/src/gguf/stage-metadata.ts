import type {HeaderEntry} from "./header.ts";
import type {Hyperparameters} from "./hyperparameters.ts";
import {LEADING_LAYER_COUNTS, PER_LAYER_GLOBAL_KEYS, PER_LAYER_KEYS} from "./per-layer-keys.ts";
import type {SharedSizes} from "./rank-share.ts";
import type {ScalarType} from "./value-type.ts";
import {encodeEntry, encodeRenamed, type WritableEntry, type WritableValue} from "./write-gguf.ts";

interface StageShape {
  /** The range is the whole model: nothing changes. */
  readonly isWhole: boolean;
  /** Rows of a stand-in vocabulary; undefined: the model's own is kept. */
  readonly vocabularyRows: number | undefined;
  /** Sizes of one rank's part of the layers; undefined: they are not shared. */
  readonly part: SharedSizes | undefined;
}

/** The metadata of a stage that holds layers [firstLayer, lastLayer], each entry encoded; unchanged ones byte for byte. */
export function stageEntries(hyper: Hyperparameters, range: {readonly firstLayer: number; readonly lastLayer: number}, shape: StageShape): Uint8Array[] {
  const {header} = hyper;
  const changes = shape.isWhole ? new Map<string, WritableEntry | undefined>() : changesOf(hyper, range, shape);
  if (shape.part) divide(hyper, shape.part, changes);
  const rename = renamer(hyper, shape.part?.architecture ?? hyper.architecture);
  const encode = (change: WritableEntry): Uint8Array => encodeEntry({...change, key: rename(change.key)});
  const kept = [...header.entries.values()].flatMap((entry): Uint8Array[] => {
    if (!changes.has(entry.key)) return [encodeRenamed(rename(entry.key), entry, header.bytes)];
    const change = changes.get(entry.key);
    return change === undefined ? [] : [encode(change)];
  });
  const added = [...changes].flatMap(([key, change]) => (change === undefined || header.entries.has(key) ? [] : [encode(change)]));
  return [...kept, ...added];
}

/** Keys under the architecture's prefix, under another one's. */
function renamer({architecture}: Hyperparameters, other: string): (key: string) => string {
  return (key) => (other !== architecture && key.startsWith(`${architecture}.`) ? `${other}${key.slice(architecture.length)}` : key);
}

/** Changed entries by key; undefined drops one. */
function changesOf(
  hyper: Hyperparameters,
  {firstLayer, lastLayer}: {readonly firstLayer: number; readonly lastLayer: number},
  shape: StageShape,
): Map<string, WritableEntry | undefined> {
  const changes = new Map<string, WritableEntry | undefined>();
  const scalar = (suffix: string, type: ScalarType, value: WritableValue): void => {
    changes.set(hyper.key(suffix), {key: hyper.key(suffix), type, value});
  };
  for (const entry of hyper.header.entries.values()) {
    if (isPerLayer(hyper, entry)) changes.set(entry.key, sliced(entry, firstLayer, lastLayer + 1));
  }
  scalar("block_count", "u32", lastLayer - firstLayer + 1);
  for (const suffix of LEADING_LAYER_COUNTS) {
    const count = hyper.number(suffix);
    if (count !== undefined) scalar(suffix, "u32", Math.max(0, count - firstLayer));
  }
  for (const suffix of ["nextn_predict_layers", "n_deepstack_layers"]) if (hyper.entry(suffix) !== undefined) scalar(suffix, "u32", 0);
  keepHeadSizes(hyper, changes);
  keepFirstHeadCount(hyper, changes);
  if (shape.vocabularyRows !== undefined) standInVocabulary(hyper, shape.vocabularyRows, changes);
  return changes;
}

function isPerLayer(hyper: Hyperparameters, entry: HeaderEntry): boolean {
  if (entry.type !== "arr" || entry.count < hyper.layers) return false;
  const prefix = `${hyper.architecture}.`;
  return PER_LAYER_GLOBAL_KEYS.has(entry.key) || (entry.key.startsWith(prefix) && PER_LAYER_KEYS.has(entry.key.slice(prefix.length)));
}

function sliced(entry: HeaderEntry, from: number, to: number): WritableEntry {
  const elements = (entry.value as readonly WritableValue[]).slice(from, to);
  return {key: entry.key, type: entry.elementType as ScalarType, elements};
}

/** llama.cpp takes sizes that are not given from the first layer's head count: give them, as the whole model's first layer has them. */
function keepHeadSizes(hyper: Hyperparameters, changes: Map<string, WritableEntry | undefined>): void {
  const heads = hyper.perLayer("attention.head_count", 0) ?? 0;
  const width = hyper.number("embedding_length") ?? 0;
  if (!hyper.isArray("attention.head_count") || heads === 0) return;
  for (const suffix of ["attention.key_length", "attention.value_length"]) {
    const key = hyper.key(suffix);
    if (hyper.entry(suffix) === undefined) changes.set(key, {key, type: "u32", value: Math.floor(width / heads)});
  }
}

/**
 * llama.cpp takes a model whose first layer has no attention heads for one without attention at all. Recurrent layers do not read their
 * head count (they are told by `head_count_kv`), so a stage that begins with one is given the whole model's first count.
 */
function keepFirstHeadCount(hyper: Hyperparameters, changes: Map<string, WritableEntry | undefined>): void {
  const key = hyper.key("attention.head_count");
  const heads = hyper.perLayer("attention.head_count", 0) ?? 0;
  const change = changes.get(key);
  if (change === undefined || !("elements" in change) || Number(change.elements[0]) !== 0 || heads === 0) return;
  changes.set(key, {...change, elements: [heads, ...change.elements.slice(1)]});
}

/** Head sizes are told, or llama.cpp would take them from the width and the number of heads. */
function divide(hyper: Hyperparameters, part: SharedSizes, changes: Map<string, WritableEntry | undefined>): void {
  const sizes: readonly (readonly [string, number])[] = [
    ["attention.head_count", part.heads],
    ["attention.head_count_kv", part.kvHeads],
    ["attention.key_length", part.keyLength],
    ["attention.value_length", part.valueLength],
    ["feed_forward_length", part.feedForward],
  ];
  if (part.architecture !== hyper.architecture) changes.set("general.architecture", {key: "general.architecture", type: "str", value: part.architecture});
  for (const [suffix, value] of sizes) changes.set(hyper.key(suffix), {key: hyper.key(suffix), type: "u32", value});
}

function standInVocabulary(hyper: Hyperparameters, rows: number, changes: Map<string, WritableEntry | undefined>): void {
  for (const key of hyper.header.entries.keys()) if (key.startsWith("tokenizer.")) changes.set(key, undefined);
  changes.set("tokenizer.ggml.model", {key: "tokenizer.ggml.model", type: "str", value: "none"});
  const key = hyper.key("vocab_size");
  changes.set(key, {key, type: "u32", value: rows});
}
