/**
 * How long two ranks that share layers wait for one sum, by the way they talk: through the process that started both (as peers on one host would carry it, without a network) and directly.
 * pnpm bench:sums [--count 2000] [--widths 1024,4096]
 */
import {spawn} from "node:child_process";
import {once} from "node:events";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {RankGroup} from "../../packages/engine-llama/src/runner/rank-group.ts";
import {FIRST_PIPE, RankPipe} from "../../packages/engine-llama/src/runner/rank-pipe.ts";
import {DescriptorStream} from "../../packages/engine-llama/src/runner/rank-stream.ts";

const {values} = parseArgs({options: {count: {type: "string"}, widths: {type: "string"}, rank: {type: "string"}, host: {type: "string"}}});
const count = Number(values.count ?? 2000);
const widths = (values.widths ?? "1024,4096").split(",").map(Number);
const STEP = {closes: [], opens: [], slots: new Int32Array(0), positions: new Int32Array(0), outputs: new Uint8Array(0), tokens: new Int32Array(0), hidden: undefined};
const NOTHING = {batchTokensMax: 0, sequencesMax: 1, contextLength: 1, vocabularySize: 1, embeddingLength: 1};

/** One rank: sums of each width, one after the other. Rank 0 tells how long each took. */
function beRank(rank: number): void {
  const group = new RankGroup({rank, others: [new RankPipe(1 - rank, new DescriptorStream(FIRST_PIPE))], host: values.host});
  if (rank === 0) group.tell(STEP);
  else group.next(NOTHING);
  for (const width of widths) {
    const numbers = new Float32Array(width).fill(1);
    const times = Array.from({length: count}, () => {
      const startedAt = performance.now();
      group.addUp(numbers);
      return performance.now() - startedAt;
    }).sort((a, b) => a - b);
    const micros = (share: number): string => ((times[Math.floor(count * share)] as number) * 1000).toFixed(0);
    if (rank === 0) process.stdout.write(`${width} numbers, ${values.host ? "directly" : "through a process"}: median ${micros(0.5)} us, p95 ${micros(0.95)} us\n`);
  }
}

async function measure(host: string | undefined): Promise<void> {
  const ranks = ["0", "1"].map((rank) => {
    const args = [...process.execArgv, fileURLToPath(import.meta.url), "--rank", rank, "--count", String(count), "--widths", widths.join(","), ...(host ? ["--host", host] : [])];
    return spawn(process.execPath, args, {stdio: ["ignore", "inherit", "inherit", "ignore", "pipe"]});
  });
  for (const [rank, child] of ranks.entries()) (child.stdio[FIRST_PIPE] as NodeJS.ReadableStream).pipe(ranks[1 - rank]?.stdio[FIRST_PIPE] as NodeJS.WritableStream);
  await Promise.all(ranks.map((child) => once(child, "close")));
}

if (values.rank !== undefined) beRank(Number(values.rank));
else for (const host of [undefined, "127.0.0.1"]) await measure(host);
