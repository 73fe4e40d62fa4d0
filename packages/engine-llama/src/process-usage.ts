import {readdir, readFile} from "node:fs/promises";
import type {StageUsage} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";

/** `getconf CLK_TCK` on every Linux. */
const TICK_MS = 10;

/** Of a process of this host, since it began. Linux only. Throws CodedError `unsupported`, or `io` when it is gone. */
export async function processUsage(pid: number): Promise<StageUsage> {
  if (process.platform !== "linux") throw new CodedError("unsupported", `what a process takes is told on Linux only, not on ${process.platform}`);
  const [stat, status, tasks] = await Promise.all([textOf(`/proc/${pid}/stat`), textOf(`/proc/${pid}/status`), readdir(`/proc/${pid}/task`).catch(() => [])]);
  const cpuMs = stateIn(stat)?.cpuMs;
  const peakKib = numberIn(status, "VmHWM");
  if (cpuMs === undefined || peakKib === undefined) throw new CodedError("io", `process ${pid} has ended`);
  // One that ended since it was listed is not missed.
  const threads = await Promise.all(tasks.map((task) => textOf(`/proc/${pid}/task/${task}/status`)));
  const sum = (name: string): number => threads.reduce((all, text) => all + (numberIn(text, name) ?? 0), 0);
  return {
    cpuMs,
    peakBytes: peakKib * 1024,
    threads: tasks.length,
    cpus: countCpus(/^Cpus_allowed_list:\s+(\S+)$/m.exec(status)?.[1] ?? ""),
    waits: sum("voluntary_ctxt_switches"),
    preemptions: sum("nonvoluntary_ctxt_switches"),
  };
}

/** Whether any thread of it runs (R), sleeps (S), waits for a disk (D), is stopped (T)…, and its processor time. Linux only. Throws CodedError `io` when it is gone. */
export async function processState(pid: number): Promise<{readonly state: string; readonly cpuMs: number}> {
  const found = stateIn(await textOf(`/proc/${pid}/stat`));
  if (!found) throw new CodedError("io", `process ${pid} has ended`);
  if (found.state !== "S") return found;
  // Its first thread may wait for one that does something.
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => []);
  const states = await Promise.all(tasks.map(async (task) => stateIn(await textOf(`/proc/${pid}/task/${task}/stat`))?.state));
  return {...found, state: states.find((state) => state !== undefined && state !== "S") ?? "S"};
}

/** Of `/proc/<pid>/stat`. */
function stateIn(stat: string): {readonly state: string; readonly cpuMs: number} | undefined {
  // Behind the name, which may hold blanks and brackets: the state is the third field, user and system time are the 14th and 15th.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isFinite(ticks) ? {state: fields[0] ?? "", cpuMs: ticks * TICK_MS} : undefined;
}

/** `0-3,8`: 5. */
function countCpus(list: string): number {
  const ranges = list.split(",").map((range) => range.split("-").map(Number));
  return ranges.reduce((sum, [first = 0, last = first]) => sum + last - first + 1, 0);
}

function numberIn(text: string, name: string): number | undefined {
  const found = new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Empty: it is gone. */
function textOf(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}
