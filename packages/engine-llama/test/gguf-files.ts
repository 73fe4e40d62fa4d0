import {mkdtempSync, readFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {encodeEntry, type WritableEntry, type WritableTensor} from "../src/gguf/index.ts";
import {type ArchShape, modelOfShape} from "./fixtures/arch-shape.ts";
import {type SeededModel, writeSeededModel} from "./fixtures/seeded-model.ts";

export const SHAPES_DIR = fileURLToPath(new URL("./fixtures/arch-shapes/", import.meta.url));

export function temporaryDir(): string {
  return mkdtempSync(join(tmpdir(), "ollamesh-gguf-"));
}

export function readShape(name: string): ArchShape {
  return JSON.parse(readFileSync(join(SHAPES_DIR, `${name}.json`), "utf8")) as ArchShape;
}

/** Writes a shape's model with seeded weights; `change` may alter its metadata. */
export async function writeShape(dir: string, name: string, change: (shape: ArchShape) => ArchShape = (shape) => shape): Promise<string> {
  const path = join(dir, `${name}.gguf`);
  await writeSeededModel(modelOfShape(change(readShape(name))), path, 1);
  return path;
}

/** A tiny llama model of so many layers: 8 wide, 40 tokens; enough for the header, not for running. */
export function tinyLlama(layers: number, extra: {entries?: readonly WritableEntry[]; tensors?: readonly WritableTensor[]; tied?: boolean} = {}): SeededModel {
  const metadata: WritableEntry[] = [
    {key: "general.architecture", type: "str", value: "llama"},
    {key: "llama.block_count", type: "u32", value: layers},
    {key: "llama.embedding_length", type: "u32", value: 8},
    {key: "llama.context_length", type: "u32", value: 64},
    {key: "llama.attention.head_count", type: "u32", value: 2},
    {key: "tokenizer.ggml.model", type: "str", value: "llama"},
    {key: "tokenizer.ggml.tokens", type: "str", elements: Array.from({length: 40}, (_, i) => `t${i}`)},
    ...(extra.entries ?? []),
  ];
  const names = Array.from({length: layers}, (_, i) => [`blk.${i}.attn_q.weight`, `blk.${i}.ffn_up.weight`]).flat();
  const tensors: WritableTensor[] = [
    {name: "token_embd.weight", typeId: 0, shape: [8, 40]},
    ...names.map((name) => ({name, typeId: 0, shape: [8, 8]})),
    {name: "output_norm.weight", typeId: 0, shape: [8]},
    ...(extra.tied === true ? [] : [{name: "output.weight", typeId: 0, shape: [8, 40]}]),
    ...(extra.tensors ?? []),
  ];
  return {entries: metadata.map(encodeEntry), tensors};
}
