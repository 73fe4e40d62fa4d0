import type {MetricSample, Metrics, StageUsage} from "@ollamesh/ports";

/** How the host schedules this process: of loaded models, which are processes of their own, others tell. Nothing where the host does not say. */
export function declareOwnUsage(metrics: Metrics, read: () => Promise<StageUsage>): void {
  const one = (value: (usage: StageUsage) => number) => async (): Promise<readonly MetricSample[]> => [{labels: {}, value: value(await read())}];
  metrics.gauge(
    {name: "process_threads", help: "Threads of this process, of any kind.", labels: []},
    one(({threads}) => threads),
  );
  metrics.gauge(
    {name: "process_cpus", help: "CPUs they may run on.", labels: []},
    one(({cpus}) => cpus),
  );
  metrics.counter(
    {name: "process_switches_total", help: "How often one of them waited for something, and how often it had to leave its CPU to another.", labels: ["kind"]},
    async () => {
      const {waits, preemptions} = await read();
      return [
        {labels: {kind: "waited"}, value: waits},
        {labels: {kind: "preempted"}, value: preemptions},
      ];
    },
  );
}
