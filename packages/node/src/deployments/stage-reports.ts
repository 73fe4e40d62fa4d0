import {type CatalogState, deploymentId, headsOf, keepersOf, type Move, nextEpoch, type Placement, placementsIn, type StageReport, serversOf, stageOf} from "@ollamesh/catalog";
import type {PeerId} from "@ollamesh/ports";
import type {PlacementView, StageView} from "./messages.ts";

/** Of one placement, kept at once: 64 stages that are served, and some keepers of each. */
const REPORTS_MAX = 1024;

/** What peers last said of the stages they serve or keep, of every current placement. */
export class StageReports {
  readonly #reports = new Map<string, Map<string, StageReport>>();
  readonly #deploymentsMax: number;

  constructor(deploymentsMax: number) {
    this.#deploymentsMax = deploymentsMax;
  }

  /** Reports on placements and keepers this peer has not heard of yet are kept too; `retain` ends them. */
  heard(from: PeerId, report: StageReport): void {
    const known = this.#reports.get(report.deployment);
    if (!known && this.#reports.size >= this.#deploymentsMax) return;
    const reports = known ?? new Map<string, StageReport>();
    const key = keyOf(report.kind, report.stageIndex, from);
    if (reports.size < REPORTS_MAX || reports.has(key)) reports.set(key, report);
    this.#reports.set(report.deployment, reports);
  }

  /** Forgets what is placed no more. */
  retain(state: CatalogState): void {
    const current = new Set(placementsIn(state).map(deploymentId));
    for (const id of this.#reports.keys()) {
      const {model, epoch} = splitId(id);
      // A newer epoch than the known ones is news that overtook its placement.
      if (!current.has(id) && epoch < nextEpoch(state, model)) this.#reports.delete(id);
    }
  }

  forgetPeer(placement: Placement, peer: PeerId): void {
    const reports = this.#reports.get(deploymentId(placement));
    for (const index of placement.stages.keys()) {
      reports?.delete(keyOf("keep", index, peer));
      reports?.delete(keyOf("serve", index, peer));
    }
  }

  /** Of replicas that are none any more: should one of them become one again it would not be ready by what it told before. */
  forgetReplicas(before: Placement, now: Placement): void {
    const reports = this.#reports.get(deploymentId(now));
    for (const peer of before.replicas ?? []) if (stageOf(now, peer) < 0) reports?.delete(keyOf("serve", 0, peer));
  }

  /** Peers that answer for the whole model: every stage they need is loaded, at every peer that shares it. */
  readyHeads(placement: Placement): readonly PeerId[] {
    return headsOf(placement).flatMap(({head, needs}) => (needs.every((peer) => this.#served(placement, peer)?.state === "ready") ? [head] : []));
  }

  isReady(placement: Placement): boolean {
    return this.readyHeads(placement).length > 0;
  }

  /** Everybody who serves it has it loaded: not only enough for an answer. */
  isComplete(placement: Placement): boolean {
    return serversOf(placement).every((peer) => this.#served(placement, peer)?.state === "ready");
  }

  /** The first failure told of any part of it. */
  failureOf(placement: Placement): {readonly peer: PeerId; readonly report: StageReport} | undefined {
    for (const peer of serversOf(placement)) {
      const report = this.#served(placement, peer);
      if (report?.state === "failed") return {peer, report};
    }
    return undefined;
  }

  /** Answers under way at one of its first stages; undefined: not told. */
  sessionsAt(placement: Placement, head: PeerId): number | undefined {
    return this.#served(placement, head)?.sessions;
  }

  /** What one who serves it told last; undefined: nothing yet. */
  stateAt(placement: Placement, peer: PeerId): StageReport["state"] | undefined {
    return this.#served(placement, peer)?.state;
  }

  /** Of everybody who could answer. */
  hasFailed(placement: Placement): boolean {
    return headsOf(placement).every(({needs}) => needs.some((peer) => this.#served(placement, peer)?.state === "failed"));
  }

  /** Each stage has all its bytes at one more peer at least than the one that serves it. */
  isKept(placement: Placement): boolean {
    const keepers = keepersOf(placement);
    return placement.stages.every((_, index) => keepers[index]?.some((keeper) => this.#of(placement, "keep", index, keeper)?.state === "ready"));
  }

  view(placement: Placement, move?: Move): PlacementView {
    const keepers = keepersOf(placement);
    return {
      ...(move && {move: {phase: move.phase, placement: this.view(move.placement)}}),
      model: placement.displayName,
      epoch: placement.epoch,
      strategy: placement.strategy,
      draft: placement.draft?.name,
      reasons: placement.reasons,
      ...(placement.scaling && {scaling: placement.scaling}),
      replicas: (placement.replicas ?? []).map((peer) => viewOf(peer, this.#served(placement, peer))),
      stages: placement.stages.map(({peer, fellows, firstLayer, lastLayer}, index) => ({
        ...viewOf(peer, this.#of(placement, "serve", index, peer)),
        firstLayer,
        lastLayer,
        fellows: (fellows ?? []).map((fellow) => viewOf(fellow, this.#of(placement, "serve", index, fellow))),
        keepers: (keepers[index] ?? []).map((keeper) => viewOf(keeper, this.#of(placement, "keep", index, keeper))),
      })),
    };
  }

  #served(placement: Placement, peer: PeerId): StageReport | undefined {
    return this.#of(placement, "serve", stageOf(placement, peer), peer);
  }

  #of(placement: Placement, kind: StageReport["kind"], stageIndex: number, peer: PeerId): StageReport | undefined {
    return this.#reports.get(deploymentId(placement))?.get(keyOf(kind, stageIndex, peer));
  }
}

function viewOf(peer: PeerId, report: StageReport | undefined): StageView {
  return {peer, state: report?.state ?? "unknown", detail: report?.detail ?? "", bytesOnDisk: report?.bytesOnDisk ?? 0, sources: report?.sources ?? []};
}

function keyOf(kind: StageReport["kind"], stageIndex: number, peer: PeerId): string {
  return `${kind} ${stageIndex} ${peer}`;
}

function splitId(deployment: string): {model: string; epoch: number} {
  const at = deployment.lastIndexOf("#");
  return {model: deployment.slice(0, at), epoch: Number.parseInt(deployment.slice(at + 1), 10)};
}
