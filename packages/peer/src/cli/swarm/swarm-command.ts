import {setTimeout as sleep} from "node:timers/promises";
import {CodedError} from "@ollamesh/stdx";
import type {CommandContext} from "../command-context.ts";
import {LiveScreen} from "./live-screen.ts";
import {swarmReport} from "./swarm-report.ts";
import type {SwarmView} from "./swarm-view.ts";

/** Between two looks: every peer is asked each time. Milliseconds. */
const LOOK_EVERY_MS = 1000;
const COLUMNS_WITHOUT_TERMINAL = 80;

/** Which peer holds which pieces of a model: live on a terminal until Ctrl-C, else one report. */
export async function swarm(context: CommandContext, model: string, {once}: {once?: boolean}): Promise<void> {
  const {stdout} = context;
  const look = (signal?: AbortSignal): Promise<SwarmView> => context.client.get<SwarmView>(`/api/v1/swarm/${encodeURIComponent(model)}`, signal);
  let view = await look();
  if (!once && stdout.isTTY) view = await watch(stdout, view, look);
  for (const line of swarmReport(view, stdout.columns ?? COLUMNS_WITHOUT_TERMINAL)) context.print(line);
}

/** @returns what was seen last */
async function watch(out: NodeJS.WriteStream, first: SwarmView, look: (signal: AbortSignal) => Promise<SwarmView>): Promise<SwarmView> {
  const stop = new AbortController();
  const end = (): void => stop.abort();
  // Not `once`: who restores the cursor would see nobody else listening by then, and end the process.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, end);
  const screen = new LiveScreen(out);
  let [view, trouble] = [first, ""];
  try {
    while (!stop.signal.aborted) {
      const lines = (columns: number): readonly string[] => [...swarmReport(view, columns), "", trouble || "Ctrl-C ends"];
      screen.show(lines);
      await sleep(LOOK_EVERY_MS, undefined, {signal: stop.signal}).catch(() => undefined);
      try {
        if (!stop.signal.aborted) view = await look(AbortSignal.any([stop.signal]));
        trouble = "";
      } catch (error) {
        // The peer may be back in a moment; what was seen last stays.
        if (!stop.signal.aborted) trouble = error instanceof CodedError ? error.message : String(error);
      }
    }
  } finally {
    screen.close();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.removeListener(signal, end);
  }
  return view;
}
