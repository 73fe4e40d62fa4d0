import type {Cancel, Logger} from "@ollamesh/ports";
import {type Callback, type Failure, failureOf, type Outcome} from "@ollamesh/stdx";
import {Mailbox} from "./mailbox.ts";
import {RestartWindow} from "./restart-window.ts";
import type {ActorContext, ActorRef, ActorSpec, ActorStats, ActorSystemOptions, Receive} from "./types.ts";

/** What a cell needs of the system around it. */
export interface CellHost {
  readonly options: ActorSystemOptions;
  spawn<M>(spec: ActorSpec<M>, parent: Cell<unknown> | undefined): ActorRef<M>;
  removed(cell: Cell<unknown>): void;
}

/** Of a fault that are logged. */
const STACK_LINES_MAX = 8;

/** One actor: its mailbox, its current life, its children. A restart is a new life with the same mailbox and name. */
export class Cell<Msg> implements ActorRef<Msg> {
  readonly name: string;
  readonly #spec: ActorSpec<Msg>;
  readonly #host: CellHost;
  readonly #parent: Cell<unknown> | undefined;
  readonly #mailbox: Mailbox<Msg>;
  readonly #window: RestartWindow | undefined;
  readonly #log: Logger;
  readonly #children = new Set<Cell<unknown>>();
  readonly #watchers: (() => void)[] = [];
  #cleanups: (() => void)[] = [];
  #receive: Receive<Msg> | undefined;
  #state: "running" | "pausing" | "stopped" = "running";
  /** Timers and answers of an earlier life are not delivered to a later one. */
  #life = 0;
  #isReady = false;
  #isHandling = false;
  #stopAsked = false;
  #handled = 0;
  #refused = 0;
  #restarts = 0;

  constructor(spec: ActorSpec<Msg>, name: string, host: CellHost, parent: Cell<unknown> | undefined) {
    this.name = name;
    this.#spec = spec;
    this.#host = host;
    this.#parent = parent;
    this.#mailbox = new Mailbox(spec.mailbox);
    this.#window = spec.supervision.onFault === "restart" ? new RestartWindow(spec.supervision) : undefined;
    this.#log = host.options.log.child({actor: name});
  }

  get isStopped(): boolean {
    return this.#state === "stopped";
  }

