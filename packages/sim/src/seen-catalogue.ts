import type {CatalogState} from "@ollamesh/catalog";
import type {NodeService} from "@ollamesh/node";
import type {SimDisk} from "./ports/sim-disk.ts";

/** What a peer knew when it was asked. */
export interface SeenCatalogue {
  /** The group it belongs to. */
  readonly group: string;
  readonly applied: number;
  /** The state after `applied` entries. */
  readonly state: CatalogState;
  /** How many vote, as it knows. */
  readonly voters: number;
  readonly isLeader: boolean;
}

/**
 * The state is asked for before and after what is applied, for the answers need not be of one moment: where it is the same one both times it is that of
 * all moments between. Nothing is said otherwise, nor for a peer that belongs to no group.
 */
export function lookAtCatalogue({agreement}: NodeService, seen: (catalogue: SeenCatalogue) => void): void {
  const readStale = (then: (state: CatalogState) => void): void =>
    void agreement({
      type: "read",
      consistency: "stale",
      done: (outcome) => {
        if (outcome.ok) then(outcome.value);
      },
    });
  readStale((before) => {
    agreement({
      type: "cluster",
      done: (outcome) => {
        if (!outcome.ok || outcome.value.applied === 0) return;
        const {cluster, applied, members, role} = outcome.value;
        const voters = members.filter((member) => member.role === "voter").length;
        readStale((state) => {
          if (state === before) seen({group: cluster, applied, state, voters, isLeader: role === "leader"});
        });
      },
    });
  });
}

/** The group whose log is on this disk; empty: none. */
export function groupOnDisk({kv}: SimDisk): string {
  const identity = kv.get("agreement/identity");
  return identity ? ((JSON.parse(new TextDecoder().decode(identity)) as {cluster?: string}).cluster ?? "") : "";
}
