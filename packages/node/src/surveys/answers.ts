import type {PeerId} from "@ollamesh/ports";
import type {SurveyAnswer} from "./messages.ts";

/** Who of those asked has answered, each once. */
export class Answers {
  readonly #asked: ReadonlySet<PeerId>;
  readonly #answers = new Map<PeerId, SurveyAnswer>();

  constructor(asked: readonly PeerId[]) {
    this.#asked = new Set(asked);
  }

  get isOver(): boolean {
    return this.#answers.size === this.#asked.size;
  }

  isWaitedFor(peer: PeerId): boolean {
    return this.#asked.has(peer) && !this.#answers.has(peer);
  }

  tell(peer: PeerId, answer: SurveyAnswer): void {
    if (this.isWaitedFor(peer)) this.#answers.set(peer, answer);
  }

  /** Of somebody asked. */
  of(peer: PeerId): SurveyAnswer {
    return this.#answers.get(peer) ?? "silent";
  }
}
