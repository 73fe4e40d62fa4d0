import {shortPeer} from "../table.ts";
import type {LoadSummary, Spread} from "./load-figures.ts";
import type {LoadPlan} from "./load-plan.ts";
import {askedWords, PEER_HEADING, peerRow} from "./load-report.ts";
import type {PeerFigures} from "./peer-figures.ts";

/** A run as a page to keep: what was asked of what host, what came of it, every figure. @param host a line on the machine */
export function loadMarkdown(
  plan: LoadPlan,
  {summary, peers}: {readonly summary: LoadSummary; readonly peers: readonly PeerFigures[]},
  {host, date}: {readonly host: string; readonly date: string},
): string {
  const {requests, ok, successPercent, seconds, requestsPerSecond, tokensPerSecond, p95OverP50, errors, failovers, servedBy, unevenness} = summary;
  const rows: readonly (readonly [string, string])[] = [
    ["requests", String(requests)],
    ["good", `${ok} (${successPercent.toFixed(2)} %)`],
    ["seconds", seconds.toFixed(1)],
    ["requests a second", requestsPerSecond.toFixed(1)],
    ["tokens a second", tokensPerSecond.toFixed(0)],
    ["P95 of whole answers, of P50", p95OverP50 === undefined ? "-" : p95OverP50.toFixed(2)],
    ["times a user went to another peer", String(failovers)],
    ["deviation of what peers served, of the mean", unevenness === undefined ? "-" : unevenness.toFixed(2)],
  ];
  return [
    `# Load test, ${date}`,
    `${askedWords(plan)}. Seed ${plan.seed}. ${host}`,
    table(["what", "figure"], rows),
    table(
      ["milliseconds", "p50", "p95", "p99", "max"],
      [timesRow("first token", summary.firstTokenMs), timesRow("whole answer", summary.totalMs), timesRow("wait for model and slot", summary.waitMs)],
    ),
    table(
      ["served by", "requests"],
      Object.entries(servedBy).map(([peer, count]) => [shortPeer(peer), String(count)]),
    ),
    ...(peers.length === 0
      ? []
      : [
          table(
            PEER_HEADING.map((cell) => cell.toLowerCase()),
            peers.map(peerRow),
          ),
        ]),
    Object.keys(errors).length === 0
      ? "No errors."
      : table(
          ["error", "times"],
          Object.entries(errors).map(([kind, count]) => [kind, String(count)]),
        ),
  ]
    .join("\n\n")
    .concat("\n");
}

function timesRow(what: string, times: Spread | undefined): readonly string[] {
  const shown = (value: number | undefined): string => (value === undefined ? "-" : value.toFixed(value < 10 ? 1 : 0));
  return [what, shown(times?.p50), shown(times?.p95), shown(times?.p99), shown(times?.max)];
}

/** What cells hold may be of a peer's making: it can begin no cell and no line. */
function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replace(/\p{Cc}/gu, " ").replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(heading), line(heading.map(() => "---")), ...rows.map(line)].join("\n");
}
