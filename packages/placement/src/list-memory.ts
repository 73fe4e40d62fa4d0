import {formatBytes} from "@ollamesh/stdx";
import type {PeerCapacity} from "./types.ts";

/** The free memory of the first few peers, for refusals. */
export function listMemory(peers: readonly PeerCapacity[]): string {
  const shown = peers.slice(0, 8).map((peer) => `${peer.id} has ${formatBytes(peer.memoryFreeBytes)} free`);
  return shown.join(", ") + (peers.length > 8 ? ` and ${peers.length - 8} more` : "");
}
