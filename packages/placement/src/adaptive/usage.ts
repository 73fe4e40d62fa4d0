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

/** What the runs of one decision took of all its stages' hosts. */
export interface Usage {
  /** Whose cost is told below, failed ones among them. */
  readonly runs: number;
  /** Of their answers, without those of prompts. */
  readonly tokens: number;
  /** Runs since stages were asked. Where the stages are gone before they are asked again, their cost stays unknown, and they count for nothing. */
  readonly untold: {readonly runs: number; readonly tokens: number};
  readonly cpuMs: number;
  /** Between stages; undefined: not counted, as where several share layers. */
  readonly wireBytes: number | undefined;
  /** As they were told last. */
  readonly stages: readonly StageTaken[];
}

const NONE = {runs: 0, tokens: 0};

export const noUsage: Usage = {...NONE, untold: NONE, cpuMs: 0, wireBytes: 0, stages: []};

/** With one more run, whose cost is told later. */
export function withCounted(usage: Usage, tokens: number): Usage {
  const {untold} = usage;
  return {...usage, untold: {runs: untold.runs + 1, tokens: untold.tokens + tokens}};
}

/**
 * With what all stages have taken by now: for all runs that have ended, and a little for those under way.
 * @param isFromStart all their runs were counted here; else the first time only shows where stages stand
 */
export function withTaken(usage: Usage, told: readonly StageTaken[], isFromStart: boolean): Usage {
  if (usage.stages.length === 0 && !isFromStart) return {...usage, untold: NONE, stages: told};
  const since = (stage: StageTaken, count: (one: StageTaken) => number): number => {
    const before = usage.stages.find(({peer}) => peer === stage.peer);
    // A clock that was set meanwhile may give two lives one time: nothing ever falls.
    return before?.readyAtMs === stage.readyAtMs ? Math.max(0, count(stage) - count(before)) : count(stage);
  };
  const sum = (count: (one: StageTaken) => number): number => told.reduce((all, stage) => all + since(stage, count), 0);
  const isCounted = usage.wireBytes !== undefined && told.every(({sentBytes}) => sentBytes !== undefined);
  return {
    runs: usage.runs + usage.untold.runs,
    tokens: usage.tokens + usage.untold.tokens,
    untold: NONE,
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
  const told = usages.filter(({runs}) => runs > 0);
  const sum = (count: (one: Usage) => number): number => told.reduce((all, one) => all + count(one), 0);
  const [runs, cpuMs] = [sum((one) => one.runs), sum((one) => one.cpuMs)];
  const isCounted = told.every(({wireBytes}) => wireBytes !== undefined);
  return {
    cpuMsPerRun: runs > 0 ? cpuMs / runs : undefined,
    wireBytesPerRun: runs > 0 && isCounted ? sum(({wireBytes}) => wireBytes ?? 0) / runs : undefined,
    tokensPerCpuSecond: cpuMs > 0 ? (1000 * sum(({tokens}) => tokens)) / cpuMs : undefined,
  };
}
