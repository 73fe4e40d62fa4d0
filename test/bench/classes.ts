/**
 * Time between the tokens of a running stream, through stages on three hosts, without a pull over the same links, with one, and without once more: what the two without differ by is no doing of
 * the pull. A first round is not counted: peers are still being compiled in it, and faster in each turn
 * than in the one before. Elections meanwhile. In network namespaces with shaped links (needs root and `tc`): what is shared is the link. With --loopback: what is shared are the cores.
 * tsx test/bench/classes.ts [--loopback] [--bulk true] [--rounds 2] [--megabits 200] [--queue-ms 50] [--stages 3] [--megabytes 310]
 */
import {copyFileSync, truncateSync} from "node:fs";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {endWithStarter, isInside, runInside, whyNotPrivate} from "../chaos/private-machine.ts";
import {PrivateNetwork} from "../chaos/private-network.ts";
import {agreeing, clusterOf} from "../e2e/support/group.ts";
import {type PeerProcess, TestMesh} from "../e2e/support/mesh.ts";
import {digestOf, putModel, seededModel} from "../e2e/support/seeded-model.ts";

const {values} = parseArgs({
  options: {
    loopback: {type: "boolean", default: false},
    bulk: {type: "string", default: "true"},
    rounds: {type: "string", default: "2"},
    megabits: {type: "string", default: "200"},
    "queue-ms": {type: "string", default: "50"},
    stages: {type: "string", default: "3"},
    megabytes: {type: "string", default: "310"},
  },
});
const HOSTS = 3;
/** A figure needs as many gaps, and each turn so much time, milliseconds. */
const TURN_MS = 8000;

/** Reads a stream of JSON lines until it ends, or `isEnough`. */
async function lines(peer: PeerProcess, path: string, body: object, onLine: (line: Record<string, unknown>) => boolean): Promise<void> {
  const response = await fetch(peer.api + path, {method: "POST", body: JSON.stringify(body)});
  if (!response.ok || !response.body) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  let rest = "";
  for await (const chunk of response.body) {
    const parts = (rest + Buffer.from(chunk as Uint8Array).toString()).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts.filter((one) => one !== "")) if (!onLine(JSON.parse(part))) return;
  }
}

/** Milliseconds between tokens while `goOn`; the first of each answer is not one of them. */
async function gaps(peer: PeerProcess, goOn: () => boolean): Promise<number[]> {
  const found: number[] = [];
  for (let story = 0; goOn(); story++) {
    let lastAt: number | undefined;
    const body = {model: "storyteller", prompt: `Tell me a story about ${story} owls.`, options: {temperature: 0, num_predict: 200, seed: 1}};
    await lines(peer, "/api/generate", body, (line) => {
      if (typeof line.error === "string") throw new Error(line.error);
      const now = performance.now();
      if (lastAt !== undefined && line.done !== true) found.push(now - lastAt);
      lastAt = now;
      return goOn();
    });
  }
  return found;
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

function told(name: string, all: readonly number[]): string {
  const sorted = all.toSorted((a, b) => a - b);
  return `${name.padEnd(18)} p50 ${at(sorted, 0.5).toFixed(1)} ms, p95 ${at(sorted, 0.95).toFixed(1)} ms, p99 ${at(sorted, 0.99).toFixed(1)} ms of ${sorted.length}`;
}

/** Tokens while nothing else happens, then while a model nobody else had goes from the first peer to the last, then alone again. */
async function turn(mesh: TestMesh, round: number): Promise<{quiet: number[]; pulling: number[]; again: number[]; rate: number}> {
  const [seed, client, leech] = [mesh.peer(0), mesh.peer(1), mesh.peer(HOSTS - 1)];
  const path = join(mesh.folder, "big.gguf");
  copyFileSync((await seededModel()).path, path);
  const bytes = Number(values.megabytes) * 1e6 + round; // other bytes each time
  truncateSync(path, bytes);
  await putModel(seed, `big${round}`, {path, digest: await digestOf(path)});
  await leech.post("/api/show", {model: `big${round}`}); // it is cut
  const alone = (): Promise<number[]> => {
    const until = performance.now() + TURN_MS;
    return gaps(client, () => performance.now() < until);
  };
  const quiet = await alone();
  const marks: {atMs: number; completed: number}[] = [];
  const pull = lines(leech, "/api/pull", {model: `big${round}`}, (line) => {
    if (typeof line.error === "string") throw new Error(line.error);
    if (typeof line.completed === "number") marks.push({atMs: performance.now(), completed: line.completed});
    return true;
  });
  let isOver = false;
  pull.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  const enough = performance.now() + 2 * TURN_MS;
  const pulling = await gaps(client, () => !isOver && performance.now() < enough);
  const beside = marks.filter(({atMs}) => atMs <= enough);
  await pull; // the rest of it, alone
  const [first, last] = [beside[0], beside.at(-1)];
  if (!first || !last || last.completed <= first.completed) throw new Error("nothing was pulled");
  return {quiet, pulling, again: await alone(), rate: (last.completed - first.completed) / 1000 / (last.atMs - first.atMs)};
}

async function run(mesh: TestMesh, network: PrivateNetwork | undefined): Promise<void> {
  for (let host = 0; host < HOSTS; host++) {
    network?.shape(host, Number(values.megabits), Number(values["queue-ms"]));
    await mesh.add({...network?.placeOf(host), flags: ["--bulk", values.bulk, "--default-model", String(host === 0)]});
  }
  await mesh.allSeeEachOther();
  await agreeing(mesh, HOSTS, 60_000);
  await mesh.peer(0).post("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: Number(values.stages)});
  const {term} = await clusterOf(mesh.peer(0));
  await turn(mesh, 0);
  const turns = [];
  for (let round = 1; round <= Number(values.rounds); round++) turns.push(await turn(mesh, round));
  const [quiet, pulling, again] = [turns.flatMap((one) => one.quiet), turns.flatMap((one) => one.pulling), turns.flatMap((one) => one.again)];
  console.log(network ? `links of ${values.megabits} Mbit/s with ${values["queue-ms"]} ms of queue` : "loopback");
  console.log(`${told("alone", quiet)}\n${told("beside a pull", pulling)}; the pull ${turns.map(({rate}) => rate.toFixed(1)).join(", ")} MB/s\n${told("alone again", again)}`);
  const p95 = (all: readonly number[]): number =>
    at(
      all.toSorted((a, b) => a - b),
      0.95,
    );
  const worse = (than: readonly number[], all: readonly number[]): string => ((p95(all) / p95(than) - 1) * 100).toFixed(0);
  console.log(
    `p95 ${worse([...quiet, ...again], pulling)} % worse than alone; alone again ${worse(quiet, again)} % worse than alone before; ${(await clusterOf(mesh.peer(0))).term - term} elections`,
  );
}

async function main(): Promise<void> {
  const why = values.loopback ? undefined : whyNotPrivate();
  if (why !== undefined) throw new Error(`no network namespaces here (${why}): only --loopback can be measured`);
  if (!values.loopback && !isInside) {
    process.exitCode = await runInside();
    return;
  }
  const mesh = new TestMesh();
  if (isInside) endWithStarter(() => undefined);
  try {
    await run(mesh, isInside ? new PrivateNetwork(HOSTS) : undefined);
  } finally {
    await mesh.stop();
  }
  process.exit();
}

await main();
