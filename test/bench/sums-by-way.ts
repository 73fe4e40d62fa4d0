/**
 * How long ranks that share layers wait for one sum, and how many bytes each sends for it, by the way it goes: everything exchanged, shared out, and as the links were measured to be. Each rank is alone on
 * a host of a private network (needs root, `ip` and `tc`), and talks directly to the others.
 * tsx test/bench/sums-by-way.ts [--ranks 3,4] [--megabits 1000] [--widths 1024,131072,524288] [--count 9]
 */
import {type ChildProcess, execFileSync, spawn} from "node:child_process";
import {once} from "node:events";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {RankGroup} from "../../packages/engine-llama/src/runner/rank-group.ts";
import {FIRST_PIPE, otherRanks, RankPipe} from "../../packages/engine-llama/src/runner/rank-pipe.ts";
import {DescriptorStream} from "../../packages/engine-llama/src/runner/rank-stream.ts";
import {STEP, STEP_LIMITS} from "../../packages/engine-llama/test/fixtures/sums.ts";
import {endWithStarter, isInside, runInside, whyNotPrivate} from "../chaos/private-machine.ts";
import {ShapedLan} from "./lan/shaped-lan.ts";

const {values} = parseArgs({
  options: {
    ranks: {type: "string", default: "3,4"},
    megabits: {type: "string", default: "1000"},
    widths: {type: "string", default: "1024,131072,524288"},
    count: {type: "string", default: "9"},
    rank: {type: "string"},
    host: {type: "string"},
    from: {type: "string"},
  },
});
const QUEUE_MS = 50;
const WARM = 2;
const WAYS = [
  ["exchanged", String(2 ** 40)],
  ["shared out", "0"],
  ["as measured", ""],
] as const;

/** One rank: sums of one width, one after the other. Rank 0 says how long the median one took, milliseconds. */
function beRank(rank: number, ranks: number): void {
  const others = otherRanks(rank, ranks).map((other, index) => new RankPipe(other, new DescriptorStream(FIRST_PIPE + index)));
  const group = new RankGroup({rank, others, host: values.host, scatterFrom: values.from === "" ? undefined : Number(values.from)});
  if (rank === 0) group.tell(STEP);
  else group.next(STEP_LIMITS);
  const numbers = new Float32Array(Number(values.widths));
  const times = Array.from({length: Number(values.count) + WARM}, () => {
    const startedAt = performance.now();
    group.addUp(numbers);
    return performance.now() - startedAt;
  });
  const counted = times.slice(WARM).sort((a, b) => a - b);
  if (rank === 0) process.stdout.write(String(counted[Math.floor(counted.length / 2)]));
}

function start(lan: ShapedLan, rank: number, ranks: number, width: string, from: string): ChildProcess {
  const {through = [], meshAddress = ""} = lan.placeOf(rank);
  const own = ["--rank", String(rank), "--ranks", String(ranks), "--widths", width, "--count", values.count, "--from", from, "--host", meshAddress];
  const [program = "", ...args] = [...through, process.execPath, ...process.execArgv, fileURLToPath(import.meta.url), ...own];
  return spawn(program, args, {stdio: ["ignore", "pipe", "inherit", "ignore", ...Array.from({length: ranks - 1}, () => "pipe" as const)]});
}

/** The median of a sum, milliseconds, and the bytes rank 1's host sent for each. */
async function measure(lan: ShapedLan, ranks: number, width: string, from: string): Promise<{ms: number; sentBytes: number}> {
  const before = sentBy(lan, 1);
  const children = Array.from({length: ranks}, (_, rank) => start(lan, rank, ranks, width, from));
  const pipeOf = (rank: number, to: number): NodeJS.ReadWriteStream => children[rank]?.stdio[FIRST_PIPE + otherRanks(rank, ranks).indexOf(to)] as unknown as NodeJS.ReadWriteStream;
  for (let rank = 0; rank < ranks; rank++) for (const to of otherRanks(rank, ranks)) pipeOf(rank, to).pipe(pipeOf(to, rank));
  let said = "";
  children[0]?.stdout?.on("data", (text: Buffer) => {
    said += text.toString();
  });
  await Promise.all(children.map((child) => once(child, "close")));
  return {ms: Number(said), sentBytes: (sentBy(lan, 1) - before) / (Number(values.count) + WARM)};
}

/** Bytes on the wire, with everything around them. */
function sentBy(lan: ShapedLan, host: number): number {
  const [program = "", ...args] = [...lan.through(host), "cat", "/proc/net/dev"];
  const line = execFileSync(program, args, {encoding: "utf8"})
    .split("\n")
    .find((one) => one.trim().startsWith("mesh:"));
  return Number(line?.split(":")[1]?.trim().split(/\s+/)[8]);
}

async function main(): Promise<void> {
  const why = isInside ? undefined : whyNotPrivate();
  if (why !== undefined) throw new Error(`no private network here: ${why}`);
  if (!isInside) {
    process.exitCode = await runInside();
    return;
  }
  endWithStarter(() => undefined);
  const counts = values.ranks.split(",").map(Number);
  const megabits = Number(values.megabits);
  const lan = new ShapedLan(Math.max(...counts), {megabits, queueMs: QUEUE_MS});
  console.log(`| links of ${megabits} Mbit/s | numbers | ${WAYS.map(([name]) => `${name}, ms | KB sent`).join(" | ")} |\n|---|---|${"---|".repeat(2 * WAYS.length)}`);
  for (const ranks of counts) {
    for (const width of values.widths.split(",")) {
      const cells: string[] = [];
      for (const [, from] of WAYS) {
        const {ms, sentBytes} = await measure(lan, ranks, width, from);
        cells.push(`${ms.toFixed(2)} | ${(sentBytes / 1000).toFixed(0)}`);
      }
      console.log(`| ${ranks} ranks | ${width} | ${cells.join(" | ")} |`);
    }
  }
  lan.stop();
  process.exit(0);
}

if (values.rank !== undefined) beRank(Number(values.rank), Number(values.ranks));
else await main();
