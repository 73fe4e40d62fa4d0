import type {CatalogState, Placement} from "./types.ts";

/** What this peer does about one placement. `attempts` counts failures since the placement was first seen. */
export type StageActual =
  | {readonly phase: "fetching"}
  | {readonly phase: "fetched"}
  | {readonly phase: "loading"}
  | {readonly phase: "ready"}
  | {readonly phase: "failed"; readonly attempts: number; readonly failedAtMs: number};

export type ReconcileAction =
  /** Get the bytes of the layer range. */
  | {readonly type: "fetch"; readonly placement: Placement; readonly stageIndex: number}
  | {readonly type: "load"; readonly placement: Placement; readonly stageIndex: number}
  /** End whatever runs under this id: it is no longer wanted here. */
  | {readonly type: "release"; readonly deployment: string};

/** A stage that failed this often stays failed until it is deployed anew: the cause will not go away by itself. */
export const ATTEMPTS_MAX = 5;
const BACKOFF_MS = 1000;

/** Names one placement of one model for ever: `<model key>#<epoch>@<author>`. Two peers that decide at once use the same epoch. */
export function deploymentId(placement: Placement): string {
  return `${placement.model}#${placement.epoch}@${placement.author}`;
}

/** When a failed stage is tried again: 1, 2, 4, 8 s after the failure. Undefined: no more. */
export function retryAtMs(actual: StageActual & {phase: "failed"}): number | undefined {
  return actual.attempts >= ATTEMPTS_MAX ? undefined : actual.failedAtMs + BACKOFF_MS * 2 ** (actual.attempts - 1);
}

/**
 * What to do next so that what runs here becomes what is placed here. Level-triggered: it looks at state, never at history, so a
 * restart or a lost message needs no case of its own. Calling it again before anything changed answers the same.
 * @param actual by deployment id
 */
export function reconcile(desired: CatalogState, actual: ReadonlyMap<string, StageActual>, self: string, nowMs: number): readonly ReconcileAction[] {
  const actions: ReconcileAction[] = [];
  const wanted = new Set<string>();
  for (const placement of desired.placements.values()) {
    const stageIndex = placement.stages.findIndex((stage) => stage.peer === self);
    if (stageIndex < 0) continue;
    wanted.add(deploymentId(placement));
    const action = nextAction(placement, stageIndex, actual.get(deploymentId(placement)), nowMs);
    if (action) actions.push(action);
  }
  // Releases come first: the memory and disk they free may be what the next load needs.
  const releases = [...actual.keys()].filter((id) => !wanted.has(id)).map((deployment) => ({type: "release", deployment}) as const);
  return [...releases, ...actions];
}

function nextAction(placement: Placement, stageIndex: number, actual: StageActual | undefined, nowMs: number): ReconcileAction | undefined {
  switch (actual?.phase) {
    case undefined:
      return {type: "fetch", placement, stageIndex};
    case "fetched":
      return {type: "load", placement, stageIndex};
    case "failed": {
      const at = retryAtMs(actual);
      return at !== undefined && nowMs >= at ? {type: "fetch", placement, stageIndex} : undefined;
    }
    case "fetching":
    case "loading":
    case "ready":
      return undefined;
  }
}
