/**
 * What a peer adds to an answer of one token of the storyteller, against `llama-server` of the same llama.cpp version asked directly: one client, in turns, both over HTTP connections that stay open.
 * Wants `pnpm build` before.
 * tsx test/bench/overhead.ts --llama-server <path> [--times 500] [--threads 1] [--flash-attention on|off: of both; by default each does what it thinks best]
 */
import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {spread} from "../../packages/peer/src/cli/loadtest/load-figures.ts";
import {root, startPeer} from "../../scripts/peer-process.ts";
import {type Contender, overLlamaServer, overPeer} from "./engine-over-http.ts";

const {values} = parseArgs({
  options: {"llama-server": {type: "string"}, times: {type: "string", default: "500"}, threads: {type: "string", default: "1"}, "flash-attention": {type: "string"}},
});
const server = values["llama-server"] ?? "";
if (!existsSync(server)) throw new Error("name the llama-server to compare with: --llama-server <path>");
/** Before anything counts: V8 compiles what is asked again and again. */
const WARM_UP = 200;
const attention = values["flash-attention"];

async function timed({ask}: Contender): Promise<number> {
  const beganAt = performance.now();
  if ((await ask()) !== 1) throw new Error("not one token");
  return performance.now() - beganAt;
}

const folder = mkdtempSync(join(tmpdir(), "ollamesh-bench-"));
const contenders: Contender[] = [];
try {
  const task = {
    model: join(root, "models/storyteller.gguf"),
    prompt: "<|im_start|>user\nTell me a story about an owl and a kite.<|im_end|>\n<|im_start|>assistant\n",
    threads: Number(values.threads),
    slots: 4,
    contextLength: 256,
    tokens: 1,
  };
  const peer = await startPeer({
    dataDir: join(folder, "peer"),
    flags: ["--threads", values.threads, "--default-model", "false", "--log-level", "warn", ...(attention === undefined ? [] : ["--flash-attention", attention])],
  });
  contenders.push(await overPeer(peer, task), await overLlamaServer(server, task, attention === undefined ? [] : ["-fa", attention]));
  const times: number[][] = contenders.map(() => []);
  for (let turn = -WARM_UP; turn < Number(values.times); turn++) {
    for (const [index, contender] of contenders.entries()) {
      const ms = await timed(contender);
      if (turn >= 0) times[index]?.push(ms);
    }
  }
  const spreads = times.map((ms) => spread(ms) as {p50: number; p95: number});
  for (const [index, {name}] of contenders.entries())
    process.stdout.write(`${name.padEnd(12)} p50 ${spreads[index]?.p50.toFixed(2)} ms, p95 ${spreads[index]?.p95.toFixed(2)} ms of ${values.times}\n`);
  process.stdout.write(`added at the median: ${((spreads[0]?.p50 ?? 0) - (spreads[1]?.p50 ?? 0)).toFixed(2)} ms\n`);
} finally {
  for (const contender of contenders) await contender.close();
  rmSync(folder, {recursive: true, force: true});
}
