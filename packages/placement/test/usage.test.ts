import {Prng} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {efficiencyOf, type HistoryEntry, type Run, type StageTaken, withDecision, withOutcome, withUsage} from "../src/index.ts";

const run: Run = {isOk: true, tokensPerSecond: 10, firstTokenMs: 50, wallMs: 1000, tokens: 20};
const decided = {
  deployment: "m#1@a",
  atMs: 1,
  task: "deploy",
  model: "m",
  chosen: "pipeline",
  alternatives: [],
  reason: "",
  peers: 2,
  predictedTokensPerSecond: undefined,
  predictedFirstTokenMs: undefined,
} as const;
const fresh = withDecision([], decided);
const taken = (peer: string, cpuMs: number, sentBytes: number | undefined = cpuMs * 10, readyAtMs = 1): StageTaken => ({
  peer,
  readyAtMs,
  cpuMs,
  sentBytes,
  peakBytes: 1000 + cpuMs,
});

function usageOf(history: readonly HistoryEntry[]) {
  const usage = history.at(-1)?.usage;
  if (!usage) throw new Error("no usage");
  return usage;
}

describe("what runs took", () => {
  it("is told as means of a run and as tokens a second of processor time, once it is told of all stages", () => {
    let history = withOutcome(withOutcome(fresh, "m#1@a", run), "m#1@a", {...run, isOk: false, tokens: 5});
    expect(efficiencyOf([usageOf(history)])).toEqual({cpuMsPerRun: undefined, wireBytesPerRun: undefined, tokensPerCpuSecond: undefined});
    history = withUsage(history, "m#1@a", [taken("a", 400), taken("b", 100)]);
    expect(efficiencyOf([usageOf(history)])).toEqual({cpuMsPerRun: 250, wireBytesPerRun: 2500, tokensPerCpuSecond: 50});
    // Nothing ran since: nothing is added.
    expect(usageOf(withUsage(history, "m#1@a", [taken("a", 400), taken("b", 100)]))).toEqual(usageOf(history));
    expect(usageOf(history).stages.map(({peer, peakBytes}) => [peer, peakBytes])).toEqual([
      ["a", 1400],
      ["b", 1100],
    ]);
    expect(withUsage(history, "unknown", [taken("a", 1)])).toBe(history);
    expect(withUsage(fresh, "m#1@a", [taken("a", 1)])).toBe(fresh);
  });

  it("leaves out runs whose stages were gone before they were asked", () => {
    let history = withUsage(withOutcome(fresh, "m#1@a", run), "m#1@a", [taken("a", 400)]);
    const before = efficiencyOf([usageOf(history)]);
    for (let i = 0; i < 8; i++) history = withOutcome(history, "m#1@a", run);
    expect(efficiencyOf([usageOf(history)])).toEqual(before);
    expect(efficiencyOf([usageOf(withUsage(history, "m#1@a", [taken("a", 1200)]))])).toMatchObject({cpuMsPerRun: 1200 / 9, tokensPerCpuSecond: 150});
  });

  it("says nothing of the wire where a stage does not count it", () => {
    const history = withUsage(withOutcome(fresh, "m#1@a", run), "m#1@a", [taken("a", 400), {...taken("b", 100), sentBytes: undefined}]);
    expect(efficiencyOf([usageOf(history)])).toMatchObject({cpuMsPerRun: 500, wireBytesPerRun: undefined});
    expect(efficiencyOf([usageOf(history), usageOf(withUsage(withOutcome(fresh, "m#1@a", run), "m#1@a", [taken("a", 100)]))])).toMatchObject({
      cpuMsPerRun: 300,
      wireBytesPerRun: undefined,
    });
  });

  it("does not take what was before for its own, where earlier runs were not counted", () => {
    // As kept by software that counted no usage.
    const [old] = withOutcome(fresh, "m#1@a", run) as [HistoryEntry];
    const kept: HistoryEntry = JSON.parse(JSON.stringify({...old, usage: undefined}));
    let history = withUsage(withOutcome([kept], "m#1@a", run), "m#1@a", [taken("a", 9000), taken("b", 9000)]);
    expect(usageOf(history)).toMatchObject({runs: 0, cpuMs: 0});
    history = withUsage(withOutcome(history, "m#1@a", run), "m#1@a", [taken("a", 9100), taken("b", 9050)]);
    expect(usageOf(history)).toMatchObject({runs: 1, tokens: 20, cpuMs: 150});
  });

  it.each(Array.from({length: 30}, (_, i) => i + 1))(
    "adds up to what stages did until they were asked, whichever of them begin anew, over restarts of who keeps it (seed %i)",
    (seed) => {
      const rng = new Prng(seed);
      const stages = ["a", "b", "c"].map((peer) => ({peer, readyAtMs: 1, cpuMs: 0, sentBytes: 0, toldCpuMs: 0, toldBytes: 0}));
      let history = fresh;
      let [cpuMs, bytes, runs, toldRuns] = [0, 0, 0, 0];
      for (let step = 0; step < 200; step++) {
        const stage = stages[rng.below(stages.length)] as (typeof stages)[number];
        const kind = rng.below(10);
        if (kind < 6) {
          stage.cpuMs += rng.below(50);
          stage.sentBytes += rng.below(5000);
          history = withOutcome(history, "m#1@a", {...run, tokens: 1});
          runs++;
        } else if (kind === 6) Object.assign(stage, {readyAtMs: 2 + step, cpuMs: 0, sentBytes: 0, toldCpuMs: 0, toldBytes: 0});
        else if (kind === 7) history = JSON.parse(JSON.stringify(history));
        else if (runs > 0) {
          toldRuns = runs;
          for (const one of stages) {
            cpuMs += one.cpuMs - one.toldCpuMs;
            bytes += one.sentBytes - one.toldBytes;
            [one.toldCpuMs, one.toldBytes] = [one.cpuMs, one.sentBytes];
          }
          history = withUsage(
            history,
            "m#1@a",
            stages.map((one) => ({peer: one.peer, readyAtMs: one.readyAtMs, cpuMs: one.cpuMs, sentBytes: one.sentBytes, peakBytes: 1})),
          );
        }
      }
      expect(runs).toBeGreaterThan(50);
      expect(usageOf(history)).toMatchObject({runs: toldRuns, tokens: toldRuns, untold: {runs: runs - toldRuns}, cpuMs, wireBytes: bytes});
    },
  );
});
