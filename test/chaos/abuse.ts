/**
 * A split model's peer under clients who behave badly, all at once: cancelled answers, slow readers, sockets left half open, huge headers, malformed requests. Beside them others ask as they should and must be told the undisturbed
 * text. In the end nothing may be left in any slot or line, and no process may have grown: the last sixth of the time is compared with the second.
 * Real processes on loopback. tsx test/chaos/abuse.ts [--seconds 1800] [--malformed 100000 (at most so many, spread over the time)] [--seed 1]
 */
import {readFileSync} from "node:fs";
import {Agent, request} from "node:http";
import {connect, type Socket} from "node:net";
import {parseArgs} from "node:util";
import {Prng} from "@ollamesh/stdx";
import {type PeerProcess, TestMesh, until} from "../e2e/support/mesh.ts";
import {runnersOf} from "../e2e/support/runners.ts";

const {values} = parseArgs({options: {seconds: {type: "string", default: "1800"}, malformed: {type: "string", default: "100000"}, seed: {type: "string", default: "1"}}});
const SECONDS = Number(values.seconds);
const MALFORMED = Number(values.malformed);
const LOOK_MS = 5000;
/** What the last figures may be above the early ones, a share; more is a leak. */
const GROWTH_MAX = 0.1;
const STORY = {model: "storyteller", prompt: "Tell me a story about an owl.", options: {temperature: 0, num_predict: 60, stop: []}};
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

class Scene {
  readonly counts = new Map<string, number>();
  readonly #rng = new Prng(Number(values.seed));
  readonly #endsAt = performance.now() + SECONDS * 1000;
  readonly peers: readonly PeerProcess[];
  readonly expected: string;

  constructor(peers: readonly PeerProcess[], expected: string) {
    this.peers = peers;
    this.expected = expected;
  }

  get isOver(): boolean {
    return performance.now() > this.#endsAt;
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  below(bound: number): number {
    return this.#rng.below(bound);
  }

  pick<T>(of: readonly T[]): T {
    return this.#rng.pick(of);
  }
}

async function tell(peer: PeerProcess): Promise<string> {
  return (await peer.post<{response: string}>("/api/generate", {...STORY, stream: false})).response;
}

async function behaved(scene: Scene): Promise<void> {
  const text = await tell(scene.pick(scene.peers));
  scene.count(text === scene.expected ? "right" : "WRONG TEXT");
  await sleep(scene.below(500));
}

/** Before it is answered, or in the midst. */
async function cancelled(scene: Scene): Promise<void> {
  const abort = new AbortController();
  const after = setTimeout(() => abort.abort(), scene.below(300));
  try {
    const response = await fetch(`${scene.pick(scene.peers).api}/api/generate`, {method: "POST", body: JSON.stringify(STORY), signal: abort.signal});
    await response.text();
    scene.count("answered before the client went");
  } catch {
    scene.count("cancelled");
  } finally {
    clearTimeout(after);
  }
}

function open(scene: Scene): Promise<Socket> {
  const {hostname, port} = new URL(scene.pick(scene.peers).api);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => resolve(socket));
    socket.on("error", reject);
  });
}

/** Asks for a long answer and reads none of it for a while. */
async function slowReader(scene: Scene): Promise<void> {
  const socket = await open(scene);
  socket.pause();
  const body = JSON.stringify({...STORY, options: {...STORY.options, num_predict: 400}});
  socket.write(`POST /api/generate HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  await sleep(2000 + scene.below(8000));
  socket.destroy();
  scene.count("slow readers");
}

/** A request that never comes whole. */
async function halfOpen(scene: Scene): Promise<void> {
  const socket = await open(scene);
  socket.resume();
  socket.write(
    scene.pick(["POST /api/gen", "POST /api/generate HTTP/1.1\r\nhost: x\r\n", 'POST /api/generate HTTP/1.1\r\nhost: x\r\ncontent-length: 5000\r\n\r\n{"model": "story']),
  );
  await sleep(1000 + scene.below(20_000));
  socket.destroy();
  scene.count("half-open sockets");
}

/** What comes back on a socket until its end, at most so long. */
async function answerTo(scene: Scene, bytes: string): Promise<string> {
  const socket = await open(scene);
  let text = "";
  socket.on("data", (chunk: Buffer) => (text += chunk.toString("latin1")));
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.write(bytes);
  await Promise.race([closed, sleep(5000)]);
  socket.destroy();
  return text;
}

async function hugeHeader(scene: Scene): Promise<void> {
  const text = await answerTo(scene, `GET /api/tags HTTP/1.1\r\nhost: x\r\nx-huge: ${"x".repeat(65_536 + scene.below(1 << 20))}\r\n\r\n`);
  scene.count(text === "" || /^HTTP\/1.1 4/.test(text) ? "huge headers refused" : "HUGE HEADER TAKEN");
  await sleep(scene.below(500));
}

async function garbage(scene: Scene): Promise<void> {
  const text = await answerTo(scene, `${Array.from({length: 1 + scene.below(200)}, () => String.fromCharCode(1 + scene.below(255))).join("")}\r\n\r\n`);
  scene.count(text === "" || /^HTTP\/1.1 4/.test(text) ? "garbage refused" : "GARBAGE TAKEN");
  await sleep(scene.below(500));
}

const PATHS = ["generate", "chat", "embed", "show", "pull", "create", "copy", "delete"].map((name) => `/api/${name}`);
const OPENAI = ["/v1/chat/completions", "/v1/completions", "/v1/embeddings", "/v1/responses", "/v1/messages"];

/** None of them may be answered with less than 400. */
function malformed(scene: Scene): {readonly method: string; readonly path: string; readonly body: string | Buffer} {
  const path = scene.pick([...PATHS, ...OPENAI]);
  const method = path === "/api/delete" ? "DELETE" : "POST";
  switch (scene.below(7)) {
    case 0:
      return {method, path, body: JSON.stringify(STORY).slice(0, 1 + scene.below(60))};
    case 1:
      return {method, path, body: Buffer.from(Array.from({length: 1 + scene.below(300)}, () => 128 + scene.below(128)))};
    case 2:
      return {method, path, body: `${"[".repeat(1 + scene.below(50_000))}`};
    case 3:
      return {method, path, body: JSON.stringify({model: {name: 1}, messages: 3, prompt: [], input: {}})};
    case 4:
      return {
        method,
        path,
        body: JSON.stringify({
          model: `no-such-model-${scene.below(1e9)}`,
          name: "x",
          source: "y",
          destination: "z",
          prompt: "x",
          input: "x",
          messages: [{role: "user", content: "x"}],
          max_tokens: 5,
          insecure: 3,
        }),
      };
    case 5:
      return {method: "POST", path: `/${scene.below(1e9)}/${"../".repeat(scene.below(20))}`, body: "x"};
    default:
      return {method: "PATCH", path, body: "{}"};
  }
}

const agent = new Agent({keepAlive: true, maxSockets: 32});

function send(peer: PeerProcess, {method, path, body}: ReturnType<typeof malformed>): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${peer.api}${path}`, {method, agent, headers: {"content-type": "application/json", "content-length": Buffer.byteLength(body)}}, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
      response.once("error", reject);
    });
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}

