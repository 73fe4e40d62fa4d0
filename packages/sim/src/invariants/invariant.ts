import type {RaftFrame} from "@ollamesh/wire";
import type {SeenCatalogue} from "../seen-catalogue.ts";
import type {SimCluster} from "../sim-cluster.ts";

/** Something that must never be otherwise. It says what is wrong, or undefined. */
export interface Invariant {
  readonly name: string;
  /** A frame as it arrives; `sentAtMs` is when it was sent. */
  frame?(cluster: SimCluster, from: string, to: string, protocol: string, bytes: Uint8Array, sentAtMs: number): string | undefined;
  /** A frame of the group's protocol as it arrives. */
  raft?(cluster: SimCluster, from: string, frame: RaftFrame, sentAtMs: number): string | undefined;
  /** Between two things that users or faults do: about every second of simulated time. */
  rest?(cluster: SimCluster): string | undefined;
  /** What a peer that was asked, as often as there is rest, knew. */
  catalogue?(cluster: SimCluster, node: string, seen: SeenCatalogue): string | undefined;
  /** After the last phase. */
  end?(cluster: SimCluster): string | undefined;
}
