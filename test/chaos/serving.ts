/**
 * Replicas of one model under load while random peers, one at a time, are killed and started again, stopped for a while or cut off from the others: every greedy answer must come whole, from whatever peer, and
 * be the undisturbed one. A client whose peer is gone asks the next: that counts as one request. In the end nothing may be left in any slot or line.
 * Real processes; clients reach a peer that is cut off. Cuts need root and Linux's network namespaces; without them it says so and does the rest, on loopback.
 * tsx test/chaos/serving.ts [--seconds 600] [--peers 4] [--clients 12] [--think 400 (ms at most between two requests of one)] [--seed 1]
 */
import {rmSync} from "node:fs";
import {parseArgs} from "node:util";
import {Prng} from "@ollamesh/stdx";
import {spread} from "../../packages/peer/src/cli/loadtest/load-figures.ts";
import {type PeerProcess, TestMesh, until} from "../e2e/support/mesh.ts";
import {endWithStarter, isInside, runInside, whyNotPrivate} from "./private-machine.ts";
import {PrivateNetwork} from "./private-network.ts";

const {values} = parseArgs({
  options: {
    seconds: {type: "string", default: "600"},
    peers: {type: "string", default: "4"},
    clients: {type: "string", default: "12"},
    think: {type: "string", default: "400"},
    seed: {type: "string", default: "1"},
  },
});
const FLAGS = ["--default-model", "true", "--num-parallel", "8", "--context-length", "512"];
const STOPPED_MS = 5000;
const CUT_MS = 5000;
const DEAD_MS = 2000;
const BETWEEN_MS = 3000;
/** A request that was not answered by then, on whatever peer, is lost. */
const PATIENCE_MS = 60_000;
const PROMPTS = ["owl", "fox", "cat", "dog", "bear", "frog", "bird", "mouse"].map((animal) => `Tell me a story about a ${animal}.`);

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const bodyOf = (prompt: string): string => JSON.stringify({model: "storyteller", prompt, options: {temperature: 0, num_predict: 48, stop: []}});

class Tally {
  readonly tookMs: number[] = [];
  readonly lost = new Map<string, number>();
  readonly harms = new Map<string, number>();
  good = 0;
  otherText = 0;
  askedAgain = 0;

  count(map: Map<string, number>, what: string): void {
    map.set(what, (map.get(what) ?? 0) + 1);
  }

  get requests(): number {
    return this.good + this.otherText + [...this.lost.values()].reduce((sum, count) => sum + count, 0);
  }
}

