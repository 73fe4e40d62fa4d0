/**
 * How exactly a limited peer keeps to `--upload-limit` (two pull from it at once) and to `--download-limit` (it pulls from two), real processes on loopback: bytes of blobs by the
 * peer's own `/metrics` over the seconds after the first two. `pnpm build` first.
 * tsx test/bench/limits.ts [--rates 2MB/s,10MB/s] [--seconds 20]
 */
import {parseArgs} from "node:util";
import {parseBytesPerSecond} from "../../packages/peer/src/config/bytes.ts";
import {type PeerProcess, TestMesh, until} from "../e2e/support/mesh.ts";
import {putModel, seededModel} from "../e2e/support/seeded-model.ts";

const {values} = parseArgs({options: {rates: {type: "string", default: "2MB/s,10MB/s"}, seconds: {type: "string", default: "20"}}});
const SECONDS = Number(values.seconds);
const SKIPPED_MS = 2000;
const WINDOW = 5;

interface Way {
  readonly flag: "--upload-limit" | "--download-limit";
  /** Of the limited peer. */
  readonly counter: string;
}

const WAYS: readonly Way[] = [
  {flag: "--upload-limit", counter: "ollamesh_given_bytes_total"},
  {flag: "--download-limit", counter: 'ollamesh_fetched_bytes_total{from="peers"}'},
];

interface Sample {
  readonly atMs: number;
  readonly bytes: number;
}

async function sample(peer: PeerProcess, counter: string): Promise<Sample> {
  const text = await (await fetch(`${peer.api}/metrics`)).text();
  const line = text.split("\n").find((candidate) => candidate.startsWith(`${counter} `));
  return {atMs: performance.now(), bytes: Number(line?.split(" ").at(-1) ?? 0)};
}

/** One a second, from two seconds behind the first byte on. */
async function samples(peer: PeerProcess, counter: string): Promise<readonly Sample[]> {
  await until("the first byte", 60_000, async () => (await sample(peer, counter)).bytes > 0);
  await new Promise((resolve) => setTimeout(resolve, SKIPPED_MS));
  const taken = [await sample(peer, counter)];
  while (taken.length <= SECONDS) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    taken.push(await sample(peer, counter));
  }
  return taken;
}

function deviation(from: Sample, to: Sample, limit: number): number {
  return (((to.bytes - from.bytes) / (to.atMs - from.atMs)) * 1000) / limit - 1;
}

const percent = (share: number): string => `${share >= 0 ? "+" : ""}${(share * 100).toFixed(2)} %`;

async function measure({flag, counter}: Way, rate: string): Promise<string> {
  const mesh = new TestMesh();
  const limit = parseBytesPerSecond(rate);
  try {
    const isUpload = flag === "--upload-limit";
    // The first and the last hold, or the two last pull: who is limited is in the middle of both.
    const limited = await mesh.add({flags: ["--default-model", "false", flag, rate]});
    const others = [await mesh.add({flags: ["--default-model", "false"]}), await mesh.add({flags: ["--default-model", "false"]})];
    await mesh.allSeeEachOther();
    const model = await seededModel();
    for (const holder of isUpload ? [limited] : others) await putModel(holder, "big", model);
    const pulls = (isUpload ? others : [limited]).map((peer) => peer.post("/api/pull", {model: "big", stream: false}).catch(() => undefined));
    const taken = await samples(limited, counter);
    const windows = taken.slice(WINDOW).map((to, i) => Math.abs(deviation(taken[i] as Sample, to, limit)));
    const [first, last] = [taken[0] as Sample, taken.at(-1) as Sample];
    const seconds = ((last.atMs - first.atMs) / 1000).toFixed(1);
    const megabytes = ((last.bytes - first.bytes) / 1e6).toFixed(1);
    void Promise.all(pulls);
    return `| ${flag} ${rate} | ${megabytes} MB in ${seconds} s | ${percent(deviation(first, last, limit))} | ${percent(Math.max(...windows)).replace("+", "")} |`;
  } finally {
    await mesh.stop();
  }
}

console.log(`| limit | came through | off by | at most off, any ${WINDOW} s |\n|---|---|---|---|`);
for (const rate of values.rates.split(",")) for (const way of WAYS) console.log(await measure(way, rate));
