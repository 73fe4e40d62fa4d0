import type {SimCluster} from "../sim-cluster.ts";

/** Something that must never be otherwise. It says what is wrong, or undefined. */
export interface Invariant {
  readonly name: string;
  /** A frame as it arrives; `sentAtMs` is when it was sent. */
  frame?(cluster: SimCluster, from: string, to: string, protocol: string, bytes: Uint8Array, sentAtMs: number): string | undefined;
  /** Between two things that users or faults do: about every second of simulated time. */
  rest?(cluster: SimCluster): string | undefined;
  /** After the last phase. */
  end?(cluster: SimCluster): string | undefined;
}
