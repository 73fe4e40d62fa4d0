import type {ActorContext} from "@ollamesh/actor";
import {type MembershipEffect, Swim, type SwimEffect, type SwimInput, type SwimMessage} from "@ollamesh/membership";
import type {Cancel, PeerId} from "@ollamesh/ports";
import {Prng} from "@ollamesh/stdx";
import type {MembershipMsg} from "./membership-actor.ts";
import type {SuspicionEvent} from "./messages.ts";

/** Timers are not finer than this: probes of one moment go out together. */
const TIMER_MS_MIN = 5;
/** A timer that has become too early by so much is put off: an idle process is not woken for nothing. */
const TIMER_SLACK_MS = 50;

export interface SuspicionDeps {
  readonly ctx: ActorContext<MembershipMsg>;
  readonly self: PeerId;
  send(peer: PeerId, message: SwimMessage): void;
  /** Several observers agree on it. */
  died(peer: PeerId, observers: readonly string[]): void;
}

/** Runs the suspicion core on the actor's clock: who is up is probed, until it left or is forgotten. Alone it has no timer. */
export class SuspicionShell {
  readonly #deps: SuspicionDeps;
  readonly #core: Swim;
  readonly #observers: ((event: SuspicionEvent) => void)[] = [];
  #timer: Cancel | undefined;
  /** When what the timer was set for is due. */
  #timerDueMs = 0;

  constructor(deps: SuspicionDeps) {
    this.#deps = deps;
    this.#core = new Swim({self: deps.self, rng: new Prng(deps.ctx.rng.nextU32())});
  }

  isSuspected(peer: PeerId): boolean {
    return this.#core.isSuspected(peer);
  }

  phi(peer: PeerId): number | undefined {
    return this.#core.phi(peer, this.#deps.ctx.clock.nowMs());
  }

  observe(observer: (event: SuspicionEvent) => void): void {
    this.#observers.push(observer);
  }

  /** What membership learned of connections and members. */
  follow(effect: MembershipEffect): void {
    if (effect.type === "peer_up") this.step({type: "joined", peer: effect.peer});
    if (effect.type === "forgotten") this.step({type: "removed", peer: effect.peer});
  }

  tick(): void {
    this.#timer?.(); // one that was put off too late comes before another that is under way
    this.#timer = undefined;
    this.step({type: "ticked"});
  }

  step(input: SwimInput): void {
    this.#core.step(input, this.#deps.ctx.clock.nowMs());
    for (const effect of this.#core.takeEffects()) this.#execute(effect);
    this.#setTimer();
  }

  #execute(effect: SwimEffect): void {
    const {ctx} = this.#deps;
    if (effect.type === "send") return this.#deps.send(effect.to, effect.message);
    ctx.log.info(`peer_${effect.type}`, {peer: effect.peer, observers: effect.type === "death_confirmed" ? effect.observers.join(" ") : undefined});
    for (const observe of this.#observers) observe(effect);
    if (effect.type === "death_confirmed") this.#deps.died(effect.peer, effect.observers);
  }

  #setTimer(): void {
    const dueMs = this.#core.nextDueMs;
    if (this.#timer && dueMs >= this.#timerDueMs && dueMs - this.#timerDueMs < TIMER_SLACK_MS) return;
    this.#timer?.();
    this.#timer = undefined;
    if (dueMs === Number.POSITIVE_INFINITY) return;
    const {ctx} = this.#deps;
    // Whole milliseconds, and one more: a timer that fires a fraction too early finds nothing due, and only sets the next.
    const delayMs = Math.max(TIMER_MS_MIN, Math.ceil(dueMs - ctx.clock.nowMs()) + 1);
    this.#timerDueMs = dueMs;
    this.#timer = ctx.after(delayMs, {type: "swim_tick"});
  }
}
