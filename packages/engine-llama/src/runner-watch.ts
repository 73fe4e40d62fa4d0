import {type Failure, fail} from "@ollamesh/stdx";
import {processState} from "./process-usage.ts";
import {LOOK_EVERY_MS, StallJudge} from "./stall-judge.ts";

export interface RunnerWatchOptions {
  readonly pid: number | undefined;
  /** It waits for processes elsewhere. */
  readonly mayWait: boolean;
  /** It owes an answer. */
  owes(): boolean;
  /** It stands still: the last call. */
  stuck(failure: Failure): void;
}

/** Looks at a runner while it owes an answer. A process that dies is noticed by its exit, one that stands still by nothing else. Linux only; elsewhere it sees nothing. */
export class RunnerWatch {
  readonly #options: RunnerWatchOptions;
  readonly #judge: StallJudge;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(options: RunnerWatchOptions) {
    this.#options = options;
    this.#judge = new StallJudge(options.mayWait);
  }

  /** It owes something. */
  wake(): void {
    if (this.#isOver || this.#timer !== undefined || process.platform !== "linux") return;
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    this.#isOver = true;
    clearInterval(this.#timer);
  }

  #look(): void {
    const {pid, owes, stuck} = this.#options;
    if (!owes() || pid === undefined) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      this.#judge.forget();
      return;
    }
    processState(pid).then(
      (state) => {
        const amiss = this.#isOver || !owes() ? undefined : this.#judge.look({atMs: performance.now(), ...state});
        if (amiss === undefined) return;
        this.stop();
        stuck(fail("stage_crashed", `the runner process ${amiss} while an answer was awaited, and was ended`).error);
      },
      () => {}, // it is gone: its exit says so
    );
  }
}
