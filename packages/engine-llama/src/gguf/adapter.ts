import {open} from "node:fs/promises";
import type {ModelInfo} from "@ollamesh/ports";
import {CodedError, failureOf} from "@ollamesh/stdx";
import {type Header, type HeaderTensor, numberOf, stringOf} from "./header.ts";
import {readHeader} from "./read-header.ts";
import {layerOf} from "./tensor-role.ts";

/** What a LoRA adapter adds to one matrix W of its model: W x becomes W x + scale * B (A x). */
export interface AdapterPair {
  /** The matrix's name in the model. */
  readonly base: string;
  /** From the matrix's inputs to the adapter's rank; of token embeddings from tokens to it. */
  readonly a: HeaderTensor;
  /** From the rank to the matrix's outputs. */
  readonly b: HeaderTensor;
}

/** A LoRA adapter that was found to be one for a certain model. */
export interface Adapter {
  readonly header: Header;
  readonly pairs: readonly AdapterPair[];
}

/** What llama.cpp's converter writes. */
const TYPES: readonly string[] = ["F32", "F16", "BF16", "Q8_0"];
const PART = /^(.+)\.lora_([ab])$/;
const ALPHA = "adapter.lora.alpha";
const INPUT = "token_embd.weight";
const OUTPUT = "output.weight";

/** llama.cpp wants the precise sum of these products by setting a mark on the node that gives them, and aborts where that is not the product but the sum with what an adapter adds. */
const MARKED_ARCHITECTURES: readonly string[] = ["glm4", "glm4moe", "jais2"];
const MARKED = /\.(attn_output|ffn_down)/;

/** Code `bad_adapter`. */
export function badAdapter(why: string): CodedError {
  return new CodedError("bad_adapter", why);
}

/**
 * Reads the header of a LoRA adapter and checks it against its model, more strictly than llama.cpp, which aborts on some of what does not fit and ignores other.
 *
 * @throws CodedError `bad_adapter` with the reason, `io`
 */
export async function readAdapter(path: string, model: ModelInfo): Promise<Adapter> {
  const header = await adapterHeader(path);
  checkKind(header, model);
  return {header, pairs: pairsOf(header, model)};
}

async function adapterHeader(path: string): Promise<Header> {
  try {
    return (await readHeader(path)).header;
  } catch (thrown) {
    const {code, message} = failureOf(thrown, "io");
    if (code !== "bad_model") throw thrown;
    if (await isSafetensors(path)) throw badAdapter("The adapter is a safetensors file: make a GGUF file of it first, with llama.cpp's convert_lora_to_gguf.py.");
    throw badAdapter(`The adapter cannot be read. ${message}`);
  }
}

/** Such a file begins with the length of its header, 8 bytes, and the header, which is JSON. */
async function isSafetensors(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const {bytesRead, buffer} = await file.read(Buffer.alloc(10), 0, 10, 0);
    return bytesRead === 10 && buffer.toString("latin1", 8) === '{"';
  } finally {
    await file.close();
  }
}

function checkKind(header: Header, {architecture}: ModelInfo): void {
  const type = stringOf(header, "general.type");
  if (type !== "adapter") throw badAdapter(`The file is no adapter: its general.type is ${quoted(type)}.`);
  const kind = stringOf(header, "adapter.type");
  if (kind !== "lora") throw badAdapter(`Adapters of the type ${quoted(kind)} are not supported, "lora" is.`);
  const made = stringOf(header, "general.architecture");
  if (made !== architecture) throw badAdapter(`The adapter is for models of the architecture ${quoted(made)}, this model is ${quoted(architecture)}.`);
  // llama.cpp aborts on a number of another type.
  const alpha = header.entries.get(ALPHA);
  if (alpha && (alpha.type !== "f32" || !Number.isFinite(numberOf(header, ALPHA)))) throw badAdapter(`The adapter's ${ALPHA} is no number of 32 bits.`);
  if (header.entries.has("adapter.alora.invocation_tokens")) throw badAdapter("The adapter acts from certain tokens on (aLoRA): such ones are not supported.");
}

function pairsOf(header: Header, model: ModelInfo): AdapterPair[] {
  const halves = new Map<string, {a?: HeaderTensor; b?: HeaderTensor}>();
  for (const tensor of header.tensors) {
    const [, base, half] = PART.exec(tensor.name) ?? [];
    if (base === undefined) throw badAdapter(`The adapter has a tensor ${quoted(tensor.name)}, which is no part of a LoRA pair: what replaces whole tensors is not supported.`);
    halves.set(base, {...halves.get(base), [half as "a" | "b"]: tensor});
  }
  if (halves.size === 0) throw badAdapter("The adapter changes nothing: it has no tensors.");
  const shapes = new Map(model.tensors.map((tensor) => [tensor.name, tensor]));
  return [...halves].map(([base, {a, b}]) => {
    if (!a || !b) throw badAdapter(`The adapter has one half only of what changes ${base}.`);
    const pair = {base, a, b};
    checkPair(pair, shapes.get(base), model, !shapes.has(OUTPUT));
    return pair;
  });
}

function checkPair({base, a, b}: AdapterPair, matrix: ModelInfo["tensors"][number] | undefined, model: ModelInfo, isTied: boolean): void {
  if (!matrix) throw badAdapter(`The adapter changes ${quoted(base)}, which this model does not have: it was made for another one.`);
  const place = layerOf(base);
  const isKnown = place ? place.layer < model.layers : base === INPUT || base === OUTPUT;
  if (!isKnown || !base.endsWith(".weight")) throw badAdapter(`The adapter changes ${base}, which cannot be adapted.`);
  // llama.cpp would use the embeddings' pair, which is the other way round, for the output too, and abort.
  if (base === INPUT && isTied) throw badAdapter("The adapter changes the token embeddings, which are this model's output matrix too: that is not supported.");
  if (MARKED_ARCHITECTURES.includes(model.architecture) && MARKED.test(base)) {
    throw badAdapter(`The adapter changes ${base}, and llama.cpp aborts when that is adapted in models of the architecture ${model.architecture}.`);
  }
  if (matrix.type === "NVFP4") throw badAdapter(`The adapter changes ${base}, of the type NVFP4: weights of this type cannot be adapted.`);
  const odd = [a, b].find(({typeName}) => !TYPES.includes(typeName));
  if (odd) throw badAdapter(`The adapter's tensor ${odd.name} is of the type ${odd.typeName}; ${TYPES.join(", ")} are supported.`);
  if (matrix.shape.length !== 2) throw badAdapter(`The adapter changes ${base}, which is no single matrix (${matrix.shape.join("x")}): experts and vectors cannot be adapted.`);
  const [inputs, outputs] = matrix.shape as [number, number];
  const [rank = 0] = b.shape;
  const due = base === INPUT ? {a: [rank, outputs], b: [rank, inputs]} : {a: [inputs, rank], b: [rank, outputs]};
  if (rank < 1 || a.shape.join() !== due.a.join() || b.shape.join() !== due.b.join()) {
    const [left, right] = [a, b].map(({shape}) => shape.join("x"));
    throw badAdapter(`The adapter's tensors for ${base} are of ${left} and ${right} elements, which does not fit its ${inputs}x${outputs}: it was made for another model.`);
  }
}

function quoted(text: string | undefined): string {
  return text === undefined ? "missing" : JSON.stringify(text.slice(0, 80));
}
