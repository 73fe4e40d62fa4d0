import type {PeerId} from "@ollamesh/ports";

/** Peers that keep an answer besides the one that was asked: a loss of two at once is rare, and each copy costs. */
const KEEPERS_MAX = 2;

/** Who keeps that answer: who generates it, for it knows the prompt already, and others by their rank for this id, so that all have about as many. */
export function keepersOf(id: string, others: readonly PeerId[], near: PeerId | undefined): readonly PeerId[] {
  const ranked = others.map((peer) => ({peer, rank: peer === near ? -1 : hash(id + peer)})).sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, KEEPERS_MAX).map(({peer}) => peer);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}
