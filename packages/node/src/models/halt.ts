import type {Cancel} from "@ollamesh/ports";
import {fail} from "@ollamesh/stdx";

export const halted = fail("cancelled", "the request was cancelled");

/** Ends something that is made in steps: the one under way where that can be, and none follows. */
export class Halt {
  #isCalled = false;
  #step: Cancel | undefined;

  get isCalled(): boolean {
    return this.#isCalled;
  }

  /** From now on that step is under way. */
  during(step: Cancel): void {
    this.#step = step;
    if (this.#isCalled) step();
  }

  call(): void {
    if (this.#isCalled) return;
    this.#isCalled = true;
    this.#step?.();
  }
}
