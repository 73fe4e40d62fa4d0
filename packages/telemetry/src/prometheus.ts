import type {MetricSample, Metrics, ReadSamples} from "@ollamesh/ports";
import {Counter, Gauge, Histogram, Registry} from "prom-client";

/** Series of one family that are shown: beyond it whoever declared it has made a mistake, and the reader shall not pay for it. */
const SERIES_MAX = 4096;

export interface Prometheus extends Metrics {
  /** Everything declared, in Prometheus' text format 0.0.4. */
  text(): Promise<string>;
}

/** The `Metrics` port over a registry of prom-client. */
export function createPrometheus(): Prometheus {
  const registry = new Registry();
  const registers = [registry];
  return {
    counter: ({name, help, labels}, read) => {
      const counter = new Counter({
        name,
        help,
        labelNames: [...labels],
        registers,
        collect: async () => {
          const samples = await samplesOf(read);
          // In one go: whoever reads at the same time finds either all or nothing of it. What has no labels is 0 for the registry, until it is removed.
          counter.reset();
          if (samples.length === 0 && labels.length === 0) counter.remove();
          for (const {labels: values, value} of samples) counter.inc(values, value);
        },
      });
    },
    gauge: ({name, help, labels}, read) => {
      const gauge = new Gauge({
        name,
        help,
        labelNames: [...labels],
        registers,
        collect: async () => {
          const samples = await samplesOf(read);
          gauge.reset();
          if (samples.length === 0 && labels.length === 0) gauge.remove();
          for (const {labels: values, value} of samples) gauge.set(values, value);
        },
      });
    },
    histogram: ({name, help, labels}, buckets) => {
      const histogram = new Histogram({name, help, labelNames: [...labels], registers, buckets: [...buckets]});
      return (values) => {
        const child = histogram.labels(values);
        return (value) => child.observe(value);
      };
    },
    text: () => registry.metrics(),
  };
}

/** A family that cannot be read now must not take the others with it. */
async function samplesOf(read: ReadSamples): Promise<readonly MetricSample[]> {
  try {
    return [...(await read())].slice(0, SERIES_MAX);
  } catch {
    return [];
  }
}
