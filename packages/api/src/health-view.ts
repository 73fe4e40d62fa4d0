import {type ClusterView, type LadderView, type LoadedView, modelOf, type PlacementView} from "@ollamesh/node";
import type {PeerId} from "@ollamesh/ports";

/** Longer than what comes back from stages takes on most hosts. */
const SILENT_MS = 10_000;

export interface Health {
  /** `ok`. `degraded`: it answers, and something is amiss. `unavailable`: ask another peer. */
  readonly status: "ok" | "degraded" | "unavailable";
  /** Sentences; empty where it is `ok`. */
  readonly reasons: readonly string[];
}

/** What this peer serves, and what it knows to be placed. */
export interface Served {
  readonly loaded: readonly Pick<LoadedView, "deployment" | "silentMs">[];
  readonly placements: readonly (Pick<PlacementView, "model"> & {readonly stages: readonly Pick<PlacementView["stages"][number], "peer" | "state" | "detail">[]})[];
}

/** GET /health: whether this peer can be asked, for those who choose where clients go. */
export function healthOf(self: PeerId, {rung, reason}: LadderView, {state, members, apart}: ClusterView, served: Served): Health {
  const unavailable = [
    ...(rung === "refusing" ? [`requests are refused: ${reason}`] : []),
    ...(members.some(({peer, drains}) => peer === self && drains) ? ["it is drained"] : []),
    ...(state === "starting" ? ["it reads its log"] : []),
  ];
  if (unavailable.length > 0) return {status: "unavailable", reasons: unavailable};
  const amiss = [
    ...(rung === "normal" ? [] : [`${rung === "shed" ? "requests of low priority are refused" : "requests of low priority are refused and answers are short"}: ${reason}`]),
    ...(state === "no_quorum" ? ["there is no quorum: what is placed is served, nothing can be changed"] : []),
    ...(state === "joining" ? ["it waits to be taken in by the peers it was told to join"] : []),
    ...(state === "forming" ? ["fewer peers than --min-nodes are there"] : []),
    ...members.flatMap(({peer, isUp}) => (isUp || peer === undefined ? [] : [`peer ${peer} is away`])),
    ...served.loaded.flatMap(({deployment, silentMs}) =>
      silentMs < SILENT_MS ? [] : [`nothing has come back from the stages of ${modelOf(deployment)} for ${Math.round(silentMs / 1000)} s`],
    ),
    ...served.placements.flatMap(({model, stages}) =>
      stages.flatMap(({peer, state: now, detail}) => (now === "failed" ? [`a stage of ${model} is down on peer ${peer}: ${detail}`] : [])),
    ),
    ...(apart.length > 0 ? [`peers of another group are about: ${apart.join(", ")}`] : []),
  ];
  return {status: amiss.length > 0 ? "degraded" : "ok", reasons: amiss};
}
