import {formatBytes, formatDuration} from "@ollamesh/stdx";
import {formatTable, shortPeer} from "../table.ts";
import type {LoadSummary, Spread} from "./load-figures.ts";
import type {LoadPlan} from "./load-plan.ts";
import type {StressStep} from "./load-stress.ts";
import type {PeerFigures} from "./peer-figures.ts";

/** A run for people: what was asked, what came of it, and what it was for the peers. */
export function loadReport(plan: LoadPlan, summary: LoadSummary, peers: readonly PeerFigures[]): readonly string[] {
  const {requests, ok, successPercent, seconds, requestsPerSecond, tokensPerSecond, totalMeanMs, p95OverP50, errors, failovers, servedBy, unevenness} = summary;
  const served = Object.entries(servedBy).map(([peer, count]) => `${shortPeer(peer)} ${count}`);
  return [
    askedWords(plan),
    `${requests} requests in ${seconds.toFixed(1)} s: ${ok} good (${successPercent.toFixed(2)} %), ${requestsPerSecond.toFixed(1)} a second, ${tokensPerSecond.toFixed(0)} tokens a second`,
    formatTable(
      ["ms", "P50", "P95", "P99", "MAX"],
      [row("first token", summary.firstTokenMs), row("whole answer", summary.totalMs), row("wait for model and slot", summary.waitMs)],
    ),
    ...(p95OverP50 === undefined ? [] : [`P95 of whole answers is ${p95OverP50.toFixed(2)} times P50, their mean ${totalMeanMs?.toFixed(0)} ms`]),
    ...Object.entries(errors).map(([kind, count]) => `error ${count} times: ${kind}`),
    ...(failovers > 0 ? [`${failovers} times a user went to another peer because its own did not answer`] : []),
    ...(served.length > 0 ? [`served by ${served.join(", ")}${unevenness === undefined ? "" : ` (deviation ${unevenness.toFixed(2)} of the mean)`}`] : []),
    ...peersTable(peers),
  ];
}

/** Headings of what peers said of themselves. */
export const PEER_HEADING = ["PEER", "HOST CPU", "HOST MEMORY", "PROCESS", "RUNNING", "WAITING", "REFUSED", "TIMERS LATE", "REFUSES"];
const RUNGS = ["nobody", "later priorities", "and long answers", "everybody"];

/** One row of it. */
export function peerRow({url, peer, ...said}: PeerFigures): readonly string[] {
  const percent = (share: number | undefined): string => (share === undefined ? "-" : `${(100 * share).toFixed(0)} %`);
  const {waitingMax, queueMax, cores, residentBytesMax, lateSecondsMax, rungMax} = said;
  return [
    peer === undefined ? url : shortPeer(peer),
    percent(said.hostCpuShare),
    percent(said.memoryShareMax),
    `${cores === undefined ? "-" : cores.toFixed(2)} cores, ${residentBytesMax === undefined ? "-" : formatBytes(residentBytesMax)}`,
    String(said.runningMax ?? "-"),
    waitingMax === undefined
      ? "-"
      : queueMax === undefined || queueMax === 0
        ? String(waitingMax)
        : `${waitingMax} of ${queueMax}, ${((100 * waitingMax) / queueMax).toFixed(1)} %`,
    String(said.refused ?? "-"),
    lateSecondsMax === undefined ? "-" : `${(lateSecondsMax * 1000).toFixed(0)} ms`,
    RUNGS[rungMax ?? -1] ?? "-",
  ];
}

/** What peers said of themselves: CPU on average, the rest at most. Nothing where none did. */
export function peersTable(peers: readonly PeerFigures[]): readonly string[] {
  return peers.length === 0 ? [] : [formatTable(PEER_HEADING, peers.map(peerRow))];
}

/** Steps with more and more users. */
export function stepsTable(steps: readonly StressStep[]): string {
  const ms = (value: number | undefined): string => (value === undefined ? "-" : value.toFixed(0));
  return formatTable(
    ["USERS", "A SECOND", "GOOD", "P50 MS", "P95 MS", "P99 MS", ""],
    steps.map(({users, summary: {requestsPerSecond, successPercent, totalMs}, holds}) => [
      String(users),
      requestsPerSecond.toFixed(1),
      `${successPercent.toFixed(2)} %`,
      ms(totalMs?.p50),
      ms(totalMs?.p95),
      ms(totalMs?.p99),
      holds ? "holds" : "does not hold",
    ]),
  );
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
