import {writeFileSync} from "node:fs";
import {availableParallelism, loadavg, totalmem} from "node:os";
import {CodedError, formatBytes} from "@ollamesh/stdx";
import type {CommandContext} from "../command-context.ts";
import {LoadFigures, type LoadSummary} from "./load-figures.ts";
import {loadMarkdown} from "./load-markdown.ts";
import {type LoadFlags, type LoadPlan, loadPlan, stressLimits} from "./load-plan.ts";
import {askedWords, loadReport, peersTable, stepsTable} from "./load-report.ts";
import {runLoad} from "./load-run.ts";
import {runStress, type StressResult, stressWords} from "./load-stress.ts";
import type {PeerFigures} from "./peer-figures.ts";
import {PeerWatch} from "./peer-watch.ts";

const PROGRESS_MS = 1000;
/** Where progress is written line by line. */
const PROGRESS_LINE_MS = 10_000;

/** Of the host of the load tester, which may be the peers' too. */
function hostWords(): string {
  return `Load tester on ${process.platform} ${process.arch}, ${availableParallelism()} cores, ${formatBytes(totalmem())} of memory, load average ${loadavg()[0]?.toFixed(1)}, Node ${process.version}.`;
}

/** Many users at once. Ctrl-C ends it and shows what was measured so far; twice: at once. */
export async function loadtest(context: CommandContext, flags: LoadFlags): Promise<void> {
  const plan = loadPlan(flags, context.client.url);
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  process.once("SIGINT", stop);
  const watch = new PeerWatch(plan.peers);
  try {
    if (flags.stress) await stress(context, flags, {plan, watch, signal: abort.signal});
    else await once(context, flags, {plan, watch, signal: abort.signal});
  } finally {
    process.removeListener("SIGINT", stop);
    await watch.stop();
  }
}

interface Run {
  readonly plan: LoadPlan;
  readonly watch: PeerWatch;
  readonly signal: AbortSignal;
}

async function once(context: CommandContext, flags: LoadFlags, {plan, watch, signal}: Run): Promise<void> {
  const summary = await measured(context, plan, signal);
  const peers = await watch.stop();
  if (flags.markdown !== undefined) writeFileSync(flags.markdown, loadMarkdown(plan, {summary, peers}, {host: hostWords(), date: new Date().toISOString().slice(0, 10)}));
  tell(context, flags, {value: {plan: planValue(plan), isWhole: !signal.aborted, summary, peers}, report: loadReport(plan, summary, peers)});
}

/** Throws CodedError `not_recovered` where peers do not serve as before what they served at first. */
async function stress(context: CommandContext, flags: LoadFlags, {plan, watch, signal}: Run): Promise<void> {
  const limits = stressLimits(flags);
  const result = await runStress(plan, limits, {
    run: async (step) => {
      const summary = await measured(context, step, signal);
      return signal.aborted ? undefined : summary;
    },
    told: ({users, summary, holds}) => context.stderr.write(`${users} users: ${summary.requestsPerSecond.toFixed(1)} requests a second, ${holds ? "holds" : "does not hold"}\n`),
  });
  const peers = await watch.stop();
  const words = stressWords(result, limits);
  tell(context, flags, {value: {plan: planValue(plan), limits, isWhole: !signal.aborted, ...result, peers}, report: stressReport(plan, result, {words, peers})});
  if (result.afterwards?.holds === false) throw new CodedError("not_recovered", "the peers do not serve as before what they served at first");
}

function stressReport(plan: LoadPlan, {steps, afterwards}: StressResult, {words, peers}: {readonly words: string; readonly peers: readonly PeerFigures[]}): readonly string[] {
  return [`from ${askedWords(plan)}`, stepsTable([...steps, ...(afterwards ? [afterwards] : [])]), words, ...peersTable(peers)];
}

function tell({print}: CommandContext, flags: LoadFlags, {value, report}: {readonly value: object; readonly report: readonly string[]}): void {
  const json = JSON.stringify(value, null, 2);
  if (flags.json === "-") return print(json);
  if (flags.json !== undefined) writeFileSync(flags.json, `${json}\n`);
  for (const text of report) print(text);
}

function planValue(plan: LoadPlan): object {
  return {...plan, requestsPerUser: Number.isFinite(plan.requestsPerUser) ? plan.requestsPerUser : null};
}

async function measured({stderr}: CommandContext, plan: LoadPlan, signal: AbortSignal): Promise<LoadSummary> {
  const figures = new LoadFigures();
  const startedAt = performance.now();
  const line = (): string => `${((performance.now() - startedAt) / 1000).toFixed(0)} s: ${figures.requests} requests, ${figures.errors} errors`;
  const progress = setInterval(() => stderr.write(stderr.isTTY ? `\r${line()}` : `${line()}\n`), stderr.isTTY ? PROGRESS_MS : PROGRESS_LINE_MS);
  try {
    await runLoad(plan, figures, signal);
  } finally {
    clearInterval(progress);
    if (stderr.isTTY) stderr.write("\n");
  }
  return figures.summary(performance.now() - startedAt);
}
