import type {Cancel, PeerId} from "@ollamesh/ports";
import type {GroupMessage, MemberLag} from "@ollamesh/wire";
import type {ClusterView} from "./messages.ts";
import type {Replica} from "./replica.ts";

/** A leader that lives answers within a round trip; who asks is not held up longer by one that does not. */
const WAIT_MS = 500;
/** More who ask at once are told that it is not known. */
const WAITING_MAX = 256;

type Lags = readonly MemberLag[] | undefined;

export interface LagInquiryDeps {
  /** Undefined: none runs. */
  replica(): Replica | undefined;
  peerOf(node: number): PeerId | undefined;
  /** Since a node was heard, milliseconds; undefined: never. */
  silentMs(node: number): number | undefined;
  /** False: it could not be sent. */
  tell(peer: PeerId, message: GroupMessage): boolean;
  after(delayMs: number, run: () => void): Cancel;
}

/** How far everybody is: only the leader knows, and is asked. One question goes out for all who ask meanwhile. */
export class LagInquiry {
  readonly #deps: LagInquiryDeps;
  #waiting: ((lags: Lags) => void)[] = [];
  #leader: PeerId | undefined;
  #id = 0;
  #cancel: Cancel = () => undefined;

  constructor(deps: LagInquiryDeps) {
    this.#deps = deps;
  }

  /** Answered within half a second; undefined: not known. */
  ask(done: (lags: Lags) => void): void {
    const replica = this.#deps.replica();
    if (replica?.status.role === "leader") return done(this.#lagsHere(replica));
    const peer = replica && this.#deps.peerOf(replica.status.leader);
    if (!peer || this.#waiting.length >= WAITING_MAX) return done(undefined);
    this.#waiting.push(done);
    if (this.#waiting.length > 1) return;
    this.#leader = peer;
    const {id, leader} = replica.status;
    const isSent = this.#deps.tell(peer, {type: "lag_request", from: id, to: leader, id: ++this.#id});
    if (!isSent) return this.#finish(undefined);
    this.#cancel = this.#deps.after(WAIT_MS, () => this.#finish(undefined));
  }

  /** Somebody asks; only a leader answers. */
  asked(peer: PeerId, {from, id}: GroupMessage & {type: "lag_request"}): void {
    const replica = this.#deps.replica();
    if (replica?.status.role === "leader") this.#deps.tell(peer, {type: "lag_report", from: replica.status.id, to: from, id, members: this.#lagsHere(replica)});
  }

  told(peer: PeerId, {id, members}: GroupMessage & {type: "lag_report"}): void {
    if (this.#waiting.length > 0 && peer === this.#leader && id === this.#id) this.#finish(members);
  }

  /** Who was asked leads no more: nobody needs to wait for its answer. */
  leaderChanged(): void {
    this.#finish(undefined);
  }

  #finish(lags: Lags): void {
    this.#cancel();
    for (const done of this.#waiting.splice(0)) done(lags);
  }

  #lagsHere({status}: Replica): readonly MemberLag[] {
    return [...status.progress].map(([node, {match}]) => {
      if (node === status.id) return {node, behind: 0, silentMs: 0};
      const silence = this.#deps.silentMs(node);
      return {node, behind: status.lastIndex - match, silentMs: silence && Math.round(silence)};
    });
  }
}

/** Where the leader does not say, nothing is known. */
export function withLags(view: ClusterView, lags: Lags): ClusterView {
  const byNode = new Map((lags ?? []).map((one) => [one.node, one]));
  return {...view, members: view.members.map((member) => ({...member, lag: byNode.get(member.node)?.behind, silentMs: byNode.get(member.node)?.silentMs}))};
}
