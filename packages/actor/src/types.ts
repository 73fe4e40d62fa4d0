import type {Cancel, Clock, Logger, Rng} from "@ollamesh/ports";
import type {Callback, Failure, Outcome} from "@ollamesh/stdx";

/** Where messages for an actor go. Holding one keeps nothing alive. */
export interface ActorRef<Msg> {
  /** Unique path in the system, e.g. `node/transfers`. */
  readonly name: string;
  /** False when the mailbox refused it (full, or the actor has stopped): the sender decides what that means. */
  send(message: Msg): boolean;
}

/** Runs to completion and cannot await: between two messages state is always whole. */
export type Receive<Msg> = (message: Msg) => void;

export interface ActorSpec<Msg> {
  readonly name: string;
  /** No default bound: whoever writes the actor says what it can hold. */
  readonly mailbox: {readonly capacity: number; readonly onFull: "reject" | "dropOldest"};
  readonly supervision:
    | {readonly onFault: "restart"; readonly restartsMax: number; readonly windowMs: number; readonly backoffMs: number}
    | {readonly onFault: "stop"}
    | {readonly onFault: "escalate"};
  /** State lives in this closure: a restart is a clean one. */
  start(ctx: ActorContext<Msg>): Receive<Msg>;
}

export interface ActorContext<Msg> {
  readonly self: ActorRef<Msg>;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly log: Logger;
  /** A child: stopped with its parent; its escalations are the parent's faults. */
  spawn<M>(spec: ActorSpec<M>): ActorRef<M>;
  /** Sends `message` to self once `ref` has stopped for good (at once when it already has). */
  watch(ref: ActorRef<never>, message: Msg): void;
  /** A timer that ends with this actor. */
  after(delayMs: number, message: Msg): Cancel;
  /** Turns a port's answer into a message to self; dropped when the actor has stopped or restarted since. */
  reply<T>(toMessage: (outcome: Outcome<T>) => Msg): Callback<T>;
  /** Runs when the actor stops or before it restarts: closes what it holds. Latest first. */
  onStop(cleanup: () => void): void;
  /** Ends this actor after the current message. */
  stop(): void;
}

/** Runs ready actors. The real one drains on a microtask and yields to I/O; the simulator's seed picks who is next. */
export interface Dispatcher {
  /** Called once for each time an actor becomes ready; `run` handles exactly one of its messages and says if more wait. */
  ready(name: string, run: () => boolean): void;
}

export interface ActorStats {
  readonly name: string;
  readonly queued: number;
  readonly capacity: number;
  readonly handled: number;
  readonly refused: number;
  readonly restarts: number;
}

export interface ActorSystem {
  spawn<Msg>(spec: ActorSpec<Msg>): ActorRef<Msg>;
  /** Stops every actor, children first. */
  stop(): void;
  stats(): readonly ActorStats[];
}

export interface ActorSystemOptions {
  readonly clock: Clock;
  readonly rng: Rng;
  readonly log: Logger;
  readonly dispatcher: Dispatcher;
  /** A fault that no supervisor absorbed: the process must end. */
  onFatal(actor: string, failure: Failure): void;
}
