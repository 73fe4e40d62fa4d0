import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** A leader commits by counting only entries of its own term; older ones follow with them (Raft paper 5.4.2, figure 8). */
export function commitsOwnTerm(): ConsensusInvariant {
  return {
    name: "only the own term is committed by counting",
    stepped(_sim, {id, mirror}, {role, term, commit}, before) {
      if (role !== "leader" || before.role !== "leader" || before.term !== term || commit === before.commit) return undefined;
      const of = mirror.term(commit);
      return of === undefined || of === term ? undefined : `${id}, leader of term ${term}, committed up to ${of}/${commit}`;
    },
  };
}
