import type {PeerId} from "@ollamesh/ports";
import type {Replica} from "./replica.ts";

/** Before anybody campaigns, so that the others have seen the connection end as well: one that has not yet would not vote. */
const NOTICE_MS = 20;

export interface SuccessionDeps {
  /** Between one voter's turn to campaign and the next one's. */
  readonly turnMs: number;
  replica(): Replica | undefined;
  peerOf(node: number): PeerId | undefined;
  after(delayMs: number, run: () => void): void;
}

/**
 * A process that ends takes its connections with it, and whoever was led by it sees that at once: nobody needs to wait for an election timeout, which is for
 * hosts that fall silent. Voters campaign in turns, so that their votes do not split. Only a hint: the vote before the vote fails while others still
 * hear the leader, and then its next heartbeat is believed again.
 */
export class Succession {
  readonly #deps: SuccessionDeps;

  constructor(deps: SuccessionDeps) {
    this.#deps = deps;
  }

  /** The last connection to this peer is gone. */
  lost(peer: PeerId): void {
    const replica = this.#deps.replica();
    if (!replica) return;
    const {leader} = replica;
    const {id, term} = replica.status;
    if (leader === 0 || leader === id || this.#deps.peerOf(leader) !== peer) return;
    replica.forgetLeader();
    const {incoming, outgoing} = replica.status.configuration.voters;
    const heirs = [...new Set([...incoming, ...outgoing])].filter((node) => node !== leader).toSorted((a, b) => a - b);
    const turn = heirs.indexOf(id);
    if (turn === -1) return;
    this.#deps.after(NOTICE_MS + turn * this.#deps.turnMs, () => {
      if (this.#deps.replica() === replica && replica.leader === 0 && replica.status.term === term) replica.campaign();
    });
  }
}
