import type {CatalogCommand} from "@ollamesh/catalog";
import type {PeerId} from "@ollamesh/ports";
import {type Callback, fail, formatDuration, type Outcome, ok} from "@ollamesh/stdx";
import {changeOf} from "./caretaker.ts";
import type {Management} from "./messages.ts";
import {noQuorum} from "./pending-calls.ts";
import type {Replica} from "./replica.ts";

/** What was asked of others is looked at so often until it has happened. */
const LOOK_MS = 50;
/** Waited for, in election timeouts: a leader takes back a transfer that took longer than one. */
const WAIT_TIMEOUTS = 2;
/** Questions that wait at once. */
const WAITING_MAX = 64;

export interface OperatorsDeps {
  readonly self: PeerId;
  readonly electionTimeoutMs: number;
  /** The group as this peer has it; a Failure while nothing can be changed. */
  group(): Outcome<Replica>;
  isUp(peer: PeerId): boolean;
  change(command: CatalogCommand, done: Callback<void>): void;
  after(delayMs: number, run: () => void): void;
}

/** What operators ask of the group: who leads, who votes, who is of it. */
export class Operators {
  readonly #deps: OperatorsDeps;
  #waiting = 0;

  constructor(deps: OperatorsDeps) {
    this.#deps = deps;
  }

  /** Failures: `no_quorum`, `unknown_member`, `member_is_up`, `member_is_down`, `not_voter`, `is_voter`, `not_done`, `busy`. Answered when it is so. */
  manage(what: Management, peer: PeerId, done: Callback<void>): void {
    const {self, change} = this.#deps;
    const group = this.#deps.group();
    if (!group.ok) return done(group);
    const replica = group.value;
    const member = [...replica.state.members.values()].findLast((one) => one.peer === peer);
    if (!member) return done(fail("unknown_member", `${peer} is no member of this group`));
    const {node, departure} = member;
    const isHere = peer === self || this.#deps.isUp(peer);
    if (what === "remove" && isHere) {
      return done(fail("member_is_up", `${peer} runs, and would ask at once to be taken in again: stop it first`));
    }
    if (what === "remove") return change({type: "remove_member", node}, done);
    if (what === "drain" || what === "undrain") return change({type: "drain_member", node, drains: what === "drain"}, done);
    // Who does not lead may not reach it and yet the leader does: then what comes of a transfer tells.
    const mayAnswer = isHere || (what === "transfer" && replica.leader !== replica.id);
    if (departure || !mayAnswer) return done(fail("member_is_down", `${peer} does not answer, or belongs to another group: nothing was changed`));
    if (what === "transfer") this.#transfer(replica, node, peer, done);
    else this.#addVoter(replica, node, peer, done);
  }

  #transfer(replica: Replica, node: number, peer: PeerId, done: Callback<void>): void {
    if (replica.leader === node) return done(ok(undefined));
    if (!isVoter(replica, node)) return done(fail("not_voter", `${peer} does not vote, and only who votes can lead: cluster add-voter ${peer} first`));
    replica.transferLeader(node);
    this.#await(({leader}) => leader === node, `${peer} did not take over: it is too far behind, or does not answer the leader; who led leads on`, done);
  }

  #addVoter(replica: Replica, node: number, peer: PeerId, done: Callback<void>): void {
    if (isVoter(replica, node)) return done(fail("is_voter", `${peer} is a voter already: nothing was changed`));
    if (replica.proposeConfChange(changeOf([{kind: "voter", node}])) === "dropped") return done(noQuorum("another change of the voters is under way, or the leader is not known"));
    this.#await((now) => isVoter(now, node), `${peer} is no voter yet: another change of who votes came before, or too few answer; look, and ask again`, done);
  }

  /** Others must do it, and may not: answered when it is so, or `not_done` when it has not become so in time. */
  #await(isDone: (replica: Replica) => boolean, otherwise: string, done: Callback<void>): void {
    if (this.#waiting >= WAITING_MAX) return done(fail("busy", `${WAITING_MAX} such questions wait already`));
    this.#waiting++;
    const answer = (outcome: Outcome<void>): void => {
      this.#waiting--;
      done(outcome);
    };
    const waitMs = WAIT_TIMEOUTS * this.#deps.electionTimeoutMs;
    let leftMs = waitMs;
    const look = (): void => {
      const group = this.#deps.group();
      if (!group.ok) return answer(group);
      if (isDone(group.value)) return answer(ok(undefined));
      leftMs -= LOOK_MS;
      if (leftMs < 0) return answer(fail("not_done", `after ${formatDuration(waitMs)} ${otherwise}`));
      this.#deps.after(LOOK_MS, look);
    };
    look();
  }
}

function isVoter({status: {configuration}}: Replica, node: number): boolean {
  return configuration.voters.incoming.has(node);
}
