/** Load is averaged over so much of the window: one burst is no demand. */
const SMOOTHED_SHARE = 1 / 3;
/** One replica fewer must have been loaded by no more than so much of the threshold: between this and that nothing changes. */
const CALM_SHARE = 2 / 3;
/** Samples of one model that are averaged. Looks that come faster push the oldest out. */
const SAMPLES_MAX = 64;
/** More load within so long after a replica went is taken for the other end of a swing, milliseconds. */
const SWING_MS = 6 * 3_600_000;
/** Rests grow so much at most. */
const REST_FACTOR_MAX = 16;
/** For floors of products like 3 x 1.1. */
const ROUNDING = 1e-9;

export interface ScaleRules {
  /** A share of the slots, (0, 1]. */
  readonly threshold: number;
  /** The load must be above it for so long, milliseconds. */
  readonly windowMs: number;
  /** One fewer must have been enough for so long, milliseconds. */
  readonly restMs: number;
}

/** One look at one model. */
export interface ScaleLook {
  readonly model: string;
  /** What serves it and by which peers: another name whenever either changes. */
  readonly serving: string;
  /** Sequences that have a slot, and that wait for one, at all replicas together. */
  readonly asked: number;
  /** Of each replica, >= 1. */
  readonly slots: number;
  /** That take new requests, >= 1. */
  readonly replicas: number;
  readonly replicasMin: number;
  readonly replicasMax: number;
  readonly nowMs: number;
}

export interface ScaleVerdict {
  readonly step: "up" | "down" | "none";
  /** Sequences over slots, averaged; above 1: some wait. */
  readonly load: number;
  /** Sequences that are running or waiting, averaged. */
  readonly asked: number;
  /** A sentence part for a person. */
  readonly reason: string;
}

interface Watched {
  readonly serving: string;
  readonly replicas: number;
  readonly lookedMs: number;
  readonly samples: readonly {readonly atMs: number; readonly asked: number}[];
  /** Since when the load was too high, or would be low enough for one replica fewer, at every look. */
  readonly busySinceMs: number | undefined;
  readonly calmSinceMs: number | undefined;
  readonly restFactor: number;
  /** When there were fewer replicas than before, last. */
  readonly fewerAtMs: number | undefined;
}

/** How many replicas a model may have that was deployed with so many: rounded down, never fewer than those. */
export function replicasMost(deployed: number, factor: number): number {
  return Math.max(deployed, Math.floor(deployed * factor + ROUNDING));
}

/**
 * When a model gets a replica more or less for its load. One more when its averaged load was above the threshold for the whole window; one fewer when that would have been loaded by no more than two
 * thirds of the threshold for the whole rest. Every change begins both anew, so that a load that stays as it is changes nothing twice, whatever it is. A load that comes back after a replica went
 * makes the next rest twice as long. A time nobody watched says nothing.
 */
export class ScaleJudge {
  readonly #watched = new Map<string, Watched>();

  /** Forgets models that are placed no more. */
  retain(models: {has(model: string): boolean}): void {
    for (const model of this.#watched.keys()) if (!models.has(model)) this.#watched.delete(model);
  }

  /** What the verdict asked for could not be done: it is asked for again after another window. */
  failed(model: string): void {
    const watched = this.#watched.get(model);
    if (watched) this.#watched.set(model, {...watched, busySinceMs: undefined, calmSinceMs: undefined});
  }

  look(look: ScaleLook, rules: ScaleRules): ScaleVerdict {
    const {nowMs, slots, replicas, replicasMin} = look;
    const before = noticed(this.#watched.get(look.model), look, rules);
    const spanMs = rules.windowMs * SMOOTHED_SHARE;
    const samples = [...before.samples.filter(({atMs}) => atMs > nowMs - spanMs), {atMs: nowMs, asked: look.asked}].slice(-SAMPLES_MAX);
    const asked = samples.reduce((sum, one) => sum + one.asked, 0) / samples.length;
    const load = asked / (slots * replicas);
    const isBusy = load > rules.threshold;
    const isCalm = replicas > replicasMin && asked <= slots * (replicas - 1) * rules.threshold * CALM_SHARE;
    const busySinceMs = isBusy ? (before.busySinceMs ?? nowMs) : undefined;
    const calmSinceMs = isCalm ? (before.calmSinceMs ?? nowMs) : undefined;
    this.#watched.set(look.model, {...before, lookedMs: nowMs, samples, busySinceMs, calmSinceMs});
    const figures = {load, asked};
    if (busySinceMs !== undefined) return {...figures, ...judgeBusy(look, load, nowMs - busySinceMs, rules)};
    if (calmSinceMs === undefined) return {...figures, step: "none", reason: `${percent(load)} of the slots are asked for`};
    return {...figures, ...judgeCalm(load, nowMs - calmSinceMs, rules.restMs * before.restFactor)};
  }
}

function judgeBusy({replicas, replicasMax}: ScaleLook, load: number, forMs: number, {threshold, windowMs}: ScaleRules): Pick<ScaleVerdict, "step" | "reason"> {
  const what = `${percent(load)} of the slots are asked for, more than ${percent(threshold)} for ${seconds(forMs)}`;
  if (replicas >= replicasMax) return {step: "none", reason: `${what}, and it has as many replicas as it may have`};
  return {step: forMs >= windowMs ? "up" : "none", reason: what};
}

function judgeCalm(load: number, forMs: number, restMs: number): Pick<ScaleVerdict, "step" | "reason"> {
  const reason = `${percent(load)} of the slots are asked for, one replica fewer would have done for ${seconds(forMs)}`;
  return {step: forMs >= restMs ? "down" : "none", reason};
}

function noticed(known: Watched | undefined, {serving, replicas, nowMs}: ScaleLook, {windowMs}: ScaleRules): Watched {
  const nothing = {busySinceMs: undefined, calmSinceMs: undefined};
  const watched = known && nowMs - known.lookedMs <= windowMs ? known : undefined;
  if (!watched) return {restFactor: 1, fewerAtMs: undefined, ...known, serving, replicas, lookedMs: nowMs, samples: [], ...nothing};
  if (watched.serving === serving) return watched;
  const isSwing = replicas > watched.replicas && watched.fewerAtMs !== undefined && nowMs - watched.fewerAtMs < SWING_MS;
  const isOver = watched.fewerAtMs !== undefined && nowMs - watched.fewerAtMs >= SWING_MS;
  const restFactor = isSwing ? Math.min(REST_FACTOR_MAX, watched.restFactor * 2) : isOver ? 1 : watched.restFactor;
  return {...watched, serving, replicas, ...nothing, restFactor, fewerAtMs: replicas < watched.replicas ? nowMs : watched.fewerAtMs};
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
