import type {NodeId} from "@ollamesh/raft";
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
    if (action === "crash") this.#crash(one);
    else if (action === "crash_leader") this.#crash(leader ?? one);
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

  /** Mostly somebody starts it again before long: a group that is down does nothing wrong. */
  #crash(replica: SimReplica): void {
    replica.crash();
    if (this.#sim.rng.chance(3, 4)) this.#sim.after(this.#someTimeouts(5), () => replica.start());
  }

  #someTimeouts(max: number): number {
    const {rng, options} = this.#sim;
    return 1 + rng.below(max * options.tickMs * options.electionTicks);
  }

  #restart(): void {
    const down = [...this.#sim.replicas.values()].filter(({isUp, isLost}) => !isUp && !isLost);
    if (down.length > 0) this.#sim.rng.pick(down).start();
  }

  #pause(replica: SimReplica): void {
    const {rng, options} = this.#sim;
    const forMs = this.#someTimeouts(4);
    replica.pause();
    this.#sim.after(forMs, () => replica.resume(rng.chance(1, 2) ? rng.below(Math.floor(forMs / options.tickMs) + 1) : 0));
  }

  #hang(replica: SimReplica): void {
    replica.disk.hang();
    this.#sim.after(this.#someTimeouts(4), () => replica.disk.recover());
  }

  #isolate(replica: SimReplica): void {
    const isOneWay = this.#sim.rng.chance(1, 3);
    const others = [...this.#sim.replicas.keys()].filter((id) => id !== replica.id);
    this.#block(others.flatMap((other) => (isOneWay ? [[replica.id, other] as const] : [[replica.id, other] as const, [other, replica.id] as const])));
  }

  /** Mostly for some time only. */
  #block(links: readonly (readonly [from: NodeId, to: NodeId])[]): void {
    const {rng, network} = this.#sim;
    for (const link of links) network.block(...link);
    if (rng.chance(1, 8)) return;
    this.#sim.after(this.#someTimeouts(6), () => {
      for (const link of links) network.unblock(...link);
    });
  }

  /** Two halves that do not hear each other; or some directions that carry nothing, all the time or on and off. */
  #cut(action: "partition" | "one_way" | "flap", one: SimReplica): void {
    const {rng} = this.#sim;
    const ids = [...this.#sim.replicas.keys()];
    if (action === "partition") {
      const side = new Set(rng.shuffle(ids).slice(0, 1 + rng.below(ids.length)));
      this.#block(ids.flatMap((a) => ids.filter((b) => side.has(a) !== side.has(b)).map((b) => [a, b] as const)));
    } else if (action === "one_way") {
      this.#block(ids.filter((other) => other !== one.id && rng.chance(1, 2)).map((other) => [one.id, other] as const));
    } else {
      this.#flap(one.id, 1 + rng.below(12));
    }
  }

  #flap(id: number, times: number): void {
    const {network, replicas} = this.#sim;
    if (times === 0 || this.#sim.isCalm) return;
    for (const other of replicas.keys()) {
      if (other === id) continue;
      const change = times % 2 === 1 ? network.unblock : network.block;
      change.call(network, id, other);
      change.call(network, other, id);
    }
    this.#sim.after(this.#someTimeouts(1), () => this.#flap(id, times - 1));
  }

  /** Leaves a joint configuration that does not leave itself. */
  settleMembership(): void {
    const {leader} = this.#sim;
    if (leader && defined(leader.status, "status of a leader").configuration.voters.outgoing.size > 0) this.#admin.act("leave_joint", leader);
  }
}
