import {type Efficiency, type ExperienceView, efficiencyOf, type PlanView, type Usage} from "@ollamesh/node";

/** GET /api/v1/partition/plans */
export function planJson(view: PlanView): object {
  return {
    model: view.model,
    num_ctx: view.contextLength,
    streams: view.streams,
    prompt_tokens: view.promptTokens,
    chosen: view.weighed.find(({verdict}) => verdict === "chosen")?.strategy ?? null,
    error: view.refusal?.message ?? null,
    ...(view.scaled && {scaled: view.scaled}),
    reasons: view.reasons,
    plans: view.weighed.map(({strategy, verdict, reason, chains, prediction, fetchShare}) => ({
      strategy,
      verdict,
      reason: reason ?? null,
      tokens_per_second: prediction?.tokensPerSecond ?? null,
      stream_tokens_per_second: prediction?.streamTokensPerSecond ?? null,
      first_token_ms: prediction?.firstTokenMs ?? null,
      fetch_share: fetchShare ?? null,
      chains: chains.map((stages) =>
        stages.map(({peer, fellows, firstLayer, lastLayer, memoryBytes}) => ({peer, fellows: fellows ?? [], first_layer: firstLayer, last_layer: lastLayer, memory: memoryBytes})),
      ),
    })),
    peers: view.peers.map((peer) => ({
      id: peer.id,
      memory_free: peer.memoryFreeBytes,
      disk_free: peer.diskFreeBytes ?? null,
      rtt_ms: peer.rttMs ?? null,
      bytes_per_second: peer.bytesPerMs === undefined ? null : Math.round(1000 * peer.bytesPerMs),
      holds_model: peer.holdsModel,
      speed: peer.speed ? {fixed_ms: peer.speed.fixedMs, ms_per_byte: peer.speed.msPerByte, ms_per_row_byte: peer.speed.msPerRowByte, measured: peer.isMeasured} : null,
      absence: peer.absence ?? null,
    })),
    links: view.links.map(({between, rttMs, bytesPerMs, isRttMeasured, isSpeedMeasured}) => ({
      between,
      rtt_ms: rttMs,
      rtt_measured: isRttMeasured,
      bytes_per_second: Math.round(1000 * bytesPerMs),
      speed_measured: isSpeedMeasured,
    })),
  };
}

/** GET /api/v1/partition/metrics: of the runs this peer led; averages are exponential, null where there are none. */
export function partitionMetricsJson({metrics, weights, history}: ExperienceView): object {
  return {
    strategies: Object.entries(metrics).map(([strategy, one]) => ({
      strategy,
      executions: one.executions,
      successes: one.successes,
      failures: one.failures,
      success_rate: one.successRate ?? null,
      latency_ms: one.latencyMs ?? null,
      first_token_ms: one.firstTokenMs ?? null,
      tokens_per_second: one.tokensPerSecond ?? null,
      weight: weights[strategy as keyof typeof weights],
      ...efficiencyJson(efficiencyBy(history, strategy)),
    })),
  };
}

/** GET /api/v1/partition/moves: what this peer, while it led, found when it looked for something better; the newest first. */
export function looksJson({looks}: ExperienceView, limit: number): object {
  const shown = looks.slice(-limit).toReversed();
  return {looks: shown.map(({atMs, gain, ...look}) => ({at: new Date(atMs).toISOString(), ...look, gain: gain ?? null}))};
}

/** GET /api/v1/partition/scaling: what this peer, while it leads, knows of the load of what may get replicas by it. */
export function scalingJson({scaling}: ExperienceView): object {
  return {models: scaling.map(({atMs, refusal, ...view}) => ({at: new Date(atMs).toISOString(), ...view, refusal: refusal ?? null}))};
}

/** GET /api/v1/partition/history: the newest first. */
export function historyJson({history}: ExperienceView, limit: number): object {
  return {history: history.slice(-limit).toReversed().map(entryJson)};
}

function entryJson(entry: ExperienceView["history"][number]): object {
  return {
    deployment: entry.deployment,
    at: new Date(entry.atMs).toISOString(),
    task: entry.task,
    model: entry.model,
    chosen: entry.chosen,
    alternatives: entry.alternatives,
    reason: entry.reason,
    peers: entry.peers,
    predicted: {tokens_per_second: entry.predictedTokensPerSecond ?? null, first_token_ms: entry.predictedFirstTokenMs ?? null},
    outcome: {
      runs: entry.runs,
      failures: entry.failures,
      tokens_per_second: entry.tokensPerSecond ?? null,
      first_token_ms: entry.firstTokenMs ?? null,
      wall_ms: entry.wallMs ?? null,
      ...efficiencyJson(efficiencyOf(entry.usage ? [entry.usage] : [])),
      peak_memory: (entry.usage?.stages ?? []).map(({peer, peakBytes}) => ({peer, bytes: peakBytes})),
    },
  };
}

/** What all runs of one strategy took that are remembered. */
export function efficiencyBy(history: ExperienceView["history"], strategy: string): Efficiency {
  return efficiencyOf(history.flatMap(({chosen, usage}): Usage[] => (chosen === strategy && usage ? [usage] : [])));
}

/** Means of a run, of all its stages together. */
function efficiencyJson({cpuMsPerRun, wireBytesPerRun, tokensPerCpuSecond}: Efficiency): object {
  return {
    cpu_seconds: cpuMsPerRun === undefined ? null : cpuMsPerRun / 1000,
    wire_bytes: wireBytesPerRun === undefined ? null : Math.round(wireBytesPerRun),
    tokens_per_cpu_second: tokensPerCpuSecond ?? null,
  };
}
