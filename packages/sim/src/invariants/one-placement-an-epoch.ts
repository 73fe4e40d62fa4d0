import {placementsIn, withScaling} from "@ollamesh/catalog";
import type {Invariant} from "./invariant.ts";

/** A model's epoch names one placement in a group, for everybody and for ever; who keeps copies of its parts, and what load adds, is decided later, and again. */
export function onePlacementAnEpoch(): Invariant {
  const placed = new Map<string, string>();
  return {
    name: "one placement an epoch",
    catalogue(_cluster, node, {group, state}) {
      for (const placement of placementsIn(state)) {
        const name = `${group} ${placement.model}#${placement.epoch}`;
        const {keepers: _later, ...decision} = withScaling(placement, {added: [], leaving: [], reason: ""});
        const text = JSON.stringify(decision);
        const known = placed.get(name);
        placed.set(name, text);
        if (known !== undefined && known !== text) return `${node} knows another placement ${placement.model}#${placement.epoch} than there was`;
      }
      return undefined;
    },
  };
}
