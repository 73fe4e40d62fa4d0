import type {ClientCall} from "../consensus-clients.ts";
import {type Reference, readKinds, requestKey, type Seen} from "../workload.ts";
import type {ConsensusInvariant} from "./consensus-invariant.ts";

/**
 * Every write that a client was told of is in the log that was committed, took effect once and as the client was told; every read saw what that log makes up
 * to where it was served; and everybody ends with that state (Raft paper 8, thesis 6.3). The state is made anew by the dumbest implementation there is.
 */
export function acknowledgedIsKept(): ConsensusInvariant {
  return {
    name: "nothing acknowledged is lost",
    end(sim) {
      const reference = sim.workload.reference();
      const reads = readsByIndex(sim.clients.calls);
      for (let index = 2; index <= sim.watch.committedMax; index++) {
        const committed = sim.watch.committed.get(index);
        if (!committed) return `nobody was seen to commit index ${index}`;
        if (committed.entry.type === "normal") reference.apply(committed.entry.data);
        const wrong = reads.get(index)?.find((read) => read.seen !== reference.see(read));
        if (wrong) return `${wrong.kind} ${requestKey(wrong)} at index ${index} ${difference(wrong.seen, reference.see(wrong))}`;
      }
      const lost = sim.clients.calls.map((call) => writeFault(call, reference)).find((fault) => fault !== undefined);
      if (lost) return lost;
      const {text} = reference;
      const other = sim.running.find(({machine, status}) => status?.applied === sim.watch.committedMax && machine.text !== text);
      return other && `${other.id} ends and ${difference(other.machine.text, text)}`;
    },
  };
}

/** The first line that is not the same. */
function difference(seen: Seen, right: Seen): string {
  const [a, b] = [`${seen}`.split("\n"), `${right}`.split("\n")];
  const at = a.findIndex((line, i) => line !== b[i]);
  return `has ${a[at] ?? "no more"}, the log makes ${b[at < 0 ? a.length : at] ?? "no more"}`;
}

function readsByIndex(calls: readonly ClientCall[]): Map<number, ClientCall[]> {
  const reads = new Map<number, ClientCall[]>();
  for (const call of calls) if (call.outcome === "ok" && readKinds.has(call.kind)) reads.set(call.index, [...(reads.get(call.index) ?? []), call]);
  return reads;
}

function writeFault(call: ClientCall, reference: Reference): string | undefined {
  const {kind, outcome, result, index, committedAtCall} = call;
  if (outcome !== "ok" || readKinds.has(kind)) return undefined;
  const took = reference.results.get(requestKey(call));
  if (took === undefined) return `${kind} ${requestKey(call)} was acknowledged at index ${index} and is not in the log`;
  if (took !== result) return `${kind} ${requestKey(call)} was answered ${result}, the log says ${took}`;
  return index > committedAtCall ? undefined : `${kind} ${requestKey(call)} took effect at index ${index}, ${committedAtCall} was committed before it was asked for`;
}
