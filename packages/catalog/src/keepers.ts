import {rankOf} from "@ollamesh/placement";
import {type HolderCandidate, nextHolders} from "./holders.ts";
import {serversOf} from "./servers.ts";
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
 * many as there are). The peer that serves it counts, and so does who has a whole copy: where models are held whole by enough, nobody keeps parts.
 * @param candidates what they hold and lack room for: keys of models, and `rangeKey`s
 */
export function nextKeepers(placement: Placement, model: CatalogModel, candidates: readonly HolderCandidate[], copies: number): Keepers | undefined {
  const now = keepersOf(placement);
  const next = now.map((keepers, index) => {
    const range = rangeKey(placement, index);
    const counts = (one: HolderCandidate): boolean => servesStage(placement, index, one.peer) || one.holds.has(placement.model);
    const counted = candidates.filter((one) => !one.isDead && counts(one));
    const others = candidates.filter((one) => !counted.includes(one)).map((one) => inOrder(one, placement, model));
    const missing = copies - counted.length;
    const spare = keepers.filter((peer) => !counted.some((one) => one.peer === peer));
    const wanted = missing <= 0 ? [] : (nextHolders({model: range, holders: spare}, others, missing) ?? spare);
    // As many as are wanted have the bytes, not only shall have them: only then may who keeps them besides let go of them.
    const sure = candidates.filter((one) => one.isUp && (counts(one) || (wanted.includes(one.peer) && one.holds.has(range))));
    return sure.length >= copies ? wanted : withThose(wanted, keepers, candidates, range);
  });
  return isSameKeepers(now, next) ? undefined : next;
}

/** With those of before that may have the bytes: living, and not without room for them. Bounded by what a state may hold. */
function withThose(wanted: readonly string[], before: readonly string[], candidates: readonly HolderCandidate[], range: string): readonly string[] {
  const mayHave = before.filter((peer) => candidates.some((one) => one.peer === peer && !one.isDead && !one.lacksRoomFor.has(range)));
  return [...new Set([...mayHave, ...wanted])].slice(0, HOLDERS_MAX);
}

/** Who shall have the whole model is asked first, for it fetches these bytes anyway; last who serves another stage: a peer serves one at most, so that it could not take this one over. */
function inOrder(one: HolderCandidate, placement: Placement, {holders}: CatalogModel): HolderCandidate {
  const {model} = placement;
  if (serversOf(placement).includes(one.peer)) return {...one, keptBytes: one.keptBytes + FAR};
  return holders.includes(one.peer) && !one.lacksRoomFor.has(model) ? {...one, keptBytes: one.keptBytes - FAR} : one;
}

function servesStage({stages, replicas}: Placement, index: number, peer: string): boolean {
  if (replicas?.includes(peer)) return true;
  const stage = stages[index];
  return stage !== undefined && rankOf(stage, peer) >= 0;
}

/** More bytes than anybody keeps. */
const FAR = 2 ** 50;
