import type {PeerId} from "@ollamesh/ports";
import type {LinkShare} from "@ollamesh/swarm";
import type {MeshLink, SurveyedPeer, Topology} from "./messages.ts";

const MISSING_MAX = 256;

/** Puts together what peers said of their links. Links to who is no member count for nothing: one side is on its way out or not yet known. */
export function topologyOf(peers: readonly SurveyedPeer[], said: ReadonlyMap<PeerId, readonly LinkShare[]>): Topology {
  const ids = peers.map(({id}) => id);
  const members = new Set(ids);
  const links = new Map<string, MeshLink>();
  for (const [peer, shares] of said) {
    for (const share of shares) if (share.peer !== peer && members.has(share.peer)) add(links, peer, share);
  }
  const all = [...links.values()];
  return {
    peers: peers.map((peer) => ({...peer, links: all.filter(({between}) => between.includes(peer.id)).length})),
    links: all,
    missing: missingOf(
      ids.filter((id) => said.has(id)),
      links,
    ),
    islands: islandsOf(
      ids,
      all.filter(({isSuspected}) => !isSuspected),
    ),
  };
}

function add(links: Map<string, MeshLink>, peer: PeerId, {peer: other, rttMs, isSuspected}: LinkShare): void {
  const between = pairOf(peer, other);
  const known = links.get(between.join(" "));
  if (known?.seenBy.includes(peer)) return;
  links.set(between.join(" "), {
    between,
    seenBy: [...(known?.seenBy ?? []), peer],
    rttMs: shorter(known?.rttMs, rttMs),
    isSuspected: isSuspected || (known?.isSuspected ?? false),
  });
}

function pairOf(a: PeerId, b: PeerId): readonly [PeerId, PeerId] {
  return a < b ? [a, b] : [b, a];
}

function shorter(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

function missingOf(answered: readonly PeerId[], links: ReadonlyMap<string, MeshLink>): (readonly [PeerId, PeerId])[] {
  const missing: (readonly [PeerId, PeerId])[] = [];
  for (const [i, a] of answered.entries()) {
    for (const b of answered.slice(i + 1)) {
      const pair = pairOf(a, b);
      if (!links.has(pair.join(" ")) && missing.length < MISSING_MAX) missing.push(pair);
    }
  }
  return missing;
}

function islandsOf(ids: readonly PeerId[], links: readonly MeshLink[]): PeerId[][] {
  const islands = new Map(ids.map((id) => [id, [id]]));
  for (const {between} of links) {
    const [a, b] = between.map((id) => islands.get(id) as PeerId[]) as [PeerId[], PeerId[]];
    if (a === b) continue;
    a.push(...b);
    for (const id of b) islands.set(id, a);
  }
  return [...new Set(islands.values())].sort((a, b) => b.length - a.length);
}
