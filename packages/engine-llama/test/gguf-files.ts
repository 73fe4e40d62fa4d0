import {mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll} from "vitest";
import {encodeEntry, encodeHeader, type WritableEntry, type WritableTensor} from "../src/gguf/index.ts";
import {type ArchShape, modelOfShape} from "./fixtures/arch-shape.ts";
import {type SeededModel, writeSeededModel} from "./fixtures/seeded-model.ts";

export const SHAPES_DIR = fileURLToPath(new URL("./fixtures/arch-shapes/", import.meta.url));

/** For the tests of one file; gone when they are over. Called outside of a test. */
export function temporaryDir(): string {
  const path = mkdtempSync(join(tmpdir(), "ollamesh-gguf-"));
  afterAll(() => rmSync(path, {recursive: true, force: true}));
  return path;
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

/** As `writeShape`, with holes for weights: enough for everything that reads headers only. */
export function writeShapeHeader(dir: string, name: string, change: (shape: ArchShape) => ArchShape = (shape) => shape): string {
  const path = join(dir, `${basename(name)}-header.gguf`);
  const model = modelOfShape(change(readShape(name)));
  const header = encodeHeader(model.entries, model.tensors, 32);
  writeFileSync(path, header.bytes);
  truncateSync(path, header.size);
  return path;
}

interface TinyOptions {
  readonly architecture?: string;
  readonly entries?: readonly WritableEntry[];
  readonly tensors?: readonly WritableTensor[];
  readonly tied?: boolean;
  readonly contextLength?: number;
}

/** A tiny llama model of so many layers: 8 wide, 40 tokens; enough for the header, not for running. */
export function tinyLlama(layers: number, extra: TinyOptions = {}): SeededModel {
  const architecture = extra.architecture ?? "llama";
  const metadata: WritableEntry[] = [
    {key: "general.architecture", type: "str", value: architecture},
    {key: `${architecture}.block_count`, type: "u32", value: layers},
    {key: `${architecture}.embedding_length`, type: "u32", value: 8},
    {key: `${architecture}.context_length`, type: "u32", value: extra.contextLength ?? 64},
    {key: `${architecture}.attention.head_count`, type: "u32", value: 2},
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
