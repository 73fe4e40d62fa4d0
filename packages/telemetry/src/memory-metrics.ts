import {constants, type PerformanceEntry, PerformanceObserver} from "node:perf_hooks";
import {getHeapSpaceStatistics, getHeapStatistics} from "node:v8";
import type {MetricSample, Metrics} from "@ollamesh/ports";

/** Upper bounds of a pause, seconds: from a scavenge of a small heap to a full collection that a client would notice. */
const PAUSE_BUCKETS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1];

const KINDS: Readonly<Record<number, string>> = {
  [constants.NODE_PERFORMANCE_GC_MINOR]: "minor",
  [constants.NODE_PERFORMANCE_GC_MAJOR]: "major",
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL]: "incremental",
  [constants.NODE_PERFORMANCE_GC_WEAKCB]: "weak_callbacks",
};

/**
 * How memory of the main thread's JavaScript grows and is given back: sizes when asked, and each collection as it was. Threads for bulk and hashes have heaps of their own, which are not in it.
 * Nothing is woken for it: V8 tells of a collection once it is over.
 * @returns ends it
 */
export function declareMemoryMetrics(metrics: Metrics): () => void {
  metrics.gauge({name: "nodejs_heap_bytes", help: "JavaScript's heap: committed (taken from the system), limit (where V8 gives up).", labels: ["of"]}, () => {
    const {total_heap_size, heap_size_limit} = getHeapStatistics();
    return samples("of", {committed: total_heap_size, limit: heap_size_limit});
  });
  metrics.gauge({name: "nodejs_heap_space_used_bytes", help: "What of it is used, by V8's space: new objects, old ones, large ones, code.", labels: ["space"]}, () =>
    getHeapSpaceStatistics().map(({space_name, space_used_size}) => ({labels: {space: space_name.replace(/_space$/, "")}, value: space_used_size})),
  );
  metrics.gauge({name: "nodejs_outside_heap_bytes", help: "What objects hold outside of the heap: buffers, and all together.", labels: ["of"]}, () => {
    const {arrayBuffers, external} = process.memoryUsage();
    return samples("of", {buffers: arrayBuffers, all: external});
  });
  const pause = metrics.histogram({name: "nodejs_gc_pause_seconds", help: "How long a collection kept the main thread from its work.", labels: ["kind"]}, PAUSE_BUCKETS);
  const observe = new Map(Object.entries(KINDS).map(([kind, name]) => [Number(kind), pause({kind: name})]));
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) observe.get((entry as PerformanceEntry & {detail?: {kind?: number}}).detail?.kind ?? -1)?.(entry.duration / 1000);
  });
  observer.observe({entryTypes: ["gc"]});
  return () => observer.disconnect();
}

function samples(label: string, values: Readonly<Record<string, number>>): readonly MetricSample[] {
  return Object.entries(values).map(([name, value]) => ({labels: {[label]: name}, value}));
}
