import type {StageUsedView} from "@ollamesh/node";
import type {MetricSample, Metrics} from "@ollamesh/ports";

/** What the processes of loaded stages take of this host, by deployment. Nothing where the host does not tell. */
export function declareStages(metrics: Metrics, used: () => Promise<readonly StageUsedView[]>): void {
  const each = (value: (one: StageUsedView) => number | undefined) => async (): Promise<readonly MetricSample[]> =>
    (await used()).flatMap((one) => {
      const known = value(one);
      return known === undefined ? [] : [{labels: {deployment: one.deployment}, value: known}];
    });
  const labels = ["deployment"];
  metrics.counter(
    {name: "ollamesh_stage_cpu_seconds_total", help: "Processor time of a stage's process since it was loaded.", labels},
    each(({cpuMs}) => cpuMs / 1000),
  );
  metrics.gauge(
    {name: "ollamesh_stage_peak_memory_bytes", help: "Memory it had in use at most, with what of the model file is read in place.", labels},
    each(({peakBytes}) => peakBytes),
  );
  metrics.counter(
    {name: "ollamesh_stage_sent_bytes_total", help: "To the other stages of its model.", labels},
    each(({sentBytes}) => sentBytes),
  );
  metrics.gauge(
    {name: "ollamesh_stage_threads", help: "Threads of its process, of any kind.", labels},
    each(({threads}) => threads),
  );
  metrics.gauge(
    {name: "ollamesh_stage_cpus", help: "CPUs they may run on (--cpus).", labels},
    each(({cpus}) => cpus),
  );
  metrics.counter(
    {
      name: "ollamesh_stage_switches_total",
      help: "How often one of its threads waited for something, and how often it had to leave its CPU to another.",
      labels: [...labels, "kind"],
    },
    async () =>
      (await used()).flatMap(({deployment, waits, preemptions}) => [
        {labels: {deployment, kind: "waited"}, value: waits},
        {labels: {deployment, kind: "preempted"}, value: preemptions},
      ]),
  );
}
