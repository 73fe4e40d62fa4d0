import {formatDuration} from "@ollamesh/stdx";
import {formatTable, shortPeer} from "../table.ts";
import type {LoadSummary, Spread} from "./load-figures.ts";
import type {LoadPlan} from "./load-plan.ts";

/** A run for people: what was asked, what came of it. */
export function loadReport(plan: LoadPlan, summary: LoadSummary): readonly string[] {
  const {requests, ok, successPercent, seconds, requestsPerSecond, tokensPerSecond, errors, failovers, servedBy, unevenness} = summary;
  const served = Object.entries(servedBy).map(([peer, count]) => `${shortPeer(peer)} ${count}`);
  return [
    askedWords(plan),
    `${requests} requests in ${seconds.toFixed(1)} s: ${ok} good (${successPercent.toFixed(2)} %), ${requestsPerSecond.toFixed(1)} a second, ${tokensPerSecond.toFixed(0)} tokens a second`,
    formatTable(
      ["ms", "P50", "P95", "P99", "MAX"],
      [row("first token", summary.firstTokenMs), row("whole answer", summary.totalMs), row("wait for model and slot", summary.waitMs)],
    ),
    ...Object.entries(errors).map(([kind, count]) => `error ${count} times: ${kind}`),
    ...(failovers > 0 ? [`${failovers} times a user went to another peer because its own did not answer`] : []),
    ...(served.length > 0 ? [`served by ${served.join(", ")}${unevenness === undefined ? "" : ` (deviation ${unevenness.toFixed(2)} of the mean)`}`] : []),
  ];
}

/** What was asked, in a line. */
export function askedWords({profile, users, model, peers, requestsPerUser, thinkTimeMs, tokensMax}: LoadPlan): string {
  const many = Number.isFinite(requestsPerUser) ? `${requestsPerUser} requests each` : "as many as there was time for";
  const think = thinkTimeMs === 0 ? "without a pause" : `${formatDuration(thinkTimeMs / 2)} to ${formatDuration(thinkTimeMs * 1.5)} between answer and next request`;
  return `${profile}: ${users} users of ${model} at ${peers.length} ${peers.length === 1 ? "peer" : "peers"}, ${many}, ${think}, at most ${tokensMax} tokens an answer`;
}

function row(what: string, times: Spread | undefined): string[] {
  const shown = (value: number | undefined): string => (value === undefined ? "-" : value.toFixed(value < 10 ? 1 : 0));
  return [what, shown(times?.p50), shown(times?.p95), shown(times?.p99), shown(times?.max)];
}
