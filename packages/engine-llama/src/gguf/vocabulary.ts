import {CodedError} from "@ollamesh/stdx";
import type {Header, HeaderEntry} from "./header.ts";
import {readHeader} from "./read-header.ts";

const TOKENS = "tokenizer.ggml.tokens";
/** How the texts are written, and the tokens that begin and end texts. Where only one header tells, the other is taken to mean the same. */
const ALIKE = ["tokenizer.ggml.model", ...["bos", "eos", "eot", "eom"].map((kind) => `tokenizer.ggml.${kind}_token_id`)];
/** Sizes of one family differ by rows that only fill up a matrix: so many at most, as llama.cpp allows for draft models. */
const FILLING_MAX = 128;
/** Of a metadata entry (GGUF specification): the length of its key before it; type, element type and count between it and the elements. */
const [LENGTH_BYTES, KIND_BYTES] = [8, 4 + 4 + 8];

/**
 * Whether every token means the same to both models, by their headers: what one says can be fed to the other as numbers.
 *
 * @throws CodedError `vocabulary_differs` with the first difference, `bad_model`, `io`
 */
export async function checkSameVocabulary(path: string, otherPath: string): Promise<void> {
  const [one, other] = await Promise.all([readHeader(path), readHeader(otherPath)]);
  const difference = differenceOf(one.header, other.header);
  if (difference !== undefined) throw new CodedError("vocabulary_differs", difference);
}

/** A sentence part; undefined: there is none. */
export function differenceOf(one: Header, other: Header): string | undefined {
  for (const key of ALIKE) {
    const [a, b] = [one.entries.get(key)?.value, other.entries.get(key)?.value];
    if (a !== undefined && b !== undefined && String(a) !== String(b)) return `${key} is ${shown(a)} in one and ${shown(b)} in the other`;
  }
  const [a, b] = [one.entries.get(TOKENS), other.entries.get(TOKENS)];
  if (!a || !b || a.elementType !== "str" || b.elementType !== "str") return "one of them has no list of tokens";
  if (Math.abs(a.count - b.count) > FILLING_MAX) return `one has ${a.count} tokens and the other ${b.count}`;
  const [texts, otherTexts] = [elementsOf(one, a), elementsOf(other, b)];
  const length = a.count < b.count ? texts.length : a.count > b.count ? otherTexts.length : Math.max(texts.length, otherTexts.length);
  return texts.subarray(0, length).equals(otherTexts.subarray(0, length)) ? undefined : "tokens of the same number have other texts";
}

function shown(value: unknown): string {
  return JSON.stringify(String(value).slice(0, 80));
}

/** Each text with its length before it: equal lists have equal bytes, and one that begins as another has those bytes first. */
function elementsOf({bytes}: Header, {key, start, end}: HeaderEntry): Buffer {
  const elements = bytes.subarray(start + LENGTH_BYTES + Buffer.byteLength(key) + KIND_BYTES, end);
  return Buffer.from(elements.buffer, elements.byteOffset, elements.byteLength);
}
