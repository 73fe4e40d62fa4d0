/**
 * What a round trip between two peers takes, over a connection that is open and the stream pings have there: one pinged by another process twenty times a second, while nothing else happens, while
 * it pulls a model, and while it answers besides. Of what the peer itself took meanwhile, with whomever, its metrics tell.
 * tsx test/bench/round-trips.ts [--seconds 20] [--megabytes 1000]
 */
import {copyFileSync, truncateSync} from "node:fs";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {type Net, startNet} from "@ollamesh/net-libp2p";
import {silentLogger} from "@ollamesh/telemetry";
import {type PeerProcess, TestMesh} from "../e2e/support/mesh.ts";
import {digestOf, putModel, seededModel} from "../e2e/support/seeded-model.ts";

const {values} = parseArgs({options: {seconds: {type: "string", default: "20"}, megabytes: {type: "string", default: "1000"}}});
const PING_EVERY_MS = 50;
const PING_TIMEOUT_MS = 10_000;

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function ping(net: Net, peer: string): Promise<number> {
  return new Promise((resolve, reject) =>
    net.transport.ping(peer, PING_TIMEOUT_MS, (outcome) => (outcome.ok ? resolve(outcome.value) : reject(new Error(`${outcome.error.code}: ${outcome.error.message}`)))),
  );
}

/** Round trips, milliseconds, sorted; infinite: lost. One is begun every 50 ms, whether the one before is over or not. */
async function pinged(net: Net, peer: string, goOn: () => boolean): Promise<readonly number[]> {
  const all: Promise<number>[] = [];
  for (; goOn(); await elapsed(PING_EVERY_MS)) all.push(ping(net, peer).catch(() => Number.POSITIVE_INFINITY));
  return (await Promise.all(all)).toSorted((a, b) => a - b);
}

const at = (sorted: readonly number[], share: number): string => (sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN).toFixed(2);

async function told(name: string, sorted: readonly number[], peer: PeerProcess): Promise<void> {
  const text = await (await fetch(`${peer.api}/metrics`)).text();
  const own = ["0.5", "0.95"].map((quantile) => 1000 * Number(new RegExp(`^ollamesh_recent_round_trip_seconds\\{quantile="${quantile}"\\} (\\S+)`, "m").exec(text)?.[1]));
  const count = /^ollamesh_round_trip_seconds_count (\d+)/m.exec(text)?.[1];
  const known = own.map((ms) => ms.toFixed(2)).join(" and ");
  console.log(
    `${name.padEnd(15)} round trip p50 ${at(sorted, 0.5)} ms, p95 ${at(sorted, 0.95)} ms, max ${at(sorted, 1)} ms of ${sorted.length}; by the peer's metrics ${known} of ${count} so far`,
  );
}

/** Puts a model nobody else has on one peer and pulls it to the other. */
async function beginPull(seed: PeerProcess, leech: PeerProcess, folder: string, name: string): Promise<() => boolean> {
  const path = join(folder, `${name}.gguf`);
  copyFileSync((await seededModel()).path, path);
  truncateSync(path, Number(values.megabytes) * 1e6 + name.length);
  await putModel(seed, name, {path, digest: await digestOf(path)});
  await leech.post("/api/show", {model: name}); // it is cut
  let isOver = false;
  const pull = leech.post<{status: string}>("/api/pull", {model: name, stream: false}).then(({status}) => {
    isOver = true;
    if (status !== "success") throw new Error(status);
  });
  pull.catch((error) => {
    isOver = true;
    console.error(`the pull failed: ${error.message}`);
    process.exitCode = 1;
  });
  return () => !isOver;
}

/** One client asks again and again. */
async function answers(peer: PeerProcess, goOn: () => boolean): Promise<void> {
  while (goOn()) await peer.post("/api/generate", {model: "storyteller", prompt: "What are you?", stream: false, options: {num_predict: 64, seed: 1}});
}

async function main(): Promise<void> {
  const mesh = await TestMesh.start(2);
  const net = await startNet({
    keyPath: join(mesh.folder, "onlooker.key"),
    listen: ["/ip4/127.0.0.1/tcp/0"],
    bulkListen: undefined,
    topics: [],
    log: silentLogger,
    onOlderTwin() {},
  });
  try {
    const [seed, leech] = [mesh.peer(0), mesh.peer(1)];
    await new Promise<void>((resolve, reject) =>
      net.transport.dial(leech.multiaddr, PING_TIMEOUT_MS, (outcome) => (outcome.ok ? resolve() : reject(new Error(outcome.error.message)))),
    );
    const until = performance.now() + Number(values.seconds) * 1000;
    await told("idle", await pinged(net, leech.id, () => performance.now() < until), leech);
    const isPulling = await beginPull(seed, leech, mesh.folder, "first");
    await told("pulling", await pinged(net, leech.id, isPulling), leech);
    const isPullingAgain = await beginPull(seed, leech, mesh.folder, "second");
    const asking = answers(leech, isPullingAgain);
    await told("and answering", await pinged(net, leech.id, isPullingAgain), leech);
    await asking;
  } finally {
    await net.stop();
    await mesh.stop();
  }
}

await main();
