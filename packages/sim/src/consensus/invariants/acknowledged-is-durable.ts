import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** A node tells of what it has, and of its term, only what is on its disk (Raft paper, figure 2: "before responding to RPCs"). */
export function acknowledgedIsDurable(): ConsensusInvariant {
  return {
    name: "acknowledged is durable",
    sent(_sim, {id, storage}, message) {
      if (message.type !== "append_response" || message.hint) return undefined;
      const term = storage.hardState?.term ?? 0;
      // Replaced by a later leader since: that is in a later term, and the answer counts in its own only.
      if (message.term < term) return undefined;
      if (message.term > term) return `${id} answers in term ${message.term}, its disk says ${term}`;
      return message.index > storage.lastIndex ? `${id} acknowledges ${message.index}, its disk ends with ${storage.lastIndex}` : undefined;
    },
  };
}