/** The text of a whole answer; throws when it is not whole. */
async function ask(peer: PeerProcess, prompt: string): Promise<string> {
  const response = await fetch(`${peer.api}/api/generate`, {method: "POST", body: bodyOf(prompt), signal: AbortSignal.timeout(PATIENCE_MS)});
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status} ${text.slice(0, 100)}`);
  const lines = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as {response?: string; done?: boolean; error?: string});
  if (lines.at(-1)?.done !== true) throw new Error(`in the stream: ${lines.at(-1)?.error ?? "no last line"}`);
  return lines.map((line) => line.response ?? "").join("");
}

interface Scene {
  readonly mesh: TestMesh;
  /** Undefined: nobody is cut off. */
  readonly network: PrivateNetwork | undefined;
  readonly tally: Tally;
  readonly expected: ReadonlyMap<string, string>;
  isOver: boolean;
}

/** Asks until somebody has answered; connections that break and peers that stop are asked again elsewhere, refusals are not. */
async function askSomebody({mesh, tally, expected}: Scene, prompt: string, rng: Prng): Promise<void> {
  const beganAt = performance.now();
  for (;;) {
    try {
      const text = await ask(rng.pick(mesh.peers.filter((peer) => !peer.hasEnded)), prompt);
      if (text === expected.get(prompt)) tally.good++;
      else tally.otherText++;
      return void tally.tookMs.push(performance.now() - beganAt);
    } catch (error) {
      const reason = (error as Error).message;
      const isGone = reason === "fetch failed" || reason === "terminated" || reason.includes("stopping");
      if (!isGone || performance.now() - beganAt > PATIENCE_MS) return tally.count(tally.lost, reason);
      tally.askedAgain++;
      await sleep(50);
    }
  }
}

async function client(scene: Scene, seed: number): Promise<void> {
  const rng = new Prng(seed);
  while (!scene.isOver) {
    await askSomebody(scene, rng.pick(PROMPTS), rng);
    await sleep(rng.below(Number(values.think)));
  }
}

async function kill({mesh, network}: Scene, index: number): Promise<void> {
  const peer = mesh.peer(index);
  await peer.stop("SIGKILL");
  await sleep(DEAD_MS);
  const other = mesh.peers.find((one) => !one.hasEnded);
  const [port, meshPort] = [Number(new URL(peer.api).port), Number(/\/tcp\/(\d+)/.exec(peer.multiaddr)?.[1])];
  const began = await mesh.add({...network?.placeOf(index), dataDir: mesh.dataDir(index), port, meshPort, bootstrap: other ? [other.multiaddr] : [], flags: FLAGS});
  mesh.peers.pop();
  mesh.peers[index] = began;
}

async function stop({mesh}: Scene, index: number): Promise<void> {
  mesh.peer(index).child.kill("SIGSTOP");
  await sleep(STOPPED_MS);
  mesh.peer(index).child.kill("SIGCONT");
}

async function cut({mesh, network}: Scene, index: number): Promise<void> {
  network?.split(
    [index],
    [...mesh.peers.keys()].filter((other) => other !== index),
  );
  await sleep(CUT_MS);
  network?.healAll();
}

const HARMS = {kill, stop, cut};

async function torment(scene: Scene, seconds: number): Promise<void> {
  const {mesh, network, tally} = scene;
  const rng = new Prng(Number(values.seed));
  const endsAt = performance.now() + seconds * 1000;
  while (performance.now() < endsAt) {
    await sleep(BETWEEN_MS);
    const index = rng.below(mesh.peers.length);
    const harm = rng.pick(network ? (["kill", "stop", "cut"] as const) : (["kill", "stop"] as const));
    tally.count(tally.harms, harm);
    await HARMS[harm](scene, index);
    process.stderr.write(`${harm} ${index}: ${tally.requests} requests, ${tally.good} good\n`);
  }
}

/** A cut that does not cut would find no fault. */
async function proveCuts(mesh: TestMesh, network: PrivateNetwork): Promise<void> {
  const last = mesh.peers.length - 1;
  const seen = async (): Promise<boolean> => {
    const {peers} = await mesh.peer(0).get<{peers: {id: string; suspected: boolean}[]}>("/api/v1/peers");
    return peers.some(({id, suspected}) => id === mesh.peer(last).id && !suspected);
  };
  network.split([last], [...mesh.peers.keys()].slice(0, -1));
  await until("who is cut off is missed", 30_000, async () => !(await seen()));
  network.healAll();
  await until("who was cut off is seen again", 30_000, seen);
}

async function metric(peer: PeerProcess, series: string): Promise<number> {
  const text = await (await fetch(`${peer.api}/metrics`)).text();
  return Number(
    text
      .split("\n")
      .find((line) => line.startsWith(series))
      ?.split(" ")
      .at(-1),
  );
}

async function run(mesh: TestMesh, network: PrivateNetwork | undefined): Promise<number> {
  try {
    for (let i = 0; i < Number(values.peers); i++) await mesh.add({...network?.placeOf(i), flags: FLAGS});
    await mesh.allSeeEachOther();
    if (network) await proveCuts(mesh, network);
    const expected = new Map<string, string>();
    for (const prompt of PROMPTS) expected.set(prompt, await ask(mesh.peer(0), prompt));
    const scene: Scene = {mesh, network, tally: new Tally(), expected, isOver: false};
    const clients = Array.from({length: Number(values.clients)}, (_, i) => client(scene, i + 1));
    await torment(scene, Number(values.seconds));
    scene.isOver = true;
    await Promise.all(clients);
    await until("nothing is left in slots and lines", 60_000, async () => {
      const left = await Promise.all(mesh.peers.flatMap((peer) => ["running", "waiting"].map((state) => metric(peer, `ollamesh_sequences{state="${state}"}`))));
      return left.every((count) => count === 0);
    });
    return report(scene.tally);
  } finally {
    await mesh.stop();
  }
}

function report({requests, good, otherText, askedAgain, lost, harms, tookMs}: Tally): number {
  const {p50 = 0, p95 = 0, max = 0} = spread(tookMs) ?? {};
  const told = (map: ReadonlyMap<string, number>): string => [...map].map(([what, count]) => `${what} ${count}`).join(", ") || "none";
  process.stdout.write(
    `${requests} requests, harms: ${told(harms)}; ${good} the undisturbed text, ${otherText} whole with another text, lost: ${told(lost)}; ` +
      `whole ${((100 * (good + otherText)) / requests).toFixed(3)} %; asked again elsewhere ${askedAgain} times; ms p50 ${Math.round(p50)}, p95 ${Math.round(p95)}, max ${Math.round(max)}; nothing left in slots and lines\n`,
  );
  return (good + otherText) / requests >= 0.999 ? 0 : 1;
}

async function main(): Promise<number> {
  const mesh = new TestMesh();
  if (!isInside) return run(mesh, undefined);
  endWithStarter(() => rmSync(mesh.folder, {recursive: true, force: true}));
  return run(mesh, new PrivateNetwork(Number(values.peers)));
}

const why = isInside ? undefined : whyNotPrivate();
if (why !== undefined) console.log(`NOBODY IS CUT OFF: no network namespaces here (${why}); only kill -9 and SIGSTOP`);
process.exit(isInside || why !== undefined ? await main() : await runInside());
