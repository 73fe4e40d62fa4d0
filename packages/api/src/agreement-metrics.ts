import type {ClusterView, NodeService} from "@ollamesh/node";
import type {MetricSample, Metrics} from "@ollamesh/ports";
import {ask} from "./service-client.ts";

/** Seconds; a change costs a round trip and two writes to disk. */
const CHANGE_BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
const ROLES = ["voter", "becoming_voter", "leaving_voter", "learner"] as const;

/** How the group fares that agrees, as this peer sees it. */
export function declareAgreementMetrics(metrics: Metrics, service: NodeService): void {
  const view = (): Promise<ClusterView> => ask((done) => service.agreement({type: "cluster", lags: false, done}));
  const gauge = (name: string, help: string, value: (cluster: ClusterView) => number): void =>
    metrics.gauge({name: `ollamesh_raft_${name}`, help, labels: []}, async () => [one(value(await view()))]);
  const counter = (name: string, help: string, value: (cluster: ClusterView) => number): void =>
    metrics.counter({name: `ollamesh_raft_${name}_total`, help, labels: []}, async () => [one(value(await view()))]);
  gauge("term", "The term this peer is in.", ({term}) => term);
  gauge("leads", "1 where this peer leads.", ({role}) => Number(role === "leader"));
  gauge("has_leader", "1 while this peer knows who leads: without one nothing can be changed.", ({leader}) => Number(leader !== undefined));
  gauge("commit_index", "The last change known to be agreed on.", ({commit}) => commit);
  gauge("applied_index", "The last change applied here.", ({applied}) => applied);
  gauge("log_entries", "Entries of the log behind the last snapshot.", ({firstIndex, lastIndex}) => Math.max(0, lastIndex - firstIndex + 1));
  counter("elections", "Leaders this peer has seen come and go.", ({elections}) => elections);
  counter("appends", "Synced writes to the log.", ({appended}) => appended.appends);
  counter("appended_entries", "Entries in them.", ({appended}) => appended.entries);
  metrics.gauge({name: "ollamesh_raft_members", help: "Members of the group by what they do.", labels: ["role"]}, async () => rolesOf(await view()));
  const took = metrics.histogram(
    {name: "ollamesh_raft_change_seconds", help: "From a change that this peer was asked for until it was applied here.", labels: []},
    CHANGE_BUCKETS,
  )({});
  service.agreement({type: "observe_changes", observe: (tookMs) => took(tookMs / 1000)});
}

function rolesOf({members}: ClusterView): MetricSample[] {
  return ROLES.map((role) => ({labels: {role}, value: members.filter((member) => member.role === role).length}));
}

function one(value: number): MetricSample {
  return {labels: {}, value};
}
