import type {SampledToken} from "@ollamesh/ports";

/** Which rows of a batch that were guessed ahead came true so far: those behind a wrong one are of another text. */
export class GuessedRows {
  readonly #drafts: Int32Array | undefined;
  /** By slot, what its newest row was answered with; undefined: nothing more of it counts. */
  readonly #answers = new Map<number, number | undefined>();

  constructor(drafts: Int32Array | undefined) {
    this.#drafts = drafts;
  }

  /** Asked of the output rows of a slot in their order. */
  counts(row: number, slot: number): boolean {
    const draft = this.#drafts?.[row] ?? -1;
    if (draft < 0 || this.#answers.get(slot) === draft) return true;
    this.#answers.set(slot, undefined);
    return false;
  }

  answered({slot, token, end}: SampledToken): void {
    this.#answers.set(slot, end ? undefined : token);
  }
}
