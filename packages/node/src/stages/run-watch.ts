import type {Run} from "@ollamesh/placement";

/** Fewer tokens say nothing of how fast they come. */
const TOKENS_MIN = 8;

interface Watched {
  tokens: number;
  /** Another sequence ran at the same time: how fast this one was says little of the plan. */
  hadCompany: boolean;
}

/** What each answer of one deployment came to, for those who learn from it. */
export class RunWatch {
  readonly #report: (run: Run) => void;
  /** Bounded by the sessions under way. */
  readonly #watched = new Map<string, Watched>();
  /** Of those that were given up: they cost what others do. */
  #droppedTokens = 0;

  constructor(report: (run: Run) => void) {
    this.#report = report;
  }

  opened(id: string): void {
    const hadCompany = this.#watched.size > 0;
    if (hadCompany) for (const other of this.#watched.values()) other.hadCompany = true;
    this.#watched.set(id, {tokens: 0, hadCompany});
  }

  token(id: string): void {
    const watched = this.#watched.get(id);
    if (watched) watched.tokens++;
  }

  ended(id: string, promptMs: number, outputMs: number): void {
    const watched = this.#take(id);
    if (!watched) return;
    const {tokens, hadCompany} = watched;
    const tells = !hadCompany && tokens >= TOKENS_MIN && outputMs > 0;
    // The first token came with the prompt.
    this.#report({
      isOk: true,
      tokensPerSecond: tells ? (1000 * (tokens - 1)) / outputMs : undefined,
      firstTokenMs: hadCompany ? undefined : promptMs,
      wallMs: promptMs + outputMs,
      tokens: this.#tokensOf(watched),
    });
  }

  /** The stages failed it. */
  failed(id: string): void {
    const watched = this.#take(id);
    if (watched) this.#report({isOk: false, tokensPerSecond: undefined, firstTokenMs: undefined, wallMs: 0, tokens: this.#tokensOf(watched)});
  }

  /** Its client did not want it any more, or it was refused. */
  dropped(id: string): void {
    this.#droppedTokens += this.#take(id)?.tokens ?? 0;
  }

  #tokensOf({tokens}: Watched): number {
    const all = tokens + this.#droppedTokens;
    this.#droppedTokens = 0;
    return all;
  }

  #take(id: string): Watched | undefined {
    const watched = this.#watched.get(id);
    this.#watched.delete(id);
    return watched;
  }
}
