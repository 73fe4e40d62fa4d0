/** One look at a process that owes an answer. */
export interface StallLook {
  readonly atMs: number;
  /** As in `/proc/<pid>/stat`: R, S, D, T… */
  readonly state: string;
  /** Processor time since it began. */
  readonly cpuMs: number;
}

/** Looks are so far apart. */
export const LOOK_EVERY_MS = 500;
/** A look that is later says that who looks stood still too: what it sees may be about to go on. */
const LATE_MS = 2 * LOOK_EVERY_MS;
/** Stopped (SIGSTOP) for so long: it does not come back by itself. */
const STOPPED_MS = 1500;
/** Asleep without a moment's work for so long: it waits for something that does not come. One that reads a slow disk is not asleep (D), one that has no processor neither (R). */
const ASLEEP_MS = 30_000;

/** Whether a process that owes an answer computes, or stands still. */
export class StallJudge {
  readonly #mayWait: boolean;
  /** The first look of those since which nothing has changed. */
  #since: StallLook | undefined;
  #newest: StallLook | undefined;

  /** @param mayWait it waits for other processes that are not watched here, as ranks do */
  constructor(mayWait: boolean) {
    this.#mayWait = mayWait;
  }

  /** @returns what is amiss; undefined: nothing, or not for long enough */
  look(now: StallLook): string | undefined {
    const isLate = this.#newest !== undefined && now.atMs - this.#newest.atMs > LATE_MS;
    const isSame = this.#since?.state === now.state && this.#since.cpuMs === now.cpuMs;
    this.#newest = now;
    if (isLate || !isSame) this.#since = now;
    const forMs = now.atMs - (this.#since?.atMs ?? now.atMs);
    if (now.state === "T" && forMs >= STOPPED_MS) return "was stopped";
    if (now.state === "S" && forMs >= ASLEEP_MS && !this.#mayWait) return `did nothing for ${ASLEEP_MS / 1000} s`;
    return undefined;
  }

  /** It owes nothing at the moment. */
  forget(): void {
    this.#since = undefined;
    this.#newest = undefined;
  }
}
