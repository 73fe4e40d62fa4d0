import type {BlobStatus, Digest} from "@ollamesh/ports";
import {type BlobShare, SURVEYED_SOURCES_MAX} from "@ollamesh/swarm";
import type {TransferView} from "../transfers/messages.ts";

/** What this peer holds of a blob, and from where more is coming. @param transfer the one under way, if there is one */
export function ownShare(digest: Digest, status: BlobStatus | undefined, transfer: TransferView | undefined): BlobShare {
  const held = status && status.have.size > 0 ? status : undefined;
  return {
    digest,
    size: held?.size ?? 0,
    pieceSize: held?.pieceSize ?? 0,
    bitfield: held?.have.toBytes() ?? new Uint8Array(),
    isWhole: held?.complete ?? false,
    isFetching: transfer !== undefined,
    bytesPerSecond: transfer?.bytesPerSecond ?? 0,
    etaMs: transfer?.etaMs,
    sources: (transfer?.sources ?? [])
      .filter(({state, bytesPerSecond}) => state === "active" || bytesPerSecond > 0)
      .slice(0, SURVEYED_SOURCES_MAX)
      .map(({peer, bytes, bytesPerSecond}) => ({name: peer, bytes, bytesPerSecond})),
  };
}
