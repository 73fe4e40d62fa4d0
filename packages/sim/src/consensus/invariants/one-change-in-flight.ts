import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** No log has two changes of the membership that are not committed: majorities of before and after both must overlap (thesis 4.1). */
export function oneChangeInFlight(): ConsensusInvariant {
  return {
    name: "one configuration change in flight",
    appending(sim, {id, mirror}, entries) {
      const last = entries.at(-1);
      const first = entries[0];
      if (!first || !last || !entries.some(({type}) => type === "conf_change")) return undefined;
      const at: number[] = [];
      for (let index = Math.max(sim.watch.committedMax + 1, mirror.firstIndex); index <= last.index; index++) {
        const entry = index < first.index ? mirror.entry(index) : entries[index - first.index];
        if (entry?.type === "conf_change") at.push(index);
      }
      return at.length > 1 ? `${id} has changes of the membership at ${at.join(" and ")}, none of them committed` : undefined;
    },
  };
}
