/**
 * Real processes under kill -9, SIGSTOP and real partitions while clients write: the recorded history must be linearizable, no acknowledged change lost, all catalogues the same in
 * the end, and the peer that is not killed must go on generating with the same runner, whoever leads.
 * tsx test/chaos/agreement.ts [--rounds 200] [--peers 5] [--clients 6] [--seed 1] [--history <file to write>] [--log <file for the peers' last words>]
 * Partitions need root and Linux's network namespaces; without them it says so and does the rest.
 */
import {execFileSync} from "node:child_process";
import {rmSync, writeFileSync} from "node:fs";
import {parseArgs} from "node:util";
import {judgeHistory} from "@ollamesh/sim/history";
import {Prng} from "@ollamesh/stdx";
import {agreeing, clusterOf, sameCatalogues} from "../e2e/support/group.ts";
import {type PeerProcess, TestMesh, until} from "../e2e/support/mesh.ts";
import {Generator} from "./generator.ts";
import {kills, partitions, type Scene, startOf} from "./harm.ts";
import {endWithStarter, isInside, runInside, whyNotPrivate} from "./private-machine.ts";
import {PrivateNetwork} from "./private-network.ts";
import {Workload} from "./workload.ts";

const {values} = parseArgs({
  options: {
    rounds: {type: "string", default: "200"},
    peers: {type: "string", default: "5"},
    clients: {type: "string", default: "6"},
    seed: {type: "string", default: "1"},
    history: {type: "string"},
    log: {type: "string"},
  },
});
const FLAGS = ["--election-timeout", "300ms", "--heartbeat-interval", "60ms"];
/** From the end of a round's harm until all peers name the same leader again. */
const RECOVERY_MS_MAX = 120_000;

