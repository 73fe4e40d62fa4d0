import {Bitset} from "@ollamesh/stdx";
import type {SwarmMessage} from "@ollamesh/swarm";
import {swarmCodec} from "@ollamesh/wire";
import type {SimCluster} from "../sim-cluster.ts";
import type {Invariant} from "./invariant.ts";

/** No honest peer announces a piece it has not verified and synced, or serves bytes that are not the blob's. */
export function noUnverifiedBytes(): Invariant {
  const requests = new Map<string, SwarmMessage & {readonly type: "request"}>();
  return {
    name: "no unverified byte is served or announced",
    frame(cluster, from, to, protocol, bytes) {
      if (protocol !== "/ollamesh/swarm/1") return undefined;
      const decoded = swarmCodec.decode(bytes);
      if (!decoded.ok) return `${from} sent what cannot be read: ${decoded.error.message}`;
      const message = decoded.value;
      if (message.type === "request") requests.set(`${to}>${from}#${message.id}`, message);
      if (cluster.isLiar(from)) return undefined;
      switch (message.type) {
        case "holding":
          return announced(cluster, from, message.digest, [...(Bitset.fromBytes(Math.ceil(message.size / message.pieceSize), message.bitfield) ?? [])]);
        case "have":
          return announced(cluster, from, message.digest, message.pieces);
        case "data":
          return served(cluster, from, requests.get(`${from}>${to}#${message.id}`), message.bytes);
        default:
          return undefined;
      }
    },
    rest: (cluster) => firstOf(cluster.ids, (id) => stored(cluster, id)),
  };
}

/** Whatever a disk holds as verified is the blob's, asked for or not; a liar's too, for it lies only to others. */
function stored(cluster: SimCluster, peer: string): string | undefined {
  const {blobs, partials} = cluster.node(peer).disk;
  const whole = firstOf(blobs, ([digest, bytes]) => (isTruth(cluster, digest, 0, bytes) ? undefined : `${peer} keeps other bytes as ${digest}`));
  return (
    whole ??
    firstOf(partials, ([digest, {have, pieceSize, size, bytes}]) =>
      firstOf(have, (piece) => {
        const start = piece * pieceSize;
        return isTruth(cluster, digest, start, bytes.subarray(start, Math.min(start + pieceSize, size))) ? undefined : `${peer} keeps other bytes as piece ${piece} of ${digest}`;
      }),
    )
  );
}

function isTruth(cluster: SimCluster, digest: string, start: number, bytes: Uint8Array): boolean {
  const truth = cluster.truth.get(digest)?.subarray(start, start + bytes.length);
  return truth !== undefined && Buffer.compare(truth, bytes) === 0;
}

function firstOf<T>(items: Iterable<T>, faultOf: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const fault = faultOf(item);
    if (fault) return fault;
  }
  return undefined;
}

function announced(cluster: SimCluster, peer: string, digest: string, pieces: readonly number[]): string | undefined {
  const truth = cluster.truth.get(digest);
  const disk = cluster.node(peer).disk;
  const partial = disk.partials.get(digest);
  if (!truth) return `${peer} announces pieces of ${digest}, which nobody ever had`;
  // A whole blob was checked against its digest; one that was deleted meanwhile had been.
  if (!partial) return undefined;
  for (const piece of pieces) {
    const start = piece * partial.pieceSize;
    const end = Math.min(start + partial.pieceSize, partial.size);
    if (Buffer.compare(partial.bytes.subarray(start, end), truth.subarray(start, end)) !== 0) return `${peer} announces piece ${piece} of ${digest} and holds other bytes`;
    if (!partial.have.has(piece)) return `${peer} announces piece ${piece} of ${digest}, which is not synced`;
  }
  return undefined;
}

function served(cluster: SimCluster, peer: string, request: (SwarmMessage & {readonly type: "request"}) | undefined, bytes: Uint8Array): string | undefined {
  if (!request) return `${peer} sends data nobody asked for`;
  const truth = cluster.truth.get(request.digest);
  const start = request.piece * cluster.pieceSize + request.offset;
  const right = truth?.subarray(start, start + request.length);
  return right && Buffer.compare(right, bytes) === 0 ? undefined : `${peer} serves wrong bytes of piece ${request.piece} of ${request.digest}`;
}
