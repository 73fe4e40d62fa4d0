import type {LinkSpeed} from "@ollamesh/membership";
import type {PeerId} from "@ollamesh/ports";
import type {Callback} from "@ollamesh/stdx";

export type LinkSpeedRequest =
  /** What is known of the links from these peers to this one, once those that were not measured lately were, or did not answer in time. */
  | {readonly type: "measure"; readonly peers: readonly PeerId[]; readonly done: Callback<ReadonlyMap<PeerId, LinkSpeed>>}
  /** Bytes a millisecond that came from it, seen in passing. */
  | {readonly type: "passed"; readonly peer: PeerId; readonly bytesPerMs: number};
