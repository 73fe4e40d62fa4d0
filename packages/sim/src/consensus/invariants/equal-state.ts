import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** Whoever has applied the same index has the same state, by entries or by snapshot (Raft paper, figure 3, State Machine Safety). */
export function equalState(): ConsensusInvariant {
  const digests = new Map<number, number>();
  return {
    name: "equal state at equal index",
    applied(_sim, {id, machine: {index, digest}}) {
      const known = digests.get(index);
      if (known === undefined) digests.set(index, digest);
      return known === undefined || known === digest ? undefined : `${id} has another state at index ${index} than somebody else had there`;
    },
  };
}
