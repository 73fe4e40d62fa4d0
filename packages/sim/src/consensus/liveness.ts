import {configurationText, voterIds} from "@ollamesh/raft";
import {defined} from "@ollamesh/stdx";
import type {ClientCall} from "./consensus-clients.ts";
import type {ConsensusSim} from "./consensus-sim.ts";
import type {SimReplica} from "./sim-replica.ts";
import {isStranded} from "./stranded.ts";
import {readKinds} from "./workload.ts";

/** Of each step, in election timeouts. A snapshot that was refused late, or several split votes, take some. */
const STEP_TIMEOUTS_MAX = 60;

/**
 * Without faults the group must elect a leader, end any joint configuration, bring every member up to date, and serve a write and a strong
 * read through every one of them. @param settle ends joint configurations that do not end themselves
 */
export function proveLiveness(sim: ConsensusSim, settle: () => void): void {
  sim.clients.isStopped = true;
  sim.calm();
  const electionMs = sim.options.tickMs * sim.options.electionTicks;
  const waitFor = (what: string, isSo: () => boolean): boolean => {
    const came = sim.runUntil(isSo, STEP_TIMEOUTS_MAX * electionMs, electionMs / 4);
    if (!came && !isStranded(sim)) sim.report(`liveness: ${what} did not come in ${STEP_TIMEOUTS_MAX} election timeouts: ${describe(sim)}`);
    return came;
  };
  const isSettled = (): boolean => {
    settle();
    return isConverged(sim);
  };
  if (!waitFor("one leader, one configuration and equal logs", isSettled)) return;
  const calls = membersOf(sim).flatMap((member, i) => serve(sim, member, i));
  const asked = new Map<ClientCall, number>();
  const areServed = (): boolean => {
    settle();
    if (!sim.leader) return false;
    // A change that was proposed in the chaos may come about only now: who is removed by it is served no more.
    const members = membersOf(sim);
    const waiting = calls.filter(({call, member}) => call.outcome === undefined && members.includes(member));
    for (const {call, member} of waiting) retry(sim, call, member, asked);
    return waiting.length === 0;
  };
  if (waitFor("a write and a strong read on every member", areServed)) waitFor("equal logs again", isSettled);
}

/** Clients ask again where they hear nothing: a proposal or a read may be dropped while the leader changes. */
function retry(sim: ConsensusSim, call: ClientCall, member: SimReplica, asked: Map<ClientCall, number>): void {
  const every = 2 * sim.options.tickMs * sim.options.electionTicks;
  if (sim.nowMs - (asked.get(call) ?? Number.NEGATIVE_INFINITY) < every) return;
  asked.set(call, sim.nowMs);
  sim.clients.ask(sim.options.forwardsProposals || readKinds.has(call.kind) ? member : (sim.leader ?? member), call);
}

function serve({clients, workload}: ConsensusSim, member: SimReplica, i: number): {call: ClientCall; member: SimReplica}[] {
  return workload.probes.map((wish, probe) => ({call: clients.want(1000 + i, probe + 1, wish), member}));
}

function membersOf(sim: ConsensusSim): SimReplica[] {
  const {voters, learners, learnersNext} = defined(sim.leader?.status, "a leader").configuration;
  return [...new Set([...voterIds(voters), ...learners, ...learnersNext])].map((id) => sim.replica(id)).filter(({isLost}) => !isLost);
}

function isConverged(sim: ConsensusSim): boolean {
  const leader = sim.leader;
  const status = leader?.status;
  if (!leader || !status || status.configuration.voters.outgoing.size > 0 || status.commit !== status.lastIndex) return false;
  return membersOf(sim).every(({status: own, machine}) => own?.term === status.term && own.leader === leader.id && own.commit === status.commit && machine.index === status.commit);
}

function describe(sim: ConsensusSim): string {
  const lines = [...sim.replicas.values()].map(({id, isUp, isLost, status, machine}) => {
    const state = isLost ? "lost" : isUp ? status?.role : "down";
    return `${id} ${state} term ${status?.term} leader ${status?.leader} commit ${status?.commit}/${status?.lastIndex} applied ${machine.index} ${status && configurationText(status.configuration)}`;
  });
  return lines.join("; ");
}
