/**
 * Real processes under kill -9 and SIGSTOP while clients write: the recorded history must be linearizable, and a peer that is left alone must go on generating with the same runner.
 * tsx test/chaos/agreement.ts [--rounds 200] [--peers 5] [--clients 6] [--history <file to write>]
 */
import {execFileSync} from "node:child_process";
import {createWriteStream} from "node:fs";
import {parseArgs} from "node:util";
import {judgeHistory, type RecordedEvent, recordLine} from "@ollamesh/sim/history";
import {Prng} from "@ollamesh/stdx";
import {type PeerProcess, TestMesh, until} from "../e2e/support/mesh.ts";

const {values} = parseArgs({
  options: {
    rounds: {type: "string", default: "200"},
    peers: {type: "string", default: "5"},
    clients: {type: "string", default: "6"},
    seed: {type: "string", default: "1"},
    history: {type: "string"},
  },
});
const KEYS = 10;
const FLAGS = ["--election-timeout", "300ms", "--heartbeat-interval", "60ms"];
const CALL_MS_MAX = 3000;

interface Cluster {
  readonly leader: string | null;
  readonly change: object | null;
  readonly members: readonly {readonly role: string; readonly up: boolean}[];
}

/** Clients that read, write and compare-and-set settings at whatever peer is there, and note what came of it. */
class Workload {
  readonly counts = {ok: 0, fail: 0, info: 0};
  readonly lines: string[] = [];
  readonly #mesh: TestMesh;
  readonly #rng: Prng;
  #next = 1;
  #isOver = false;
  #running: Promise<unknown> = Promise.resolve();

  constructor(mesh: TestMesh, rng: Prng) {
    this.#mesh = mesh;
    this.#rng = rng;
  }

  start(clients: number): void {
    this.#running = Promise.all(Array.from({length: clients}, (_, id) => this.#client(id, clients)));
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#running;
  }

  async #client(id: number, clients: number): Promise<void> {
    // Whoever does not know what came of a call is another process from then on.
    for (let process = id; !this.#isOver; ) {
      const isKnown = await this.#call(process);
      if (!isKnown) process += clients;
      await new Promise((resolve) => setTimeout(resolve, this.#rng.below(20)));
    }
  }

  async #call(process: number): Promise<boolean> {
    const key = `x-k${this.#rng.below(KEYS)}`;
    const peer = this.#rng.pick(this.#mesh.peers);
    const kind = this.#rng.pick(["read", "write", "cas"] as const);
    const value = kind === "read" ? null : kind === "write" ? this.#next++ : ([this.#rng.below(this.#next), this.#next++] as [number, number]);
    const event = {process, f: kind, key} as const;
    this.#note({...event, type: "invoke", value});
    const [type, rest] = kind === "read" ? await this.#read(peer, key) : await this.#change(peer, key, value as number | [number, number]);
    this.#note({...event, type, value, ...rest});
    this.counts[type]++;
    return type !== "info";
  }

  async #read(peer: PeerProcess, key: string): Promise<readonly ["ok" | "fail", Partial<RecordedEvent>]> {
    const answer = await ask(peer, "/api/v1/cluster/settings").catch(() => undefined);
    if (answer?.status !== 200) return ["fail", {error: "no answer"}];
    return ["ok", {value: (answer.body as {settings: Record<string, number>}).settings[key] ?? null}];
  }

  async #change(peer: PeerProcess, key: string, value: number | [number, number]): Promise<readonly ["ok" | "fail" | "info", Partial<RecordedEvent>]> {
    const body = Array.isArray(value) ? {expected: value[0], value: value[1]} : {value};
    const answer = await ask(peer, `/api/v1/cluster/settings/${key}`, body).catch((error: Error) => error);
    if (answer instanceof Error) return /ECONNREFUSED/.test(String((answer.cause as {code?: string})?.code)) ? ["fail", {error: "refused"}] : ["info", {}];
    if (answer.status === 200) return ["ok", {}];
    const {error} = answer.body as {error: string};
    if (answer.status === 409) return ["fail", {}]; // compared, and it was another value
    if (answer.status === 503 && !/may still happen|stopping/.test(error)) return ["fail", {error}];
    return ["info", {}];
  }

  #note(event: RecordedEvent): void {
    this.lines.push(recordLine(event));
  }
}

async function ask(peer: PeerProcess, path: string, body?: object): Promise<{status: number; body: unknown}> {
  const response = await fetch(peer.api + path, {signal: AbortSignal.timeout(CALL_MS_MAX), ...(body && {method: "PUT", body: JSON.stringify(body)})});
  return {status: response.status, body: await response.json()};
}

