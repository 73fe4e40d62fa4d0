import type {ClusterView, Member, NodeView, Topology} from "@ollamesh/node";

/** GET /api/v1/topology: who is linked to whom at the moment, by their own word. */
export function topologyJson({peers, links, missing, islands}: Topology, cluster: ClusterView): object {
  const inGroup = new Map(cluster.members.flatMap((member) => (member.peer === undefined ? [] : [[member.peer, member] as const])));
  const away = [...inGroup.keys()].filter((id) => peers.every((peer) => peer.id !== id)).map((id) => ({id, isSelf: false, answer: "away", links: 0}));
  return {
    peers: [...peers, ...away].map(({id, isSelf, answer, links: degree}) => ({
      id,
      self: isSelf,
      role: roleOf(inGroup.get(id)),
      zone: inGroup.get(id)?.zone ?? "",
      answer,
      links: degree,
    })),
    links: links.map(({between, seenBy, rttMs, isSuspected}) => ({between, seen_by: seenBy, rtt_ms: rttMs ?? null, suspected: isSuspected})),
    missing,
    islands,
  };
}

/** GET /api/v1/nodes: every peer and what it is at the moment. Nobody was appointed: a role is what follows from what is agreed on. */
export function nodesJson(self: NodeView, members: readonly Member[], cluster: ClusterView): object {
  const live = new Map(members.map((member) => [member.id, member]));
  const inGroup = new Map(cluster.members.flatMap((member) => (member.peer === undefined ? [] : [[member.peer, member] as const])));
  const ids = [...new Set([self.peerId, ...live.keys(), ...inGroup.keys()])];
  return {
    nodes: ids.map((id) => ({
      id,
      self: id === self.peerId,
      role: roleOf(inGroup.get(id)),
      state: id === self.peerId ? "up" : (inGroup.get(id)?.condition ?? (live.get(id)?.isSuspected ? "suspected" : "up")),
      api: live.get(id)?.apiUrl ?? null,
      version: id === self.peerId ? self.version : (live.get(id)?.version ?? null),
      loaded: live.get(id)?.loaded ?? null,
    })),
  };
}

function roleOf(member: ClusterView["members"][number] | undefined): string {
  if (!member || member.role === "none") return "none";
  return member.isLeader ? "leader" : member.role;
}
