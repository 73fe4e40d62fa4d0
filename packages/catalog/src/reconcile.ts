import {keepersOf} from "./keepers.ts";
import {placementsIn, stageOf} from "./servers.ts";
import type {CatalogState, Placement} from "./types.ts";

/** What this peer does about one placement. `attempts` counts failures in a row; none: it worked until then. */
export type StageActual =
  | {readonly phase: "fetching"}
  | {readonly phase: "fetched"}
  | {readonly phase: "loading"}
  | {readonly phase: "ready"}
  | {readonly phase: "failed"; readonly attempts: number; readonly failedAtMs: number};

/** What a placement asks of one peer about one of its stages: to serve it, or to keep its bytes in case they are lost elsewhere. */
export interface Duty {
  readonly placement: Placement;
  readonly stageIndex: number;
  readonly kind: "serve" | "keep";
}

export type ReconcileAction =
  /** Get the bytes of the layer range. */
  | {readonly type: "fetch"; readonly duty: Duty}
  | {readonly type: "load"; readonly duty: Duty}
  /** End whatever is done under this id: it is no longer wanted here. */
  | {readonly type: "release"; readonly id: string};

const BACKOFF_MS = 1000;
/** Some causes go away: a peer that has the bytes comes back, room is made. */
const BACKOFF_MAX_MS = 60_000;

/** Names one placement of one model for ever: `<model key>#<epoch>@<author>`. Two peers that decide at once use the same epoch. */
export function deploymentId(placement: Placement): string {
  return `${placement.model}#${placement.epoch}@${placement.author}`;
}

/** Names a duty of this peer. One that serves has the placement's own id, since of one placement a peer serves one stage at most. */
export function dutyId({placement, stageIndex, kind}: Duty): string {
  return kind === "serve" ? deploymentId(placement) : `${deploymentId(placement)}/keep-${stageIndex}`;
}

/** When a failed stage is tried again: at once what had worked, else 1, 2, 4 s after the failure and so on, then once a minute. */
export function retryAtMs(actual: StageActual & {phase: "failed"}): number {
  if (actual.attempts === 0) return actual.failedAtMs;
  return actual.failedAtMs + Math.min(BACKOFF_MAX_MS, BACKOFF_MS * 2 ** (actual.attempts - 1));
}

/**
 * What to do next so that what runs here becomes what is placed here. Level-triggered: it looks at state, never at history, so a
 * restart or a lost message needs no case of its own. Calling it again before anything changed answers the same.
 * @param actual by `dutyId`
 */
export function reconcile(desired: CatalogState, actual: ReadonlyMap<string, StageActual>, self: string, nowMs: number): readonly ReconcileAction[] {
  const duties = new Map(
    placementsIn(desired)
      .flatMap((placement) => dutiesOf(placement, self))
      .map((duty) => [dutyId(duty), duty]),
  );
  // Releases come first: the memory and disk they free may be what the next load needs.
  const releases = [...actual.keys()].filter((id) => !duties.has(id)).map((id) => ({type: "release", id}) as const);
  return [...releases, ...[...duties].flatMap(([id, duty]) => nextAction(duty, actual.get(id), nowMs) ?? [])];
}

/** Whether a peer serves or keeps any part of it. */
export function hasDuty(placement: Placement, peer: string): boolean {
  return dutiesOf(placement, peer).length > 0;
}

function dutiesOf(placement: Placement, self: string): readonly Duty[] {
  const kept = keepersOf(placement).flatMap((keepers, stageIndex) => (keepers.includes(self) ? [{placement, stageIndex, kind: "keep"} as const] : []));
  const stageIndex = stageOf(placement, self);
  return stageIndex < 0 ? kept : [{placement, stageIndex, kind: "serve"}, ...kept];
}

function nextAction(duty: Duty, actual: StageActual | undefined, nowMs: number): ReconcileAction | undefined {
  switch (actual?.phase) {
    case undefined:
      return {type: "fetch", duty};
    case "fetched":
      return duty.kind === "serve" ? {type: "load", duty} : undefined;
    case "failed":
      return nowMs >= retryAtMs(actual) ? {type: "fetch", duty} : undefined;
    case "fetching":
    case "loading":
    case "ready":
      return undefined;
  }
}
