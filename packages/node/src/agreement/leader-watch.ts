import type {Replica} from "./replica.ts";

/** No leader for so many election timeouts: a change is refused at once instead of waiting. */
const HOPELESS_TIMEOUTS = 3;

export interface LeaderWatchDeps {
  readonly electionTimeoutMs: number;
  replica(): Replica | undefined;
  /** Since a node was heard; undefined: never. */
  silentMs(node: number): number | undefined;
  nowMs(): number;
}

/** Who leads, as this peer can tell, and for how long nobody has. */
export class LeaderWatch {
  readonly #deps: LeaderWatchDeps;
  /** The node that leads; 0: none. */
  leader = 0;
  /** Leaders known one after another since this process started. */
  elections = 0;
  #leaderlessSinceMs: number;

  constructor(deps: LeaderWatchDeps) {
    this.#deps = deps;
    this.#leaderlessSinceMs = deps.nowMs();
  }

  /** A group was joined or founded: its first leader may take its time. */
  begin(): void {
    this.#leaderlessSinceMs = this.#deps.nowMs();
  }

  /** @returns whether another leads than at the last look, or nobody does any more */
  look(): boolean {
    const leader = this.#leaderNow();
    if (leader === this.leader) return false;
    this.leader = leader;
    if (leader === 0) this.#leaderlessSinceMs = this.#deps.nowMs();
    else this.elections++;
    return true;
  }

  get isHopeless(): boolean {
    if (this.#deps.replica() && this.leader !== 0) return false;
    return this.#deps.nowMs() - this.#leaderlessSinceMs > HOPELESS_TIMEOUTS * this.#deps.electionTimeoutMs;
  }

  /** Raft's learners keep a leader they no longer hear. */
  #leaderNow(): number {
    const replica = this.#deps.replica();
    const leader = replica?.leader ?? 0;
    const isOwn = leader === replica?.id;
    return !isOwn && (this.#deps.silentMs(leader) ?? 0) > HOPELESS_TIMEOUTS * this.#deps.electionTimeoutMs ? 0 : leader;
  }
}
