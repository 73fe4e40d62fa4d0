import {MIB} from "@ollamesh/stdx";
import {PRIORITY_USUAL} from "./waiting-line.ts";

/** What a host is short of. Undefined: not known. */
export interface Pressure {
  /** How late this peer's timers fire, milliseconds, for a second at least. */
  readonly lateMs: number | undefined;
  /** Of what this peer may take, 1 is all. */
  readonly memoryShare: number | undefined;
  readonly diskFreeBytes: number | undefined;
}

/** `shed`: priorities behind the usual one are refused. `capped`: and answers are short. `refusing`: everybody is refused. */
export type Rung = "normal" | "shed" | "capped" | "refusing";

const RUNGS: readonly Rung[] = ["normal", "shed", "capped", "refusing"];
/** Where each rung above `normal` begins. Timers half a second late: clients see it. Memory: what one more context may take. Disk: the log of what is agreed must still be written. */
const LATE_MS = [500, 1000, 2500];
const MEMORY_SHARE = [0.9, 0.95, 0.98];
const DISK_FREE_BYTES = [256 * MIB, 128 * MIB, 64 * MIB];
/** So long nothing must ask for a rung before the next lower one is tried. */
const CALM_MS = 3000;
/** Output tokens of an answer where they are capped. */
const CAPPED_TOKENS = 128;
const RETRY_AFTER_MS: Readonly<Record<Rung, number>> = {normal: 0, shed: 2000, capped: 5000, refusing: 10_000};

export interface LadderView {
  readonly rung: Rung;
  /** What asked for it last; empty: nothing does. */
  readonly reason: string;
  readonly pressure: Pressure;
}

/** How far a peer goes in asking less of a host that is short of something: up at once, down one step at a time when it was calm for a while. */
export class Ladder {
  #rung = 0;
  #reason = "";
  #pressure: Pressure = {lateMs: undefined, memoryShare: undefined, diskFreeBytes: undefined};
  /** When this rung, or a higher one, was asked for last, or it was come down to. */
  #askedAtMs = 0;

  get view(): LadderView {
    return {rung: RUNGS[this.#rung] as Rung, reason: this.#reason, pressure: this.#pressure};
  }

  step(pressure: Pressure, nowMs: number): void {
    this.#pressure = pressure;
    const {rung, reason} = asked(pressure);
    if (rung >= this.#rung) {
      [this.#rung, this.#reason, this.#askedAtMs] = [rung, reason, nowMs];
    } else if (nowMs - this.#askedAtMs >= CALM_MS) {
      this.#rung--;
      this.#askedAtMs = nowMs;
      if (this.#rung === 0) this.#reason = "";
    }
  }
}

function asked({lateMs, memoryShare, diskFreeBytes}: Pressure): {readonly rung: number; readonly reason: string} {
  const late = LATE_MS.filter((limit) => (lateMs ?? 0) >= limit).length;
  const memory = MEMORY_SHARE.filter((limit) => (memoryShare ?? 0) >= limit).length;
  const disk = DISK_FREE_BYTES.filter((limit) => (diskFreeBytes ?? Number.POSITIVE_INFINITY) <= limit).length;
  const rung = Math.max(late, memory, disk);
  if (rung === 0) return {rung, reason: ""};
  if (rung === memory) return {rung, reason: `memory is used to ${Math.round(100 * (memoryShare ?? 0))} %`};
  if (rung === disk) return {rung, reason: `${Math.floor((diskFreeBytes ?? 0) / MIB)} MiB of disk are free`};
  return {rung, reason: `it is ${Math.round(lateMs ?? 0)} ms behind`};
}

export interface Overload {
  readonly reason: string;
  readonly retryAfterMs: number;
}

/** Why a newcomer of that priority is refused; undefined: it is let in. */
export function overloadOf({rung, reason}: LadderView, priority: number): Overload | undefined {
  if (rung === "normal" || (rung !== "refusing" && priority <= PRIORITY_USUAL)) return undefined;
  const whom = rung === "refusing" ? "takes no requests" : `takes no requests of a priority behind ${PRIORITY_USUAL}`;
  return {reason: `this peer ${whom} at the moment, for ${reason}: ask another, or again in ${RETRY_AFTER_MS[rung] / 1000} s`, retryAfterMs: RETRY_AFTER_MS[rung]};
}

/** @param tokensMax output tokens at most as they were asked for; 0: until the context is full */
export function cappedTokens({rung}: LadderView, tokensMax: number): number {
  if (rung === "normal" || rung === "shed") return tokensMax;
  return tokensMax === 0 ? CAPPED_TOKENS : Math.min(tokensMax, CAPPED_TOKENS);
}
