import type {PeerId} from "@ollamesh/ports";
import type {Callback} from "@ollamesh/stdx";

/** A live member as others in this node see it. */
export interface Member {
  readonly id: PeerId;
  readonly addresses: readonly string[];
  readonly rttMs: number | undefined;
  readonly version: string;
  readonly apiUrl: string | undefined;
  readonly zone: string;
  readonly engine: string;
  readonly threads: number;
  readonly memoryBytes: number;
  readonly memoryFreeBytes: number;
  readonly devices: readonly string[];
  /** It does not answer at the moment: no new work to it. */
  readonly isSuspected: boolean;
  /** How unlikely its present silence is, by what is usual between frames of its link: one in 10^phi. Undefined: the link is not in use. */
  readonly phi: number | undefined;
  /** Model keys whose every blob it holds. */
  readonly holds: readonly string[];
  readonly lacksRoomFor: readonly string[];
  /** Deployments with a stage loaded there, as `<model key>[first-last]`. */
  readonly loaded: readonly string[];
  /** Of requests it shall take against others. */
  readonly weight: number;
}

/** `zone` is where it says it is. `hasLeft`: it said goodbye; else it was lost. */
export type MembershipEvent =
  | {readonly type: "peer_up"; readonly peer: PeerId; readonly zone: string}
  | {readonly type: "peer_down"; readonly peer: PeerId; readonly hasLeft: boolean};

/**
 * For routing: a suspected peer gets no new work until `unsuspected` or `returned`. `death_confirmed`: each of the observers, this node among
 * them, failed to reach it by itself; fit to be proposed to the others.
 */
export type SuspicionEvent =
  | {readonly type: "suspected" | "unsuspected" | "returned"; readonly peer: PeerId}
  | {readonly type: "death_confirmed"; readonly peer: PeerId; readonly observers: readonly PeerId[]};

/** What other actors may ask of the membership actor. */
export type MembershipRequest =
  | {readonly type: "members"; readonly done: Callback<readonly Member[]>}
  /** Current members are announced at once as `peer_up`. Messages are delivered synchronously: send yourself one. */
  | {readonly type: "subscribe"; readonly observe: (event: MembershipEvent) => void}
  /** From now on. Delivered synchronously, as above; a `death_confirmed` comes before the `peer_down` it causes. */
  | {readonly type: "subscribe_suspicions"; readonly observe: (event: SuspicionEvent) => void}
  /** What this peer advertises has changed. */
  | {
      readonly type: "advertise";
      readonly holds?: readonly string[];
      readonly lacksRoomFor?: readonly string[];
      readonly loaded?: readonly string[];
      readonly memoryFreeBytes?: number;
      readonly apiUrl?: string;
    };
