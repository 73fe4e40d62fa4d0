import {formatBytes} from "@ollamesh/stdx";
import {RangeCosts} from "./range-costs.ts";
import {groupShape} from "./ranks.ts";
import type {ModelShape, PeerCapacity} from "./types.ts";

export interface CutWish {
  /** Of all sequences together. */
  readonly contextTokens: number;
  /** One behind the other; at least so many. */
  readonly stages: number;
  /** Peers that share each stage. */
  readonly ranks: number;
}

/** What stages need and what peers have, for refusals: all stages together, and the smallest one, of a group at each of its peers. */
export function lackText(shape: ModelShape, peers: readonly PeerCapacity[], {contextTokens, stages, ranks}: CutWish): string {
  const costs = new RangeCosts(groupShape(shape, ranks), contextTokens);
  const {bounds} = costs;
  const all = costs.memoryBytes(0, shape.layers) + (stages - 1) * (costs.memoryBytes(0, 0) - shape.firstBytes);
  const smallest = Math.min(...bounds.slice(1).map((end, i) => costs.memoryBytes(bounds[i] as number, end)));
  const room = peers.reduce((sum, peer) => sum + freeBytes(peer), 0);
  const roomiest = peers.toSorted((a, b) => freeBytes(b) - freeBytes(a))[0];
  const has = roomiest ? `${roomiest.id} has the most, ${formatBytes(freeBytes(roomiest))}` : "no peer is there";
  const at = ranks > 1 ? ` at each of its ${ranks} peers` : "";
  return `${stages} stages need ${formatBytes(ranks * all)} together, the peers have ${formatBytes(room)}; the smallest stage needs ${formatBytes(smallest)}${at}, ${has}`;
}

function freeBytes({memoryFreeBytes}: PeerCapacity): number {
  return Math.max(0, memoryFreeBytes);
}
