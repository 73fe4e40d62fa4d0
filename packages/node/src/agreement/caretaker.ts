import {type CatalogCommand, type CatalogMember, type CatalogState, nextVoterChange, type VoterCandidate} from "@ollamesh/catalog";
import type {PeerId} from "@ollamesh/ports";
import {type ConfChange, type ConfChangeStep, type ConfState, leaveJoint, noBytes, type RaftStatus} from "@ollamesh/raft";
import type {Presence} from "./presence.ts";
import type {Replica} from "./replica.ts";
import type {AgreementSettings, GroupSettings} from "./settings.ts";

/** Peers waiting to be taken in. */
const JOINS_MAX = 1000;
/** Facts about members on their way into the log: more wait until these are agreed on. */
const FACTS_MAX = 16;
/** A member must have been here for so many times `replaceMs` before it takes a living voter's place for the sake of its zone. */
const SETTLED_FACTOR = 3;
/** Who answered so long ago is not silent, however short the election timeout is: a leader looks twice a second. */
const ANSWER_MS = 1000;
/** Between two looks at a group in which all have long been here and answer, and nothing has changed since a look that found nothing to do. */
const QUIET_LOOK_MS = 2000;

/** What a look found in order, and when. */
interface Seen {
  readonly state: CatalogState;
  readonly confState: ConfState;
  readonly atMs: number;
}

interface Joining {
  readonly peer: PeerId;
  readonly zone: string;
}

export interface CaretakerDeps {
  /** In force now. */
  settings(): AgreementSettings & Pick<GroupSettings, "isVotersMaxAgreed">;
  replica(): Replica;
  /** Of this peer. */
  readonly zone: string;
  readonly presence: Presence;
  nowMs(): number;
  propose(command: CatalogCommand, done: () => void): void;
}

/**
 * What a leader does for its group: takes newcomers in, lets go who was removed, records who died or came back, and sees that enough of the right ones vote.
 * One change of the configuration at a time.
 *
 * A member is dead when several peers, this one among them, found so (SWIM) and it has not answered this leader's Raft messages either. When the two
 * disagree it counts as alive: to keep a voter too long costs one vote, to give one up that lives costs a change of the configuration for nothing.
 */
export class Caretaker {
  readonly #deps: CaretakerDeps;
  readonly #joins = new Map<number, Joining>();
  /** Of whom a fact is on its way into the log. */
  readonly #telling = new Set<number>();
  /** When each was last seen to answer, by check-quorum's book. */
  readonly #answeredMs = new Map<number, number>();

  /** The last look, when it found nothing to do. */
  #quiet: Seen | undefined;

  constructor(deps: CaretakerDeps) {
    this.#deps = deps;
  }

  join(node: number, peer: PeerId, zone: string): void {
    if (this.#joins.size < JOINS_MAX) this.#joins.set(node, {peer, zone});
  }

  /** Once in a while, on a leader that has committed in its term: looks, unless there can hardly be anything to see. */
  tend(): void {
    const replica = this.#deps.replica();
    this.#noteAnswers(replica.status);
    const quiet = this.#quiet;
    const isAsSeen = quiet && quiet.state === replica.state && quiet.confState === replica.confState && this.#deps.nowMs() - quiet.atMs < QUIET_LOOK_MS;
    if (!isAsSeen || !this.#isSettled(replica)) this.look();
  }

  /** Looks at everything anew; right to call at any time on a leader that has committed in its term. */
  look(): void {
    const replica = this.#deps.replica();
    this.#noteAnswers(replica.status);
    const isBusy = this.#act(replica) || this.#telling.size > 0 || this.#joins.size > 0;
    const {state, confState} = replica;
    this.#quiet = isBusy ? undefined : {state, confState, atMs: this.#deps.nowMs()};
  }

  /** @returns whether something is under way */
  #act(replica: Replica): boolean {
    const {status} = replica;
    this.#tellFacts(replica);
    this.#handOver(replica);
    if (status.pendingConfIndex > status.applied) return true;
    const change = this.#leaveJoint(status) ?? this.#admit(replica) ?? this.#dismiss(replica) ?? this.#electors(replica);
    if (change) replica.proposeConfChange(change);
    return change !== undefined;
  }

  /** The time that passes makes no difference to any member, unless it falls silent. */
  #isSettled({state, id}: Replica): boolean {
    const settledMs = SETTLED_FACTOR * this.#deps.settings().replaceMs;
    return [...state.members.values()].every(({node, peer, departure, drains}) => {
      return !departure && !drains && (node === id || (this.#answers(node) && this.#upMs(peer) >= settledMs));
    });
  }

  /**
   * A leader that shall be stopped lets another voter lead: the one that knows most of those that stay and answer. Nothing is agreed on while one is asked to lead, and a peer that is up may
   * have come back as another node.
   */
  #handOver(replica: Replica): void {
    const {state, status} = replica;
    if (!state.members.get(status.id)?.drains) return;
    const stays = (node: number): boolean => {
      const member = state.members.get(node);
      const isHere = member !== undefined && !member.departure && this.#answers(node) && this.#upMs(member.peer) > 0;
      return isHere && !member.drains && status.configuration.voters.incoming.has(node);
    };
    const [heir] = [...status.progress].filter(([node]) => node !== status.id && stays(node)).toSorted(([, a], [, b]) => b.match - a.match);
    if (heir && status.configuration.voters.outgoing.size === 0) replica.transferLeader(heir[0]);
  }

  #leaveJoint({configuration}: RaftStatus): ConfChange | undefined {
    return configuration.voters.outgoing.size > 0 && !configuration.autoLeave ? leaveJoint : undefined;
  }

