/** A peer is home to new beginnings as long as it was asked no more often than this against its due. */
const FULL_AT = 1.25;

/** A peer that may become the home of a beginning. */
export interface Home {
  readonly peer: string;
  /** What it shall take against the others, above 0. */
  readonly capacity: number;
  /** Requests sent there lately, 0 and more. */
  readonly asked: number;
}

/**
 * Where prompts that begin with this mark go as long as nobody has read them: each peer has a lot for each mark, and the highest lot wins among those that
 * were not asked beyond their due. So everybody who knows the same finds the same home, and nobody is home to much more than its share.
 *
 * Rendezvous hashing (Thaler and Ravishankar, 1998) with bounded loads (Mirrokni, Thorup, Zadimoghaddam: Consistent Hashing with Bounded Loads, 2016).
 *
 * @param homes at least one
 */
export function homeOf<T extends Home>(mark: number, homes: readonly T[]): T {
  let capacity = 0;
  let asked = 0;
  for (const home of homes) {
    capacity += home.capacity;
    asked += home.asked;
  }
  // Not all can be full: together they would have been asked more often than they were.
  const hasRoom = (home: T): boolean => home.asked < (FULL_AT * (asked + 1) * home.capacity) / capacity;
  return homes.filter(hasRoom).reduce((best, one) => (lot(mark, one.peer) > lot(mark, best.peer) ? one : best));
}

/** Of one peer for one mark: 32 bits. */
function lot(mark: number, peer: string): number {
  let hash = mark ^ 0x9e3779b9;
  for (let i = 0; i < peer.length; i++) hash = Math.imul(hash ^ peer.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
