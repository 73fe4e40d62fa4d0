import type {Download} from "@ollamesh/swarm";
import type {TransferView} from "./messages.ts";

/** The peers a blob comes from, for people. */
export function sourceViews(download: Download | undefined): TransferView["sources"] {
  return (download?.sources() ?? []).map(({id, verifiedBytes, state, asks}) => ({
    peer: id,
    bytes: verifiedBytes,
    state: state === "active" && asks.size === 0 ? "idle" : state,
  }));
}
