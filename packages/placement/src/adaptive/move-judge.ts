/** So often in a row the same plan must look better: one look may be an accident. */
const LOOKS_IN_A_ROW = 4;
/** Twice as good is no accident, whichever of several equal plans the best one is at each look. */
const GAIN_SURE = 1;
/** A plan that comes back within so long is taken for the other end of a swing, milliseconds. */
const SWING_MS = 6 * 3_600_000;
/** Rests grow so much at most. */
const REST_FACTOR_MAX = 16;
/** Plans that were left and are remembered, of each model. */
const LEFT_MAX = 8;

export interface MoveRules {
  /** A share: 0.1 is 10 %. */
  readonly gainMin: number;
  /** A model is not moved so soon after it was placed, milliseconds. */
  readonly restMs: number;
}

/** One look at one model. */
export interface MoveLook {
  readonly model: string;
  /** What serves it: another name for each placement. */
  readonly deployment: string;
  /** The plan that serves, and the best one: which strategy on which peers. */
  readonly present: string;
  readonly best: string;
  readonly gain: number;
  readonly nowMs: number;
}

export interface MoveVerdict {
  readonly moves: boolean;
  /** A sentence part for a person. */
  readonly reason: string;
}

interface Watched {
  readonly deployment: string;
  readonly present: string;
  readonly sinceMs: number;
  readonly restFactor: number;
  /** By plan, when it was left. */
  readonly left: ReadonlyMap<string, number>;
  /** What looked better at the last look, and at how many in a row. */
  readonly better: string | undefined;
  readonly looks: number;
}

/**
 * When a model is worth moving. Only for enough, only if the same plan is better at several looks in a row (or, from twice as good on, any), and never soon after the last change; a model that comes back to a plan it left
 * rests twice as long each time. So figures that tremble move nothing for long, whatever they do: of two moves the second is at least `restMs` behind the first.
 */
export class MoveJudge {
  readonly #watched = new Map<string, Watched>();

  /** Forgets models that are placed no more. */
  retain(models: {has(model: string): boolean}): void {
    for (const model of this.#watched.keys()) if (!models.has(model)) this.#watched.delete(model);
  }

  /** What was to be moved could not be loaded: it rests as after a swing. */
  failed(model: string, nowMs: number): void {
    const watched = this.#watched.get(model);
    if (watched) this.#watched.set(model, {...watched, sinceMs: nowMs, restFactor: Math.min(REST_FACTOR_MAX, watched.restFactor * 2), better: undefined, looks: 0});
  }

  look(look: MoveLook, {gainMin, restMs}: MoveRules): MoveVerdict {
    const watched = noticed(this.#watched.get(look.model), look);
    const isBetter = look.gain > gainMin;
    const goesOn = watched.better === look.best || look.gain >= GAIN_SURE;
    const looks = !isBetter ? 0 : goesOn ? watched.looks + 1 : 1;
    this.#watched.set(look.model, {...watched, better: isBetter ? look.best : undefined, looks});
    const percent = Math.round(look.gain * 100);
    if (!isBetter) return {moves: false, reason: `${percent} % more is predicted of the best plan, a move takes more than ${Math.round(gainMin * 100)} %`};
    const restsMs = watched.sinceMs + restMs * watched.restFactor - look.nowMs;
    if (restsMs > 0)
      return {
        moves: false,
        reason: `${percent} % more is predicted, but it was placed, or to be moved, a moment ago and rests for ${Math.ceil(restsMs / 1000)} s, at ${looks} looks in a row`,
      };
    if (looks < LOOKS_IN_A_ROW) return {moves: false, reason: `${percent} % more is predicted, at ${looks} of ${LOOKS_IN_A_ROW} looks in a row`};
    return {moves: true, reason: `${percent} % more is predicted, at ${looks} looks in a row`};
  }
}

function noticed(before: Watched | undefined, {deployment, present, nowMs}: MoveLook): Watched {
  if (before?.deployment === deployment) return before;
  const fresh = {deployment, present, sinceMs: nowMs, better: undefined, looks: 0};
  if (!before) return {...fresh, restFactor: 1, left: new Map()};
  const left = new Map([...before.left, [before.present, nowMs] as const].slice(-LEFT_MAX));
  const leftAtMs = before.left.get(present);
  const isRecent = (atMs: number | undefined): boolean => atMs !== undefined && nowMs - atMs < SWING_MS;
  const calmed = [...before.left.values()].some(isRecent) ? before.restFactor : 1;
  return {...fresh, left, restFactor: isRecent(leftAtMs) ? Math.min(REST_FACTOR_MAX, before.restFactor * 2) : calmed};
}
