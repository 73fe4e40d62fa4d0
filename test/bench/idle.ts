/**
 * What a peer costs that has nothing to do: one alone, and each of three that agree. Of CPU the share of one core, user and system, and how often in a second one of its threads that slept was
 * woken (each time it went to sleep by itself), all threads, from /proc.
 * Several times over: what runs ten times a second is compiled by the engine of JavaScript only after a minute or two, and costs half as much from then on.
 * tsx test/bench/idle.ts [--seconds 60] [--times 4] [--peers 1,3]
 */
import {readdirSync, readFileSync} from "node:fs";
import {parseArgs} from "node:util";
import {type PeerProcess, TestMesh, until} from "../e2e/support/mesh.ts";

const {values} = parseArgs({options: {seconds: {type: "string", default: "60"}, times: {type: "string", default: "4"}, peers: {type: "string", default: "1,3"}}});
/** Loading, joining and the growth of the group to three voters are over by then. */
const SETTLE_MS = 15_000;
/** `getconf CLK_TCK` on every Linux this runs on. */
const TICK_MS = 10;

/** CPU time so far, milliseconds. */
function cpuMs({child}: PeerProcess): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** How often one of its threads went to sleep because it had nothing to do, so far. */
function sleeps({child}: PeerProcess): number {
  const threads = readdirSync(`/proc/${child.pid}/task`);
  return threads.reduce((sum, thread) => sum + Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/task/${thread}/status`, "utf8"))?.[1]), 0);
}

function residentMb({child}: PeerProcess): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1024;
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

interface Cluster {
  readonly leader: string | null;
  readonly members: readonly {readonly role: string}[];
}

async function measure(count: number): Promise<void> {
  const mesh = await TestMesh.start(count);
  try {
    const leader = await until("all vote", 60_000, async () => {
      const {leader: known, members} = await mesh.peer(0).get<Cluster>("/api/v1/cluster");
      return known !== null && members.filter(({role}) => role === "voter").length === count && known;
    });
    await elapsed(SETTLE_MS);
    for (let time = 1; time <= Number(values.times); time++) {
      const [before, slept, from] = [mesh.peers.map(cpuMs), mesh.peers.map(sleeps), performance.now()];
      await elapsed(Number(values.seconds) * 1000);
      const ms = performance.now() - from;
      for (const [i, peer] of mesh.peers.entries()) {
        const share = (100 * (cpuMs(peer) - (before[i] ?? 0))) / ms;
        const wakeUps = (1000 * (sleeps(peer) - (slept[i] ?? 0))) / ms;
        const role = count === 1 ? "alone" : peer.id === leader ? "leads" : "follows";
        console.log(
          `${count} idle, time ${time}: peer ${i} ${role.padEnd(7)} ${share.toFixed(2)} % of a core, ${wakeUps.toFixed(1)} wake-ups a second, ${residentMb(peer).toFixed(0)} MB resident`,
        );
      }
    }
  } finally {
    await mesh.stop();
  }
}

for (const count of values.peers.split(",")) await measure(Number(count));
