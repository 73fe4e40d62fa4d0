import {assert} from "@ollamesh/stdx";
import type {CatalogEvent, CatalogState} from "./types.ts";

/** Placed models, and remembered removals, at most. A mesh serves tens of models; the rest is a runaway script. */
export const PLACEMENTS_MAX = 1000;

export const emptyCatalog: CatalogState = {placements: new Map(), removals: new Map()};

/**
 * The state after one event. Order-independent: the newer fact about a model wins whatever order events arrive in, so that gossip
 * converges; under consensus the same function sees them in one order. Returns the same object when nothing changes.
 */
export function apply(state: CatalogState, event: CatalogEvent): CatalogState {
  const fact = event.type === "model_placed" ? event.placement : event.removal;
  const known = state.placements.get(fact.model) ?? state.removals.get(fact.model);
  if (known && !isNewer(fact, known)) return state;
  const placements = new Map(state.placements);
  const removals = new Map(state.removals);
  placements.delete(fact.model);
  removals.delete(fact.model);
  if (event.type === "model_placed") {
    if (placements.size >= PLACEMENTS_MAX) return state;
    placements.set(fact.model, event.placement);
  } else {
    // The oldest remembered removal is forgotten: by then its gossip has died out.
    if (removals.size >= PLACEMENTS_MAX) removals.delete(removals.keys().next().value as string);
    removals.set(fact.model, event.removal);
  }
  assert(!(placements.has(fact.model) && removals.has(fact.model)), `${fact.model} both placed and removed`);
  return {placements, removals};
}

/** The epoch a new decision about this model must carry. */
export function nextEpoch(state: CatalogState, model: string): number {
  const known = state.placements.get(model) ?? state.removals.get(model);
  return (known?.epoch ?? 0) + 1;
}

/** Every fact, as events that rebuild this state on an empty one. */
export function snapshot(state: CatalogState): readonly CatalogEvent[] {
  return [
    ...[...state.placements.values()].map((placement) => ({type: "model_placed", placement}) as const),
    ...[...state.removals.values()].map((removal) => ({type: "placement_removed", removal}) as const),
  ];
}

function isNewer(fact: {epoch: number; author: string}, known: {epoch: number; author: string}): boolean {
  return fact.epoch !== known.epoch ? fact.epoch > known.epoch : fact.author > known.author;
}
