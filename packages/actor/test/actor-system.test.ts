import type {Clock, Logger} from "@ollamesh/ports";
import {ok, Prng} from "@ollamesh/stdx";
import {beforeEach, describe, expect, it} from "vitest";
import {type ActorContext, type ActorSpec, type ActorSystem, createActorSystem, ManualDispatcher} from "../src/index.ts";

const silent: Logger = {child: () => silent, debug() {}, info() {}, warn() {}, error() {}};

class StepClock implements Clock {
  now = 0;
  readonly #timers: {at: number; fire: () => void}[] = [];
  nowMs = () => this.now;
  wallMs = () => this.now;
  after(delayMs: number, fire: () => void) {
    const timer = {at: this.now + delayMs, fire};
    this.#timers.push(timer);
    return () => {
      const index = this.#timers.indexOf(timer);
      if (index >= 0) this.#timers.splice(index, 1);
    };
  }
  get pending() {
    return this.#timers.length;
  }
  advance(ms: number) {
    this.now += ms;
    for (const timer of this.#timers.filter(({at}) => at <= this.now)) {
      this.#timers.splice(this.#timers.indexOf(timer), 1);
      timer.fire();
    }
  }
}

let clock: StepClock;
let dispatcher: ManualDispatcher;
let system: ActorSystem;
let fatal: string[];

beforeEach(() => {
  clock = new StepClock();
  dispatcher = new ManualDispatcher(new Prng(1));
  fatal = [];
  system = createActorSystem({clock, rng: new Prng(2), log: silent, dispatcher, onFatal: (actor) => fatal.push(actor)});
});

const run = () => dispatcher.runUntilIdle(10_000);

function specOf<M>(start: (ctx: ActorContext<M>) => (message: M) => void, over: Partial<ActorSpec<M>> = {}): ActorSpec<M> {
  return {name: "a", mailbox: {capacity: 8, onFull: "reject"}, supervision: {onFault: "stop"}, start, ...over};
}

const restart = {onFault: "restart", restartsMax: 2, windowMs: 1000, backoffMs: 10} as const;

