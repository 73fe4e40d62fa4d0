import type {SampledToken, StageBatch} from "@ollamesh/ports";
import {selectRows} from "./row-selection.ts";
import {compareWithAhead, rowsAhead} from "./rows-ahead.ts";

/** What working ahead needs of a stage. */
export interface AheadStage {
  /** Throws where a step would. */
  decode(batch: StageBatch): void;
  /** Rows of each decode of so many. */
  portions(batch: StageBatch): readonly number[];
  /** Takes a row out of the memory, and what is behind it. */
  forget(batch: StageBatch, row: number): void;
  /** Of a row of the last decode; a copy. */
  logitsAt(row: number): Float32Array;
}

/** Where the logits of a row are: a row of the last decode, or a copy because there was another decode since. */
export type Logits = number | Float32Array;

/** How much of a batch was done ahead. */
export interface Done {
  /** By row of the batch. To be read before the next decode. */
  readonly logits: ReadonlyMap<number, Logits>;
  /** Rows of the batch still to be decoded. */
  readonly rest: readonly number[];
  /** What the rows took that were decoded ahead, milliseconds. */
  readonly computeMs: number;
}

const NONE: readonly number[] = [];

/** Decodes what the next batch is expected to be while the last answer is on its way, a portion at a time, so that a batch that comes in between waits for one only. */
export class WorkAhead {
  readonly #stage: AheadStage;
  #expected: StageBatch | undefined;
  #portions: readonly number[] = NONE;
  /** Rows of `#expected` that are decoded, the first ones. */
  #done = 0;
  /** Logits of those before the last portion. */
  #copies: Float32Array[] = [];
  #computeMs = 0;

  constructor(stage: AheadStage) {
    this.#stage = stage;
  }

  /** After a step. */
  expect(batch: StageBatch, sampled: readonly SampledToken[], positionsMax: number): void {
    this.#expected = rowsAhead(batch, sampled, positionsMax);
    this.#portions = NONE;
    this.#done = 0;
    this.#copies = [];
    this.#computeMs = 0;
  }

  /** Decodes one portion; false: nothing is left to be done. A failure is left to the step itself. */
  go(): boolean {
    const batch = this.#expected;
    if (!batch || this.#done === batch.slots.length) return false;
    const startedAt = performance.now();
    if (this.#done === 0) this.#portions = this.#stage.portions(batch);
    const lastFrom = this.#copies.length;
    for (let row = lastFrom; row < this.#done; row++) this.#copies.push(this.#stage.logitsAt(row - lastFrom));
    const count = this.#portions[0] as number;
    const rows = Array.from({length: count}, (_, i) => this.#done + i);
    try {
      this.#stage.decode(selectRows(batch, rows, 0));
    } catch {
      for (let row = 0; row < this.#done + count; row++) this.#stage.forget(batch, row);
      this.#expected = undefined;
      return false;
    }
    this.#portions = this.#portions.slice(1);
    this.#done += count;
    this.#computeMs += performance.now() - startedAt;
    return this.#done < batch.slots.length;
  }

  /** Nothing was done ahead: what memory has is what batches put there. */
  drop(): void {
    const expected = this.#expected;
    this.#expected = undefined;
    for (let row = 0; expected && row < this.#done; row++) this.#stage.forget(expected, row);
  }

  /** What is done of the batch that has come; what was decoded and is not in it is forgotten. Undefined: nothing was decoded. */
  take(batch: StageBatch): Done | undefined {
    const expected = this.#expected;
    const done = this.#done;
    this.#expected = undefined;
    if (!expected || done === 0) return;
    const ahead = selectRows(expected, [...Array(done).keys()], 0);
    const {same, rest, wrong} = compareWithAhead(batch, ahead);
    for (const row of wrong) this.#stage.forget(ahead, row);
    const logits = new Map([...same].map(([row, at]) => [row, this.#copies[at] ?? at - this.#copies.length] as const));
    return {logits, rest, computeMs: this.#computeMs};
  }
}
