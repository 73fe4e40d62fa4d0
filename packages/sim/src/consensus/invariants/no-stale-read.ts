import {readKinds} from "../workload.ts";
import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** Of a lease read: a leader notices that it was cut off after so many election timeouts. */
const LEASE_TIMEOUTS = 2;

/**
 * A strong read sees everything that was committed by anybody when it was asked for (thesis 6.4; etcd#20418). One by a lease sees what was
 * committed by the time the lease began, at least.
 */
export function noStaleRead(): ConsensusInvariant {
  return {
    name: "no stale strong read",
    answered({options, watch}, {client, kind, key, index, committedAtCall, calledAtMs}) {
      if (!readKinds.has(kind)) return undefined;
      const isLease = options.reads === "lease";
      const floor = isLease ? watch.committedAt(calledAtMs - LEASE_TIMEOUTS * options.electionTicks * options.tickMs) : committedAtCall;
      return index < floor ? `client ${client} read key ${key} at index ${index}, ${floor} was committed before it asked` : undefined;
    },
  };
}
