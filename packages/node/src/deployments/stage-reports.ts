import {type CatalogState, deploymentId, type Placement, type StageReport} from "@ollamesh/catalog";
import type {PlacementView} from "./messages.ts";

/** What the stage peers last said of every current placement. */
export class StageReports {
  readonly #reports = new Map<string, Map<number, StageReport>>();

  /** Reports on placements this peer has not heard of yet are kept too; `retain` ends them. Bounded by placements x stages. */
  heard(report: StageReport, stagesMax: number, deploymentsMax: number): void {
    const known = this.#reports.get(report.deployment);
    if (!known && this.#reports.size >= deploymentsMax) return;
    if (report.stageIndex >= stagesMax) return;
    const stages = known ?? new Map<number, StageReport>();
    this.#reports.set(report.deployment, stages.set(report.stageIndex, report));
  }

  /** Forgets what is placed no more. */
  retain(state: CatalogState): void {
    const current = new Map([...state.placements.values()].map((placement) => [placement.model, placement.epoch]));
    for (const id of this.#reports.keys()) {
      const {model, epoch} = splitId(id);
      // A newer epoch than the known one is news that overtook its placement.
      if (epoch < (current.get(model) ?? 0)) this.#reports.delete(id);
    }
  }

  forgetPeer(placement: Placement, peer: string): void {
    const index = placement.stages.findIndex((stage) => stage.peer === peer);
    this.#reports.get(deploymentId(placement))?.delete(index);
  }

  of(placement: Placement, stageIndex: number): StageReport | undefined {
    return this.#reports.get(deploymentId(placement))?.get(stageIndex);
  }

  isReady(placement: Placement): boolean {
    return placement.stages.every((_, index) => this.of(placement, index)?.state === "ready");
  }

  view(placement: Placement): PlacementView {
    return {
      model: placement.displayName,
      epoch: placement.epoch,
      strategy: placement.strategy,
      reasons: placement.reasons,
      stages: placement.stages.map(({peer, firstLayer, lastLayer}, index) => {
        const report = this.of(placement, index);
        return {
          peer,
          firstLayer,
          lastLayer,
          state: report?.state ?? "unknown",
          detail: report?.detail ?? "",
          bytesOnDisk: report?.bytesOnDisk ?? 0,
          sources: report?.sources ?? [],
        };
      }),
    };
  }
}

function splitId(deployment: string): {model: string; epoch: number} {
  const at = deployment.lastIndexOf("#");
  return {model: deployment.slice(0, at), epoch: Number.parseInt(deployment.slice(at + 1), 10)};
}
