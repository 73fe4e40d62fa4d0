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
  /** False: it could not be sent. */
  tell(peer: PeerId, message: GroupMessage): boolean;
  after(delayMs: number, run: () => void): Cancel;
}

/** Asks the leader how far everybody is: only it knows. One question goes out for all who ask meanwhile. */
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
  ask(own: number, leader: {readonly node: number; readonly peer: PeerId}, done: (lags: Lags) => void): void {
    if (this.#waiting.length >= WAITING_MAX) return done(undefined);
    this.#waiting.push(done);
    if (this.#waiting.length > 1) return;
    this.#leader = leader.peer;
    const isSent = this.#deps.tell(leader.peer, {type: "lag_request", from: own, to: leader.node, id: ++this.#id});
    if (!isSent) return this.#finish(undefined);
    this.#cancel = this.#deps.after(WAIT_MS, () => this.#finish(undefined));
  }

  told(peer: PeerId, {id, members}: GroupMessage & {type: "lag_report"}): void {
    if (this.#waiting.length > 0 && peer === this.#leader && id === this.#id) this.#finish(members);
  }

  #finish(lags: Lags): void {
    this.#cancel();
    for (const done of this.#waiting.splice(0)) done(lags);
  }
}

/** On a leader. @param silentMs since a node was heard, undefined: never */
export function lagsOf({status}: Replica, silentMs: (node: number) => number | undefined): readonly MemberLag[] {
  return [...status.progress].map(([node, {match}]) => {
    if (node === status.id) return {node, behind: 0, silentMs: 0};
    const silence = silentMs(node);
    return {node, behind: status.lastIndex - match, silentMs: silence && Math.round(silence)};
  });
}

/** Where the leader does not say, nothing is known. */
export function withLags(view: ClusterView, lags: Lags): ClusterView {
  const byNode = new Map((lags ?? []).map((one) => [one.node, one]));
  return {...view, members: view.members.map((member) => ({...member, lag: byNode.get(member.node)?.behind, silentMs: byNode.get(member.node)?.silentMs}))};
}
