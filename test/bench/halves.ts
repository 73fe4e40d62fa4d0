/** Milliseconds to round the hidden states of the largest batch (512 rows of 4096 numbers) to 16 bits and to read them back. tsx test/bench/halves.ts */
import {fromHalves, toHalves} from "../../packages/stdx/src/index.ts";

const ROUNDS = 50;
const floats = new Uint8Array(Float32Array.from({length: 512 * 4096}, (_, i) => Math.sin(i) * 10 ** ((i % 9) - 5)).buffer);

function median(work: () => unknown): number {
  const times = Array.from({length: ROUNDS}, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
  return times.toSorted((a, b) => a - b)[ROUNDS / 2] as number;
}

const halves = toHalves(floats) as Uint8Array;
console.log(`write ${median(() => toHalves(floats)).toFixed(1)} ms, read ${median(() => fromHalves(halves)).toFixed(1)} ms`);
