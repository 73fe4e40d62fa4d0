/** What a peer costs while something happens: lateness of its event loop, growth of its memory. */
import {existsSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {type PeerProcess, root, until} from "../../../scripts/peer-process.ts";

/** Milliseconds; the resolution, 5 ms, is part of each. */
export interface LoopDelay {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** What a peer must be started with to be watched. @param file where it writes, its own */
export function watchedBy(file: string): {readonly env: Readonly<Record<string, string>>} {
  return {env: {NODE_OPTIONS: `--import ${pathToFileURL(join(root, "test/bench/support/loop-delay-probe.mjs")).href}`, OLLAMESH_LOOP_DELAY: file}};
}

/** Since this was called last. */
export async function loopDelay({child}: PeerProcess, file: string): Promise<LoopDelay> {
  rmSync(file, {force: true});
  child.kill("SIGUSR2");
  const text = await until("the peer tells of its event loop", 10_000, async () => existsSync(file) && readFileSync(file, "utf8"));
  return JSON.parse(text) as LoopDelay;
}

/** From now on the peak is counted anew. @returns megabytes now */
export function beginPeak(peer: PeerProcess): number {
  writeFileSync(`/proc/${peer.child.pid}/clear_refs`, "5");
  return megabytes(peer, "VmRSS");
}

export function peak(peer: PeerProcess): number {
  return megabytes(peer, "VmHWM");
}

/** Of all its threads since it began, in user and system mode together, milliseconds; Linux counts in hundredths of a second. */
export function cpuMs({child}: PeerProcess): number {
  const [, fields = ""] = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") "); // a name may hold blanks
  const [userTicks = 0, systemTicks = 0] = fields.split(" ").slice(11, 13).map(Number);
  return (userTicks + systemTicks) * 10;
}

function megabytes({child}: PeerProcess, field: string): number {
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1024;
}
