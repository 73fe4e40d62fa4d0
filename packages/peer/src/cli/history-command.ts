import {formatBytes} from "@ollamesh/stdx";
import type {CommandContext} from "./command-context.ts";
import {formatTable, relativeTime, shortPeer} from "./table.ts";

/** A decision, and what came of it, as the HTTP API tells it. */
export interface Decision {
  readonly at: string;
  readonly task: string;
  readonly reason: string;
  readonly model: string;
  readonly chosen: string;
  readonly predicted: {readonly tokens_per_second: number | null; readonly first_token_ms: number | null};
  readonly outcome: {
    readonly runs: number;
    readonly failures: number;
    readonly tokens_per_second: number | null;
    readonly first_token_ms: number | null;
    readonly cpu_seconds: number | null;
    readonly wire_bytes: number | null;
    readonly tokens_per_cpu_second: number | null;
    readonly peak_memory: readonly {readonly peer: string; readonly bytes: number}[];
  };
}

/** How models were placed, what was predicted of it, and what its runs came to and took. */
export async function history({client, print, nowMs}: CommandContext, {limit, json}: {readonly limit: string; readonly json?: boolean}): Promise<void> {
  const told = await client.get<{history: readonly Decision[]}>(`/api/v1/partition/history?${new URLSearchParams({limit})}`);
  if (json) return print(JSON.stringify(told, null, 2));
  if (told.history.length === 0) return print("nothing was placed or run whose first stage is on this peer");
  print(historyTable(told.history, nowMs()));
}

/** The newest first, as they come. */
export function historyTable(decisions: readonly Decision[], nowMs: number): string {
  const number = (value: number | null, digits: number): string => (value === null ? "" : value.toFixed(digits));
  return formatTable(
    ["PLACED", "FOR", "MODEL", "STRATEGY", "RUNS", "FAILED", "TOKENS/S", "PREDICTED", "CPU OF A RUN", "SENT FOR IT", "TOKENS A CPU SECOND", "MEMORY AT MOST", "WHY"],
    decisions.map(({at, task, reason, model, chosen, predicted, outcome}) => [
      relativeTime(Date.parse(at), nowMs),
      task,
      model,
      chosen,
      String(outcome.runs),
      String(outcome.failures),
      number(outcome.tokens_per_second, 1),
      number(predicted.tokens_per_second, 1),
      outcome.cpu_seconds === null ? "" : `${outcome.cpu_seconds.toFixed(2)} s`,
      outcome.wire_bytes === null ? "" : formatBytes(outcome.wire_bytes),
      number(outcome.tokens_per_cpu_second, 1),
      outcome.peak_memory.map(({peer, bytes}) => `${formatBytes(bytes)} ${shortPeer(peer)}`).join(", "),
      // What somebody asked for needs no reason here.
      ["move", "scale"].includes(task) ? reason : "",
    ]),
  );
}
