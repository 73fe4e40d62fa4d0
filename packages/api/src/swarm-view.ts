import type {PeerShare, SurveyedBlob, SwarmSurvey} from "@ollamesh/node";
import {displayModelName} from "@ollamesh/stdx";

/** GET /api/v1/swarm/:model: who holds what of it at the moment, by their own word. */
export function swarmJson({name, manifest, peers, blobs}: SwarmSurvey): object {
  return {
    model: displayModelName(name),
    manifest,
    peers: peers.map(({id, isSelf, answer}) => ({id, self: isSelf, answer})),
    blobs: blobs.map(blobJson),
  };
}

/** `pieces` is null while nobody who answered has anything of the blob. */
function blobJson({digest, mediaType, size, cutting, copies, shares}: SurveyedBlob): object {
  return {
    digest,
    media_type: mediaType,
    size,
    pieces: cutting ? {count: cutting.pieces, bytes: cutting.pieceBytes} : null,
    copies: {whole: copies.whole, rarest: copies.rarest, rarest_pieces: copies.rarestPieces, mean: Math.round(copies.mean * 100) / 100},
    shares: shares.map(shareJson),
  };
}

/** `have`: a bit a piece, lowest first, base64; null for one that cut the blob otherwise. */
function shareJson({peer, heldBytes, have, isWhole, isFetching, bytesPerSecond, etaMs, sources}: PeerShare): object {
  return {
    peer,
    held: heldBytes,
    have: have ? Buffer.from(have.toBytes()).toString("base64") : null,
    whole: isWhole,
    fetching: isFetching,
    bytes_per_second: bytesPerSecond,
    eta_ms: etaMs ?? null,
    sources: sources.map((source) => ({peer: source.name, bytes: source.bytes, bytes_per_second: source.bytesPerSecond})),
  };
}
