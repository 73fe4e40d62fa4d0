import {cpus} from "node:os";
import type {Metrics} from "@ollamesh/ports";

/** What this process takes of its host, and what all of them take. Read when asked: nothing is sampled in between, so that an idle peer sleeps. */
export function declareProcessMetrics(metrics: Metrics): void {
  metrics.counter({name: "process_cpu_seconds_total", help: "Processor time of this process, user and system.", labels: ["mode"]}, () => {
    const {user, system} = process.cpuUsage();
    return [
      {labels: {mode: "user"}, value: user / 1e6},
      {labels: {mode: "system"}, value: system / 1e6},
    ];
  });
  metrics.counter({name: "ollamesh_host_cpu_seconds_total", help: "Processor time of this host, all cores together, runner processes and others' too.", labels: ["mode"]}, () => {
    const times = cpus().map((core) => core.times);
    const seconds = (of: (core: (typeof times)[number]) => number): number => times.reduce((sum, core) => sum + of(core), 0) / 1000;
    return [
      {labels: {mode: "busy"}, value: seconds(({user, nice, sys, irq}) => user + nice + sys + irq)},
      {labels: {mode: "idle"}, value: seconds(({idle}) => idle)},
    ];
  });
  metrics.gauge({name: "process_resident_memory_bytes", help: "Memory of this process, without runner processes.", labels: []}, () => [
    {labels: {}, value: process.memoryUsage.rss()},
  ]);
  metrics.gauge({name: "nodejs_heap_used_bytes", help: "JavaScript objects.", labels: []}, () => [{labels: {}, value: process.memoryUsage().heapUsed}]);
}
