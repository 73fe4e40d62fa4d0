import {type CatalogState, deploymentId, drainedIn, headsOf, type Placement, serversOf, stageOf, thereIn} from "@ollamesh/catalog";
import type {Cancel, PeerId} from "@ollamesh/ports";
import type {Callback, Failure} from "@ollamesh/stdx";
import type {Agreed} from "../agreement/agreed.ts";
import type {Shared} from "./actor-context.ts";
import type {Repair} from "./deploy-flow.ts";
import type {DrainedPart} from "./messages.ts";

const LOOK_MS = 1000;
/** After an attempt that failed the next waits so long, then twice as long each time: somebody may make room. */
const BACKOFF_MS = 2000;
const BACKOFF_MAX_MS = 60_000;

export interface DrainDeps {
  readonly shared: Shared;
  readonly log: Agreed;
  /** Answers under way at the first stage of what retires; undefined: not told. */
  sessionsAt(placement: Placement, head: PeerId): number | undefined;
  repair(repair: Repair, done: Callback<Placement>): void;
}

interface Attempt {
  readonly failures: number;
  readonly dueMs: number;
  readonly failure: Failure;
}

/** Moves what this peer serves to others once it shall be stopped. It does that itself: it lives, and knows best what it still has. */
export class Drain {
  readonly #deps: DrainDeps;
  readonly #moving = new Set<string>();
  /** By model. Bounded by what is placed. */
  readonly #attempts = new Map<string, Attempt>();
  #timer: Cancel | undefined;

  constructor(deps: DrainDeps) {
    this.#deps = deps;
  }

  /** Right to call after any change; costs nothing while this peer is not drained. */
  look(): void {
    const {shared, log} = this.#deps;
    if (!drainedIn(log.state).has(this.#self)) return this.#attempts.clear();
    for (const model of this.#attempts.keys()) if (!log.state.placements.has(model)) this.#attempts.delete(model);
    for (const placement of log.state.placements.values()) this.#lookAt(placement);
    if (this.parts().length > 0) this.#timer ??= shared.ctx.after(LOOK_MS, {type: "answered", what: "drain", run: () => this.#lookAgain()});
  }

  /** What this peer still serves or loads, by placement, and what becomes of it. */
  parts(): readonly DrainedPart[] {
    const {state} = this.#deps.log;
    const served = [...state.placements.values()].filter((placement) => stageOf(placement, this.#self) >= 0);
    const retiring = [...state.moves.values()].filter(({phase, placement}) => phase === "retiring" && stageOf(placement, this.#self) >= 0);
    return [
      ...served.map((placement): DrainedPart => ({...this.#partOf(placement), phase: "serving", failure: this.#attempts.get(placement.model)?.failure})),
      ...retiring.map(({placement}): DrainedPart => ({...this.#partOf(placement), phase: "retiring", failure: undefined})),
    ];
  }

  #lookAgain(): void {
    this.#timer = undefined;
    this.look();
  }

  get #self(): PeerId {
    return this.#deps.shared.deps.world.transport.self;
  }

  #lookAt(placement: Placement): void {
    const {state} = this.#deps.log;
    const {model} = placement;
    const isDue = this.#deps.shared.ctx.clock.nowMs() >= (this.#attempts.get(model)?.dueMs ?? 0);
    if (stageOf(placement, this.#self) < 0 || isServedElsewhere(state, placement) || !isDue) return;
    // What is being loaded may be the answer; what it is not is seen when it serves.
    if (this.#moving.has(model) || state.moves.get(model)?.phase === "preparing") return;
    this.#move(placement);
  }

  #move(placement: Placement): void {
    const {log, repair, shared} = this.#deps;
    const {model} = placement;
    const failures = this.#attempts.get(model)?.failures ?? 0;
    this.#moving.add(model);
    repair({placement, gone: notToServe(log.state, placement), failures, task: "drain"}, (outcome) => {
      this.#moving.delete(model);
      if (outcome.ok) this.#attempts.delete(model);
      if (outcome.ok) return shared.ctx.log.info("drained_to", {from: deploymentId(placement), to: deploymentId(outcome.value), reasons: outcome.value.reasons.join("; ")});
      const dueMs = shared.ctx.clock.nowMs() + Math.min(BACKOFF_MAX_MS, BACKOFF_MS * 2 ** failures);
      this.#attempts.set(model, {failures: failures + 1, dueMs, failure: outcome.error});
      shared.ctx.log.warn("not_drained", {deployment: deploymentId(placement), reason: outcome.error.message});
    });
  }

  #partOf(placement: Placement): Pick<DrainedPart, "model" | "firstLayer" | "lastLayer" | "isElsewhere" | "sessions"> {
    const stage = placement.stages[stageOf(placement, this.#self)];
    const heads = headsOf(placement).map(({head}) => this.#deps.sessionsAt(placement, head) ?? 0);
    return {
      model: placement.displayName,
      firstLayer: stage?.firstLayer ?? 0,
      lastLayer: stage?.lastLayer ?? 0,
      isElsewhere: isServedElsewhere(this.#deps.log.state, placement),
      sessions: heads.reduce((sum, one) => sum + one, 0),
    };
  }
}

/** Peers of it that shall be stopped, or are members no more. */
function notToServe(state: CatalogState, placement: Placement): ReadonlySet<PeerId> {
  const drained = drainedIn(state);
  const there = thereIn(state);
  return new Set([...drained, ...serversOf(placement).filter((peer) => !there.has(peer))]);
}

/** One of several that each serve all of it stays. */
function isServedElsewhere(state: CatalogState, placement: Placement): boolean {
  const leaving = notToServe(state, placement);
  return headsOf(placement).some(({needs}) => !needs.some((peer) => leaving.has(peer)));
}
