import type {CatalogCommand} from "@ollamesh/catalog";
import type {PeerId} from "@ollamesh/ports";
import {type Callback, fail, type Outcome, ok} from "@ollamesh/stdx";
import {changeOf} from "./caretaker.ts";
import type {Management} from "./messages.ts";
import {noQuorum} from "./pending-calls.ts";
import type {Replica} from "./replica.ts";

export interface OperatorsDeps {
  readonly self: PeerId;
  /** The group as this peer has it; a Failure while nothing can be changed. */
  group(): Outcome<Replica>;
  isUp(peer: PeerId): boolean;
  change(command: CatalogCommand, done: Callback<void>): void;
}

/** What operators ask of the group: who leads, who votes, who is of it. */
export class Operators {
  readonly #deps: OperatorsDeps;

  constructor(deps: OperatorsDeps) {
    this.#deps = deps;
  }

  /** Failures: `no_quorum`, `unknown_member`, `member_is_up`. `transfer` and `add_voter` are answered once they are under way. */
  manage(what: Management, peer: PeerId, done: Callback<void>): void {
    const {self, isUp, change} = this.#deps;
    const group = this.#deps.group();
    if (!group.ok) return done(group);
    const replica = group.value;
    const node = [...replica.state.members.values()].findLast((member) => member.peer === peer)?.node;
    if (node === undefined) return done(fail("unknown_member", `${peer} is no member of this group`));
    if (what === "remove" && (peer === self || isUp(peer))) {
      return done(fail("member_is_up", `${peer} runs, and would ask at once to be taken in again: stop it first`));
    }
    if (what === "remove") return change({type: "remove_member", node}, done);
    if (what === "drain" || what === "undrain") return change({type: "drain_member", node, drains: what === "drain"}, done);
    if (what === "transfer") replica.transferLeader(node);
    else if (replica.proposeConfChange(changeOf([{kind: "voter", node}])) === "dropped")
      return done(noQuorum("another change of the voters is under way, or the leader is not known"));
    done(ok(undefined));
  }
}
