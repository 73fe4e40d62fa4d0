import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** A strong read sees everything that was committed by anybody when it was asked for (thesis 6.4; etcd#20418). */
export function noStaleRead(): ConsensusInvariant {
  return {
    name: "no stale strong read",
    answered(_sim, {client, kind, key, index, committedAtCall}) {
      if (kind !== "read_register" && kind !== "read_text") return undefined;
      return index < committedAtCall ? `client ${client} read key ${key} at index ${index}, ${committedAtCall} was committed before it asked` : undefined;
    },
  };
}
