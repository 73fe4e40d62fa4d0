import type {Digest, OriginRef, PeerId} from "@ollamesh/ports";
import type {ByteRange, Callback, Failure} from "@ollamesh/stdx";

/** A wish for bytes of one blob. Several jobs on one blob share its download. */
export interface BlobJob {
  readonly id: string;
  readonly digest: Digest;
  readonly size: number;
  /** Merkle root the cutting must have, where a plan names it; undefined takes the one most holders claim. */
  readonly root: string | undefined;
  /** The bytes needed (rounded out to pieces), or the whole blob, which is then also checked as a whole. */
  readonly want: "all" | readonly ByteRange[];
  /** Where it lies outside of the mesh: read there is only what nobody in the mesh has. */
  readonly origin?: OriginRef | undefined;
  /** This peer has no way to the origin: members that read there too are relied on. */
  readonly isCutOff?: boolean | undefined;
  /** Called from inside the transfers actor: send yourself a message. `done` or `failed` is the last. */
  readonly observe: (event: TransferEvent) => void;
}

export interface TransferSource {
  /** A peer; an origin by its host. */
  readonly peer: PeerId;
  /** Of verified pieces. */
  readonly bytes: number;
  /** Of what comes in at the moment. */
  readonly bytesPerSecond: number;
  readonly state: "active" | "idle" | "banned" | "gone";
}

/** How fast a blob comes, and from whom. */
export interface TransferPace {
  readonly bytesPerSecond: number;
  /** Undefined: nothing is coming. */
  readonly etaMs: number | undefined;
  readonly sources: readonly TransferSource[];
}

export type TransferEvent =
  | {readonly type: "progress"; readonly completed: number; readonly total: number; readonly pace?: TransferPace}
  /** `corruptPeers` sent bad bytes of it: what they hold is not what it should be. */
  | {readonly type: "done"; readonly corruptPeers: readonly PeerId[]}
  /** Codes: `no_source` (nobody reachable holds the rest), `digest_mismatch`, `cancelled`, those of the blob store and of the origin. */
  | {readonly type: "failed"; readonly failure: Failure};

/** One blob's download, for people. Bytes are of verified pieces. */
export interface TransferView extends TransferPace {
  readonly digest: Digest;
  readonly state: "active" | "done" | "failed";
  readonly total: number;
  readonly completed: number;
  /** Peers that sent proven bad pieces. */
  readonly corruptPeers: readonly PeerId[];
  readonly uploadedBytes: number;
  /** Of the whole blob: how it is cut and which pieces are here, a bit each, lowest first. Undefined until the cutting is known. */
  readonly pieces: {readonly count: number; readonly bytes: number; readonly have: Uint8Array} | undefined;
  readonly failure: Failure | undefined;
}

/** Since this process began. */
export interface TransferTotals {
  /** Of pieces that came from peers, wanted or not. */
  readonly fromPeersBytes: number;
  readonly fromOriginsBytes: number;
  readonly toPeersBytes: number;
  readonly done: number;
  readonly failed: number;
  /** At the moment. */
  readonly active: number;
  readonly queued: number;
  /** Peers caught sending bad bytes, once for each blob. */
  readonly bannedSources: number;
}

export type TransfersRequest =
  | {readonly type: "fetch"; readonly job: BlobJob}
  | {readonly type: "cancel"; readonly jobId: string}
  /** Nobody needs what is here of a blob that is not whole: given up, unless somebody is fetching it. A fetch that comes meanwhile waits. */
  | {readonly type: "give_up"; readonly digest: Digest}
  /** Told of each blob here that turned out to hold other bytes than it should; again when it is found again. */
  | {readonly type: "watch_damage"; readonly observe: (digest: Digest) => void}
  | {readonly type: "totals"; readonly done: Callback<TransferTotals>}
  /** Those under way only. */
  | {readonly type: "active_views"; readonly done: Callback<readonly TransferView[]>}
  /** The newest 100, active first. */
  | {readonly type: "views"; readonly done: Callback<readonly TransferView[]>};
