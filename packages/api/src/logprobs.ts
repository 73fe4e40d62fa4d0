import type {TokenLogprob, TokenText} from "@ollamesh/node";

interface WrittenToken {
  readonly token: string;
  readonly logprob: number;
  /** UTF-8: a token may be part of a character. */
  readonly bytes: readonly number[];
}

type WrittenLogprob = WrittenToken & {readonly top_logprobs?: readonly WrittenToken[]};

/** Log probabilities of an answer or a part of it, in Ollama's form; no field where there are none. */
export function logprobsField(logprobs: readonly TokenLogprob[] | undefined): {readonly logprobs?: readonly WrittenLogprob[]} {
  if (!logprobs || logprobs.length === 0) return {};
  return {logprobs: logprobs.map(({top, ...token}) => ({...written(token), ...(top.length > 0 ? {top_logprobs: top.map(written)} : {})}))};
}

/** The same in OpenAI's form for chats. */
export function openaiLogprobs(logprobs: readonly TokenLogprob[] | undefined): {readonly logprobs?: {readonly content: readonly WrittenLogprob[]}} {
  if (!logprobs || logprobs.length === 0) return {};
  return {logprobs: {content: logprobs.map(({top, ...token}) => ({...written(token), top_logprobs: top.map(written)}))}};
}

/** The same in OpenAI's older form, of completions. @param offset where in the answer's text they begin, UTF-16 units */
export function completionLogprobs(logprobs: readonly TokenLogprob[] | undefined, offset: number): object {
  if (!logprobs || logprobs.length === 0) return {};
  let at = offset;
  const begin = (length: number): number => {
    at += length;
    return at - length;
  };
  return {
    logprobs: {
      tokens: logprobs.map(({text}) => text),
      token_logprobs: logprobs.map(({logprob}) => logprob),
      top_logprobs: logprobs.map(({top}) => Object.fromEntries(top.map(({text, logprob}) => [text, logprob]))),
      text_offset: logprobs.map(({text}) => begin(text.length)),
    },
  };
}

function written({text, logprob, bytes}: TokenText): WrittenToken {
  return {token: text, logprob, bytes};
}
