/**
 * How soon a mesh of three peers answers what is asked to see whether it is well: four endpoints in turn of each peer, so many clients on each, real processes on loopback. `pnpm build` first.
 * tsx test/bench/endpoints.ts [--seconds 30] [--clients 2]
 */
import {Agent, get} from "node:http";
import {parseArgs} from "node:util";
import {spread} from "../../packages/peer/src/cli/loadtest/load-figures.ts";
import {TestMesh} from "../e2e/support/mesh.ts";

const {values} = parseArgs({options: {seconds: {type: "string", default: "30"}, clients: {type: "string", default: "2"}}});
const ENDPOINTS = ["/", "/api/version", "/api/tags", "/api/v1/cluster"] as const;
/** Between two questions of a client: somebody watches, nobody attacks. */
const PAUSE_MS = 20;

const agent = new Agent({keepAlive: true});
const tookMs = new Map<string, number[]>(ENDPOINTS.map((path) => [path, []]));
let failed = 0;

function ask(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const call = get(url, {agent, timeout: 5000}, (response) => response.resume().on("end", () => resolve(response.statusCode)));
    call.on("timeout", () => call.destroy());
    call.on("error", () => resolve(undefined));
  });
}

async function client(api: string, endsAtMs: number): Promise<void> {
  for (let turn = 0; performance.now() < endsAtMs; turn++) {
    const path = ENDPOINTS[turn % ENDPOINTS.length] as string;
    const startedAtMs = performance.now();
    if ((await ask(api + path)) === 200) tookMs.get(path)?.push(performance.now() - startedAtMs);
    else failed++;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function said(name: string, times: readonly number[]): string {
  const {p50 = 0, p95 = 0, max = 0} = spread(times) ?? {};
  const mean = times.reduce((sum, ms) => sum + ms, 0) / Math.max(1, times.length);
  return `${name.padEnd(16)} ${times.length} answers, mean ${mean.toFixed(2)} ms, p50 ${p50.toFixed(2)}, p95 ${p95.toFixed(2)}, max ${max.toFixed(1)}`;
}

const mesh = await TestMesh.start(3);
try {
  const endsAtMs = performance.now() + Number(values.seconds) * 1000;
  await Promise.all(mesh.peers.flatMap(({api}) => Array.from({length: Number(values.clients)}, () => client(api, endsAtMs))));
  for (const [path, times] of tookMs) process.stdout.write(`${said(path, times)}\n`);
  process.stdout.write(`${said("all", [...tookMs.values()].flat())}, ${failed} failed\n`);
} finally {
  agent.destroy();
  await mesh.stop();
}
