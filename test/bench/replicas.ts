/**
 * What three replicas of a model of 60 million parameters, one thread each, are worth, real processes on loopback, in turns in one run. `pnpm build` first.
 *  - prefix: conversations that begin with 1500 tokens of their own each, asked one after another of one peer that sends them where their beginning was read, and of one that sends them to each in turn:
 *    until the first token, and how evenly the three are asked.
 *  - throughput: as many clients as slots, of three peers and of one of them alone.
 * tsx test/bench/replicas.ts [--conversations 9] [--questions 5] [--rounds 2] [--seconds 15] [--only prefix|throughput]
 */
import {join} from "node:path";
import {parseArgs} from "node:util";
import {Prng} from "@ollamesh/stdx";
import {LLAMA_PRESETS, llamaModel} from "../../packages/engine-llama/test/fixtures/llama-model.ts";
import {writeSeededModel} from "../../packages/engine-llama/test/fixtures/seeded-model.ts";
import {spread} from "../../packages/peer/src/cli/loadtest/load-figures.ts";
import {type PeerProcess, root} from "../../scripts/peer-process.ts";
import {TestMesh, until} from "../e2e/support/mesh.ts";
import {overPeer} from "./engine-over-http.ts";

const {values} = parseArgs({
  options: {
    conversations: {type: "string", default: "9"},
    questions: {type: "string", default: "5"},
    rounds: {type: "string", default: "2"},
    seconds: {type: "string", default: "15"},
    only: {type: "string"},
  },
});
const REPLICAS = 3;
const SLOTS = 4;
const CONTEXT = 2048;
const PREFIX_WORDS = 825;
const WORDS = ["owl", "fox", "river", "moon", "tree", "boat", "king", "lamp", "bread", "stone", "cloud", "song"];
const say = (text: string): void => void process.stdout.write(`${text}\n`);

interface First {
  readonly ms: number;
  readonly peer: string;
  readonly promptTokens: number;
  readonly tokens: number;
}

async function ask(peer: PeerProcess, prompt: string, tokens: number): Promise<First> {
  const beganAt = performance.now();
  const options = {temperature: 0, num_predict: tokens, num_ctx: CONTEXT, stop: []};
  const response = await fetch(`${peer.api}/api/generate`, {method: "POST", body: JSON.stringify({model: "bench", prompt, raw: true, keep_alive: -1, options})});
  if (!response.ok || !response.body) throw new Error(`${response.status}: ${await response.text()}`);
  const route = response.headers.get("x-ollamesh-route") ?? "";
  let ms: number | undefined;
  let text = "";
  for await (const chunk of response.body) {
    ms ??= performance.now() - beganAt;
    text += Buffer.from(chunk).toString();
  }
  const last = JSON.parse(text.trimEnd().split("\n").at(-1) ?? "{}") as {prompt_eval_count?: number; eval_count?: number};
  return {ms: ms ?? 0, peer: /12D3KooW\w+/.exec(route)?.[0] ?? route, promptTokens: last.prompt_eval_count ?? 0, tokens: last.eval_count ?? 0};
}

/** Three that hold the model and have it loaded; all send requests on in the same way. */
async function replicas(model: string, count: number, routing: string): Promise<TestMesh> {
  const mesh = new TestMesh();
  const flags = ["--default-model", "false", "--num-parallel", String(SLOTS), "--threads", "1", "--routing", routing, "--replication-factor", String(count)];
  for (let i = 0; i < count; i++) await mesh.add({flags});
  await mesh.allSeeEachOther();
  await overPeer(mesh.peer(0), {model, prompt: "x", threads: 1, slots: SLOTS, contextLength: CONTEXT, tokens: 1});
  await until("all hold it", 120_000, async () => {
    const {peers} = await mesh.peer(0).get<{peers: {holds: string[]}[]}>("/api/v1/peers");
    return peers.every(({holds}) => holds.length > 0);
  });
  if (count > 1) await mesh.peer(0).post("/api/v1/deploy", {model: "bench", strategy: "replicas", num_ctx: CONTEXT});
  else await ask(mesh.peer(0), "x", 1);
  return mesh;
}

