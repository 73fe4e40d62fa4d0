/**
 * Three peers that all hold the storyteller under many clients, real processes on loopback: 174 users, then 551 and 550 at once at one peer that admits 550, then 1000 connections that do nothing
 * while others ask. `pnpm build` first.
 * tsx test/bench/serving.ts [--users 174] [--duration 60s] [--think-time 5s] [--peers 3] [--parallel 16] [--only users|burst|idle]
 */
import {execFile} from "node:child_process";
import {connect, type Socket} from "node:net";
import {parseArgs, promisify} from "node:util";
import {type PeerProcess, peerEntry} from "../../scripts/peer-process.ts";
import {askEndless, underWay} from "../e2e/support/held-answer.ts";
import {TestMesh, until} from "../e2e/support/mesh.ts";

const {values} = parseArgs({
  options: {
    users: {type: "string", default: "174"},
    duration: {type: "string", default: "60s"},
    "think-time": {type: "string", default: "5s"},
    peers: {type: "string", default: "3"},
    parallel: {type: "string", default: "16"},
    only: {type: "string"},
  },
});
const IDLE = 1000;
/** One more than a peer with 50 slots and 500 places in line admits. */
const BURST = 551;
const run = promisify(execFile);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function replicas(count: number, flags: readonly string[]): Promise<TestMesh> {
  const mesh = new TestMesh();
  for (let i = 0; i < count; i++) await mesh.add({flags: ["--default-model", "true", "--context-length", "1024", ...flags]});
  await mesh.allSeeEachOther();
  await until("all know who holds the model", 30_000, async () => {
    const lists = await Promise.all(mesh.peers.map((peer) => peer.get<{peers: {holds: string[]}[]}>("/api/v1/peers")));
    return lists.every(({peers}) => peers.every(({holds}) => holds.length > 0));
  });
  for (const peer of mesh.peers) await peer.post("/api/generate", {model: "storyteller", stream: false});
  return mesh;
}

async function loadtest(peers: readonly PeerProcess[], flags: readonly string[]): Promise<void> {
  const {stdout} = await run(process.execPath, [peerEntry, "loadtest", "--peers", peers.map(({api}) => api).join(","), ...flags], {maxBuffer: 1 << 24});
  say(stdout);
}

async function users(): Promise<void> {
  const mesh = await replicas(Number(values.peers), ["--num-parallel", String(values.parallel)]);
  try {
    await loadtest(mesh.peers, [
      "--profile",
      "agents",
      "--concurrent-users",
      values.users,
      "--duration",
      values.duration,
      "--think-time",
      values["think-time"],
      "--ramp-up",
      values["think-time"],
    ]);
  } finally {
    await mesh.stop();
  }
}

/** 551 whose answers do not end meanwhile, for each that ends makes room for another; then 550 that are answered. */
async function burst(): Promise<void> {
  const mesh = await replicas(1, ["--profile", "high-concurrency"]);
  try {
    await held(mesh.peer(0));
    await loadtest(mesh.peers, ["--profile", "burst", "--concurrent-users", String(BURST - 1)]);
  } finally {
    await mesh.stop();
  }
}

async function held(peer: PeerProcess): Promise<void> {
  const asked = Array.from({length: BURST}, () => askEndless(peer));
  const statuses: number[] = [];
  for (const {answer} of asked) {
    answer.then(
      ({status}) => statuses.push(status),
      () => undefined,
    );
  }
  let there = 0;
  await until("each is under way or answered", 60_000, async () => {
    there = await underWay(peer);
    return there + statuses.length >= BURST;
  });
  const refused = statuses.filter((status) => status === 503).length;
  say(`${BURST} held at once: ${there} under way, ${refused} refused, ${statuses.length - refused} ended meanwhile`);
  for (const {leave} of asked) leave();
  await until("nothing is left of those who have gone", 30_000, async () => (await underWay(peer)) === 0);
}

async function idle(): Promise<void> {
  const mesh = await replicas(1, []);
  const peer = mesh.peer(0);
  const {hostname, port} = new URL(peer.api);
  const sockets: Socket[] = [];
  try {
    for (let i = 0; i < IDLE; i++) sockets.push(await connected(hostname, Number(port)));
    const closed = (): number => sockets.filter(({destroyed}) => destroyed).length;
    say(`${IDLE} connections are open and silent, ${closed()} of them closed by the peer`);
    await loadtest(mesh.peers, ["--profile", "chat", "--duration", "10s"]);
    say(`afterwards ${closed()} of ${IDLE} are closed`);
  } finally {
    for (const socket of sockets) socket.destroy();
    await mesh.stop();
  }
}

function connected(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => resolve(socket));
    socket.once("error", reject);
    socket.resume();
  });
}

const parts = {users, burst, idle};
for (const [name, part] of Object.entries(parts)) if (values.only === undefined || values.only === name) await part();