/** @returns milliseconds it took */
async function agreedAgain(mesh: TestMesh, voters: number): Promise<number> {
  const from = performance.now();
  await agreeing(mesh, voters, RECOVERY_MS_MAX);
  return performance.now() - from;
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

interface Torment {
  readonly counts: Map<string, number>;
  readonly recoveriesMs: number[];
  readonly terms: number;
  readonly leaders: number;
}

/** One harm a round, then peace until all agree again. */
async function torment(scene: Scene, rounds: number, voters: number): Promise<Torment> {
  const {mesh, rng} = scene;
  const harms = {...kills, ...(scene.network && partitions)};
  const counts = new Map<string, number>();
  const recoveriesMs: number[] = [];
  const {term} = await clusterOf(mesh.peer(0));
  let [leaders, leader] = [0, await scene.leader()];
  for (let round = 1; round <= rounds; round++) {
    // As often a kill or a pause as a partition.
    const kind = scene.network && rng.chance(1, 2) ? rng.pick(Object.keys(partitions)) : rng.pick(Object.keys(kills));
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    await harms[kind]?.(scene);
    const recoveryMs = await agreedAgain(mesh, voters).catch((error: Error) => {
      throw new Error(`after round ${round} (${kind}): ${error.message}`);
    });
    recoveriesMs.push(recoveryMs);
    const now = await scene.leader();
    if (now !== leader) leaders++;
    leader = now;
    console.log(`round ${round}: ${kind}, agreed again after ${recoveryMs.toFixed(0)} ms`);
  }
  return {counts, recoveriesMs, leaders, terms: (await clusterOf(mesh.peer(0))).term - term};
}

function report({counts, recoveriesMs, terms, leaders}: Torment, workload: Workload, generator: Generator): void {
  const sorted = recoveriesMs.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  const {ok, fail, info} = workload.counts;
  console.log([...counts].map(([kind, count]) => `${count} × ${kind}`).join(", "));
  console.log(`${leaders} changes of the leader, ${terms} terms; agreed again after p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms`);
  console.log(`${ok} calls done, ${fail} refused, ${info} unknown; ${workload.writes.acknowledged} acknowledged changes, ${workload.writes.lost} lost`);
  console.log(`meanwhile ${generator.answers} answers, ${generator.failures.length} failed`);
  for (const failure of generator.failures.slice(0, 3)) console.log(`  ${failure}`);
}

/** A cut that does not cut would find no fault. */
async function proveCuts(mesh: TestMesh, network: PrivateNetwork, voters: number): Promise<void> {
  const rest = mesh.peers.map((_, index) => index).slice(0, -1);
  const last = mesh.peers.length - 1;
  network.split([last], rest);
  await until("who is cut off has no leader, and the others have one", RECOVERY_MS_MAX, async () => {
    const [cut, other] = await Promise.all([clusterOf(mesh.peer(last)), clusterOf(mesh.peer(0))]);
    return cut.leader === null && other.leader !== null;
  });
  network.healAll();
  await agreedAgain(mesh, voters);
}

async function startPeers(mesh: TestMesh, network: PrivateNetwork | undefined, voters: number): Promise<void> {
  for (let index = 0; index < Number(values.peers); index++) {
    await mesh.add({...startOf({network}, index), flags: [...FLAGS, "--default-model", String(index === 0)]});
  }
  await mesh.allSeeEachOther();
  await agreedAgain(mesh, voters);
  if (network) await proveCuts(mesh, network, voters);
  await mesh.peer(0).post("/api/v1/deploy", {model: "storyteller", strategy: "whole"});
}

async function run(mesh: TestMesh, network: PrivateNetwork | undefined): Promise<boolean> {
  const rng = new Prng(Number(values.seed));
  const voters = Math.min(5, Number(values.peers));
  await startPeers(mesh, network, voters);
  const unharmed = mesh.peer(0);
  const scene: Scene = {mesh, rng, network, flags: FLAGS, leader: async () => (await clusterOf(unharmed)).leader};
  const generator = new Generator(unharmed);
  generator.start();
  await until("it generates", 30_000, async () => generator.answers > 0);
  const runners = runnersOf(unharmed);
  const workload = new Workload(mesh, rng);
  workload.start(Number(values.clients));
  let result: Torment | undefined;
  try {
    result = await torment(scene, Number(values.rounds), voters);
  } finally {
    await workload.stop();
    await generator.stop();
    if (values.history) writeFileSync(values.history, workload.lines.join(""));
    if (values.log) writeFileSync(values.log, mesh.peers.map(({id, log}) => `== ${id}\n${log}`).join("\n"));
  }
  for (const peer of mesh.peers) await workload.readBack(peer);
  await sameCatalogues(mesh, RECOVERY_MS_MAX);
  report(result, workload, generator);
  const isSame = runnersOf(unharmed) === runners;
  const judged = judgeHistory(workload.lines.join(""));
  const verdict = judged.ok ? judged.value.verdict : judged.error.message;
  console.log(`all catalogues are the same; the runner is ${isSame ? "the same" : "another one"}; the history is ${verdict}`);
  return verdict === "linearizable" && workload.writes.lost === 0 && generator.failures.length === 0 && isSame;
}

async function main(): Promise<number> {
  const why = isInside ? undefined : whyNotPrivate();
  if (!isInside && why === undefined) return runInside();
  if (why !== undefined) console.log(`NO PARTITIONS: no network namespaces here (${why}); only kill -9 and SIGSTOP`);
  const mesh = new TestMesh();
  const cleanUp = (): void => {
    for (const peer of mesh.peers) peer.child.kill("SIGKILL");
    rmSync(mesh.folder, {recursive: true, force: true});
  };
  if (isInside) endWithStarter(cleanUp);
  try {
    return (await run(mesh, isInside ? new PrivateNetwork(Number(values.peers)) : undefined)) ? 0 : 1;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  } finally {
    for (const peer of mesh.peers) if (!peer.hasEnded) peer.child.kill("SIGCONT");
    await mesh.stop();
  }
}

process.exit(await main());
