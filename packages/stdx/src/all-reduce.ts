/** What lies between ranks that add up numbers each has a part of: the slowest of their links, each of which carries one direction at a time for all that a rank sends. */
export interface SumLink {
  /** Until a message without content is there, milliseconds. */
  readonly latencyMs: number;
  readonly bytesPerMs: number;
}

/** Everybody sends all to everybody: one way, and each sends the bytes `ranks` - 1 times. Milliseconds until each has the sum. */
export function exchangeMs({latencyMs, bytesPerMs}: SumLink, ranks: number, bytes: number): number {
  return latencyMs + ((ranks - 1) * bytes) / bytesPerMs;
}

/** Each is sent its share of what the others have, adds it up and sends the sum to all: two ways, and twice what is not one's own share. Milliseconds until each has the sum. */
export function scatterMs({latencyMs, bytesPerMs}: SumLink, ranks: number, bytes: number): number {
  return 2 * latencyMs + (2 * (1 - 1 / ranks) * bytes) / bytesPerMs;
}

/** From so many bytes on sharing is sooner done than exchanging. Infinity for two ranks: they send as much either way. */
export function scatterFromBytes({latencyMs, bytesPerMs}: SumLink, ranks: number): number {
  return ranks <= 2 ? Number.POSITIVE_INFINITY : (latencyMs * bytesPerMs * ranks) / ((ranks - 1) * (ranks - 2));
}

/** By the way that is sooner done. */
export function sumMs(link: SumLink, ranks: number, bytes: number): number {
  return ranks < 2 ? 0 : Math.min(exchangeMs(link, ranks, bytes), scatterMs(link, ranks, bytes));
}
