import type {SlotStates, StatePiece} from "@ollamesh/ports";
import {type Callback, type Failure, fail, type Outcome, ok} from "@ollamesh/stdx";
import type {FromRunner, SlotTask} from "./runner/runner-messages.ts";

type Told = FromRunner & {readonly type: "slot_done" | "slot_failed"};

/** Questions about slots that are not answered yet: a copy, and the pieces of it that are on their way. */
const QUESTIONS_MAX = 64;

/** The memory of a runner's slots, as its parent sees it: the runner answers in the order it is asked. */
export class LlamaSlotStates implements SlotStates {
  readonly #send: (task: SlotTask) => void;
  readonly #waiting: ((told: Told) => void)[] = [];
  #gone: Failure | undefined;

  constructor(send: (task: SlotTask) => void) {
    this.#send = send;
  }

  /** The runner owes an answer. */
  get isAsked(): boolean {
    return this.#waiting.length > 0;
  }

  copy(slot: number, positions: number, done: Callback<number>): void {
    this.#ask({type: "copy_slot", slot, positions}, done, ({total}) => total);
  }

  read(done: Callback<StatePiece>): void {
    this.#ask({type: "read_slot"}, done, ({piece}) => piece);
  }

  write(bytes: Uint8Array, isFirst: boolean): void {
    if (!this.#gone) this.#send({type: "write_slot", bytes, isFirst});
  }

  adopt(slot: number, positions: number, digest: Uint8Array, done: Callback<void>): void {
    this.#ask<true>(
      {type: "adopt_slot", slot, positions, digest},
      (outcome) => done(outcome.ok ? ok(undefined) : outcome),
      () => true,
    );
  }

  answered(told: Told): void {
    this.#waiting.shift()?.(told);
  }

  /** The runner is gone. */
  end(failure: Failure): void {
    this.#gone = failure;
    for (const waiting of this.#waiting.splice(0)) waiting({type: "slot_failed", failure});
  }

  #ask<T>(task: SlotTask, done: Callback<T>, read: (told: Told & {readonly type: "slot_done"}) => T | undefined): void {
    const refused = this.#gone ?? (this.#waiting.length >= QUESTIONS_MAX ? fail("busy", `${QUESTIONS_MAX} questions about slots are under way`).error : undefined);
    if (refused) {
      queueMicrotask(() => done({ok: false, error: refused}));
      return;
    }
    this.#waiting.push((told) => done(answerOf(told, read)));
    this.#send(task);
  }
}

function answerOf<T>(told: Told, read: (told: Told & {readonly type: "slot_done"}) => T | undefined): Outcome<T> {
  if (told.type === "slot_failed") return {ok: false, error: told.failure};
  const value = read(told);
  return value === undefined ? fail("stage_crashed", "the runner answered something else than it was asked") : ok(value);
}
