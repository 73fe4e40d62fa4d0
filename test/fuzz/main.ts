/**
 * Hostile bytes for everything that reads bytes of others: random ones, and well-formed ones that were spoiled. Nothing may throw, take long, or be kept.
 * tsx test/fuzz/main.ts [--messages 1000000] [--only <decoder>] [--seed 1]
 */
import {parseArgs} from "node:util";
import {setFlagsFromString} from "node:v8";
import {runInNewContext} from "node:vm";
import {hostileFrames} from "../../packages/wire/test/support/fuzz.ts";
import {type Decoder, decoders} from "./decoders.ts";

const {values} = parseArgs({options: {messages: {type: "string", default: "1000000"}, only: {type: "string"}, seed: {type: "string", default: "1"}}});
/** What a decoder may leave behind. */
const HEAP_BYTES_MAX = 32 * 2 ** 20;
/** A message of at most 5 000 bytes that takes longer is a way to stop a peer. */
const SLOW_MS = 20;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function heap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

/** Of five tries: what else the machine does, and collections of garbage, seldom meet all of them. */
function fastestMs(run: () => unknown): number {
  const times = Array.from({length: 5}, () => {
    const from = performance.now();
    try {
      run();
    } catch {
      // told where it was met first
    }
    return performance.now() - from;
  });
  return Math.min(...times);
}

interface Result {
  readonly taken: number;
  readonly grownBytes: number;
  readonly slowestMs: number;
  readonly seconds: number;
  readonly fault: string | undefined;
}

function attack({samples, decode}: Decoder, count: number, seed: number): Result {
  const before = heap();
  const startedAt = performance.now();
  let [taken, slowestMs] = [0, 0];
  let fault: string | undefined;
  for (const bytes of hostileFrames(samples, count, seed)) {
    const from = performance.now();
    try {
      if (decode(bytes)) taken++;
    } catch (error) {
      fault ??= `${(error as Error).stack} at ${Buffer.from(bytes).toString("hex")}`;
    }
    if (performance.now() - from > slowestMs)
      slowestMs = Math.max(
        slowestMs,
        fastestMs(() => decode(bytes)),
      );
  }
  return {taken, grownBytes: heap() - before, slowestMs, seconds: (performance.now() - startedAt) / 1000, fault};
}

let failed = 0;
const chosen = decoders.filter(({name}) => values.only === undefined || name === values.only);
if (chosen.length === 0) throw new Error(`there is no decoder ${values.only}: ${decoders.map(({name}) => name).join(", ")}`);
for (const decoder of chosen) {
  const {taken, grownBytes, slowestMs, seconds, fault} = attack(decoder, Number(values.messages), Number(values.seed));
  const isBad = fault !== undefined || grownBytes > HEAP_BYTES_MAX || slowestMs > SLOW_MS;
  if (isBad) failed++;
  const figures = `${taken} of ${values.messages} taken, heap ${(grownBytes / 2 ** 20).toFixed(1)} MiB, slowest ${slowestMs.toFixed(1)} ms, ${seconds.toFixed(0)} s`;
  console.log(`${isBad ? "FAILED" : "ok    "} ${decoder.name.padEnd(9)} ${figures}${fault ? `\n${fault}` : ""}`);
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
