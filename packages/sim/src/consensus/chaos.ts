import {defined} from "@ollamesh/stdx";
import type {ConsensusSim} from "./consensus-sim.ts";
import {MembershipAdmin} from "./membership-admin.ts";
import {type Action, actions} from "./options.ts";
import type {SimReplica} from "./sim-replica.ts";

/** Does things to the group, by the weights of the run. */
export class Chaos {
  readonly #sim: ConsensusSim;
  readonly #admin: MembershipAdmin;
  /** Every action as often as its weight says. */
  readonly #urn: readonly Action[];

  constructor(sim: ConsensusSim) {
    this.#sim = sim;
    this.#admin = new MembershipAdmin(sim);
    this.#urn = actions.flatMap((action) => Array.from({length: sim.options.weights[action]}, () => action));
  }

  run(): void {
    const {rng, options} = this.#sim;
    const untilMs = this.#sim.nowMs + options.chaosMs;
    while (this.#sim.nowMs < untilMs && this.#sim.violation === undefined) {
      this.#sim.run(1 + rng.below(2 * options.actionEveryMs));
      this.act(rng.pick(this.#urn));
    }
  }

  act(action: Action): void {
    const {rng, running, network, leader} = this.#sim;
    if (running.length === 0 && action !== "restart") return;
    const one = running.length > 0 ? rng.pick(running) : undefined;
    this.#sim.happened(action, one?.id ?? 0, 0);
    if (action === "restart") return this.#restart();
    if (action === "heal") return network.heal();
    if (!one) return;
    if (action === "crash") one.crash();
    else if (action === "crash_leader") (leader ?? one).crash();
    else if (action === "pause") this.#pause(rng.chance(1, 2) ? (leader ?? one) : one);
    else if (action === "isolate_leader") this.#isolate(leader ?? one);
    else if (action === "hang_disk") this.#hang(rng.chance(1, 2) ? (leader ?? one) : one);
    else if (action === "slow_disk") one.disk.slowness = rng.pick([1, 10, 100]);
    else if (action === "snapshot") one.takeSnapshot();
    else if (action === "campaign") one.ask((node) => node.campaign());
    else if (action === "forget_leader") one.ask((node) => node.forgetLeader());
    else if (action === "transfer") one.ask((node) => node.transferLeader(rng.pick(running).id));
    else if (action === "partition" || action === "one_way" || action === "flap") this.#cut(action, one);
    else this.#admin.act(action, one);
  }

  #restart(): void {
    const down = [...this.#sim.replicas.values()].filter(({isUp, isLost}) => !isUp && !isLost);
    if (down.length > 0) this.#sim.rng.pick(down).start();
  }

  #pause(replica: SimReplica): void {
    const {rng, options} = this.#sim;
    const forMs = 1 + rng.below(options.tickMs * options.electionTicks * 4);
    replica.pause();
    this.#sim.after(forMs, () => replica.resume(rng.chance(1, 2) ? rng.below(Math.floor(forMs / options.tickMs) + 1) : 0));
  }

  #hang(replica: SimReplica): void {
    const {rng, options} = this.#sim;
    replica.disk.hang();
    this.#sim.after(1 + rng.below(options.tickMs * options.electionTicks * 4), () => replica.disk.recover());
  }

  #isolate(replica: SimReplica): void {
    const {rng, network} = this.#sim;
    const isOneWay = rng.chance(1, 3);
    for (const other of this.#sim.replicas.keys()) {
      if (other === replica.id) continue;
      network.block(replica.id, other);
      if (!isOneWay) network.block(other, replica.id);
    }
  }

  /** Two halves that do not hear each other; or some directions that carry nothing, for good or on and off. */
  #cut(action: "partition" | "one_way" | "flap", one: SimReplica): void {
    const {rng, network} = this.#sim;
    const ids = [...this.#sim.replicas.keys()];
    if (action === "partition") {
      const side = new Set(rng.shuffle(ids).slice(0, 1 + rng.below(ids.length)));
      for (const a of ids) for (const b of ids) if (side.has(a) !== side.has(b)) network.block(a, b);
    } else if (action === "one_way") {
      for (const other of ids) if (other !== one.id && rng.chance(1, 2)) network.block(one.id, other);
    } else {
      this.#flap(one.id, 1 + rng.below(12));
    }
  }

  #flap(id: number, times: number): void {
    const {rng, network, replicas, options} = this.#sim;
    if (times === 0 || this.#sim.isCalm) return;
    for (const other of replicas.keys()) {
      if (other === id) continue;
      const change = times % 2 === 1 ? network.unblock : network.block;
      change.call(network, id, other);
      change.call(network, other, id);
    }
    this.#sim.after(1 + rng.below(options.tickMs * options.electionTicks), () => this.#flap(id, times - 1));
  }

  /** Leaves a joint configuration that does not leave itself. */
  settleMembership(): void {
    const {leader} = this.#sim;
    if (leader && defined(leader.status, "status of a leader").configuration.voters.outgoing.size > 0) this.#admin.act("leave_joint", leader);
  }
}
