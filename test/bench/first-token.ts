/**
 * Milliseconds until an answer's first token for a prompt of about 2000 tokens: whole on a peer of three threads, and as a pipeline of three peers of one thread each, in turns. Each prompt begins
 * otherwise, so that none is known already. Wants `pnpm build` before.
 * tsx test/bench/first-token.ts [--model <gguf>] [--rounds 5] [--prompt-tokens 2000] [--peers 3]
 */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {LLAMA_PRESETS, llamaModel} from "../../packages/engine-llama/test/fixtures/llama-model.ts";
import {writeSeededModel} from "../../packages/engine-llama/test/fixtures/seeded-model.ts";
import {type PeerProcess, root, startPeer} from "../../scripts/peer-process.ts";
import {overPeer} from "./engine-over-http.ts";

const {values} = parseArgs({
  options: {model: {type: "string"}, rounds: {type: "string", default: "5"}, "prompt-tokens": {type: "string", default: "2000"}, peers: {type: "string", default: "3"}},
});
const PEERS = Number(values.peers);
const PROMPT_TOKENS = Number(values["prompt-tokens"]);
const CONTEXT = PROMPT_TOKENS + 256;
const WORDS = ["owl", "kite", "tree", "bird", "play", "house", "went", "little", "happy", "said", "dog", "big"];
/** Threads that waited for work go on spinning for a while. */
const REST_MS = 500;

interface Answer {
  readonly prompt_eval_count: number;
  readonly eval_count: number;
}

let drawn = 1;

/** Words that no prompt before began with. */
function promptOf(words: number): string {
  return Array.from({length: words}, () => {
    drawn = Math.imul(drawn, 48_271) >>> 0;
    return WORDS[(drawn >>> 16) % WORDS.length] as string;
  }).join(" ");
}

async function ask(peer: PeerProcess, words: number): Promise<{ms: number; tokens: number}> {
  const request = {model: "bench", prompt: promptOf(words), raw: true, stream: false, keep_alive: -1, options: {temperature: 0, num_predict: 1, num_ctx: CONTEXT}};
  const startedAt = performance.now();
  const {prompt_eval_count: tokens} = await peer.post<Answer>("/api/generate", request);
  return {ms: performance.now() - startedAt, tokens};
}

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] as number;

async function main(model: string, folder: string): Promise<void> {
  const flags = ["--num-parallel", "1", "--default-model", "false", "--log-level", "warn"];
  const solo = await startPeer({dataDir: join(folder, "solo"), flags: [...flags, "--threads", String(PEERS)]});
  const peers: PeerProcess[] = [];
  for (let i = 0; i < PEERS; i++) {
    peers.push(await startPeer({dataDir: join(folder, `peer-${i}`), flags: [...flags, "--threads", "1"], ...(peers[0] && {bootstrap: [peers[0].multiaddr]})}));
  }
  try {
    const first = peers[0] as PeerProcess;
    for (const peer of [solo, first]) await overPeer(peer, {model, prompt: "", threads: 1, slots: 1, contextLength: CONTEXT, tokens: 1});
    await first.post("/api/v1/deploy", {model: "bench", strategy: "pipeline", stages: PEERS, num_ctx: CONTEXT});
    const ways = [
      {name: `whole, ${PEERS} threads`, peer: solo, times: [] as number[]},
      {name: `pipeline of ${PEERS}, a thread each`, peer: first, times: [] as number[]},
    ];
    // A word is a little more than a token.
    const {tokens} = await ask(solo, 200);
    const words = Math.floor((PROMPT_TOKENS * 200) / tokens);
    for (const {peer} of ways) await ask(peer, words);
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const {name, peer, times} of ways) {
        await new Promise((resolve) => setTimeout(resolve, REST_MS));
        const {ms, tokens: read} = await ask(peer, words);
        times.push(ms);
        console.log(`round ${round + 1}: ${name}: ${read} tokens, first token after ${ms.toFixed(0)} ms`);
      }
    }
    const [whole, split] = ways.map(({times}) => median(times)) as [number, number];
    for (const {name, times} of ways) console.log(`median of ${values.rounds}: ${name}: ${median(times).toFixed(0)} ms`);
    console.log(`the pipeline takes ${(split / whole).toFixed(2)} of the whole's time`);
  } finally {
    for (const peer of [solo, ...peers]) await peer.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), "ollamesh-first-token-"));
try {
  const model = values.model ?? join(folder, "bench-350m.gguf");
  if (!values.model) await writeSeededModel(await llamaModel(LLAMA_PRESETS["bench-350m"], "q8_0", join(root, "models/storyteller.gguf"), "bench-350m"), model, 1);
  await main(model, folder);
} finally {
  rmSync(folder, {recursive: true, force: true});
}
