import {readFile} from "node:fs/promises";
import type {StageUsage} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";

/** `getconf CLK_TCK` on every Linux. */
const TICK_MS = 10;

/** Of a process of this host, since it began. Linux only. Throws CodedError `unsupported`, or `io` when it is gone. */
export async function processUsage(pid: number): Promise<StageUsage> {
  if (process.platform !== "linux") throw new CodedError("unsupported", `what a process takes is told on Linux only, not on ${process.platform}`);
  const [stat, status] = await Promise.all(["stat", "status"].map((name) => readFile(`/proc/${pid}/${name}`, "utf8")));
  // Behind the name, which may hold blanks and brackets: the state is the third field, user and system time are the 14th and 15th.
  const fields = (stat as string).slice((stat as string).lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(status as string)?.[1];
  if (!Number.isFinite(ticks) || peak === undefined) throw new CodedError("io", `process ${pid} has ended`);
  return {cpuMs: ticks * TICK_MS, peakBytes: Number(peak) * 1024};
}
