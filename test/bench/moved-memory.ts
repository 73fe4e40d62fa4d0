/**
 * How long the client of an answer waits when the model is moved while it is told, with a long prompt: with what the stages remember taken along, and with the prompt read anew, in turns. Peers of one thread each;
 * one is asked, and whoever serves the first stage is drained. Wants `pnpm build` before.
 * tsx test/bench/moved-memory.ts [--model <gguf> | --preset bench-350m] [--stages 1] [--rounds 3] [--prompt-tokens 1500]
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
  options: {
    model: {type: "string", default: join(root, "models/storyteller.gguf")},
    preset: {type: "string"},
    stages: {type: "string", default: "1"},
    rounds: {type: "string", default: "3"},
    "prompt-tokens": {type: "string", default: "1500"},
    tokens: {type: "string", default: "300"},
  },
});
const STAGES = Number(values.stages);
const TOKENS = Number(values.tokens);
const CONTEXT = Number(values["prompt-tokens"]) + TOKENS + 200;
const WORDS = ["owl", "kite", "tree", "bird", "play", "house", "went", "little", "happy", "said", "dog", "big"];
/** Of the answer, before anything is moved. */
const TOKENS_BEFORE = 20;

interface Placed {
  readonly epoch: number;
  readonly move: object | null;
  readonly stages: readonly {readonly peer: string}[];
}

interface Told {
  readonly text: string;
  readonly promptTokens: number;
  readonly gapMs: number;
  /** Between two lines, in the middle of all. */
  readonly usualMs: number;
}

/** @param reached called once so many tokens were told */
async function tell(peer: PeerProcess, prompt: string, reached: () => void): Promise<Told> {
  const body = JSON.stringify({model: "bench", prompt, raw: true, keep_alive: -1, options: {temperature: 0, num_predict: TOKENS, num_ctx: CONTEXT}, format: FORM});
  const response = await fetch(`${peer.api}/api/generate`, {method: "POST", body});
  let [rest, text, promptTokens, lines, atMs] = ["", "", 0, 0, Number.NaN];
  const gaps: number[] = [];
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    rest += Buffer.from(chunk).toString();
    const whole = rest.split("\n");
    rest = whole.pop() ?? "";
    for (const line of whole) {
      const told = JSON.parse(line) as {response?: string; prompt_eval_count?: number; error?: string};
      if (told.error !== undefined) throw new Error(told.error);
      const nowMs = performance.now();
      if (lines > 0) gaps.push(nowMs - atMs);
      atMs = nowMs;
      text += told.response ?? "";
      promptTokens = told.prompt_eval_count ?? promptTokens;
      if (++lines === TOKENS_BEFORE) reached();
    }
  }
  return {text, promptTokens, gapMs: Math.max(...gaps), usualMs: median(gaps)};
}

/** No answer ends before its length. */
const FORM = {type: "array", items: {type: "string", minLength: 5, maxLength: 30}, minItems: 500};

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] as number;

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const giveUpAt = Date.now() + 120_000; !(await isSo()); await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (Date.now() > giveUpAt) throw new Error(`not within two minutes: ${what}`);
  }
}

/** Peers of which the last one is only asked. */
async function main(model: string, folder: string): Promise<void> {
  const flags = ["--num-parallel", "2", "--default-model", "false", "--log-level", "info", "--threads", "1", "--replication-factor", "0"];
  const peers: PeerProcess[] = [];
  for (let i = 0; i < STAGES + 2; i++) peers.push(await startPeer({dataDir: join(folder, `peer-${i}`), flags, ...(peers[0] && {bootstrap: [peers[0].multiaddr]})}));
  const asked = peers.at(-1) as PeerProcess;
  try {
    const serving = peers.slice(0, -1);
    for (const peer of serving) await overPeer(peer, {model, prompt: "", threads: 1, slots: 1, contextLength: CONTEXT, tokens: 1});
    await until("all are of one group", async () => {
      const {leader, members} = await asked.get<{leader: string | null; members: readonly {role: string}[]}>("/api/v1/cluster").catch(() => ({leader: null, members: []}));
      return leader !== null && members.filter(({role}) => role === "voter").length === (peers.length >= 5 ? 5 : 3);
    });
    const set = (name: string, value: unknown): Promise<unknown> => asked.post(`/api/v1/cluster/settings/${name}`, {value}, "PUT");
    await set("move_grace", 0);
    await set("optimization_interval", 0);
    await asked.post("/api/v1/cluster/drain", {});
    const how = STAGES === 1 ? {strategy: "whole"} : {strategy: "pipeline", stages: STAGES};
    await asked.post("/api/v1/deploy", {model: "bench", ...how, num_ctx: CONTEXT});
    const placed = (): Promise<Placed> => asked.get<Placed>("/api/v1/placement/bench");
    const gaps = new Map<boolean, number[]>();
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const takes of [true, false]) {
        // Begins as none before: nothing of it is known already.
        const begin = WORDS.map((_, i) => WORDS[(i * (2 * round + Number(takes) + 1)) % WORDS.length]);
        const words = Array.from({length: Math.floor(0.75 * Number(values["prompt-tokens"]))}, (_, i) => WORDS[(i * i + 7 * i + round) % WORDS.length]);
        const prompt = [...begin, ...words].join(" ");
        await set("move_memory", takes);
        const {epoch, stages} = await placed();
        const drained = stages[0]?.peer;
        const told = await tell(asked, prompt, () => void asked.post("/api/v1/cluster/drain", {peer: drained}).catch(() => undefined));
        const now = await placed();
        if (now.epoch === epoch) throw new Error("it was told before it moved");
        await until("the move is over", async () => (await placed()).move === null);
        await asked.post("/api/v1/cluster/drain", {peer: drained, undo: true});
        const still = await tell(asked, prompt, () => undefined);
        gaps.set(takes, [...(gaps.get(takes) ?? []), told.gapMs]);
        const isSame = told.text === still.text ? "the same text" : "ANOTHER TEXT";
        console.log(
          `round ${round + 1}: ${takes ? "memory taken along" : "read anew"}: ${told.promptTokens} tokens of prompt, longest wait ${told.gapMs.toFixed(0)} ms (a token ${told.usualMs.toFixed(1)} ms; undisturbed longest ${still.gapMs.toFixed(0)} ms), ${isSame}`,
        );
      }
    }
    for (const [takes, list] of gaps) console.log(`${takes ? "memory taken along" : "read anew"}: median of ${list.length}: ${median(list).toFixed(0)} ms`);
  } finally {
    for (const peer of peers)
      console.log(
        peer.log
          .split("\n")
          .filter((line) => /session_moved|slot_came/.test(line))
          .join("\n"),
      );
    for (const peer of peers) await peer.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), "ollamesh-moved-"));
try {
  const preset = values.preset as keyof typeof LLAMA_PRESETS | undefined;
  const model = preset ? join(folder, `${preset}.gguf`) : values.model;
  if (preset) await writeSeededModel(await llamaModel(LLAMA_PRESETS[preset], "q8_0", join(root, "models/storyteller.gguf"), preset), model, 1);
  await main(model, folder);
} finally {
  rmSync(folder, {recursive: true, force: true});
}
