import type {Member, NamedModel, NodeService} from "@ollamesh/node";
import type {Metrics} from "@ollamesh/ports";
import {ask} from "./service-client.ts";

/** Copies that were agreed on and are not there (yet): who keeps which model, by the manifest its name stands for. */
export class MissingCopies {
  /** By model, manifest and keeper: since when it is known to be missing. */
  #since = new Map<string, number>();

  /** @param heldBy by peer, the models it has whole */
  look(models: readonly Pick<NamedModel, "model" | "manifest" | "holders">[], heldBy: ReadonlyMap<string, ReadonlySet<string>>, nowMs: number): void {
    const missing = models.flatMap(({model, manifest, holders}) => holders.flatMap((peer) => (heldBy.get(peer)?.has(model) ? [] : [`${model} ${manifest} ${peer}`])));
    this.#since = new Map(missing.map((key) => [key, this.#since.get(key) ?? nowMs]));
  }

  get count(): number {
    return this.#since.size;
  }

  /** How long the one that is missing for longest is, as looks found; 0: none is. */
  lagMs(nowMs: number): number {
    return nowMs - Math.min(nowMs, ...this.#since.values());
  }
}

/** How far behind what was agreed on the copies of models are. */
export function declareCopies(metrics: Metrics, service: NodeService, nowMs: () => number): void {
  const missing = new MissingCopies();
  const look = async (): Promise<void> => {
    const [members, models] = await Promise.all([
      ask<readonly Member[]>((done) => service.membership({type: "members", done})),
      ask<readonly NamedModel[]>((done) => service.models({type: "names", done})),
    ]);
    const own = models.filter(({isHere}) => isHere).map(({model}) => model);
    missing.look(models, new Map([[service.view().peerId, new Set(own)], ...members.map(({id, holds}) => [id, new Set(holds)] as const)]), nowMs());
  };
  metrics.gauge({name: "ollamesh_missing_copies", help: "Copies of models that members shall keep, and do not have.", labels: []}, async () => {
    await look();
    return [{labels: {}, value: missing.count}];
  });
  const help = "Since the oldest of them is known to be missing, as often as metrics are read; 0: none is.";
  metrics.gauge({name: "ollamesh_replication_lag_seconds", help, labels: []}, async () => {
    await look();
    return [{labels: {}, value: missing.lagMs(nowMs()) / 1000}];
  });
}
