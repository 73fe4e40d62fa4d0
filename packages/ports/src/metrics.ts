/** What is counted or measured, for those who watch from outside. Names end in their unit (`_bytes`, `_seconds`), those of counters in `_total` behind it. */
export interface MetricSpec {
  readonly name: string;
  /** A sentence. */
  readonly help: string;
  /** Each combination of values is a series of its own: whoever declares one sees to it that there are few. */
  readonly labels: readonly string[];
}

export interface MetricSample {
  /** One value for each label of the spec. */
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Called when somebody looks, and not before: counting costs what the counter's owner makes it cost. A family that cannot be read is left out. */
export type ReadSamples = () => Iterable<MetricSample> | Promise<Iterable<MetricSample>>;

/** Where parts of a peer declare what they measure. A name is declared once. */
export interface Metrics {
  /** Values that only grow while the process lives. */
  counter(spec: MetricSpec, read: ReadSamples): void;
  gauge(spec: MetricSpec, read: ReadSamples): void;
  /** @returns what takes a value for the given labels; to be kept where it is called often. @param buckets upper bounds, ascending */
  histogram(spec: MetricSpec, buckets: readonly number[]): (labels: Readonly<Record<string, string>>) => (value: number) => void;
}