  send(message: Msg): boolean {
    if (this.#state === "stopped") return false;
    const taken = this.#mailbox.push(message);
    if (taken !== "taken") this.#refused++;
    if (taken === "refused") return false;
    this.#becomeReady();
    return true;
  }

  /** Begins the first life. */
  begin(): void {
    try {
      this.#receive = this.#spec.start(this.#context());
    } catch (error) {
      this.fault(failureOf(error, "actor_fault"), stackOf(error));
    }
    if (this.#stopAsked) this.stop();
    this.#becomeReady(); // messages sent while it started, or kept over a restart
  }

  /** Ends it for good: children first, then what it holds, then those that watch. */
  stop(): void {
    if (this.#state === "stopped") return;
    this.#state = "stopped";
    this.#endLife();
    this.#mailbox.clear();
    for (const watcher of this.#watchers.splice(0)) watcher();
    this.#host.removed(this as Cell<unknown>);
    this.#parent?.childStopped(this as Cell<unknown>);
  }

  childStopped(child: Cell<unknown>): void {
    this.#children.delete(child);
  }

  /** A fault of its own or one a child escalated. */
  fault(failure: Failure, stack = ""): void {
    if (this.#state === "stopped") return;
    this.#log.error("actor_fault", {code: failure.code, reason: failure.message, ...(stack && {stack})});
    const backoffMs = this.#window?.faulted(this.#host.options.clock.nowMs());
    if (backoffMs !== undefined) return this.#restart(backoffMs);
    const escalates = this.#spec.supervision.onFault !== "stop";
    this.stop();
    if (!escalates) return;
    if (this.#parent) this.#parent.fault(failure);
    else this.#host.options.onFatal(this.name, failure);
  }

  stats(): ActorStats {
    const {capacity, length} = this.#mailbox;
    return {name: this.name, queued: length, capacity, handled: this.#handled, refused: this.#refused, restarts: this.#restarts};
  }

  #becomeReady(): void {
    if (this.#isReady || this.#state !== "running" || !this.#receive || this.#mailbox.length === 0) return;
    this.#isReady = true;
    this.#host.options.dispatcher.ready(this.name, () => this.#runOne());
  }

  /** Handles one message; true while more wait. */
  #runOne(): boolean {
    if (this.#state !== "running" || this.#mailbox.length === 0) return this.#rest();
    this.#isHandling = true;
    this.#handled++;
    try {
      (this.#receive as Receive<Msg>)(this.#mailbox.shift());
    } catch (error) {
      this.fault(failureOf(error, "actor_fault"), stackOf(error));
    }
    this.#isHandling = false;
    if (this.#stopAsked) this.stop();
    return this.#state === "running" && this.#mailbox.length > 0 ? true : this.#rest();
  }

  #rest(): false {
    this.#isReady = false;
    return false;
  }

  #restart(backoffMs: number): void {
    this.#state = "pausing";
    this.#restarts++;
    this.#endLife();
    this.#host.options.clock.after(backoffMs, () => {
      if (this.#state !== "pausing") return;
      this.#state = "running";
      this.begin();
    });
  }

  #endLife(): void {
    this.#life++;
    this.#receive = undefined;
    for (const child of [...this.#children]) child.stop();
    for (const cleanup of this.#cleanups.splice(0).reverse()) {
      try {
        cleanup();
      } catch (error) {
        this.#log.error("cleanup_fault", {reason: (error as Error).message});
      }
    }
  }

  #context(): ActorContext<Msg> {
    const life = this.#life;
    const {clock, rng} = this.#host.options;
    const deliver = (message: Msg): void => {
      if (this.#life === life) this.send(message);
    };
    return {
      self: this,
      clock,
      rng,
      log: this.#log,
      spawn: (spec) => {
        const child = this.#host.spawn(spec, this as Cell<unknown>);
        if (!(child as Cell<never>).isStopped) this.#children.add(child as unknown as Cell<unknown>);
        return child;
      },
      watch: (ref, message) => (ref as Cell<never>).onStopped(() => deliver(message)),
      after: (delayMs, message) => this.#timer(delayMs, () => deliver(message)),
      reply:
        <T>(toMessage: (outcome: Outcome<T>) => Msg): Callback<T> =>
        (outcome) =>
          deliver(toMessage(outcome)),
      onStop: (cleanup) => this.#cleanups.push(cleanup),
      stop: () => {
        this.#stopAsked = true;
        if (!this.#isHandling && this.#receive) this.stop();
      },
    };
  }

  onStopped(watcher: () => void): void {
    if (this.#state === "stopped") watcher();
    else this.#watchers.push(watcher);
  }

  /** Cancelled with this life, so that an idle process is not kept waiting for an actor that is gone. */
  #timer(delayMs: number, fire: () => void): Cancel {
    const cleanup = (): void => cancel();
    const cancel = this.#host.options.clock.after(delayMs, () => {
      this.#dropCleanup(cleanup);
      fire();
    });
    this.#cleanups.push(cleanup);
    return () => {
      this.#dropCleanup(cleanup);
      cancel();
    };
  }

  #dropCleanup(cleanup: () => void): void {
    const at = this.#cleanups.indexOf(cleanup);
    if (at >= 0) this.#cleanups.splice(at, 1);
  }
}

/** Where in the code a fault came from: whoever reads the log of a peer that ended has nothing else. */
function stackOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  return lines
    .slice(1, 1 + STACK_LINES_MAX)
    .map((line) => line.trim())
    .join("; ");
}
