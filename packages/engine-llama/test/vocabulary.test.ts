import {truncateSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {checkSameVocabulary, encodeEntry, encodeHeader, readMetadata, type WritableEntry} from "../src/gguf/index.ts";
import {temporaryDir} from "./gguf-files.ts";

const folder = temporaryDir();
let files = 0;

/** A header of so many tokens: `t0`, `t1`… unless `text` says otherwise. */
function model(count: number, {text = (i: number) => `t${i}`, entries = []}: {text?: (i: number) => string; entries?: readonly WritableEntry[]} = {}): string {
  const own: WritableEntry[] = [
    {key: "general.architecture", type: "str", value: "llama"},
    {key: "tokenizer.ggml.model", type: "str", value: "gpt2"},
    {key: "tokenizer.ggml.tokens", type: "str", elements: Array.from({length: count}, (_, i) => text(i))},
  ];
  const replaced = own.filter(({key}) => !entries.some((one) => one.key === key));
  const header = encodeHeader([...replaced, ...entries].map(encodeEntry), [], 32);
  const path = join(folder, `${files++}.gguf`);
  writeFileSync(path, header.bytes);
  truncateSync(path, header.size);
  return path;
}

async function difference(one: string, other: string): Promise<string> {
  const said = (error: Error & {code?: string}): string => `${error.code}: ${error.message}`;
  const told = await Promise.all([checkSameVocabulary(one, other).then(() => "same", said), checkSameVocabulary(other, one).then(() => "same", said)]);
  expect(told[0]?.split(":")[0]).toBe(told[1]?.split(":")[0]);
  return told[0] as string;
}

const id = (kind: string, value: number): WritableEntry => ({key: `tokenizer.ggml.${kind}_token_id`, type: "u32", value});

describe("two vocabularies", () => {
  it("are the same where all tokens have the same texts, whatever else the headers say", async () => {
    expect(await difference(model(2000), model(2000, {entries: [{key: "llama.block_count", type: "u32", value: 3}]}))).toBe("same");
    expect(await difference(model(2000, {entries: [id("eos", 2)]}), model(2000, {entries: [id("eos", 2), id("bos", 1)]}))).toBe("same");
  });

  it("may differ by some tokens at the end that only fill up", async () => {
    expect(await difference(model(1500), model(1628))).toBe("same");
    expect(await difference(model(1500), model(1629))).toBe("vocabulary_differs: one has 1500 tokens and the other 1629");
    expect(await difference(model(1500), model(1501, {text: (i) => (i === 1499 ? "other" : `t${i}`)}))).toMatch(/^vocabulary_differs: tokens of the same number/);
  });

  it("differ by one text anywhere, by a token that ends texts, and by how texts are written", async () => {
    for (const at of [0, 700, 1999]) expect(await difference(model(2000), model(2000, {text: (i) => (i === at ? "x" : `t${i}`)}))).toMatch(/other texts/);
    expect(await difference(model(5, {entries: [id("eos", 2)]}), model(5, {entries: [id("eos", 3)]}))).toBe(
      'vocabulary_differs: tokenizer.ggml.eos_token_id is "2" in one and "3" in the other',
    );
    expect(await difference(model(5), model(5, {entries: [{key: "tokenizer.ggml.model", type: "str", value: "llama"}]}))).toMatch(/tokenizer.ggml.model is "gpt2"/);
  });

  it("are none where there is no list of texts", async () => {
    expect(await difference(model(5), model(5, {entries: [{key: "tokenizer.ggml.tokens", type: "u32", elements: [1, 2, 3, 4, 5]}]}))).toMatch(/no list of tokens/);
    expect(await difference(model(5), join(folder, "absent.gguf"))).toMatch(/^io: /);
  });
});

it("is told whole where all metadata is asked for, however long", async () => {
  const elements = Array.from({length: 5000}, (_, i) => i - 2500);
  const metadata = await readMetadata(model(70_000, {entries: [{key: "tokenizer.ggml.scores", type: "i32", elements}]}));
  expect(metadata["tokenizer.ggml.tokens"]).toEqual(Array.from({length: 70_000}, (_, i) => `t${i}`));
  expect([metadata["tokenizer.ggml.scores"], metadata["general.architecture"]]).toEqual([elements, "llama"]);
});