/** One that generates all the time at a peer nobody harms. */
class Generator {
  answers = 0;
  readonly failures: string[] = [];
  readonly #peer: PeerProcess;
  #isOver = false;
  #running: Promise<void> = Promise.resolve();

  constructor(peer: PeerProcess) {
    this.#peer = peer;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#isOver) {
      const body = {model: "storyteller", prompt: "Tell me a story about an owl.", stream: false, options: {temperature: 0, num_predict: 40}};
      await this.#peer.post<{response: string}>("/api/generate", body).then(
        ({response}) => (/owl/.test(response) ? this.answers++ : this.failures.push(response)),
        (error: Error) => this.failures.push(error.message),
      );
    }
  }
}

function runnersOf(peer: PeerProcess): string {
  const children = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(peer.child.pid)])
    .toString()
    .split("\n");
  return children
    .filter((line) => line.includes("runner.js"))
    .map((line) => Number.parseInt(line, 10))
    .join(",");
}

async function main(): Promise<number> {
  const rng = new Prng(Number(values.seed));
  const mesh = await TestMesh.start(Number(values.peers), {flags: FLAGS});
  try {
    await until("the peers agree", 60_000, async () => {
      const {leader, members, change} = await mesh.peer(0).get<Cluster>("/api/v1/cluster");
      return leader !== null && !change && members.filter(({role}) => role === "voter").length >= Math.min(5, mesh.peers.length);
    });
    const unharmed = mesh.peer(0);
    const generator = new Generator(unharmed);
    generator.start();
    await until("it generates", 30_000, async () => generator.answers > 0);
    const runners = runnersOf(unharmed);
    const workload = new Workload(mesh, rng);
    workload.start(Number(values.clients));
    const elections = await torment(mesh, rng, Number(values.rounds));
    await workload.stop();
    await generator.stop();
    const isSame = runnersOf(unharmed) === runners;
    if (values.history) createWriteStream(values.history).end(workload.lines.join(""));
    const judged = judgeHistory(workload.lines.join(""));
    const verdict = judged.ok ? judged.value.verdict : judged.error.message;
    const {ok, fail, info} = workload.counts;
    console.log(`${values.rounds} rounds, ${elections} leaders seen; ${ok} calls done, ${fail} refused, ${info} unknown: ${verdict}`);
    console.log(`meanwhile ${generator.answers} answers, ${generator.failures.length} failed; its runner is ${isSame ? "the same" : "another one"}`);
    for (const failure of generator.failures.slice(0, 3)) console.log(`  ${failure}`);
    return verdict === "linearizable" && generator.failures.length === 0 && isSame ? 0 : 1;
  } finally {
    for (const peer of mesh.peers) if (!peer.hasEnded) peer.child.kill("SIGCONT");
    await mesh.stop();
  }
}

/** Each round one or two of the others, a minority, are killed or stopped for a while. @returns how often another led */
async function torment(mesh: TestMesh, rng: Prng, rounds: number): Promise<number> {
  let elections = 0;
  let leader: string | null = null;
  for (let round = 1; round <= rounds; round++) {
    const victims = rng.shuffle(mesh.peers.map((_, i) => i).slice(1)).slice(0, 1 + rng.below(Math.floor((mesh.peers.length - 1) / 2)));
    await Promise.all(victims.map((index) => (rng.chance(1, 2) ? kill(mesh, index, rng) : pause(mesh.peer(index), rng))));
    const now = await mesh.peer(0).get<Cluster>("/api/v1/cluster");
    if (now.leader !== null && now.leader !== leader) elections++;
    leader = now.leader ?? leader;
    if (round % 20 === 0) console.log(`round ${round}`);
  }
  return elections;
}

async function kill(mesh: TestMesh, index: number, rng: Prng): Promise<void> {
  await mesh.peer(index).stop("SIGKILL");
  await new Promise((resolve) => setTimeout(resolve, rng.below(1500)));
  const peers = [...mesh.peers];
  const back = await mesh.add({dataDir: mesh.dataDir(index), bootstrap: [mesh.peer(0).multiaddr], flags: [...FLAGS, "--default-model", "false"]});
  mesh.peers.splice(mesh.peers.indexOf(back), 1);
  if (peers[index]) mesh.peers[index] = back;
}

async function pause(peer: PeerProcess, rng: Prng): Promise<void> {
  peer.child.kill("SIGSTOP");
  await new Promise((resolve) => setTimeout(resolve, 200 + rng.below(2000)));
  peer.child.kill("SIGCONT");
}

process.exitCode = await main();
