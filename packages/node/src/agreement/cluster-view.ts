import type {CatalogMember} from "@ollamesh/catalog";
import type {PeerId} from "@ollamesh/ports";
import type {RaftStatus} from "@ollamesh/raft";
import type {Identity} from "./identity.ts";
import type {ClusterMemberView, ClusterView} from "./messages.ts";
import type {Presence} from "./presence.ts";
import type {Replica} from "./replica.ts";

type Configuration = RaftStatus["configuration"];

export interface ClusterFactsOfPeer {
  readonly identity: Identity | undefined;
  readonly replica: Replica | undefined;
  readonly minNodes: number;
  readonly elections: number;
  readonly hasLeader: boolean;
  readonly apart: readonly PeerId[];
  peerOf(node: number): PeerId | undefined;
  readonly presence: Presence;
}

const neverAppended = {appends: 0, entries: 0};
const nothing = {role: "none", leader: undefined, term: 0, commit: 0, applied: 0, lastIndex: 0, firstIndex: 0, appended: neverAppended, members: [], change: undefined} as const;

export function clusterView(facts: ClusterFactsOfPeer): ClusterView {
  const {identity, replica, elections, apart} = facts;
  const own = {cluster: identity?.cluster ?? "", node: identity?.node ?? 0, elections, apart};
  if (!replica) return {...nothing, ...own, state: identity ? "joining" : "starting"};
  const {status} = replica;
  const members = membersOf(facts, replica, status);
  return {
    ...own,
    state: stateOf(facts, members.length),
    role: status.role,
    leader: status.leader === 0 ? undefined : facts.peerOf(status.leader),
    term: status.term,
    commit: status.commit,
    applied: status.applied,
    lastIndex: status.lastIndex,
    firstIndex: status.firstIndex,
    appended: replica.appended,
    members,
    change: changeOf(status.configuration),
  };
}

function changeOf({voters: {incoming, outgoing}}: Configuration): ClusterView["change"] {
  return outgoing.size === 0 ? undefined : {from: [...outgoing], to: [...incoming]};
}

/** Whoever votes before and after a change is a voter all the while. */
function roleOf({voters: {incoming, outgoing}, learners, learnersNext}: Configuration, node: number): ClusterMemberView["role"] {
  const isChanging = outgoing.size > 0;
  if (incoming.has(node)) return isChanging && !outgoing.has(node) ? "becoming_voter" : "voter";
  if (outgoing.has(node)) return "leaving_voter";
  return learners.has(node) || learnersNext.has(node) ? "learner" : "none";
}

function stateOf({hasLeader, minNodes}: ClusterFactsOfPeer, members: number): ClusterView["state"] {
  if (!hasLeader) return "no_quorum";
  if (members < minNodes) return "forming";
  return members <= 1 ? "alone" : "member";
}

/** What is agreed on comes before what this peer alone sees. */
function conditionOf(presence: Presence, member: CatalogMember | undefined, peer: PeerId | undefined): ClusterMemberView["condition"] {
  if (member?.departure) return member.departure.kind === "died" ? "dead" : "left";
  if (peer !== undefined && presence.apart.has(peer)) return "apart";
  if (peer === undefined || !presence.isUp(peer)) return "gone";
  return presence.isSuspected(peer) ? "suspected" : "up";
}

function membersOf(facts: ClusterFactsOfPeer, {state}: Replica, status: RaftStatus): ClusterMemberView[] {
  const {voters, learners, learnersNext} = status.configuration;
  const nodes = new Set([...state.members.keys(), ...voters.incoming, ...voters.outgoing, ...learners, ...learnersNext]);
  return [...nodes].map((node) => {
    const peer = facts.peerOf(node);
    return {
      node,
      peer,
      zone: state.members.get(node)?.zone ?? "",
      role: roleOf(status.configuration, node),
      isLeader: node === status.leader,
      isUp: node === status.id || (peer !== undefined && facts.presence.isUp(peer)),
      condition: node === status.id ? "up" : conditionOf(facts.presence, state.members.get(node), peer),
      drains: state.members.get(node)?.drains ?? false,
      lag: undefined,
      silentMs: undefined,
    };
  });
}

/** Why nothing can be decided, for a person: how many voters there are and seem to be up. */
export function noLeader({voters: {incoming, outgoing}}: Configuration, isUp: (node: number) => boolean): string {
  const upOf = (voters: ReadonlySet<number>): string => {
    const up = [...voters].filter(isUp).length;
    return `${up} ${up === 1 ? "seems" : "seem"} to be up`;
  };
  const before = outgoing.size > 0 ? `; who votes is being changed, so that a majority of the ${outgoing.size} before is needed too: ${upOf(outgoing)}` : "";
  return `no leader among ${incoming.size} voters, of whom ${upOf(incoming)}${before}; what is placed goes on being served`;
}
