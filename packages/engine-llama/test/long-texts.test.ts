import {execFileSync} from "node:child_process";
import {fileURLToPath} from "node:url";
import type {Vocabulary} from "@ollamesh/ports";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {loadLlama} from "../src/ffi/llama.ts";
import {loadVocabulary} from "../src/llama-vocabulary.ts";
import {NativeVocabulary} from "../src/runner/native-vocabulary.ts";
import {STORYTELLER, settled} from "./support/whole-model.ts";

const ALL = {addSpecial: true, parseSpecial: true};
const TALK = "<|im_start|>user\nTell me of an owl.<|im_end|>\n";
/** Longer than is read at once, and nowhere to be cut. */
const BOOK = "An owl sat in a tree and looked at the moon. ".repeat(40_000);
const runnerPath = fileURLToPath(new URL("../src/runner/main.ts", import.meta.url));
let vocabulary: Vocabulary;

beforeEach(async () => {
  vocabulary = await settled<Vocabulary>((done) => loadVocabulary({runnerPath, execArgv: ["--import", "tsx"], llamaDir: undefined}, STORYTELLER, done));
});
afterEach(() => vocabulary.close());

const tokens = (text: string, options = ALL): Promise<Int32Array> => settled((done) => vocabulary.tokenize(text, options, done));

const bytesOf = ({buffer, byteOffset, byteLength}: Int32Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);

function kill(signal: NodeJS.Signals): void {
  const line = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(process.pid)])
    .toString()
    .split("\n")
    .find((one) => one.includes(runnerPath));
  process.kill(Number.parseInt(line ?? "", 10), signal);
}

it("texts have the same tokens however they are read", async () => {
  const native = new NativeVocabulary(loadLlama(undefined), STORYTELLER);
  const page = BOOK.slice(0, 200_000);
  for (const text of ["", "owl", TALK.repeat(3000), page, `${page}${TALK}${page}`, `${" \n".repeat(5000)}${"<|im_end|> ".repeat(2000)}`]) {
    for (const options of [ALL, {addSpecial: false, parseSpecial: true}, {addSpecial: true, parseSpecial: false}]) {
      const [read, whole] = [await tokens(text, options), native.tokenize(text, options)];
      expect(Buffer.compare(bytesOf(read), bytesOf(whole))).toBe(0);
    }
  }
});

it("a short text does not wait for long ones, in many turns or in one", async () => {
  const order: string[] = [];
  const said = (what: string) => () => void order.push(what);
  // As one, it would take two minutes.
  const all = [tokens("<|im_end|>a\n".repeat(120_000)).then(said("turns")), tokens(BOOK.repeat(4)).then(said("book"))];
  await tokens(TALK).then(said("short"));
  await tokens(BOOK.slice(0, 20_000)).then(said("page"));
  await Promise.all(all);
  expect(order.slice(0, 2)).toEqual(["short", "page"]);
});

it("a text that is withdrawn is told to nobody", async () => {
  const told = vi.fn();
  for (const withdraw of [BOOK, TALK, BOOK].map((text) => vocabulary.tokenize(text, ALL, told))) withdraw();
  // In one line with the others of its length.
  await tokens(BOOK);
  expect(told).not.toHaveBeenCalled();
});

it("what is too long, or more than may wait, is refused", async () => {
  await expect(tokens("a ".repeat(9 << 20))).rejects.toMatchObject({code: "text_too_long"});
  const waiting = Array.from({length: 4}, () => vocabulary.tokenize("a ".repeat(8 << 20), ALL, () => {}));
  await expect(tokens("a")).rejects.toMatchObject({code: "busy"});
  for (const withdraw of waiting) withdraw();
  await expect(tokens("a")).resolves.toHaveLength(1);
});

it("a text that breaks the tokenizer is refused; the others may be asked again", async () => {
  const all = [tokens(BOOK), tokens(TALK)].map((one) => one.catch(({code}: {code: string}) => code));
  kill("SIGSEGV");
  expect(await Promise.all(all)).toEqual(["text_too_long", "stage_crashed"]);
});

it("a tokenizer that somebody ended has read nothing that is bad", async () => {
  const all = [tokens(BOOK), tokens(TALK)].map((one) => one.catch(({code}: {code: string}) => code));
  kill("SIGKILL");
  expect(await Promise.all(all)).toEqual(["stage_crashed", "stage_crashed"]);
});

it.skipIf(process.platform !== "linux")("a tokenizer that was stopped is ended while a text waits for it", async () => {
  kill("SIGSTOP");
  await expect(tokens(TALK)).rejects.toMatchObject({code: "stage_crashed", message: "the runner process was stopped while an answer was awaited, and was ended"});
  expect(vocabulary.isOpen).toBe(false);
});
