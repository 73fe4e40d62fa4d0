/** What two peers of different clusters know of each other when they meet. */
export interface ClusterFacts {
  /** Empty: belongs to none. */
  readonly cluster: string;
  readonly members: number;
  /** It was told to join others. */
  readonly hasBootstrap: boolean;
  /** The cluster whose state this one began with, when a person said that the others of that are gone; empty: none. */
  readonly recoveredFrom: string;
  /** Or may have one again in a moment: false only after so long without one that its members are given up. */
  readonly hasLeader: boolean;
}

/**
 * `join`: this side gives up its own cluster, if it has one, and joins the other. `wait`: the other side will. `apart`: both have members of
 * their own; joining them would throw away what one of them has agreed on, so nothing is done.
 */
export type Meeting = "same" | "join" | "wait" | "apart" | "nobody";

/** Both sides come to opposite answers: the rule looks at the same facts from either end. */
export function meet(own: ClusterFacts, other: ClusterFacts): Meeting {
  if (own.cluster === other.cluster) return own.cluster === "" ? "nobody" : "same";
  if (own.cluster === "") return "join";
  if (other.cluster === "") return "wait";
  // Who is left of a group that was given up follows; where it lives after all, there are two now.
  if (other.recoveredFrom === own.cluster) return own.hasLeader ? "apart" : "join";
  if (own.recoveredFrom === other.cluster) return other.hasLeader ? "apart" : "wait";
  const [ownIsKept, otherIsKept] = [isKept(own), isKept(other)];
  if (ownIsKept && otherIsKept) return "apart";
  if (ownIsKept) return "wait";
  if (otherIsKept) return "join";
  if (own.hasBootstrap !== other.hasBootstrap) return own.hasBootstrap ? "join" : "wait";
  return own.cluster > other.cluster ? "join" : "wait";
}

/** It knows what nobody else may know. */
function isKept({members, recoveredFrom}: ClusterFacts): boolean {
  return members > 1 || recoveredFrom !== "";
}
