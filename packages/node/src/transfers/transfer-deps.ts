import type {ActorContext} from "@ollamesh/actor";
import type {BlobStore, Origins, PeerId} from "@ollamesh/ports";
import type {Limit, SwarmMessage, SwarmSettings} from "@ollamesh/swarm";
import type {Transfer} from "./transfer.ts";
import type {TransfersMsg} from "./transfers-actor.ts";

/** What a transfer has of the actor it lives in. */
export interface TransferDeps {
  readonly ctx: ActorContext<TransfersMsg>;
  readonly blobs: BlobStore;
  readonly origins: Origins | undefined;
  readonly self: PeerId;
  readonly settings: SwarmSettings;
  /** False: it was not taken, and is lost. */
  send(peer: PeerId, message: SwarmMessage): boolean;
  members(): Iterable<PeerId>;
  /** A piece became ours: those interested want to know. */
  announce(digest: string, piece: number): void;
  nextRequestId(): number;
  /** Of all that is fetched; undefined: none. */
  readonly limit: Limit | undefined;
  /** Sent proven bad bytes of this blob not long ago: not asked again yet. */
  isBanned(peer: PeerId): boolean;
  ban(peer: PeerId): void;
  /** They were banned for what was not their fault. */
  pardon(peers: Iterable<PeerId>): void;
  finished(transfer: Transfer): void;
}
