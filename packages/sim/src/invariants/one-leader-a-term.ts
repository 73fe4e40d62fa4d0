import type {Invariant} from "./invariant.ts";

const leads: ReadonlySet<string> = new Set(["append", "heartbeat", "snapshot_chunk", "timeout_now"]);

/** In a term of a group one node at most speaks as its leader (Raft paper, figure 3, Election Safety). */
export function oneLeaderATerm(): Invariant {
  const leaders = new Map<string, number>();
  return {
    name: "one leader a term",
    raft(_cluster, from, {cluster: group, message}) {
      if (!("term" in message) || !leads.has(message.type)) return undefined;
      const known = leaders.get(`${group} ${message.term}`);
      leaders.set(`${group} ${message.term}`, message.from);
      return known === undefined || known === message.from ? undefined : `${from} leads term ${message.term} as ${message.from}, and so does ${known}`;
    },
  };
}
