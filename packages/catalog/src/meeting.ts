/** What two peers of different clusters know of each other when they meet. */
export interface ClusterFacts {
  /** Empty: belongs to none. */
  readonly cluster: string;
  readonly members: number;
  /** It was told to join others. */
  readonly hasBootstrap: boolean;
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
  if (own.members > 1 && other.members > 1) return "apart";
  if (own.members > 1) return "wait";
  if (other.members > 1) return "join";
  if (own.hasBootstrap !== other.hasBootstrap) return own.hasBootstrap ? "join" : "wait";
  return own.cluster > other.cluster ? "join" : "wait";
}
