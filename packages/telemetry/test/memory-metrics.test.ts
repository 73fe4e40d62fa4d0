import {setFlagsFromString} from "node:v8";
import {runInNewContext} from "node:vm";
import {afterEach, expect, it, vi} from "vitest";
import {createPrometheus, declareMemoryMetrics} from "../src/index.ts";

let end: (() => void) | undefined;
afterEach(() => end?.());

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as (options?: {type: "minor"}) => void;

async function valuesOf(text: Promise<string>): Promise<(series: string) => number> {
  const lines = (await text).split("\n");
  return (series) => Number(lines.find((line) => line.startsWith(`${series} `))?.split(" ")[1] ?? Number.NaN);
}

it("tells what the heap and what is held outside of it take, as they grow", async () => {
  const prometheus = createPrometheus();
  end = declareMemoryMetrics(prometheus);
  // What was made while this file was loaded would be given back in between.
  collect();
  const before = await valuesOf(prometheus.text());
  const kept = {buffer: new Uint8Array(32 << 20), objects: Array.from({length: 300_000}, (_, i) => ({i}))};
  const grown = await valuesOf(prometheus.text());
  const buffers = 'nodejs_outside_heap_bytes{of="buffers"}';
  const used = (values: typeof grown): number => ["new", "old", "large_object"].reduce((sum, space) => sum + values(`nodejs_heap_space_used_bytes{space="${space}"}`), 0);
  // What else was there may have been given back meanwhile.
  expect(grown(buffers) - before(buffers)).toBeGreaterThan(kept.buffer.length * 0.75);
  // An object with one field has at least a map, two stores and the field.
  expect(used(grown) - used(before)).toBeGreaterThan(kept.objects.length * 12);
  expect(used(grown)).toBeLessThanOrEqual(grown('nodejs_heap_bytes{of="committed"}'));
  expect(grown('nodejs_heap_bytes{of="committed"}')).toBeLessThan(grown('nodejs_heap_bytes{of="limit"}'));
});

it("counts each collection with its pause, by its kind", async () => {
  const prometheus = createPrometheus();
  end = declareMemoryMetrics(prometheus);
  const full = 'nodejs_gc_pause_seconds_count{kind="major"}';
  const small = 'nodejs_gc_pause_seconds_count{kind="minor"}';
  for (let i = 0; i < 3; i++) collect();
  collect({type: "minor"});
  await vi.waitFor(
    async () => {
      const now = await valuesOf(prometheus.text());
      expect(now(full)).toBeGreaterThanOrEqual(3);
      expect(now(small)).toBeGreaterThanOrEqual(1);
      expect(now('nodejs_gc_pause_seconds_sum{kind="major"}')).toBeGreaterThan(0);
    },
    {timeout: 10_000},
  );
});
