import type {Strategy} from "../types.ts";
import {ema} from "./ema.ts";
import type {Run} from "./strategy-metrics.ts";
import {noUsage, type StageTaken, type Usage, withCounted, withTaken} from "./usage.ts";

/** Decisions that are remembered. */
export const HISTORY_MAX = 1000;

/** One decision, and what came of it. */
export interface HistoryEntry {
  /** Of the placement, or of the model that was loaded without one. */
  readonly deployment: string;
  /** Wall clock, milliseconds. */
  readonly atMs: number;
  /** Decided here because somebody asked, a peer was lost, something better was found, a peer shall be stopped or load has changed; or found placed by another peer when it was first run here. */
  readonly task: "deploy" | "repair" | "move" | "drain" | "scale" | "run";
  readonly model: string;
  readonly chosen: Strategy;
  readonly alternatives: readonly {readonly strategy: Strategy; readonly score: number}[];
  readonly reason: string;
  /** Peers that serve it. */
  readonly peers: number;
  readonly predictedTokensPerSecond: number | undefined;
  readonly predictedFirstTokenMs: number | undefined;
  readonly runs: number;
  readonly failures: number;
  /** Averages of its runs; undefined: none that says. */
  readonly tokensPerSecond: number | undefined;
  readonly firstTokenMs: number | undefined;
  readonly wallMs: number | undefined;
  /** Undefined: there was no run since this is counted. */
  readonly usage?: Usage | undefined;
}

export type Decided = Omit<HistoryEntry, "runs" | "failures" | "tokensPerSecond" | "firstTokenMs" | "wallMs" | "usage">;

/** With one more decision; the oldest goes where there are too many. What is known already stays as it is; of one placement there may be many about its replicas. */
export function withDecision(history: readonly HistoryEntry[], decided: Decided): readonly HistoryEntry[] {
  if (decided.task !== "scale" && indexOf(history, decided.deployment) >= 0) return history;
  const entry: HistoryEntry = {...decided, runs: 0, failures: 0, tokensPerSecond: undefined, firstTokenMs: undefined, wallMs: undefined};
  return [...history.slice(Math.max(0, history.length + 1 - HISTORY_MAX)), entry];
}

/** With one more run of what was decided. */
export function withOutcome(history: readonly HistoryEntry[], deployment: string, run: Run): readonly HistoryEntry[] {
  const index = indexOf(history, deployment);
  const entry = history[index];
  if (!entry) return history;
  const averaged = (before: number | undefined, value: number | undefined): number | undefined => (value === undefined || !run.isOk ? before : ema(before, value));
  return history.with(index, {
    ...entry,
    runs: entry.runs + 1,
    failures: entry.failures + Number(!run.isOk),
    tokensPerSecond: averaged(entry.tokensPerSecond, run.tokensPerSecond),
    firstTokenMs: averaged(entry.firstTokenMs, run.firstTokenMs),
    wallMs: averaged(entry.wallMs, run.wallMs),
    usage: withCounted(entry.usage ?? noUsage, run.tokens),
  });
}

/** With what all stages of what was decided have taken by now. */
export function withUsage(history: readonly HistoryEntry[], deployment: string, told: readonly StageTaken[]): readonly HistoryEntry[] {
  const index = indexOf(history, deployment);
  const entry = history[index];
  if (!entry?.usage) return history;
  return history.with(index, {...entry, usage: withTaken(entry.usage, told, entry.usage.runs + entry.usage.untold.runs === entry.runs)});
}

/** The decision that placed it: runs are counted there, however many replicas there were. -1: none. */
function indexOf(history: readonly HistoryEntry[], deployment: string): number {
  return history.findLastIndex((entry) => entry.deployment === deployment && entry.task !== "scale");
}
