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

/** Both questions are handled one behind the other, so that the answers are of one moment. Nothing is said for a peer that belongs to no group. */
export function lookAtCatalogue({agreement}: NodeService, seen: (catalogue: SeenCatalogue) => void): void {
  let state: CatalogState | undefined;
  agreement({
    type: "read",
    consistency: "stale",
    done: (outcome) => {
      if (outcome.ok) state = outcome.value;
    },
  });
  agreement({
    type: "cluster",
    lags: false,
    done: (outcome) => {
      if (!outcome.ok || !state || outcome.value.applied === 0) return;
      const {cluster, applied, members, role} = outcome.value;
      seen({group: cluster, applied, state, voters: members.filter((member) => member.role === "voter").length, isLeader: role === "leader"});
    },
  });
}

/** The group whose log is on this disk; empty: none. */
export function groupOnDisk({kv}: SimDisk): string {
  const identity = kv.get("agreement/identity");
  return identity ? ((JSON.parse(new TextDecoder().decode(identity)) as {cluster?: string}).cluster ?? "") : "";
}
