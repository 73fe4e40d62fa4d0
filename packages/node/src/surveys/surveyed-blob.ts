import type {ManifestLayer, PeerId} from "@ollamesh/ports";
import {Bitset} from "@ollamesh/stdx";
import {type BlobShare, copiesOf} from "@ollamesh/swarm";
import type {PeerShare, SurveyedBlob} from "./messages.ts";

interface Claim {
  readonly peer: PeerId;
  readonly share: BlobShare;
  readonly have: Bitset;
}

/** Puts together what peers said of one blob. Shares that cannot be of this blob are left out. */
export function surveyedBlob({digest, mediaType, size}: ManifestLayer, said: ReadonlyMap<PeerId, BlobShare>): SurveyedBlob {
  const claims: Claim[] = [];
  const idle: PeerShare[] = [];
  for (const [peer, share] of said) {
    const have = share.size === size && size > 0 ? Bitset.fromBytes(Math.ceil(size / share.pieceSize), share.bitfield) : undefined;
    if (have && (!share.isWhole || have.isFull)) claims.push({peer, share, have});
    else if (share.isFetching && share.size === 0) idle.push({...paceOf(share), peer, heldBytes: 0, have: undefined, isWhole: false});
  }
  const pieceBytes = mostCommon(claims.map(({share}) => share.pieceSize));
  const pieces = pieceBytes === undefined ? 0 : Math.ceil(size / pieceBytes);
  const comparable = claims.filter(({share}) => share.pieceSize === pieceBytes || share.isWhole);
  const haves = comparable.map(({have, share}) => (share.pieceSize === pieceBytes ? have : Bitset.full(pieces)));
  return {
    digest,
    mediaType,
    size,
    cutting: pieceBytes === undefined ? undefined : {pieces, pieceBytes},
    copies: pieces === 0 ? {whole: 0, rarest: 0, rarestPieces: 0, mean: 0} : copiesOf(pieces, haves),
    shares: [...claims.map((claim) => shareOf(claim, haves[comparable.indexOf(claim)])), ...idle].filter((one) => one.heldBytes > 0 || one.isFetching),
  };
}

function shareOf({peer, share, have}: Claim, comparable: Bitset | undefined): PeerShare {
  const last = have.size - 1;
  const missingOfLast = have.has(last) ? have.size * share.pieceSize - share.size : 0;
  return {...paceOf(share), peer, heldBytes: have.count * share.pieceSize - missingOfLast, have: comparable, isWhole: share.isWhole};
}

function paceOf({isFetching, bytesPerSecond, etaMs, sources}: BlobShare): Pick<PeerShare, "isFetching" | "bytesPerSecond" | "etaMs" | "sources"> {
  return {isFetching, bytesPerSecond, etaMs, sources};
}

/** Of equals the smallest. */
function mostCommon(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}
