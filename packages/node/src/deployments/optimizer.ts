import {deploymentId, drainedIn, headsOf, type Placement, serversOf, thereIn} from "@ollamesh/catalog";
import {MoveJudge, planKey, type Rescored} from "@ollamesh/placement";
import type {Cancel, PeerId} from "@ollamesh/ports";
import {type Callback, fail, type Outcome, ok} from "@ollamesh/stdx";
import type {Agreed} from "../agreement/agreed.ts";
import type {ClusterView} from "../agreement/messages.ts";
import type {MoveSettings} from "../agreement/settings.ts";
import {answered, type Shared} from "./actor-context.ts";
import type {LookView} from "./messages.ts";
import {servingOf} from "./model-shape.ts";

/** How soon another interval than the one that was set before counts, milliseconds. */
const CHECK_MS = 5000;
/** Looks that are remembered, for people. */
const LOOKS_MAX = 200;

export interface OptimizerDeps {
  readonly shared: Shared;
  readonly log: Agreed;
  settings(): MoveSettings;
  /** Peers that answer for the whole model just now. */
  readyHeads(placement: Placement): readonly PeerId[];
  /** Plans it anew within what was asked for, and moves it if `judge` agrees; a failure is why it stays. */
  improve(placement: Placement, judge: (rescored: Rescored) => Outcome<void>, done: Callback<Placement>): void;
}

/**
 * Looks from time to time, on the leader, whether what is placed could be served better with the speeds, ways and peers of now, and moves what is worth it: one model at a time, only what is whole
 * and at rest, and only where both fit into memory until the switch.
 */
export class Optimizer {
  readonly #deps: OptimizerDeps;
  readonly #judge = new MoveJudge();
  #looks: readonly LookView[] = [];
  /** Models this look has still to come to. */
  #queue: string[] = [];
  #timer: Cancel | undefined;
  #isBusy = false;
  #lookedMs: number;

  constructor(deps: OptimizerDeps) {
    this.#deps = deps;
    this.#lookedMs = deps.shared.ctx.clock.nowMs();
  }

  /** The oldest first; looks that say the same are one. */
  get looks(): readonly LookView[] {
    return this.#looks;
  }

  /** Right to call after any change: nothing is timed while nothing is placed. */
  watch(): void {
    const {shared, log, settings} = this.#deps;
    this.#judge.retain(log.state.placements);
    if (log.state.placements.size === 0 || this.#timer) return;
    const {intervalMs} = settings();
    const inMs = intervalMs === 0 ? CHECK_MS : Math.min(intervalMs, CHECK_MS);
    this.#timer = shared.ctx.after(inMs, {type: "answered", what: "optimizer", run: () => this.#due()});
  }

  #due(): void {
    this.#timer = undefined;
    this.watch();
    const {shared, log, settings} = this.#deps;
    const {intervalMs} = settings();
    const nowMs = shared.ctx.clock.nowMs();
    if (this.#isBusy || intervalMs === 0 || nowMs - this.#lookedMs < intervalMs) return;
    this.#lookedMs = nowMs;
    this.#isBusy = true;
    const handle = answered(shared, "leader", (view: Outcome<ClusterView>) => {
      const isMine = view.ok && view.value.role === "leader";
      this.#queue = isMine ? [...log.state.placements.keys()] : [];
      this.#next();
    });
    if (!shared.deps.agreement.send({type: "cluster", lags: false, done: handle})) this.#isBusy = false;
  }

  /** One after another: a plan takes some time, and what moves takes memory others are planned with. */
  #next(): void {
    const model = this.#queue.shift();
    const placement = model === undefined ? undefined : this.#deps.log.state.placements.get(model);
    if (model === undefined) this.#isBusy = false;
    else if (!placement || !this.#isAtRest(placement)) this.#next();
    else this.#look(placement);
  }

  /** Nothing is being loaded, drained or moved, and it is known what may be done to it. Of several that each serve it all some may be gone: then there is something better, most likely. */
  #isAtRest(placement: Placement): boolean {
    const {log, readyHeads} = this.#deps;
    const {state} = log;
    const there = thereIn(state);
    const drained = drainedIn(state);
    // What its load has brought is not planned: it is given up first.
    if (placement.asked === undefined || placement.scaling || state.moves.has(placement.model) || serversOf(placement).some((peer) => drained.has(peer))) return false;
    const ready = readyHeads(placement);
    const heads = headsOf(placement).filter(({needs}) => needs.every((peer) => there.has(peer)));
    return heads.length > 0 && heads.every(({head}) => ready.includes(head));
  }

  #look(placement: Placement): void {
    const {settings, improve, shared, log} = this.#deps;
    const deployment = deploymentId(placement);
    const {model} = placement;
    let gain: number | undefined;
    let isTried = false;
    const judge = (rescored: Rescored): Outcome<void> => {
      gain = rescored.gain;
      const look = {model, deployment, present: planKey(servingOf(placement, thereIn(log.state))), best: rescored.key, gain, nowMs: shared.ctx.clock.nowMs()};
      const {moves, reason} = this.#judge.look(look, settings());
      isTried = moves;
      return moves ? ok(undefined) : fail("stays", reason);
    };
    improve(placement, judge, (outcome) => {
      if (isTried && !outcome.ok) this.#judge.failed(model, shared.ctx.clock.nowMs());
      const verdict = outcome.ok ? "moved" : "stays";
      this.#remember({model: placement.displayName, deployment, verdict, reason: outcome.ok ? (outcome.value.reasons[0] ?? "") : outcome.error.message, gain});
      if (outcome.ok) shared.ctx.log.info("moved", {from: deployment, to: deploymentId(outcome.value), reason: outcome.value.reasons[0]});
      this.#next();
    });
  }

  #remember(look: Omit<LookView, "atMs" | "times">): void {
    const atMs = Math.round(this.#deps.shared.deps.world.clock.wallMs());
    const index = this.#looks.findLastIndex(({deployment}) => deployment === look.deployment);
    const before = this.#looks[index];
    const isSame = before?.verdict === look.verdict && before.reason === look.reason;
    const others = isSame ? this.#looks.toSpliced(index, 1) : this.#looks;
    this.#looks = [...others, {...look, atMs, times: isSame ? before.times + 1 : 1}].slice(-LOOKS_MAX);
  }
}
