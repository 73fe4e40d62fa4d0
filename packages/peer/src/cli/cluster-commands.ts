import {CodedError, formatDuration} from "@ollamesh/stdx";
import type {CommandContext} from "./command-context.ts";
import {formatTable} from "./table.ts";

interface Cluster {
  readonly state: string;
  readonly cluster: string;
  readonly role: string;
  readonly leader: string | null;
  readonly term: number;
  readonly commit: number;
  readonly applied: number;
  readonly elections: number;
  readonly apart: readonly string[];
  readonly change: {readonly from: readonly string[]; readonly to: readonly string[]} | null;
  readonly members: readonly {
    readonly node: string;
    readonly peer: string | null;
    readonly zone: string;
    readonly role: string;
    readonly leader: boolean;
    readonly state: string;
    readonly lag: number | null;
    readonly silent_ms: number | null;
  }[];
}

const STATES: Readonly<Record<string, string>> = {
  starting: "reading its log",
  joining: "waiting to be taken in by the peers it was told to join",
  alone: "the only member",
  forming: "fewer members than --min-nodes",
  member: "agreed",
  no_quorum: "no quorum: what is placed is served, nothing can be changed",
};

export async function clusterStatus({client, print}: CommandContext): Promise<void> {
  printCluster(print, await client.get<Cluster>("/api/v1/cluster"));
}

export async function addVoter({client, print}: CommandContext, peer: string): Promise<void> {
  const answer = await client.send<{warning: string | null}>("POST", "/api/v1/cluster/voters", {peer});
  print(`${peer} is a voter now`);
  if (answer?.warning) print(`warning: ${answer.warning}`);
}

export async function removeMember({client, print}: CommandContext, peer: string): Promise<void> {
  await client.send("POST", "/api/v1/cluster/remove", {peer});
  print(`${peer} is no member any more`);
}

export async function transfer({client, print}: CommandContext, peer: string): Promise<void> {
  await client.send("POST", "/api/v1/cluster/transfer", {peer});
  print(`${peer} leads`);
}

export async function recover({client, print}: CommandContext, options: {othersAreGone?: boolean}): Promise<void> {
  if (!options.othersAreGone) {
    throw new CodedError(
      "bad_request",
      "this makes the peer a group of its own. What the others agreed on and it has not heard of is lost; if they still live, there are two catalogues afterwards. " +
        "When a majority is gone for good: cluster recover --others-are-gone",
    );
  }
  const cluster = await client.send<Cluster>("POST", "/api/v1/cluster/recover", {others_are_gone: true});
  printCluster(print, cluster as Cluster);
}

/** While it is under way more can be missed than before or after: an operator about to stop a peer must know. */
function changeText({from, to}: NonNullable<Cluster["change"]>): string {
  return `${from.length} ${from.length === 1 ? "voter" : "voters"} before, ${to.length} after, under way: until it is over a majority of both must be up`;
}

function printCluster(print: (line: string) => void, cluster: Cluster): void {
  print(`state     ${cluster.state}${STATES[cluster.state] ? `: ${STATES[cluster.state]}` : ""}`);
  if (cluster.cluster !== "") print(`group     ${cluster.cluster}`);
  print(`leader    ${cluster.leader ?? "none known"}`);
  print(`this peer ${cluster.role}, term ${cluster.term}, ${cluster.applied} of ${cluster.commit} changes applied`);
  if (cluster.change) print(`change    ${changeText(cluster.change)}`);
  for (const peer of cluster.apart) print(`apart     ${peer} belongs to another group: start the peers of one of them with empty data folders`);
  if (cluster.members.length === 0) return;
  const rows = cluster.members.map((member) => [
    member.peer ?? "?",
    member.leader ? "leader" : member.role.replace("_", " "),
    member.state,
    member.lag === null ? "?" : String(member.lag),
    member.silent_ms === null ? "?" : `${formatDuration(member.silent_ms)} ago`,
    member.zone,
    member.node,
  ]);
  print(`\n${formatTable(["PEER", "ROLE", "STATE", "BEHIND", "HEARD", "ZONE", "NODE"], rows)}`);
}
