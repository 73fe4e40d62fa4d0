/**
 * What agreement costs: three peers with real fsync on loopback, beside three `etcd` in the same run when its program is named; and how long a new leader takes.
 * Both are up all the time and asked in turns, so that what else the machine does meets both: the figures are medians of the turns.
 * tsx test/bench/agreement.ts [--etcd <program>] [--seconds 2] [--turns 5] [--kills 0] [--stops 0]
 * With --turns 0 only the last: of processes that are killed, and of those that fall silent (SIGSTOP), as a host does that loses its power or its network.
 */
import {type ChildProcess, spawn} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {Agent, request} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {type PeerProcess, TestMesh, until} from "../e2e/support/mesh.ts";

const {values} = parseArgs({
  options: {
    etcd: {type: "string"},
    seconds: {type: "string", default: "2"},
    turns: {type: "string", default: "5"},
    kills: {type: "string", default: "0"},
    stops: {type: "string", default: "0"},
  },
});

/** One group under test, asked at its leader. */
interface System {
  readonly name: string;
  write(agent: Agent, key: number, value: number): Promise<void>;
  read(agent: Agent, key: number): Promise<void>;
  stop(): Promise<void>;
}

interface Cluster {
  readonly state: string;
  readonly leader: string | null;
  readonly change: object | null;
  readonly members: readonly {readonly role: string; readonly up: boolean}[];
}

/** Keys in use: a settings table is small. */
const KEYS = 64;

function ask(agent: Agent, url: string, method: string, body?: object): Promise<string> {
  return new Promise((resolve, reject) => {
    const bytes = body && JSON.stringify(body);
    const sent = request(url, {method, agent, headers: bytes ? {"content-type": "application/json", "content-length": Buffer.byteLength(bytes)} : {}}, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on("end", () => (response.statusCode === 200 ? resolve(text) : reject(new Error(`${method} ${url}: ${response.statusCode} ${text}`))));
    });
    sent.on("error", reject);
    sent.end(bytes);
  });
}

async function agreed(mesh: TestMesh, voters: number): Promise<PeerProcess> {
  const live = mesh.peers.filter((peer) => !peer.hasEnded);
  return until("the peers agree", 60_000, async () => {
    const views = await Promise.all(live.map((peer) => peer.get<Cluster>("/api/v1/cluster").catch(() => undefined)));
    const [first] = views;
    const isOne = views.every(
      (view) => view?.leader && !view.change && view.leader === first?.leader && view.members.filter(({role, up}) => role === "voter" && up).length === voters,
    );
    return isOne && live.find(({id}) => id === first?.leader);
  });
}

async function startPeers(): Promise<System> {
  const mesh = await TestMesh.start(3);
  const leader = await agreed(mesh, 3);
  return {
    name: "ollamesh",
    write: async (agent, key, value) => void (await ask(agent, `${leader.api}/api/v1/cluster/settings/x-k${key}`, "PUT", {value})),
    read: async (agent) => void (await ask(agent, `${leader.api}/api/v1/cluster/settings`, "GET")),
    stop: () => mesh.stop(),
  };
}

