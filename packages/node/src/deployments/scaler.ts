import {deployedHeads, deploymentId, drainedIn, headsOf, type Placement, REPLICAS_MAX, SCALING_CHARS_MAX, type Scaling, scalingOf, thereIn} from "@ollamesh/catalog";
import {type ReplicaPlan, replicasMost, ScaleJudge, type ScaleLook, type ScaleVerdict} from "@ollamesh/placement";
import type {Cancel, PeerId} from "@ollamesh/ports";
import type {Callback, Outcome} from "@ollamesh/stdx";
import type {Agreed} from "../agreement/agreed.ts";
import type {ClusterView} from "../agreement/messages.ts";
import type {ScalingSettings} from "../agreement/settings.ts";
import {answered, type Shared} from "./actor-context.ts";
import type {LoadsByPeer} from "./load-desk.ts";
import type {ScalingView} from "./messages.ts";
import {grown, isScalable, type ScalingFacts, shrunk, takenBack, takingHeads, tidied} from "./scaling-steps.ts";
import type {StageReports} from "./stage-reports.ts";

/** Looks at most so far apart while the window is short enough for some of them, and how soon other settings count, milliseconds. */
const LOOK_MS_MAX = 2000;
/** Looks in a window. */
const LOOKS_MIN = 10;
const LOOKS_MAX = 90;
/** All have heard by then that nothing new shall go to a peer that leaves, milliseconds. */
const HEARD_MS = 2000;
/** Nothing was heard for so long of a replica that is being loaded: it is given up, as a move is. */
const SILENCE_MS = 60_000;

export interface ScalerDeps {
  readonly shared: Shared;
  readonly log: Agreed;
  readonly reports: StageReports;
  settings(): ScalingSettings;
  /** So long answers may go on at a replica that leaves, milliseconds. */
  graceMs(): number;
  isUp(peer: PeerId): boolean;
  loads(peers: readonly PeerId[], done: (loads: LoadsByPeer) => void): void;
  find(placement: Placement, done: Callback<ReplicaPlan>): void;
  /** It is agreed on. */
  scaled(placement: Placement, reason: string): void;
}

/**
 * Gives what is placed replicas by its load, on the leader: asks those who answer for it how much they have to do, adds one where the load is too high for a while and a peer has room, and takes
 * those that it has added back when fewer would do. What one that leaves answers it ends first.
 */
export class Scaler {
  readonly #deps: ScalerDeps;
  readonly #judge = new ScaleJudge();
  /** By model, of the last look. Bounded by what is placed. */
  readonly #views = new Map<string, ScalingView>();
  /** By deployment and peer that leaves, since when, and whether it had nothing to do at the last look. Bounded by the replicas there are. */
  readonly #leaving = new Map<string, {readonly sinceMs: number; isIdle: boolean}>();
  /** By deployment and peer that was added and is not ready, when it was heard of last. Bounded likewise. */
  readonly #loading = new Map<string, number>();
  /** Models of which a change is under way. */
  readonly #changing = new Set<string>();
  #timer: Cancel | undefined;
  #isBusy = false;
  #lookedMs = Number.NEGATIVE_INFINITY;

  constructor(deps: ScalerDeps) {
    this.#deps = deps;
  }