  /** First everybody learns who the newcomer is, then it is spoken to. Its earlier lives go with that. */
  #admit({state, status}: Replica): ConfChange | undefined {
    for (const [node, {peer, zone}] of this.#joins) {
      const known = state.members.get(node);
      if (known && isMember(status, node)) {
        this.#joins.delete(node);
        continue;
      }
      if (known) return changeOf([{kind: "learner", node}]);
      this.#deps.propose({type: "set_member", member: {node, peer, zone}}, nothing);
      return undefined;
    }
    return undefined;
  }

  /** Nodes of the configuration that are no member any more, and members that are an earlier life of a newer one. */
  #dismiss({state, status}: Replica): ConfChange | undefined {
    const newest = new Map([...state.members.values()].map((member) => [member.peer, member.node]));
    for (const {node, peer} of state.members.values()) {
      if (newest.get(peer) !== node && node !== status.id) this.#deps.propose({type: "remove_member", node}, nothing);
    }
    const {voters, learners} = status.configuration;
    const gone = [...voters.incoming, ...learners].find((node) => !state.members.has(node) && node !== status.id);
    return gone === undefined ? undefined : changeOf([{kind: "remove", node: gone}]);
  }

  #noteAnswers({id, progress}: RaftStatus): void {
    for (const node of this.#answeredMs.keys()) if (!progress.has(node)) this.#answeredMs.delete(node);
    for (const [node, {isRecentlyActive}] of progress) if (isRecentlyActive || node === id) this.#answeredMs.set(node, this.#deps.nowMs());
  }

  /** Raft hears from it, whatever others say. */
  #answers(node: number): boolean {
    const atMs = this.#answeredMs.get(node);
    return atMs !== undefined && this.#deps.nowMs() - atMs < Math.max(ANSWER_MS, this.#deps.settings().electionTimeoutMs);
  }

  #tellFacts({state, status}: Replica): void {
    for (const member of state.members.values()) {
      if (this.#telling.size >= FACTS_MAX) return;
      const fact = this.#telling.has(member.node) ? undefined : this.#factOf(member, member.node === status.id);
      if (!fact) continue;
      this.#telling.add(member.node);
      this.#deps.propose(fact, () => this.#telling.delete(member.node));
    }
  }

  /** What everybody should know of a member and does not yet. */
  #factOf({node, peer, zone, departure}: CatalogMember, isSelf: boolean): CatalogCommand | undefined {
    const {presence} = this.#deps;
    const seenIn = isSelf ? this.#deps.zone : presence.zoneOf(peer);
    if (seenIn !== undefined && seenIn !== zone) return {type: "move_member", node, zone: seenIn};
    if (departure) return isSelf || this.#upMs(peer) >= this.#deps.settings().stableMs ? {type: "return_member", node} : undefined;
    const seen = isSelf || this.#answers(node) ? undefined : presence.departure(peer);
    return seen && {type: "depart_member", node, departure: seen};
  }

  /** Of one that is suspected nothing is counted. Negative: for how long it has been gone. */
  #upMs(peer: PeerId): number {
    const {presence} = this.#deps;
    const upMs = presence.upMs(peer, this.#deps.nowMs());
    return presence.isSuspected(peer) ? Math.min(0, upMs) : upMs;
  }

  #electors({state, status}: Replica): ConfChange | undefined {
    const settings = this.#deps.settings();
    const members = [...state.members.values()].filter(({node}) => isMember(status, node));
    const candidates = members.map((member) => this.#candidate(member, status));
    const change = nextVoterChange(candidates, status.id, settings.votersMax, settings.isVotersMaxAgreed);
    if (!change) return undefined;
    const promote = change.promote.map((node): ConfChangeStep => ({kind: "voter", node}));
    return changeOf([...promote, ...change.demote.map((node): ConfChangeStep => ({kind: "learner", node}))]);
  }

  #candidate(member: CatalogMember, status: RaftStatus): VoterCandidate {
    const {stableMs, replaceMs, absentMs} = this.#deps.settings();
    const {node, departure} = member;
    const upMs = node === status.id ? Number.POSITIVE_INFINITY : this.#upMs(member.peer);
    const match = status.progress.get(node)?.match ?? 0;
    return {
      ...member,
      role: status.configuration.voters.incoming.has(node) ? "voter" : "learner",
      isStable: !departure && upMs >= stableMs,
      isSettled: !departure && upMs >= SETTLED_FACTOR * replaceMs,
      isDead: upMs <= -(departure ? replaceMs : absentMs) && !this.#answers(node),
      lag: match === 0 ? Number.POSITIVE_INFINITY : status.lastIndex - match,
    };
  }
}

const nothing = (): void => undefined;

function isMember({configuration: {voters, learners, learnersNext}}: RaftStatus, node: number): boolean {
  return voters.incoming.has(node) || voters.outgoing.has(node) || learners.has(node) || learnersNext.has(node);
}

export function changeOf(steps: readonly ConfChangeStep[]): ConfChange {
  return {version: 2, transition: "auto", steps, context: noBytes};
}
