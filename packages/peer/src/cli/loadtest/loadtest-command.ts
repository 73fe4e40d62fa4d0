import {writeFileSync} from "node:fs";
import {availableParallelism, loadavg, totalmem} from "node:os";
import {formatBytes} from "@ollamesh/stdx";
import type {CommandContext} from "../command-context.ts";
import {LoadFigures} from "./load-figures.ts";
import {loadMarkdown} from "./load-markdown.ts";
import {type LoadFlags, loadPlan} from "./load-plan.ts";
import {loadReport} from "./load-report.ts";
import {runLoad} from "./load-run.ts";

const PROGRESS_MS = 1000;
/** Where progress is written line by line. */
const PROGRESS_LINE_MS = 10_000;

/** Of the host of the load tester, which may be the peers' too. */
function hostWords(): string {
  return `Load tester on ${process.platform} ${process.arch}, ${availableParallelism()} cores, ${formatBytes(totalmem())} of memory, load average ${loadavg()[0]?.toFixed(1)}, Node ${process.version}.`;
}

/** Many users at once. Ctrl-C ends it and shows what was measured so far; twice: at once. */
export async function loadtest({client, print, stderr}: CommandContext, flags: LoadFlags): Promise<void> {
  const plan = loadPlan(flags, client.url);
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  process.once("SIGINT", stop);
  const figures = new LoadFigures();
  const startedAt = performance.now();
  const line = (): string => `${((performance.now() - startedAt) / 1000).toFixed(0)} s: ${figures.requests} requests, ${figures.errors} errors`;
  const progress = setInterval(() => stderr.write(stderr.isTTY ? `\r${line()}` : `${line()}\n`), stderr.isTTY ? PROGRESS_MS : PROGRESS_LINE_MS);
  try {
    await runLoad(plan, figures, abort.signal);
  } finally {
    clearInterval(progress);
    process.removeListener("SIGINT", stop);
    if (stderr.isTTY) stderr.write("\n");
  }
  const summary = figures.summary(performance.now() - startedAt);
  const json = `${JSON.stringify({plan: {...plan, requestsPerUser: Number.isFinite(plan.requestsPerUser) ? plan.requestsPerUser : null}, isWhole: !abort.signal.aborted, summary}, null, 2)}\n`;
  if (flags.markdown !== undefined) writeFileSync(flags.markdown, loadMarkdown(plan, summary, {host: hostWords(), date: new Date().toISOString().slice(0, 10)}));
  if (flags.json === "-") return print(json.trimEnd());
  if (flags.json !== undefined) writeFileSync(flags.json, json);
  for (const text of loadReport(plan, summary)) print(text);
}
