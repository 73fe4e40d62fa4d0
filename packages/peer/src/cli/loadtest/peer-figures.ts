/** A peer's metrics at one time: name with labels, as Prometheus' text format has it, and value. */
export type MetricLines = ReadonlyMap<string, number>;

/** What one peer said of itself during a run. Undefined: it does not tell, or was not reached. */
export interface PeerFigures {
  readonly url: string;
  readonly peer: string | undefined;
  /** How often it told. */
  readonly samples: number;
  /** Of all cores of its host, by everybody, 0 to 1: on average. */
  readonly hostCpuShare: number | undefined;
  /** Of its host's or control group's memory, 0 to 1: at most. */
  readonly memoryShareMax: number | undefined;
  /** Of its process without runners: cores on average, bytes at most. */
  readonly cores: number | undefined;
  readonly residentBytesMax: number | undefined;
  /** Sequences in slots, and those that waited, at most. */
  readonly runningMax: number | undefined;
  readonly waitingMax: number | undefined;
  /** How many may wait. */
  readonly queueMax: number | undefined;
  /** Refused for lack of a place, in this run. */
  readonly refused: number | undefined;
  /** How late its timers were at most, seconds. */
  readonly lateSecondsMax: number | undefined;
  /** The highest rung of degradation: 0 is none. */
  readonly rungMax: number | undefined;
}

interface Sample {
  readonly atMs: number;
  readonly lines: MetricLines;
}

/** What came of a peer's metrics, sampled in this order. */
export function peerFigures(url: string, samples: readonly Sample[]): PeerFigures {
  const [first, last] = [samples[0], samples.at(-1)];
  const most = (series: string): number | undefined => {
    const values = samples.flatMap(({lines}) => lines.get(series) ?? []);
    return values.length === 0 ? undefined : Math.max(...values);
  };
  const grown = (series: string): number | undefined => {
    const [before, after] = [first?.lines.get(series), last?.lines.get(series)];
    // A counter that fell belongs to another process: the peer was started anew.
    return before === undefined || after === undefined || after < before || first === last ? undefined : after - before;
  };
  const [busy, idle] = [grown('ollamesh_host_cpu_seconds_total{mode="busy"}'), grown('ollamesh_host_cpu_seconds_total{mode="idle"}')];
  const [user, system] = [grown('process_cpu_seconds_total{mode="user"}'), grown('process_cpu_seconds_total{mode="system"}')];
  const seconds = first && last ? (last.atMs - first.atMs) / 1000 : 0;
  return {
    url,
    peer: last && peerOf(last.lines),
    samples: samples.length,
    hostCpuShare: busy === undefined || idle === undefined || busy + idle <= 0 ? undefined : busy / (busy + idle),
    memoryShareMax: most('ollamesh_pressure{of="memory_share"}'),
    cores: user === undefined || system === undefined || seconds <= 0 ? undefined : (user + system) / seconds,
    residentBytesMax: most("process_resident_memory_bytes"),
    runningMax: most('ollamesh_sequences{state="running"}'),
    waitingMax: most('ollamesh_sequences{state="waiting"}'),
    queueMax: most('ollamesh_limit{of="queue"}'),
    refused: grown('ollamesh_sequences_total{outcome="refused"}'),
    lateSecondsMax: most('ollamesh_pressure{of="late_seconds"}'),
    rungMax: most("ollamesh_degradation"),
  };
}

function peerOf(lines: MetricLines): string | undefined {
  for (const name of lines.keys()) {
    const peer = /^ollamesh_info\{.*peer="([^"]+)"/.exec(name)?.[1];
    if (peer !== undefined) return peer;
  }
  return undefined;
}

/** Lines that are no samples are left out. */
export function parseMetrics(text: string): MetricLines {
  const lines = new Map<string, number>();
  for (const line of text.split("\n")) {
    const [, name, value] = /^([a-zA-Z_:][\w:]*(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
    if (name !== undefined && Number.isFinite(Number(value))) lines.set(name, Number(value));
  }
  return lines;
}
