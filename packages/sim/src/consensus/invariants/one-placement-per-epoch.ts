import type {Placement} from "@ollamesh/catalog";
import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** A model's epoch names one placement, for everybody and for ever. */
export function onePlacementPerEpoch(): ConsensusInvariant {
  const placed = new Map<string, Placement>();
  return {
    name: "one placement per epoch",
    applied(_sim, {id, machine}) {
      for (const placement of machine.catalog?.placements.values() ?? []) {
        const name = `${placement.model}#${placement.epoch}`;
        const known = placed.get(name);
        if (!known) placed.set(name, placement);
        else if (known !== placement && JSON.stringify(known) !== JSON.stringify(placement)) return `${id} has another placement ${name} than there was`;
      }
      return undefined;
    },
  };
}