describe("actors", () => {
  it("handle messages in order, one at a time, never inside send", () => {
    const seen: number[] = [];
    const ref = system.spawn(
      specOf<number>((ctx) => (n) => {
        seen.push(n);
        if (n === 1) ctx.self.send(3);
      }),
    );
    ref.send(1);
    ref.send(2);
    expect(seen).toEqual([]);
    run();
    expect(seen).toEqual([1, 2, 3]);
  });

  it("refuse when the mailbox is full, or drop the oldest", () => {
    const seen: number[] = [];
    const rejecting = system.spawn(specOf<number>(() => () => {}, {mailbox: {capacity: 2, onFull: "reject"}}));
    expect([1, 2, 3].map((n) => rejecting.send(n))).toEqual([true, true, false]);
    const dropping = system.spawn(specOf<number>(() => (n) => seen.push(n), {mailbox: {capacity: 2, onFull: "dropOldest"}}));
    expect([1, 2, 3].map((n) => dropping.send(n))).toEqual([true, true, true]);
    run();
    expect(seen).toEqual([2, 3]);
    expect(system.stats().map(({refused}) => refused)).toEqual([1, 1]);
  });

  it("restart with fresh state, keeping the mailbox, after a growing pause", () => {
    const seen: string[] = [];
    let lives = 0;
    const ref = system.spawn(
      specOf<string>(
        () => {
          const life = ++lives;
          return (message) => {
            if (message === "bad") throw new Error("bad");
            seen.push(`${message}@${life}`);
          };
        },
        {supervision: restart},
      ),
    );
    for (const message of ["x", "bad", "y"]) ref.send(message);
    run();
    expect(seen).toEqual(["x@1"]);
    clock.advance(9);
    run();
    expect(seen).toEqual(["x@1"]);
    clock.advance(1);
    run();
    expect(seen).toEqual(["x@1", "y@2"]);
  });

  it("escalate to a fatal when they fault too often in the window, and not when the faults lie apart", () => {
    const ref = system.spawn(
      specOf<string>(
        () => () => {
          throw new Error("bad");
        },
        {supervision: restart},
      ),
    );
    for (let i = 0; i < 2; i++) {
      ref.send("bad");
      run();
      clock.advance(2000);
      run();
    }
    expect(fatal).toEqual([]);
    for (let i = 0; i < 3; i++) {
      ref.send("bad");
      run();
      clock.advance(40);
      run();
    }
    expect(fatal).toEqual(["a"]);
    expect(ref.send("x")).toBe(false);
  });

  it("do not get timers or answers of an earlier life", () => {
    const seen: string[] = [];
    let late: ((outcome: {ok: true; value: string}) => void) | undefined;
    const ref = system.spawn(
      specOf<string>(
        (ctx) => {
          if (!late) {
            ctx.after(50, "old timer");
            late = ctx.reply<string>((outcome) => (outcome.ok ? `old ${outcome.value}` : ""));
          }
          return (message) => {
            if (message === "bad") throw new Error("bad");
            seen.push(message);
          };
        },
        {supervision: restart},
      ),
    );
    ref.send("bad");
    run();
    clock.advance(100);
    late?.(ok("answer") as {ok: true; value: string});
    ref.send("new");
    run();
    expect(seen).toEqual(["new"]);
  });

  it("stop their children first, run cleanups latest first, and tell watchers", () => {
    const seen: string[] = [];
    const child = specOf<string>(
      (ctx) => {
        ctx.onStop(() => seen.push("child"));
        return () => {};
      },
      {name: "child"},
    );
    const parent = system.spawn(
      specOf<string>((ctx) => {
        ctx.spawn(child);
        ctx.onStop(() => seen.push("first"));
        ctx.onStop(() => seen.push("second"));
        return () => ctx.stop();
      }),
    );
    system.spawn(
      specOf<string>(
        (ctx) => {
          ctx.watch(parent as never, "gone");
          return (message) => seen.push(message);
        },
        {name: "watcher"},
      ),
    );
    parent.send("stop");
    run();
    expect(seen).toEqual(["child", "second", "first", "gone"]);
    expect(system.stats().map(({name}) => name)).toEqual(["watcher"]);
  });

  it("tell a late watcher at once", () => {
    const seen: string[] = [];
    const gone = system.spawn(specOf<string>((ctx) => () => ctx.stop()));
    gone.send("stop");
    run();
    system.spawn(
      specOf<string>(
        (ctx) => {
          ctx.watch(gone as never, "gone");
          return (message) => seen.push(message);
        },
        {name: "watcher"},
      ),
    );
    run();
    expect(seen).toEqual(["gone"]);
  });

  it("an escalating child faults its parent, whose restart ends the child", () => {
    let parents = 0;
    let childRef: {send(message: string): boolean} | undefined;
    system.spawn(
      specOf<string>(
        (ctx) => {
          parents++;
          childRef = ctx.spawn(
            specOf<string>(
              () => () => {
                throw new Error("bad");
              },
              {name: "child", supervision: {onFault: "escalate"}},
            ),
          );
          return () => {};
        },
        {supervision: restart},
      ),
    );
    const first = childRef;
    first?.send("bad");
    run();
    clock.advance(20);
    expect(parents).toBe(2);
    expect(first?.send("x")).toBe(false);
    expect(system.stats().map(({name}) => name)).toEqual(["a", "a/child"]);
  });

  it("a fault while starting is supervised too", () => {
    let lives = 0;
    system.spawn(
      specOf<string>(
        () => {
          if (++lives < 3) throw new Error("not yet");
          return () => {};
        },
        {supervision: restart},
      ),
    );
    clock.advance(10);
    clock.advance(20);
    expect(lives).toBe(3);
    expect(fatal).toEqual([]);
  });

  it("leave no timer behind", () => {
    const ref = system.spawn(specOf<string>((ctx) => () => ctx.after(1000, "tick")));
    ref.send("x");
    run();
    expect(clock.pending).toBe(1);
    system.stop();
    expect(clock.pending).toBe(0);
    expect(system.stats()).toEqual([]);
  });

  it("same seed, same order; other seed, other order", () => {
    const orderOf = (seed: number) => {
      const seen: string[] = [];
      const seeded = new ManualDispatcher(new Prng(seed));
      const own = createActorSystem({clock, rng: new Prng(1), log: silent, dispatcher: seeded, onFatal() {}});
      const refs = ["x", "y", "z"].map((name) => own.spawn(specOf<number>(() => (n) => seen.push(`${name}${n}`), {name})));
      for (const ref of refs) for (let n = 0; n < 5; n++) ref.send(n);
      seeded.runUntilIdle(100);
      return seen.join(" ");
    };
    expect(orderOf(1)).toBe(orderOf(1));
    expect(orderOf(1)).not.toBe(orderOf(2));
  });
});
