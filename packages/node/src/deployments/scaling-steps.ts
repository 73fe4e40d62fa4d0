import {headsOf, type Placement, type Scaling, scalingOf} from "@ollamesh/catalog";
import type {PeerId} from "@ollamesh/ports";

/** What is known of the peers that serve a placement. */
export interface ScalingFacts {
  /** A member that is counted on. */
  isThere(peer: PeerId): boolean;
  isDrained(peer: PeerId): boolean;
  /** It told that it could not load its replica. */
  hasFailed(peer: PeerId): boolean;
  /** It leaves, and nobody is answered there any more, or it has had its time. */
  mayGo(peer: PeerId): boolean;
  /** Nothing is to be added by load any more. */
  readonly isOff: boolean;
}

/** A placement that load may add replicas to: one peer serves all of it, and whoever deployed it left open how many do. */
export function isScalable({asked, stages}: Placement): boolean {
  return (asked?.strategy === "auto" || asked?.strategy === "replicas") && stages.length === 1 && !stages[0]?.fellows;
}

/** Peers that take new requests: there, to stay, and of those that load has added not leaving. Loaded or not. */
export function takingHeads(placement: Placement, {isThere, isDrained}: Pick<ScalingFacts, "isThere" | "isDrained">): readonly PeerId[] {
  const {leaving} = scalingOf(placement);
  return headsOf(placement).flatMap(({head}) => (isThere(head) && !isDrained(head) && !leaving.includes(head) ? [head] : []));
}

/** What has to change whatever the load is; undefined: nothing. */
export function tidied(placement: Placement, facts: ScalingFacts): Scaling | undefined {
  const {added, leaving} = scalingOf(placement);
  const lost = added.filter((peer) => !facts.isThere(peer));
  const failed = added.filter((peer) => !lost.includes(peer) && facts.hasFailed(peer));
  const gone = leaving.filter((peer) => !lost.includes(peer) && !failed.includes(peer) && facts.mayGo(peer));
  const stays = (peer: PeerId): boolean => !lost.includes(peer) && !failed.includes(peer) && !gone.includes(peer);
  const sent = added.filter((peer) => stays(peer) && !leaving.includes(peer) && (facts.isOff || facts.isDrained(peer)));
  const reasons = [
    ...lost.map((peer) => `${peer} is gone`),
    ...failed.map((peer) => `${peer} could not load it`),
    ...gone.map((peer) => `${peer} has ended what it answered`),
    ...sent.map((peer) => `${peer} leaves: ${facts.isOff ? "replicas by load are switched off" : "it is to be stopped"}`),
  ];
  if (reasons.length === 0) return undefined;
  return {added: added.filter(stays), leaving: [...leaving.filter(stays), ...sent], reason: reasons.join("; ")};
}

/** One that leaves is taken back rather than another one fetched; undefined: none leaves. */
export function takenBack(placement: Placement, reason: string): Scaling | undefined {
  const {added, leaving} = scalingOf(placement);
  const peer = leaving.at(-1);
  return peer === undefined ? undefined : {added, leaving: leaving.slice(0, -1), reason: `${reason}: ${peer} is taken back`};
}

export function grown(placement: Placement, peer: PeerId, reason: string): Scaling {
  const {added, leaving} = scalingOf(placement);
  return {added: [...added, peer], leaving, reason};
}

/** The newest that was added leaves first; undefined: all that were added leave already. */
export function shrunk(placement: Placement, reason: string): Scaling | undefined {
  const {added, leaving} = scalingOf(placement);
  const peer = added.findLast((one) => !leaving.includes(one));
  return peer === undefined ? undefined : {added, leaving: [...leaving, peer], reason: `${reason}: ${peer} leaves`};
}