async function startEtcd(program: string): Promise<System> {
  const folder = mkdtempSync(join(tmpdir(), "ollamesh-etcd-"));
  const ports = [0, 1, 2].map((i) => [23_790 + i, 23_890 + i] as const);
  const cluster = ports.map(([, peer], i) => `n${i}=http://127.0.0.1:${peer}`).join(",");
  const children: ChildProcess[] = ports.map(([client, peer], i) =>
    spawn(
      program,
      [
        "--name",
        `n${i}`,
        "--data-dir",
        join(folder, `n${i}`),
        "--listen-client-urls",
        `http://127.0.0.1:${client}`,
        "--advertise-client-urls",
        `http://127.0.0.1:${client}`,
      ].concat([
        "--listen-peer-urls",
        `http://127.0.0.1:${peer}`,
        "--initial-advertise-peer-urls",
        `http://127.0.0.1:${peer}`,
        "--initial-cluster",
        cluster,
        "--initial-cluster-state",
        "new",
      ]),
      {stdio: "ignore"},
    ),
  );
  const agent = new Agent();
  const leader = await until("etcd has a leader", 20_000, async () => {
    for (const [client] of ports) {
      const text = await ask(agent, `http://127.0.0.1:${client}/v3/maintenance/status`, "POST", {}).catch(() => "{}");
      const status = JSON.parse(text) as {leader?: string; header?: {member_id: string}};
      if (status.leader && status.leader === status.header?.member_id) return `http://127.0.0.1:${client}`;
    }
    return undefined;
  });
  const key64 = (key: number): string => Buffer.from(`k${key}`).toString("base64");
  return {
    name: "etcd",
    write: async (on, key, value) => void (await ask(on, `${leader}/v3/kv/put`, "POST", {key: key64(key), value: Buffer.from(String(value)).toString("base64")})),
    read: async (on, key) => void (await ask(on, `${leader}/v3/kv/range`, "POST", {key: key64(key)})),
    async stop() {
      for (const child of children) child.kill("SIGKILL");
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

interface Workload {
  readonly kind: "write" | "read";
  readonly inFlight: number;
}

const workloads: readonly Workload[] = [
  {kind: "write", inFlight: 1},
  {kind: "write", inFlight: 256},
  {kind: "read", inFlight: 1},
  {kind: "read", inFlight: 64},
];

/** Calls a second, and milliseconds a call. */
interface Turn {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

async function measure(system: System, {kind, inFlight}: Workload): Promise<Turn> {
  const agent = new Agent({keepAlive: true, maxSockets: inFlight});
  const times: number[] = [];
  const startedAt = performance.now();
  const endAt = startedAt + Number(values.seconds) * 1000;
  const client = async (id: number): Promise<void> => {
    for (let n = 0; performance.now() < endAt; n++) {
      const from = performance.now();
      await (kind === "write" ? system.write(agent, id % KEYS, n) : system.read(agent, id % KEYS));
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({length: inFlight}, (_, id) => client(id)));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  return {perSecond: times.length / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99)};
}

/** By nearest rank: of 100 the p99 is the second largest. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function line({kind, inFlight}: Workload, name: string, turns: readonly Turn[]): string {
  const median = (of: (turn: Turn) => number): number => quantile(turns.map(of), 0.5);
  const figures = `${median(({perSecond}) => perSecond)
    .toFixed(0)
    .padStart(6)}/s  p50 ${median(({p50}) => p50).toFixed(2)} ms  p99 ${median(({p99}) => p99).toFixed(2)} ms`;
  return `${name.padEnd(9)} ${kind.padEnd(5)} ${String(inFlight).padStart(4)} in flight ${figures}`;
}

async function compare(): Promise<void> {
  const systems = [await startPeers(), ...(values.etcd ? [await startEtcd(values.etcd)] : [])];
  try {
    for (const system of systems) await measure(system, {kind: "write", inFlight: 8}); // code is compiled, files have grown
    for (const workload of workloads) {
      const turns = systems.map((): Turn[] => []);
      for (let turn = 0; turn < Number(values.turns); turn++) {
        for (const [i, system] of systems.entries()) turns[i]?.push(await measure(system, workload));
      }
      for (const [i, {name}] of systems.entries()) console.log(line(workload, name, turns[i] ?? []));
      const ratios = turns[0]?.map(({perSecond}, turn) => perSecond / (turns[1]?.[turn]?.perSecond ?? Number.NaN)) ?? [];
      if (systems.length > 1) console.log(`          share of etcd: ${quantile(ratios, 0.5).toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(" ")})`);
    }
  } finally {
    for (const system of systems) await system.stop();
  }
}

type Harm = "SIGKILL" | "SIGSTOP";

/** Harms the leader again and again; the time until both others know the same new one. */
async function failOver(harm: Harm, times: number, flags: readonly string[], name: string): Promise<void> {
  const mesh = await TestMesh.start(3, {flags});
  const elapsed: number[] = [];
  try {
    for (let i = 0; i < times; i++) {
      const leader = await agreed(mesh, 3);
      const others = mesh.peers.filter((peer) => peer !== leader);
      const harmedAt = performance.now();
      leader.child.kill(harm);
      await until("another leads", 30_000, async () => {
        const views = await Promise.all(others.map((peer) => peer.get<Cluster>("/api/v1/cluster")));
        return views.every((view) => view.leader !== null && view.leader !== leader.id && view.leader === views[0]?.leader);
      });
      elapsed.push(performance.now() - harmedAt);
      if (harm === "SIGSTOP") leader.child.kill("SIGCONT");
      else await restart(mesh, leader, flags);
    }
  } finally {
    for (const {child} of mesh.peers) child.kill("SIGCONT");
    await mesh.stop();
  }
  const at = (share: number): string => quantile(elapsed, share).toFixed(0);
  console.log(`${name}, ${harm}: a new leader after p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms, ${times} times (seen by polling every 50 ms)`);
}

async function restart(mesh: TestMesh, dead: PeerProcess, flags: readonly string[]): Promise<void> {
  await dead.stop("SIGKILL");
  const index = mesh.peers.indexOf(dead);
  const other = mesh.peers.find((peer) => peer !== dead) as PeerProcess;
  const back = await mesh.add({dataDir: mesh.dataDir(index), bootstrap: [other.multiaddr], flags: [...flags, "--default-model", "false"]});
  mesh.peers.splice(mesh.peers.indexOf(back), 1);
  mesh.peers[index] = back;
}

if (Number(values.turns) > 0) await compare();
for (const [harm, count] of [["SIGKILL", values.kills] as const, ["SIGSTOP", values.stops] as const]) {
  if (Number(count) === 0) continue;
  await failOver(harm, Number(count), ["--election-timeout", "300ms", "--heartbeat-interval", "60ms"], "election timeout 300 ms");
  await failOver(harm, Math.ceil(Number(count) / 5), [], "election timeout 2 s");
}
