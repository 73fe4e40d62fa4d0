import type {ActorContext, ActorSpec} from "@ollamesh/actor";
import {Ladder, type LadderView} from "@ollamesh/inference";
import type {HostReading} from "@ollamesh/ports";
import {type Callback, type Outcome, ok} from "@ollamesh/stdx";
import type {World} from "../world.ts";

/** While there is work: how late timers are is looked at so often. */
const TICK_MS = 250;
/** One late timer is no news: the least of so many counts. */
const TICKS = 4;
/** The host is asked so often. */
const HOST_EVERY_MS = 1000;
/** Without work for so long, and with nothing amiss, nobody looks any more: an idle peer sleeps. */
const AWAKE_MS = 10_000;

export type GuardRequest =
  /** There is work. */
  | {readonly type: "wake"}
  /** Told now and at each change, from inside the actor: send yourself a message. */
  | {readonly type: "subscribe"; readonly observe: (view: LadderView) => void}
  | {readonly type: "view"; readonly done: Callback<LadderView>};

export type GuardMsg =
  | GuardRequest
  | {readonly type: "tick"; readonly dueAtMs: number}
  | {readonly type: "read"; readonly outcome: Outcome<HostReading>; readonly then: () => void};

/** Watches what the host is short of while there is work, and says how far this peer goes in refusing some. */
export function createGuardActor(world: World): ActorSpec<GuardMsg> {
  return {
    name: "guard",
    mailbox: {capacity: 1024, onFull: "reject"},
    supervision: {onFault: "escalate"},
    start: (ctx) => {
      const guard = new Guard(world, ctx);
      return (message) => guard.receive(message);
    },
  };
}

class Guard {
  readonly #world: World;
  readonly #ctx: ActorContext<GuardMsg>;
  readonly #ladder = new Ladder();
  readonly #observers: ((view: LadderView) => void)[] = [];
  readonly #lateMs: number[] = [];
  #host: HostReading = {memoryShare: undefined, diskFreeBytes: undefined};
  #hostAtMs = Number.NEGATIVE_INFINITY;
  #isReading = false;
  #isAwake = false;
  #workAtMs = Number.NEGATIVE_INFINITY;

  constructor(world: World, ctx: ActorContext<GuardMsg>) {
    this.#world = world;
    this.#ctx = ctx;
  }

  receive(message: GuardMsg): void {
    switch (message.type) {
      case "wake":
        return this.#wake();
      case "subscribe":
        this.#observers.push(message.observe);
        return message.observe(this.#ladder.view);
      case "view":
        return this.#read(() => {
          this.#step();
          message.done(ok(this.#ladder.view));
        });
      case "read":
        this.#isReading = false;
        if (message.outcome.ok) this.#host = message.outcome.value;
        return message.then();
      case "tick":
        return this.#tick(message.dueAtMs);
    }
  }

  #wake(): void {
    this.#workAtMs = this.#now();
    if (this.#isAwake) return;
    this.#isAwake = true;
    this.#lateMs.length = 0;
    this.#read(() => this.#step());
    this.#next();
  }

  #next(): void {
    this.#ctx.after(TICK_MS, {type: "tick", dueAtMs: this.#now() + TICK_MS});
  }

  #tick(dueAtMs: number): void {
    this.#lateMs.push(Math.max(0, this.#now() - dueAtMs));
    if (this.#lateMs.length > TICKS) this.#lateMs.shift();
    this.#step();
    if (this.#now() - this.#hostAtMs >= HOST_EVERY_MS) this.#read(() => this.#step());
    this.#isAwake = this.#now() - this.#workAtMs < AWAKE_MS || this.#ladder.view.rung !== "normal";
    if (this.#isAwake) this.#next();
  }

  /** `then` at once where there is nobody to ask, or somebody asks already. */
  #read(then: () => void): void {
    const {host} = this.#world;
    if (!host || this.#isReading) return then();
    this.#isReading = true;
    this.#hostAtMs = this.#now();
    host.read(this.#ctx.reply((outcome) => ({type: "read", outcome, then})));
  }

  #step(): void {
    const before = this.#ladder.view;
    const lateMs = this.#lateMs.length < TICKS ? undefined : Math.min(...this.#lateMs);
    this.#ladder.step({lateMs, ...this.#host}, this.#now());
    const {view} = this.#ladder;
    if (view.rung === before.rung && view.reason === before.reason) return;
    if (view.rung !== before.rung) this.#ctx.log.warn("degradation", {rung: view.rung, reason: view.reason});
    for (const observe of this.#observers) observe(view);
  }

  #now(): number {
    return this.#ctx.clock.nowMs();
  }
}
