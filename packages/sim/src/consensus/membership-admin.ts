import {type ConfChange, type ConfChangeStep, type Configuration, leaveJoint, type NodeId, noBytes, voterIds} from "@ollamesh/raft";
import type {ConsensusSim} from "./consensus-sim.ts";
import type {Action} from "./options.ts";
import type {SimReplica} from "./sim-replica.ts";

/** Members that run or may run again, at most. */
const MEMBERS_MAX = 7;
const IDS_MAX = 20;

/** Changes who is in the group, through any node; whether it comes about is the group's business. */
export class MembershipAdmin {
  readonly #sim: ConsensusSim;

  constructor(sim: ConsensusSim) {
    this.#sim = sim;
  }

  act(action: Action, through: SimReplica): void {
    const configuration = (this.#sim.leader ?? through).status?.configuration;
    if (!configuration || configuration.voters.incoming.size === 0) return;
    const target = this.#sim.rng.chance(1, 2) ? (this.#sim.leader ?? through) : through;
    if (action === "lose_disk") return this.#loseDisk(through);
    if (action === "leave_joint") return propose(target, leaveJoint);
    const steps = this.#steps(action, configuration);
    if (steps.length > 0 && this.#isBearable(configuration, steps)) propose(target, {...this.#way(), steps, context: noBytes});
  }

  #way(): Pick<ConfChange, "version" | "transition"> {
    return {version: 2, transition: this.#sim.rng.pick(["auto", "auto", "implicit", "explicit"] as const)};
  }

  #steps(action: Action, configuration: Configuration): ConfChangeStep[] {
    const {rng} = this.#sim;
    const voters = voterIds(configuration.voters);
    const learners = [...configuration.learners];
    if (action === "add_learner") return this.#newcomer("learner", configuration);
    if (action === "promote" && learners.length > 0) return [{kind: "voter", node: rng.pick(learners)}];
    if (action === "demote") return [{kind: "learner", node: rng.pick(voters)}];
    if (action === "remove") return [{kind: "remove", node: rng.pick([...voters, ...learners])}];
    if (action !== "replace") return [];
    const gone = voters.find((id) => this.#sim.replica(id).isLost) ?? rng.pick(voters);
    const fresh: ConfChangeStep[] = learners.length > 0 ? [{kind: "voter", node: rng.pick(learners)}] : this.#newcomer("voter", configuration);
    return fresh.length > 0 ? [{kind: "remove", node: gone}, ...fresh] : [];
  }

  /** A node that was a member before, or a new one with an empty data folder. */
  #newcomer(kind: "learner" | "voter", configuration: Configuration): ConfChangeStep[] {
    const members = new Set([...voterIds(configuration.voters), ...configuration.learners, ...configuration.learnersNext]);
    if ([...members].filter((id) => !this.#sim.replica(id).isLost).length >= MEMBERS_MAX) return [];
    const outside = [...this.#sim.replicas.values()].filter(({id, isLost}) => !isLost && !members.has(id));
    if (outside.length > 0) return [{kind, node: this.#sim.rng.pick(outside).id}];
    const id = this.#sim.nextId;
    if (id > IDS_MAX) return [];
    this.#sim.addReplica(id).start();
    return [{kind, node: id}];
  }

  /** While a voter is lost only it is replaced; and a voter goes only where the others can go on without having heard of it. */
  #isBearable({voters}: Configuration, steps: readonly ConfChangeStep[]): boolean {
    const after = new Set(voters.incoming);
    const isLost = (id: NodeId): boolean => this.#sim.replica(id).isLost;
    const goes = steps.filter(({kind, node}) => kind !== "voter" && after.has(node)).map(({node}) => node);
    if (voterIds(voters).some(isLost) && !goes.every(isLost)) return false;
    if (goes.some((id) => !isLost(id)) && after.size <= 2) return false;
    for (const {kind, node} of steps) {
      if (kind === "voter") after.add(node);
      else after.delete(node);
    }
    return after.size > 0 && this.#hasMajority(after);
  }

  #hasMajority(voters: ReadonlySet<NodeId>, without?: NodeId): boolean {
    const kept = [...voters].filter((id) => id !== without && !this.#sim.replica(id).isLost);
    return kept.length > voters.size / 2;
  }

  /**
   * The data folder is gone; the machine comes back under another id, as somebody new. Only where no voter set that anybody knows of, or
   * that a change in any log leads to, loses its majority: otherwise no algorithm could go on.
   */
  #loseDisk(replica: SimReplica): void {
    const all = [...this.#sim.replicas.values()];
    if (all.some(({status, isLost}) => !isLost && status && !this.#survives(status.configuration, replica.id))) return;
    if (all.some(({mirror}) => hasChangeAfter(mirror, this.#sim.watch.committedMax))) return;
    if (!all.some(({isUp, machine}) => isUp && machine.index === this.#sim.watch.committedMax)) return;
    this.#sim.happened("lose_disk", replica.id, 0);
    replica.crash();
    replica.isLost = true;
    if (this.#sim.nextId <= IDS_MAX) this.#sim.addReplica(this.#sim.nextId).start();
  }

  #survives({voters: {incoming, outgoing}}: Configuration, without: NodeId): boolean {
    return (incoming.size === 0 || this.#hasMajority(incoming, without)) && (outgoing.size === 0 || this.#hasMajority(outgoing, without));
  }
}

function propose(replica: SimReplica, change: ConfChange): void {
  replica.sim.happened("propose_change", replica.id, change.steps.length);
  replica.ask((node) => node.proposeConfChange(change));
}

function hasChangeAfter(mirror: SimReplica["mirror"], index: number): boolean {
  for (let at = Math.max(index + 1, mirror.firstIndex); at <= mirror.last.index; at++) if (mirror.entry(at)?.type === "conf_change") return true;
  return false;
}
