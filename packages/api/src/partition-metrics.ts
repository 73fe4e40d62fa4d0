import type {ExperienceView} from "@ollamesh/node";
import type {MetricSample, Metrics} from "@ollamesh/ports";
import {efficiencyBy} from "./partition-views.ts";

type Measured = ExperienceView["metrics"][keyof ExperienceView["metrics"]];

/** What answers of models whose first stage is on this peer came to, by strategy. */
export function declarePartition(metrics: Metrics, experience: () => Promise<ExperienceView>): void {
  const each = (value: (one: Measured) => number | undefined) => async (): Promise<readonly MetricSample[]> =>
    Object.entries((await experience()).metrics).flatMap(([strategy, one]) => {
      const known = value(one);
      return known === undefined ? [] : [{labels: {strategy}, value: known}];
    });
  const labels = ["strategy"];
  metrics.counter(
    {name: "ollamesh_partition_executions_total", help: "Answers that were begun and not given up by who asked.", labels},
    each(({executions}) => executions),
  );
  metrics.counter(
    {name: "ollamesh_partition_successes_total", help: "Answers that came to their end.", labels},
    each(({successes}) => successes),
  );
  metrics.counter(
    {name: "ollamesh_partition_failures_total", help: "Answers that a stage failed.", labels},
    each(({failures}) => failures),
  );
  metrics.gauge(
    {name: "ollamesh_partition_latency_seconds", help: "Of an answer, exponential average.", labels},
    each(({latencyMs}) => (latencyMs === undefined ? undefined : latencyMs / 1000)),
  );
  metrics.gauge(
    {name: "ollamesh_partition_tokens_per_second", help: "Of one answer that had no company, exponential average.", labels},
    each(({tokensPerSecond}) => tokensPerSecond),
  );
  metrics.gauge(
    {name: "ollamesh_partition_tokens_per_cpu_second", help: "Tokens of answers for each second of processor time of all stages, of the runs that are remembered.", labels},
    async () => {
      const {metrics: all, history} = await experience();
      return Object.keys(all).flatMap((strategy) => {
        const {tokensPerCpuSecond} = efficiencyBy(history, strategy);
        return tokensPerCpuSecond === undefined ? [] : [{labels: {strategy}, value: tokensPerCpuSecond}];
      });
    },
  );
}
