/**
 * What three peers are worth against one, each with the same share of a core to itself, so that two cores have room for all of them and the load tester: requests a second of as many clients as keep them busy;
 * the mean answer under the same load; how many users are served within 2 s; and, with one of the three at a third of the others' share, how steady answers are when each is asked in turn and when
 * who is expected to be first is. The storyteller, whole on each peer, real processes on loopback. Needs root and Linux's control groups. `pnpm build` first; about six minutes.
 * tsx test/bench/headline.ts [--share 0.3 (of a core)] [--seconds 20] [--only throughput|latency|users|steadiness]
 */
import {execFile} from "node:child_process";
import {parseArgs, promisify} from "node:util";
import type {LoadSummary} from "../../packages/peer/src/cli/loadtest/load-figures.ts";
import type {StressResult} from "../../packages/peer/src/cli/loadtest/load-stress.ts";
import {peerEntry} from "../../scripts/peer-process.ts";
import {TestMesh, until} from "../e2e/support/mesh.ts";
import {CpuLimit} from "./support/cpu-limit.ts";

const {values} = parseArgs({options: {share: {type: "string", default: "0.3"}, seconds: {type: "string", default: "20"}, only: {type: "string"}}});
const SHARE = Number(values.share);
/** Of `users`: each step. */
const STEP_SECONDS = Math.max(5, Math.round(Number(values.seconds) / 2));
const run = promisify(execFile);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

interface Limited {
  readonly urls: readonly string[];
  stop(): Promise<void>;
}

/** Peers that hold the model and have it loaded. @param shares of a core, one a peer: each with its runners */
async function peers(shares: readonly number[], flags: readonly string[] = []): Promise<Limited> {
  const mesh = new TestMesh();
  const limits: CpuLimit[] = [];
  const stop = async (): Promise<void> => {
    await mesh.stop();
    for (const limit of limits) limit.remove();
  };
  try {
    for (const [index, share] of shares.entries()) {
      const peer = await mesh.add({flags: ["--default-model", "true", "--context-length", "512", "--num-parallel", "8", ...flags]});
      const limit = new CpuLimit(`ollamesh-bench-${process.pid}-${index}`, share);
      limits.push(limit);
      limit.add(peer.child.pid as number);
    }
    await mesh.allSeeEachOther();
    for (const peer of mesh.peers) await peer.post("/api/generate", {model: "storyteller", stream: false, keep_alive: -1});
    await until("all know that it is loaded", 30_000, async () => {
      const lists = await Promise.all(mesh.peers.map((peer) => peer.get<{peers: {loaded: string[]}[]}>("/api/v1/peers")));
      return lists.every(({peers: others}) => others.every(({loaded}) => loaded.some((one) => one.endsWith("#local"))));
    });
    return {urls: mesh.peers.map(({api}) => api), stop};
  } catch (error) {
    await stop();
    throw error;
  }
}

async function loadtest<T>(urls: readonly string[], flags: readonly string[]): Promise<T> {
  const {stdout} = await run(process.execPath, [peerEntry, "loadtest", "--json", "-", "--profile", "agents", "--peers", urls.join(","), ...flags], {maxBuffer: 1 << 26});
  return JSON.parse(stdout) as T;
}

/** With a first round that nobody counts: V8 compiles, and peers measure each other. */
async function warmed(limited: Limited, flags: readonly string[]): Promise<LoadSummary> {
  try {
    await loadtest(limited.urls, [...flags, "--duration", "6s"]);
    return (await loadtest<{summary: LoadSummary}>(limited.urls, [...flags, "--duration", `${values.seconds}s`])).summary;
  } finally {
    await limited.stop();
  }
}

const figures = ({requestsPerSecond, successPercent, totalMeanMs = 0, totalMs, p95OverP50 = 0}: LoadSummary): string =>
  `${requestsPerSecond.toFixed(2)} requests a second, ${successPercent.toFixed(2)} % good, mean ${totalMeanMs.toFixed(0)} ms, p50 ${totalMs?.p50.toFixed(0)}, p95 ${totalMs?.p95.toFixed(0)}, p95 over p50 ${p95OverP50.toFixed(2)}`;

async function compared(name: string, flags: readonly string[], judge: (one: LoadSummary, three: LoadSummary) => string): Promise<void> {
  const one = await warmed(await peers([SHARE]), flags);
  say(`${name}, one peer: ${figures(one)}`);
  const three = await warmed(await peers([SHARE, SHARE, SHARE]), flags);
  say(`${name}, three peers: ${figures(three)}`);
  say(`${name}: ${judge(one, three)}`);
}

const throughput = (): Promise<void> =>
  compared(
    "24 users who do not think",
    ["--concurrent-users", "24", "--think-time", "0s"],
    (one, three) => `three peers do ${(three.requestsPerSecond / one.requestsPerSecond).toFixed(2)} times as many requests a second`,
  );

const latency = (): Promise<void> =>
  compared("6 users who think for a second", ["--concurrent-users", "6", "--think-time", "1s", "--ramp-up", "1s"], (one, three) => {
    const less = 1 - (three.totalMeanMs ?? 0) / (one.totalMeanMs ?? 1);
    return `the mean answer takes ${(100 * less).toFixed(0)} % less with three peers`;
  });

async function users(): Promise<void> {
  const held: number[] = [];
  for (const count of [1, 3]) {
    const limited = await peers(Array.from({length: count}, () => SHARE));
    try {
      await loadtest(limited.urls, ["--concurrent-users", "6", "--think-time", "1s", "--duration", "6s"]);
      const flags = ["--stress", "--p95", "2s", "--concurrent-users", "4", "--think-time", "2s", "--ramp-up", "2s", "--duration", `${STEP_SECONDS}s`];
      const {steps, afterwards} = await loadtest<StressResult>(limited.urls, flags);
      held.push(steps.findLast(({holds}) => holds)?.users ?? 0);
      for (const step of [...steps, ...(afterwards ? [afterwards] : [])])
        say(`${count} ${count === 1 ? "peer" : "peers"}, ${step.users} users who think for 2 s: ${figures(step.summary)}${step.holds ? "" : " (too late)"}`);
    } finally {
      await limited.stop();
    }
  }
  say(`users whose P95 is under 2 s, in steps of half as many more: ${held[0]} of one peer, ${held[1]} of three, ${((held[1] ?? 0) / (held[0] || 1)).toFixed(2)} times as many`);
}

async function steadiness(): Promise<void> {
  for (const routing of ["round_robin", "auto"]) {
    const summary = await warmed(await peers([SHARE, SHARE, SHARE / 3], ["--routing", routing]), ["--concurrent-users", "10", "--think-time", "1s", "--ramp-up", "1s"]);
    say(`one of three peers at a third of the others' share, --routing ${routing}: ${figures(summary)}`);
  }
}

const parts = {throughput, latency, users, steadiness};
for (const [name, part] of Object.entries(parts)) if (values.only === undefined || values.only === name) await part();