  /** Of this peer while it leads. */
  get views(): readonly ScalingView[] {
    return [...this.#views.values()];
  }

  /** Right to call after any change: nothing is timed while there is nothing to scale. */
  watch(): void {
    const {shared, log} = this.#deps;
    this.#judge.retain(log.state.placements);
    for (const model of this.#views.keys()) if (!log.state.placements.has(model)) this.#views.delete(model);
    if (this.#timer || this.#scaled().length === 0) return;
    this.#timer = shared.ctx.after(Math.min(LOOK_MS_MAX, this.#intervalMs()), {type: "answered", what: "scaler", run: () => this.#due()});
  }

  /** Somebody told of a stage. */
  heard(from: PeerId, deployment: string): void {
    const key = `${deployment} ${from}`;
    if (this.#loading.has(key)) this.#loading.set(key, this.#nowMs());
  }

  /** What may get replicas, and what has some of its load. */
  #scaled(): readonly Placement[] {
    const {log, settings} = this.#deps;
    const isOn = settings().threshold > 0;
    return [...log.state.placements.values()].filter((placement) => placement.scaling || (isOn && isScalable(placement)));
  }

  #intervalMs(): number {
    const {windowMs} = this.#deps.settings();
    return Math.max(Math.min(LOOK_MS_MAX, windowMs / LOOKS_MIN), windowMs / LOOKS_MAX);
  }

  #due(): void {
    this.#timer = undefined;
    this.watch();
    const {shared} = this.#deps;
    if (this.#isBusy || this.#nowMs() - this.#lookedMs < this.#intervalMs()) return;
    this.#lookedMs = this.#nowMs();
    this.#isBusy = true;
    const handle = answered(shared, "leader", (view: Outcome<ClusterView>) => {
      this.#isBusy = false;
      if (view.ok && view.value.role === "leader") return this.#askLoads();
      this.#views.clear();
      this.#leaving.clear();
      this.#loading.clear();
    });
    if (!shared.deps.agreement.send({type: "cluster", lags: false, done: handle})) this.#isBusy = false;
  }

  #askLoads(): void {
    const {isUp, loads} = this.#deps;
    const heads = new Set(this.#scaled().flatMap((placement) => headsOf(placement).map(({head}) => head)));
    this.#isBusy = true;
    loads([...heads].filter(isUp), (told) => {
      this.#isBusy = false;
      const scaled = this.#scaled();
      this.#noteLeaving(scaled, told);
      this.#noteLoading(scaled);
      for (const placement of scaled) this.#look(placement, told);
    });
  }

  #noteLeaving(scaled: readonly Placement[], told: LoadsByPeer): void {
    const leaving = new Map(scaled.flatMap((placement) => scalingOf(placement).leaving.map((peer) => [keyOf(placement, peer), {placement, peer}] as const)));
    for (const key of this.#leaving.keys()) if (!leaving.has(key)) this.#leaving.delete(key);
    for (const [key, {placement, peer}] of leaving) {
      const {sinceMs} = this.#leaving.get(key) ?? {sinceMs: this.#nowMs()};
      this.#leaving.set(key, {sinceMs, isIdle: told.has(peer) && askedAt(placement, [peer], told) === 0});
    }
  }

  #noteLoading(scaled: readonly Placement[]): void {
    const loading = new Set(scaled.flatMap((placement) => this.#notReady(placement).map((peer) => keyOf(placement, peer))));
    for (const key of this.#loading.keys()) if (!loading.has(key)) this.#loading.delete(key);
    for (const key of loading) if (!this.#loading.has(key)) this.#loading.set(key, this.#nowMs());
  }

  #notReady(placement: Placement): readonly PeerId[] {
    const ready = this.#deps.reports.readyHeads(placement);
    return scalingOf(placement).added.filter((peer) => !ready.includes(peer));
  }

  #look(placement: Placement, told: LoadsByPeer): void {
    const {model} = placement;
    if (this.#changing.has(model)) return;
    const facts = this.#factsOf(placement);
    const tidy = tidied(placement, facts);
    if (tidy) return this.#change(placement, tidy);
    if (facts.isOff || !isScalable(placement) || this.#deps.log.state.moves.has(model)) return;
    const taking = takingHeads(placement, facts);
    const ready = this.#deps.reports.readyHeads(placement);
    // Of what is being loaded nobody can tell yet how much it will take off the others.
    if (taking.length === 0 || taking.some((peer) => !ready.includes(peer) || !told.has(peer))) return;
    const look = this.#lookOf(placement, taking, told);
    const verdict = this.#judge.look(look, this.#deps.settings());
    this.#note(placement, look, verdict);
    if (verdict.step === "up") this.#grow(placement, verdict);
    const fewer = verdict.step === "down" ? shrunk(placement, verdict.reason) : undefined;
    if (fewer) this.#change(placement, fewer);
  }

  #lookOf(placement: Placement, taking: readonly PeerId[], told: LoadsByPeer): ScaleLook {
    const {model, sequencesMax: slots} = placement;
    const heads = headsOf(placement).map(({head}) => head);
    const replicasMin = deployedHeads(placement);
    const replicasMax = Math.min(REPLICAS_MAX + 1, replicasMost(replicasMin, this.#deps.settings().factorMax));
    const serving = `${deploymentId(placement)} ${taking.join(" ")}`;
    return {model, serving, asked: askedAt(placement, heads, told), slots, replicas: taking.length, replicasMin, replicasMax, nowMs: this.#nowMs()};
  }

  #grow(placement: Placement, {reason}: ScaleVerdict): void {
    const {find, shared} = this.#deps;
    const back = takenBack(placement, reason);
    if (back) return this.#change(placement, back);
    // Another one that loads may take the memory this one would be planned with.
    if (this.#changing.size > 0 || this.#isAnyLoading()) return;
    const {model} = placement;
    this.#changing.add(model);
    find(placement, (found) => {
      this.#changing.delete(model);
      if (!found.ok) {
        this.#judge.failed(model);
        this.#refused(model, found.error.message);
        return shared.ctx.log.info("not_scaled", {deployment: deploymentId(placement), reason: found.error.message});
      }
      this.#refused(model, undefined);
      this.#change(placement, grown(placement, found.value.peer, `${reason}: ${found.value.reason}`));
    });
  }

  #isAnyLoading(): boolean {
    return [...this.#deps.log.state.placements.values()].some((placement) => this.#notReady(placement).length > 0);
  }

  #change(placement: Placement, next: Scaling): void {
    const {log, shared, scaled} = this.#deps;
    const {model, epoch} = placement;
    const {added, leaving} = scalingOf(placement);
    const scaling = {...next, reason: next.reason.slice(0, SCALING_CHARS_MAX)};
    this.#changing.add(model);
    log.propose({type: "set_scaling", model, epoch, scaling, replaces: {added, leaving}}, (outcome) => {
      this.#changing.delete(model);
      const now = log.state.placements.get(model);
      if (!outcome.ok) return shared.ctx.log.debug("scaling_not_changed", {deployment: deploymentId(placement), reason: outcome.error.message});
      shared.ctx.log.info("scaled", {deployment: deploymentId(placement), added: scaling.added.join(" "), leaving: scaling.leaving.join(" "), reason: scaling.reason});
      if (now?.epoch === epoch) scaled(now, scaling.reason);
    });
  }

  #factsOf(placement: Placement): ScalingFacts {
    const {log, reports, settings, graceMs} = this.#deps;
    const there = thereIn(log.state);
    const drained = drainedIn(log.state);
    const isThere = (peer: PeerId): boolean => there.has(peer);
    const isDrained = (peer: PeerId): boolean => drained.has(peer);
    const isSilent = (peer: PeerId): boolean => this.#nowMs() - (this.#loading.get(keyOf(placement, peer)) ?? this.#nowMs()) > SILENCE_MS;
    // Where all others died, one that leaves is what is left.
    const isServedElsewhere = takingHeads(placement, {isThere, isDrained}).length > 0;
    const mayGo = (peer: PeerId): boolean => {
      const leaving = this.#leaving.get(keyOf(placement, peer));
      const forMs = leaving ? this.#nowMs() - leaving.sinceMs : 0;
      return isServedElsewhere && forMs >= (leaving?.isIdle ? HEARD_MS : Math.max(HEARD_MS, graceMs()));
    };
    const hasFailed = (peer: PeerId): boolean => reports.stateAt(placement, peer) === "failed" || isSilent(peer);
    return {isThere, isDrained, hasFailed, mayGo, isOff: settings().threshold === 0};
  }

  #refused(model: string, refusal: string | undefined): void {
    const {refusal: _before, ...view} = this.#views.get(model) ?? {};
    if ("reason" in view) this.#views.set(model, {...(view as ScalingView), ...(refusal !== undefined && {refusal})});
  }

  #note({displayName, model}: Placement, {replicas, replicasMin, replicasMax}: ScaleLook, {load, reason}: ScaleVerdict): void {
    const atMs = Math.round(this.#deps.shared.deps.world.clock.wallMs());
    const refusal = this.#views.get(model)?.refusal;
    const isHigh = load > this.#deps.settings().threshold;
    this.#views.set(model, {model: displayName, atMs, load, replicas, deployed: replicasMin, most: replicasMax, reason, ...(isHigh && refusal !== undefined && {refusal})});
  }

  #nowMs(): number {
    return this.#deps.shared.ctx.clock.nowMs();
  }
}

function keyOf(placement: Placement, peer: PeerId): string {
  return `${deploymentId(placement)} ${peer}`;
}

/** Sequences that run or wait at these peers. */
function askedAt(placement: Placement, peers: readonly PeerId[], told: LoadsByPeer): number {
  const id = deploymentId(placement);
  const loads = peers.flatMap((peer) => told.get(peer) ?? []).filter(({deployment}) => deployment === id);
  return loads.reduce((sum, {running, waiting}) => sum + running + waiting, 0);
}
