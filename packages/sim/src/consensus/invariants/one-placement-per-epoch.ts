import {type Placement, placementsIn, withScaling} from "@ollamesh/catalog";
import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** A model's epoch names one placement, for everybody and for ever; who keeps copies of its parts, and what load adds, is decided later, and again. */
export function onePlacementPerEpoch(): ConsensusInvariant {
  const placed = new Map<string, Placement>();
  return {
    name: "one placement per epoch",
    applied(_sim, {id, machine}) {
      for (const placement of machine.catalog ? placementsIn(machine.catalog) : []) {
        const name = `${placement.model}#${placement.epoch}`;
        const known = placed.get(name);
        if (!known) placed.set(name, placement);
        else if (known !== placement && decisionOf(known) !== decisionOf(placement)) return `${id} has another placement ${name} than there was`;
      }
      return undefined;
    },
  };
}

function decisionOf(placement: Placement): string {
  const {keepers: _later, ...decision} = withScaling(placement, {added: [], leaving: [], reason: ""});
  return JSON.stringify(decision);
}
