/** What one stage is known to have taken since it was ready. */
export interface StageTaken {
  readonly peer: string;
  /** Wall clock, milliseconds: with another one its counts begin anew. */
  readonly readyAtMs: number;
  /** Processor time, milliseconds. */
  readonly cpuMs: number;
  /** To other stages, bytes; undefined: not counted. */
  readonly sentBytes: number | undefined;
  /** Memory in use at most, bytes. */
  readonly peakBytes: number;
}

/** What the runs of one decision took of all its stages' hosts. What a stage took that ended since it was last asked is lost, and what serves is read with what it is doing now. */
export interface Usage {
  /** That are counted here, failed ones among them. */
  readonly runs: number;
  /** Of answers, without those of prompts. */
  readonly tokens: number;
  readonly cpuMs: number;
  /** Between stages; undefined: not counted, as where several share layers. */
  readonly wireBytes: number | undefined;
  /** As they were told last. */
  readonly stages: readonly StageTaken[];
}

export const noUsage: Usage = {runs: 0, tokens: 0, cpuMs: 0, wireBytes: 0, stages: []};

/** With one more run, whose cost is told later. */
export function withCounted(usage: Usage, tokens: number): Usage {
  return {...usage, runs: usage.runs + 1, tokens: usage.tokens + tokens};
}

/**
 * With what all stages have taken by now.
 * @param isFromStart all their runs are counted here; else a stage that was not told of before begins with what it has
 */
export function withTaken(usage: Usage, told: readonly StageTaken[], isFromStart: boolean): Usage {
  const since = (stage: StageTaken, count: (one: StageTaken) => number): number => {
    const before = usage.stages.find(({peer}) => peer === stage.peer);
    if (!before) return isFromStart ? count(stage) : 0;
    // A clock that was set meanwhile may give two lives one time: nothing ever falls.
    return before.readyAtMs === stage.readyAtMs ? Math.max(0, count(stage) - count(before)) : count(stage);
  };
  const sum = (count: (one: StageTaken) => number): number => told.reduce((all, stage) => all + since(stage, count), 0);
  const isCounted = usage.wireBytes !== undefined && told.every(({sentBytes}) => sentBytes !== undefined);
  return {
    ...usage,
    cpuMs: usage.cpuMs + sum(({cpuMs}) => cpuMs),
    wireBytes: isCounted ? (usage.wireBytes as number) + sum(({sentBytes}) => sentBytes ?? 0) : undefined,
    stages: told,
  };
}

/** How far processors went: `tokens` a second and busy core. */
export interface Efficiency {
  readonly cpuMsPerRun: number | undefined;
  readonly wireBytesPerRun: number | undefined;
  readonly tokensPerCpuSecond: number | undefined;
}

/** Of several together. Undefined: nothing was told yet, or of the wire not of all. */
export function efficiencyOf(usages: readonly Usage[]): Efficiency {
  const told = usages.filter(({runs, stages}) => runs > 0 && stages.length > 0);
  const sum = (count: (one: Usage) => number): number => told.reduce((all, one) => all + count(one), 0);
  const [runs, cpuMs] = [sum((one) => one.runs), sum((one) => one.cpuMs)];
  const isCounted = told.every(({wireBytes}) => wireBytes !== undefined);
  return {
    cpuMsPerRun: runs > 0 ? cpuMs / runs : undefined,
    wireBytesPerRun: runs > 0 && isCounted ? sum(({wireBytes}) => wireBytes ?? 0) / runs : undefined,
    tokensPerCpuSecond: cpuMs > 0 ? (1000 * sum(({tokens}) => tokens)) / cpuMs : undefined,
  };
}
