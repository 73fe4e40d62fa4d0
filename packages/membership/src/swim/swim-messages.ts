/**
 * News of one member, passed on from node to node: hearsay. `by` says who suspects; it counts as that peer's own observation only in
 * a message of that very peer, whose identity the transport has proved.
 */
export type Rumour =
  | {readonly kind: "alive"; readonly peer: string; readonly incarnation: number}
  | {readonly kind: "suspect" | "dead"; readonly peer: string; readonly incarnation: number; readonly by: string};

/** `sequence` is chosen by who asks and comes back in the answer. At most `rumoursPerMessageMax` rumours ride along. */
export type SwimMessage =
  | {readonly type: "ping" | "ack" | "nack"; readonly sequence: number; readonly rumours: readonly Rumour[]}
  | {readonly type: "ping_req"; readonly sequence: number; readonly target: string; readonly rumours: readonly Rumour[]}
  | {readonly type: "rumours"; readonly rumours: readonly Rumour[]};

export type SwimInput =
  | {readonly type: "joined" | "removed"; readonly peer: string}
  | {readonly type: "received"; readonly from: string; readonly message: SwimMessage}
  /** Any other message of the peer on a link in use: a heartbeat. */
  | {readonly type: "heard"; readonly peer: string}
  /** The connection is up: the peer has just shaken hands. */
  | {readonly type: "link_up"; readonly peer: string}
  /** The connection broke or could not be made. */
  | {readonly type: "link_lost"; readonly peer: string}
  /** Not before `nextDueMs` says so, and soon after. */
  | {readonly type: "ticked"};

export type SwimEffect =
  | {readonly type: "send"; readonly to: string; readonly message: SwimMessage}
  /** For routing: no new work to it, until `unsuspected`, `returned` or `death_confirmed`. */
  | {readonly type: "suspected" | "unsuspected"; readonly peer: string}
  /** `observers`, self among them, each failed to reach the peer by itself: fit to be proposed to others. Sorted. */
  | {readonly type: "death_confirmed"; readonly peer: string; readonly observers: readonly string[]}
  /** A peer that was confirmed dead was heard again. */
  | {readonly type: "returned"; readonly peer: string};