function prefixes(count: number): string[] {
  const rng = new Prng(7);
  return Array.from({length: count}, () => Array.from({length: PREFIX_WORDS}, () => rng.pick(WORDS)).join(" "));
}

interface Talk {
  readonly firstMs: number[];
  readonly asked: Map<string, number>;
  promptTokens: number;
}

/** Every conversation in an order of chance, one question at a time. The first question of each reads its beginning and is not counted. */
async function talk(mesh: TestMesh, result: Talk, seed: number): Promise<void> {
  const rng = new Prng(seed);
  const beginnings = prefixes(Number(values.conversations)).map((text) => `${seed} ${text}`);
  for (let question = 0; question <= Number(values.questions); question++) {
    for (const beginning of rng.shuffle(beginnings)) {
      const {ms, peer, promptTokens} = await ask(mesh.peer(0), `${beginning} ${question}`, 2);
      result.promptTokens = promptTokens;
      if (question === 0) continue;
      result.firstMs.push(ms);
      result.asked.set(peer, (result.asked.get(peer) ?? 0) + 1);
    }
  }
}

async function prefix(model: string): Promise<void> {
  const results = new Map<string, Talk>();
  const meshes = new Map<string, TestMesh>();
  try {
    for (const routing of ["auto", "round_robin"]) {
      meshes.set(routing, await replicas(model, REPLICAS, routing));
      results.set(routing, {firstMs: [], asked: new Map(), promptTokens: 0});
    }
    for (let round = 1; round <= Number(values.rounds); round++) for (const [routing, mesh] of meshes) await talk(mesh, results.get(routing) as Talk, round);
  } finally {
    for (const mesh of meshes.values()) await mesh.stop();
  }
  for (const [routing, {firstMs, asked, promptTokens}] of results) {
    const {p50, p95} = spread(firstMs) as {p50: number; p95: number};
    const counts = [...asked.values()];
    const evenness = `the most ${((Math.max(...counts) * REPLICAS) / firstMs.length).toFixed(2)} times the mean`;
    say(
      `${routing.padEnd(12)} first token p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms of ${firstMs.length} with ${promptTokens} tokens; asked ${counts.join(", ")}: ${evenness}`,
    );
  }
  const [auto, turns] = ["auto", "round_robin"].map((routing) => (spread(results.get(routing)?.firstMs ?? []) as {p50: number}).p50);
  say(`             ${((turns ?? 0) / (auto ?? 1)).toFixed(1)} times as soon at the median`);
}

/** Tokens a second of clients that ask again as soon as they are answered. */
async function rate(mesh: TestMesh, clients: number): Promise<number> {
  const endsAt = performance.now() + Number(values.seconds) * 1000;
  let done = 0;
  const client = async (index: number): Promise<void> => {
    for (let turn = 0; performance.now() < endsAt; turn++) {
      const {tokens} = await ask(mesh.peer(index % mesh.peers.length), `${index} ${turn} Tell me a story.`, 48);
      if (performance.now() < endsAt) done += tokens;
    }
  };
  await Promise.all(Array.from({length: clients}, (_, index) => client(index)));
  return done / Number(values.seconds);
}

async function throughput(model: string): Promise<void> {
  const [three, one] = [await replicas(model, REPLICAS, "auto"), await replicas(model, 1, "auto")];
  try {
    for (let round = 1; round <= Number(values.rounds); round++) {
      const [many, alone] = [await rate(three, REPLICAS * SLOTS), await rate(one, REPLICAS * SLOTS)];
      say(`three replicas ${many.toFixed(0)} tokens/s, one ${alone.toFixed(0)}, ${REPLICAS * SLOTS} clients, one thread a peer: ${(many / alone).toFixed(2)} times`);
    }
  } finally {
    await three.stop();
    await one.stop();
  }
}

const folder = new TestMesh();
try {
  const model = join(folder.folder, "bench.gguf");
  await writeSeededModel(await llamaModel(LLAMA_PRESETS["bench-60m"], "q8_0", join(root, "models/storyteller.gguf"), "bench"), model, 1);
  if (values.only !== "throughput") await prefix(model);
  if (values.only !== "prefix") await throughput(model);
} finally {
  await folder.stop();
}
