import {type HolderCandidate, nextHolders} from "./holders.ts";
import type {CatalogModel, Keepers, Placement} from "./types.ts";
import {HOLDERS_MAX} from "./types.ts";

/** The bytes of one stage, as something peers hold or lack room for. */
export function rangeKey({model, epoch}: Placement, stageIndex: number): string {
  return `${model}#${epoch}/${stageIndex}`;
}

/** A list for each stage, also when nobody keeps any. */
export function keepersOf({stages, keepers}: Placement): Keepers {
  return keepers ?? stages.map(() => []);
}

/** Equal states give equal bytes: that nobody keeps any is written in one way only. */
export function withKeepers({keepers: _before, ...placement}: Placement, keepers: Keepers): Placement {
  return keepers.some((peers) => peers.length > 0) ? {...placement, keepers} : placement;
}

export function isSameKeepers(a: Keepers, b: Keepers): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Who shall keep the bytes of each stage from now on, or undefined when that is who does already. Each stage is wanted on as many peers as whole copies of a model are (`copies`, or as
 * many as there are). The peer that serves it counts, and so does who has a whole copy, or shall have one, has room for it and somebody to get it from: where models are held whole by enough,
 * nobody keeps parts.
 * @param candidates what they hold and lack room for: keys of models, and `rangeKey`s
 */
export function nextKeepers(placement: Placement, model: CatalogModel, candidates: readonly HolderCandidate[], copies: number): Keepers | undefined {
  const now = keepersOf(placement);
  const wholeHolders = wholeHoldersOf(placement, model, candidates);
  const next = now.map((keepers, index) => {
    const server = placement.stages[index]?.peer;
    const counts = (one: HolderCandidate): boolean => !one.isDead && (one.peer === server || wholeHolders.has(one.peer));
    const others = candidates.filter((one) => !counts(one)).map((one) => lastIfServing(one, placement));
    const missing = copies - (candidates.length - others.length);
    const spare = keepers.filter((peer) => !candidates.some((one) => one.peer === peer && counts(one)));
    const wanted = missing <= 0 ? [] : (nextHolders({model: rangeKey(placement, index), holders: spare}, others, missing) ?? spare);
    return hasCopies(copies, placement, index, candidates) ? wanted : withThose(wanted, keepers, candidates, rangeKey(placement, index));
  });
  return isSameKeepers(now, next) ? undefined : next;
}

/** As many as are wanted have the bytes, not only shall have them: who keeps them besides may let go of them. */
function hasCopies(copies: number, {model, stages}: Placement, index: number, candidates: readonly HolderCandidate[]): boolean {
  return candidates.filter(({peer, isUp, holds}) => isUp && (peer === stages[index]?.peer || holds.has(model))).length >= copies;
}

/** With those of before that may have the bytes: living, and not without room for them. Bounded by what a state may hold. */
function withThose(wanted: readonly string[], before: readonly string[], candidates: readonly HolderCandidate[], range: string): readonly string[] {
  const mayHave = before.filter((peer) => candidates.some((one) => one.peer === peer && !one.isDead && !one.lacksRoomFor.has(range)));
  return [...new Set([...mayHave, ...wanted])].slice(0, HOLDERS_MAX);
}

/** A peer serves one stage at most, so that one that serves another could not take this one over: it is asked when all others have more to keep than there is. */
function lastIfServing(one: HolderCandidate, {stages}: Placement): HolderCandidate {
  return stages.some(({peer}) => peer === one.peer) ? {...one, keptBytes: one.keptBytes + 2 ** 50} : one;
}

function wholeHoldersOf({model: key}: Placement, {holders}: CatalogModel, candidates: readonly HolderCandidate[]): ReadonlySet<string> {
  const living = candidates.filter(({isDead}) => !isDead);
  const canBeFetched = living.some(({holds}) => holds.has(key));
  const shallHave = ({peer, lacksRoomFor}: HolderCandidate): boolean => canBeFetched && holders.includes(peer) && !lacksRoomFor.has(key);
  return new Set(living.filter((one) => one.holds.has(key) || shallHave(one)).map(({peer}) => peer));
}
