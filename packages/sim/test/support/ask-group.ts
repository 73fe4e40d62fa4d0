import type {ClusterView} from "@ollamesh/node";
import type {Outcome} from "@ollamesh/stdx";
import type {SimCluster} from "../../src/index.ts";

/** Whether it was done; undefined: not answered. */
export function recover(cluster: SimCluster, id: string, ms: number): Outcome<void> | undefined {
  let outcome: Outcome<void> | undefined;
  cluster.node(id).service?.agreement({type: "recover", done: (told) => (outcome = told)});
  cluster.run(ms);
  return outcome;
}

export function set(cluster: SimCluster, id: string, name: string, value: string): Outcome<void> | undefined {
  let outcome: Outcome<void> | undefined;
  cluster.node(id).service?.agreement({type: "propose", command: {type: "set_setting", name, value}, done: (told) => (outcome = told)});
  cluster.run(3000);
  return outcome;
}

/** As a strong read tells it; undefined: not set, or nobody answers. */
export function settingOf(cluster: SimCluster, id: string, name: string): unknown {
  let value: unknown;
  cluster.node(id).service?.agreement({
    type: "read",
    consistency: "strong",
    done: (told) => (value = told.ok ? told.value.settings.get(name) : undefined),
  });
  cluster.run(3000);
  return value;
}

export function viewOf(cluster: SimCluster, id: string): ClusterView | undefined {
  let view: ClusterView | undefined;
  cluster.node(id).service?.agreement({type: "cluster", lags: false, done: (told) => (view = told.ok ? told.value : undefined)});
  cluster.run(10);
  return view;
}

export function clusterNameOf(cluster: SimCluster, id: string): string | undefined {
  return viewOf(cluster, id)?.cluster;
}

export function leads(cluster: SimCluster, id: string): boolean {
  return viewOf(cluster, id)?.role === "leader";
}