/** One of them at a time; together they spread what is to be sent over the time. */
const MALFORMED_CLIENTS = 8;

async function malformedRequest(scene: Scene): Promise<void> {
  const one = malformed(scene);
  try {
    const status = await send(scene.pick(scene.peers), one);
    // A model of no peer is looked for nowhere: no origin is set.
    scene.count(status >= 400 && status < 500 ? "malformed refused" : `MALFORMED ANSWERED WITH ${status}: ${one.method} ${one.path} ${one.body.toString().slice(0, 60)}`);
  } catch (error) {
    scene.count(`malformed cut off (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`);
  }
  await sleep((MALFORMED_CLIENTS * SECONDS * 1000) / MALFORMED);
}

async function loop(scene: Scene, act: (scene: Scene) => Promise<void>): Promise<void> {
  while (!scene.isOver)
    await act(scene).catch(async (error: Error) => {
      scene.count(`${act.name}: ${error.message.slice(0, 80)}`);
      await sleep(200);
    });
}

/** Megabytes, by process. */
function memory(peers: readonly PeerProcess[]): Map<string, number> {
  const processes = peers.flatMap((peer, index) => [
    [`peer ${index}`, peer.child.pid] as const,
    ...runnersOf(peer).map((pid, runner) => [`peer ${index}, runner ${runner}`, pid] as const),
  ]);
  return new Map(processes.map(([name, pid]) => [name, Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024]));
}

async function watch(scene: Scene): Promise<Map<string, number>[]> {
  const looks: Map<string, number>[] = [];
  while (!scene.isOver) {
    await sleep(LOOK_MS);
    looks.push(memory(scene.peers));
    if (looks.length % 12 === 0)
      process.stderr.write(`${(looks.length * LOOK_MS) / 1000} s: ${[...(looks.at(-1) ?? [])].map(([name, mb]) => `${name} ${mb.toFixed(0)} MB`).join(", ")}\n`);
  }
  return looks;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** @returns whether all is well */
function judge(scene: Scene, looks: readonly Map<string, number>[]): boolean {
  const sixth = Math.floor(looks.length / 6);
  let isWell = true;
  for (const name of looks.at(-1)?.keys() ?? []) {
    const of = (some: readonly Map<string, number>[]): number => median(some.map((look) => look.get(name) ?? Number.NaN));
    const [early, late] = [of(looks.slice(sixth, 2 * sixth)), of(looks.slice(-sixth))];
    isWell &&= late <= early * (1 + GROWTH_MAX);
    process.stdout.write(`${name}: ${early.toFixed(1)} MB in the second sixth of the time, ${late.toFixed(1)} in the last (${(100 * (late / early - 1)).toFixed(1)} %)\n`);
  }
  for (const [what, count] of scene.counts) process.stdout.write(`${what}: ${count}\n`);
  const isRight = (scene.counts.get("right") ?? 0) > 0 && ![...scene.counts.keys()].some((what) => /^[A-Z]{4}/.test(what) || what.startsWith(behaved.name));
  return isWell && isRight;
}

async function isAtRest(peer: PeerProcess): Promise<boolean> {
  const text = await (await fetch(`${peer.api}/metrics`)).text();
  return ["running", "waiting"].every((state) => text.includes(`ollamesh_sequences{state="${state}"} 0\n`));
}

const mesh = await TestMesh.start(2);
let isWell = false;
try {
  await mesh.peer(0).post("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 2});
  const scene = new Scene(mesh.peers, await tell(mesh.peer(0)));
  const acts = [
    behaved,
    behaved,
    cancelled,
    cancelled,
    garbage,
    hugeHeader,
    ...Array(4).fill(slowReader),
    ...Array(16).fill(halfOpen),
    ...Array(MALFORMED_CLIENTS).fill(malformedRequest),
  ];
  const [looks] = await Promise.all([watch(scene), ...acts.map((act) => loop(scene, act))]);
  agent.destroy();
  await until("nothing is left in slots and lines", 60_000, async () => (await Promise.all(mesh.peers.map(isAtRest))).every(Boolean));
  isWell = judge(scene, looks);
  if ((await tell(mesh.peer(1))) !== scene.expected) throw new Error("another text in the end");
} finally {
  await mesh.stop();
}
process.exit(isWell ? 0 : 1);
