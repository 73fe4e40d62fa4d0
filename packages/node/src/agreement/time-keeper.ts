import type {Cancel, Clock} from "@ollamesh/ports";
import {RaftTime} from "./raft-time.ts";
import type {Replica} from "./replica.ts";
import {TICKS_PER_HEARTBEAT} from "./settings.ts";

/** How often a leader looks after its group, and a peer asks that wants to join, or waits for a leader or an answer. */
const CARE_MS = 500;
/** How long the others may wait to hear of a commit when nothing else is sent to them. */
const NOTICE_MS = 20;
/**
 * One timer covers at most this: more than a heartbeat interval, so that a follower that hears its leader is never woken, and a new leader is at most that late, and less than the shortest
 * election timeout, so that one that stood still hears before it campaigns.
 */
const TICKS_COVERED_MAX = Math.floor(1.5 * TICKS_PER_HEARTBEAT);

export interface TimeKeeperDeps {
  readonly heartbeatIntervalMs: number;
  readonly clock: Clock;
  /** Calls back in the actor. */
  after(delayMs: number, run: () => void): Cancel;
  replica(): Replica | undefined;
  /** Somebody or something waits for the next `care`. */
  mustCare(): boolean;
  care(): void;
}

/** What of agreement happens because time passes: ticks of raft, care, notices. With nothing to do there is no timer: every wake-up of an idle process counts. */
export class TimeKeeper {
  readonly #deps: TimeKeeperDeps;
  readonly #raft: RaftTime;
  #caring: Cancel | undefined;
  #notifying: Cancel | undefined;
  #caredAtMs = Number.NEGATIVE_INFINITY;

  constructor(deps: TimeKeeperDeps) {
    this.#deps = deps;
    this.#raft = new RaftTime({
      tickMs: deps.heartbeatIntervalMs / TICKS_PER_HEARTBEAT,
      clock: deps.clock,
      after: (delayMs) => this.#after(delayMs, () => this.#ticked()),
      tick: () => deps.replica()?.tick(),
    });
  }

  /** Something arrives: raft is told how late it is. */
  pass(): void {
    this.#raft.pass();
  }

  /** After whatever was done: sees that this process is woken for what comes next. */
  keep(): void {
    const replica = this.#deps.replica();
    // A group of one needs no time: nobody must be told that it is alive.
    if (replica && (!replica.isAlone || replica.hasUnwrittenCommit)) this.#raft.run(Math.min(TICKS_COVERED_MAX, replica.ticksUntilDue));
    if (replica?.mustNotify) this.#notifying ??= this.#after(NOTICE_MS, () => this.#notify());
    if (!this.#caresWithHeartbeat) {
      if (this.#deps.mustCare()) this.#caring ??= this.#after(CARE_MS, () => this.#care());
    } else if (this.#sinceCareMs >= CARE_MS) this.#caring ??= this.#after(0, () => this.#care()); // messages come so fast that they count the ticks
  }

  get #sinceCareMs(): number {
    return this.#deps.clock.nowMs() - this.#caredAtMs;
  }

  /** A timer that is cancelled may have ended already, and wait in the mailbox: nothing comes of it any more. */
  #after(delayMs: number, run: () => void): Cancel {
    let isCancelled = false;
    const cancel = this.#deps.after(delayMs, () => {
      if (!isCancelled) run();
    });
    return () => {
      isCancelled = true;
      cancel();
    };
  }

  /** A leader is woken for its heartbeats anyway. */
  get #caresWithHeartbeat(): boolean {
    const replica = this.#deps.replica();
    return replica !== undefined && !replica.isAlone && replica.leader === replica.id && this.#deps.heartbeatIntervalMs <= CARE_MS;
  }

  #ticked(): void {
    // Before the ticks, for with one of them raft forgets who has answered.
    if (this.#caresWithHeartbeat && this.#sinceCareMs >= CARE_MS - this.#deps.heartbeatIntervalMs / 2) this.#care();
    this.#raft.fired();
  }

  #notify(): void {
    this.#notifying = undefined;
    this.#deps.replica()?.notify();
  }

  #care(): void {
    this.#caring?.();
    this.#caring = undefined;
    this.#caredAtMs = this.#deps.clock.nowMs();
    this.#deps.care();
  }
}
