import type {CatalogModel} from "./types.ts";

/** A member as somebody who may keep copies. */
export interface HolderCandidate {
  readonly peer: string;
  readonly zone: string;
  /** Reachable now. */
  readonly isUp: boolean;
  /** Gone for so long that its copies are not counted on. */
  readonly isDead: boolean;
  /** Keys of models of which it has every blob. */
  readonly holds: ReadonlySet<string>;
  /** Keys of models it was told to keep and has no room for. */
  readonly lacksRoomFor: ReadonlySet<string>;
  /** Bytes it has been told to keep already, of all models. */
  readonly keptBytes: number;
}

/**
 * Who shall keep whole copies of a model from now on, or undefined when that is who does already. So many as `copies`, or as many as there are: first those who keep it
 * now, then those who have it, then new ones, apart in zones and with the least to keep. A dead keeper is replaced, and one without room as far as others have it; one that is
 * only away is not.
 */
export function nextHolders(model: Pick<CatalogModel, "model" | "holders">, candidates: readonly HolderCandidate[], copies: number): readonly string[] | undefined {
  const byPeer = new Map(candidates.map((one) => [one.peer, one]));
  const lacksRoom = (peer: string): boolean => byPeer.get(peer)?.lacksRoomFor.has(model.model) ?? false;
  const alive = model.holders.filter((peer) => byPeer.get(peer)?.isDead === false);
  const kept = alive.filter((peer) => !lacksRoom(peer));
  const able = candidates.filter(({peer, isUp, isDead}) => isUp && !isDead && !alive.includes(peer) && !lacksRoom(peer));
  const wanted = Math.min(copies, alive.length + able.length);
  const willing = kept.length > wanted ? fewest(kept, byPeer, model.model, wanted) : [...kept, ...spread(able, kept, byPeer, model.model, wanted - kept.length)];
  // Asked on where there is nobody else: room may be made.
  const chosen = [...willing, ...alive.filter(lacksRoom).slice(0, wanted - willing.length)];
  // Nobody left to keep it: the names of the dead stay, for they may come back with their copies.
  if (chosen.length === 0 || chosen.join() === model.holders.join()) return undefined;
  return chosen;
}

function spread(able: readonly HolderCandidate[], kept: readonly string[], byPeer: ReadonlyMap<string, HolderCandidate>, model: string, count: number): string[] {
  const zones = kept.map((peer) => byPeer.get(peer)?.zone);
  const left = [...able];
  const chosen: string[] = [];
  while (chosen.length < count) {
    const inZone = (zone: string): number => zones.filter((one) => one === zone).length;
    const has = (one: HolderCandidate): number => (one.holds.has(model) ? 0 : 1);
    left.sort((a, b) => has(a) - has(b) || inZone(a.zone) - inZone(b.zone) || a.keptBytes - b.keptBytes || (a.peer < b.peer ? -1 : 1));
    const next = left.shift();
    if (!next) break;
    zones.push(next.zone);
    chosen.push(next.peer);
  }
  return chosen;
}

/** Fewer copies are wanted than there are: those who really have it stay. */
function fewest(kept: readonly string[], byPeer: ReadonlyMap<string, HolderCandidate>, model: string, count: number): string[] {
  const has = (peer: string): number => (byPeer.get(peer)?.holds.has(model) ? 0 : 1);
  return kept.toSorted((a, b) => has(a) - has(b)).slice(0, count);
}
