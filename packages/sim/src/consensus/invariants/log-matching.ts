import type {Entry} from "@ollamesh/raft";
import type {ConsensusInvariant} from "./consensus-invariant.ts";

interface Seen {
  readonly entry: Entry;
  readonly previousTerm: number;
}

/**
 * Two logs with an entry of the same index and term are the same up to there (Raft paper, figure 3, Log Matching; 5.3): each such entry
 * has one content and one entry before it, in whatever log it turns up; the rest follows by induction.
 */
export function logMatching(): ConsensusInvariant {
  const seen = new Map<string, Seen>();
  return {
    name: "log matching",
    appending(_sim, {id, mirror}, entries) {
      let previousTerm = entries[0] && mirror.term(entries[0].index - 1);
      if (entries[0] && previousTerm === undefined) return `${id} puts entry ${entries[0].index} behind a log that ends with ${mirror.last.index}`;
      for (const entry of entries) {
        const place = `${entry.term}/${entry.index}`;
        const known = seen.get(place);
        if (!known) seen.set(place, {entry, previousTerm: previousTerm ?? 0});
        else if (known.previousTerm !== previousTerm) return `${id} has an entry of term ${previousTerm} before ${place}, another has one of ${known.previousTerm}`;
        else if (!isSameContent(known.entry, entry)) return `${id} has another content at ${place} than somebody else`;
        previousTerm = entry.term;
      }
      return undefined;
    },
  };
}

/** Most are the very same object, carried from log to log. */
function isSameContent(a: Entry, b: Entry): boolean {
  if (a.type === "normal") return b.type === "normal" && (a.data === b.data || (a.data.length === b.data.length && a.data.every((byte, i) => byte === b.data[i])));
  return b.type === "conf_change" && (a.change === b.change || JSON.stringify(a.change) === JSON.stringify(b.change));
}
