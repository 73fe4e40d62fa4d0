import type {CatalogState} from "@ollamesh/catalog";
import {stateText} from "../catalogue/reference-catalogue.ts";
import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** A state that was handed out stays as it was: whoever reconciles with it compares it with the next one. */
export function catalogueIsImmutable(): ConsensusInvariant {
  const seen = new Map<number, {readonly catalog: CatalogState; readonly text: string}>();
  return {
    name: "a catalogue state never changes",
    applied(_sim, {id, machine: {catalog, text}}) {
      const before = seen.get(id);
      if (!catalog || before?.catalog === catalog) return undefined;
      seen.set(id, {catalog, text});
      return before && stateText(before.catalog) !== before.text ? `the state ${id} had before changed with the next command` : undefined;
    },
  };
}
