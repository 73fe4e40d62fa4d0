import {type CatalogCommand, nextVoterChange, type VoterCandidate} from "@ollamesh/catalog";
import type {PeerId} from "@ollamesh/ports";
import {type ConfChange, type ConfChangeStep, leaveJoint, noBytes, type RaftStatus} from "@ollamesh/raft";
import type {Replica} from "./replica.ts";
import type {AgreementSettings, GroupSettings} from "./settings.ts";

/** Peers waiting to be taken in. */
const JOINS_MAX = 1000;

interface Joining {
  readonly peer: PeerId;
  readonly zone: string;
}

export interface CaretakerDeps {
  /** In force now. */
  settings(): AgreementSettings & Pick<GroupSettings, "isVotersMaxAgreed">;
  replica(): Replica;
  /** Milliseconds this peer has been here; negative: for how long it has been gone. */
  upMs(peer: PeerId): number;
  propose(command: CatalogCommand): void;
}

/** What a leader does for its group: takes newcomers in, lets go who was removed, and sees that enough of the right ones vote. One change at a time. */
export class Caretaker {
  readonly #deps: CaretakerDeps;
  readonly #joins = new Map<number, Joining>();

  constructor(deps: CaretakerDeps) {
    this.#deps = deps;
  }

  join(node: number, peer: PeerId, zone: string): void {
    if (this.#joins.size < JOINS_MAX) this.#joins.set(node, {peer, zone});
  }

  /** Looks at everything anew; cheap, and right to call at any time on a leader that has committed in its term. */
  look(): void {
    const replica = this.#deps.replica();
    const {status} = replica;
    if (status.pendingConfIndex > status.applied) return;
    const change = this.#leaveJoint(status) ?? this.#admit(replica) ?? this.#dismiss(replica) ?? this.#electors(replica);
    if (change) replica.proposeConfChange(change);
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
      this.#deps.propose({type: "set_member", member: {node, peer, zone}});
      return undefined;
    }
    return undefined;
  }

  /** Nodes of the configuration that are no member any more, and members that are an earlier life of a newer one. */
  #dismiss({state, status}: Replica): ConfChange | undefined {
    const newest = new Map([...state.members.values()].map((member) => [member.peer, member.node]));
    for (const {node, peer} of state.members.values()) {
      if (newest.get(peer) !== node && node !== status.id) this.#deps.propose({type: "remove_member", node});
    }
    const {voters, learners} = status.configuration;
    const gone = [...voters.incoming, ...learners].find((node) => !state.members.has(node) && node !== status.id);
    return gone === undefined ? undefined : changeOf([{kind: "remove", node: gone}]);
  }

  #electors({state, status}: Replica): ConfChange | undefined {
    const settings = this.#deps.settings();
    const candidates: VoterCandidate[] = [...state.members.values()].flatMap((member) => {
      if (!isMember(status, member.node)) return [];
      const upMs = member.node === status.id ? Number.POSITIVE_INFINITY : this.#deps.upMs(member.peer);
      const role = status.configuration.voters.incoming.has(member.node) ? "voter" : "learner";
      const match = status.progress.get(member.node)?.match ?? 0;
      return [
        {...member, role, isStable: upMs >= settings.stableMs, isDead: upMs <= -settings.deadMs, lag: match === 0 ? Number.POSITIVE_INFINITY : status.lastIndex - match} as const,
      ];
    });
    const change = nextVoterChange(candidates, status.id, settings.votersMax, settings.isVotersMaxAgreed);
    if (!change) return undefined;
    const promote = change.promote.map((node): ConfChangeStep => ({kind: "voter", node}));
    return changeOf([...promote, ...change.demote.map((node): ConfChangeStep => ({kind: "learner", node}))]);
  }
}

function isMember({configuration: {voters, learners, learnersNext}}: RaftStatus, node: number): boolean {
  return voters.incoming.has(node) || voters.outgoing.has(node) || learners.has(node) || learnersNext.has(node);
}

export function changeOf(steps: readonly ConfChangeStep[]): ConfChange {
  return {version: 2, transition: "auto", steps, context: noBytes};
}
