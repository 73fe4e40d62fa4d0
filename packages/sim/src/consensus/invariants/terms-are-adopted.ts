import {type MessageType, voterIds} from "@ollamesh/raft";
import type {ConsensusInvariant} from "./consensus-invariant.ts";

const types: ReadonlySet<MessageType> = new Set<MessageType>(["append", "heartbeat", "snapshot", "append_response"]);

/** Who hears a leader, or an answer to it as a leader, of a later term is in that term, and leads no more (Raft paper 5.1). */
export function termsAreAdopted(): ConsensusInvariant {
  return {
    name: "later terms are adopted",
    received(_sim, {id, status, isSettled}, {type, term, from}) {
      if (!status || !isSettled || !types.has(type)) return undefined;
      // From outside of the configuration answers are not believed.
      if (type === "append_response" && !voterIds(status.configuration.voters).includes(from)) return undefined;
      return status.term < term ? `${id} heard ${type} of term ${term} and stays in term ${status.term}` : undefined;
    },
  };
}
