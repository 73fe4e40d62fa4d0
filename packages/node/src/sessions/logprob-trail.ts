import type {Likelihood} from "@ollamesh/inference";
import type {Vocabulary} from "@ollamesh/ports";
import type {TokenLogprob} from "./messages.ts";

/** Log probabilities of tokens on their way out beside the text: they come with the part of it that their token begins in, and what a stop text cuts off never does. */
export class LogprobTrail {
  readonly #waiting: {readonly startsAt: number; readonly logprob: TokenLogprob}[] = [];
  /** UTF-8 bytes of all tokens, and of the text that is out. */
  #bytesIn = 0;
  #bytesOut = 0;

  push(vocabulary: Vocabulary, token: number, {logprob, top}: Likelihood): void {
    const piece = vocabulary.piece(token);
    if (logprob !== undefined) {
      const others = (top ?? []).map((one) => ({...written(vocabulary, one.token), logprob: one.logprob}));
      this.#waiting.push({startsAt: this.#bytesIn, logprob: {...written(vocabulary, token), logprob, top: others}});
    }
    this.#bytesIn += piece.length;
  }

  /** Those of this text, which is what comes out next; undefined when there are none. */
  take(text: string): readonly TokenLogprob[] | undefined {
    if (this.#waiting.length === 0) return undefined;
    this.#bytesOut += new TextEncoder().encode(text).length;
    const later = this.#waiting.findIndex(({startsAt}) => startsAt >= this.#bytesOut);
    const taken = this.#waiting.splice(0, later < 0 ? this.#waiting.length : later);
    return taken.length === 0 ? undefined : taken.map(({logprob}) => logprob);
  }
}

/** Bytes that are no whole characters are shown as U+FFFD, as in the text itself. */
function written(vocabulary: Vocabulary, token: number): {text: string; bytes: readonly number[]} {
  const bytes = vocabulary.piece(token);
  return {text: new TextDecoder().decode(bytes), bytes: [...bytes]};
}
