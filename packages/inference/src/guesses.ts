import {DraftPace} from "./draft-pace.ts";
import {lookUp} from "./prompt-lookup.ts";

/** `lookup`: what followed before in the same text; `model`: what a smaller model says. */
export type DraftSource = "lookup" | "model";

/** Guesses of what follows a sequence's newest token. */
export interface Draft {
  readonly source: DraftSource;
  readonly tokens: Int32Array;
  /** How long its sequence waited for it, milliseconds. */
  readonly tookMs: number;
}

/** Tokens at most of each source; 0: that one is not asked. */
export type DraftRoom = Readonly<Record<DraftSource, number>>;

/** So many tokens of each source are judged before their shares of right ones are compared. */
const COMPARED_MIN = 16;

/**
 * Whom one sequence's guesses come from. The text so far is asked first, for that costs nothing, and the draft model where it knows no place; the other way round as soon as more of the draft
 * model's tokens come true. Each has its own pace: one that is wrong rests while the other goes on.
 */
export class Guesses {
  readonly #paces: Readonly<Record<DraftSource, DraftPace>>;
  readonly #judged = {lookup: {made: 0, right: 0}, model: {made: 0, right: 0}};

  /** @param most tokens of one draft of each source; 0 counts as 1 */
  constructor(most: DraftRoom) {
    this.#paces = {lookup: new DraftPace(Math.max(1, most.lookup)), model: new DraftPace(Math.max(1, most.model))};
  }

  /** A draft, or a number: so many tokens are to be asked of the draft model; undefined: none this time. */
  next(history: Int32Array, room: DraftRoom): Draft | number | undefined {
    for (const source of this.#order()) {
      if (room[source] <= 0) continue;
      const length = Math.min(this.#paces[source].next(), room[source]);
      if (length <= 0) continue;
      if (source === "model") return length;
      const tokens = lookUp(history, length);
      if (tokens.length > 0) return {source, tokens, tookMs: 0};
    }
    return undefined;
  }

  /**
   * A draft that took longer than the steps it saved counts as a wrong one.
   * @param made tokens of it that were tried, at least 1
   * @param stepMs what trying them took
   */
  came({source, tookMs}: Draft, made: number, right: number, stepMs: number): void {
    const judged = this.#judged[source];
    judged.made += made;
    judged.right += right;
    this.#paces[source].came(made, tookMs <= right * stepMs ? right : 0);
  }

  /** The draft model was asked, and knew nothing or was late. */
  cameEmpty(): void {
    this.#paces.model.came(1, 0);
  }

  #order(): readonly DraftSource[] {
    const {lookup, model} = this.#judged;
    const areCompared = lookup.made >= COMPARED_MIN && model.made >= COMPARED_MIN;
    return areCompared && model.right * lookup.made > lookup.right * model.made ? ["model", "lookup"] : ["lookup", "model"];
  }
}
