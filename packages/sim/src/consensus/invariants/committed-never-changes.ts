import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** What was committed once is never lost and never becomes something else, on anybody's log (Raft paper, figure 3, State Machine Safety; 5.4.3). */
export function committedNeverChanges(): ConsensusInvariant {
  return {
    name: "committed never changes",
    committed(_sim, {id}, {term, index}, known) {
      return known && known.term !== term ? `${id} holds ${term}/${index} for committed, ${known.term}/${index} was committed before` : undefined;
    },
    appending(sim, {id, mirror}, entries) {
      const [first] = entries;
      if (!first) return undefined;
      // What follows is replaced; where the same is written again it is not, as far as that goes.
      for (let index = first.index; index <= Math.min(mirror.last.index, sim.watch.committedMax); index++) {
        const committed = sim.watch.committed.get(index);
        if (!committed || mirror.term(index) !== committed.term) continue;
        if (entries[index - first.index]?.term !== committed.term) return `${id} drops ${committed.term}/${index}, which is committed, from its log`;
      }
      return undefined;
    },
  };
}
