import {readFile, statfs} from "node:fs/promises";
import type {HostGauge, HostReading} from "@ollamesh/ports";
import {failureOf, ok} from "@ollamesh/stdx";

export interface HostGaugeOptions {
  /** Its disk. */
  readonly dataDir: string;
  /** What this process may take, without runners, bytes; undefined: as much as the host, or its control group, has. */
  readonly memoryGuardBytes: number | undefined;
}

/** Memory is told on Linux only; elsewhere what is free says little. */
export function createHostGauge(options: HostGaugeOptions): HostGauge {
  return {
    read(done) {
      read(options).then(
        (reading) => done(ok(reading)),
        (error) => done({ok: false, error: failureOf(error, "io")}),
      );
    },
  };
}

async function read({dataDir, memoryGuardBytes}: HostGaugeOptions): Promise<HostReading> {
  const {bavail, bsize} = await statfs(dataDir);
  const shares = [await shareOfHost(), await shareOfGroup(), memoryGuardBytes === undefined ? undefined : (await ownBytes()) / memoryGuardBytes];
  const known = shares.filter((share) => share !== undefined);
  return {memoryShare: known.length === 0 ? undefined : Math.max(...known), diskFreeBytes: bavail * bsize};
}

async function shareOfHost(): Promise<number | undefined> {
  const info = await textOf("/proc/meminfo");
  const [total, available] = ["MemTotal", "MemAvailable"].map((name) => kibibytes(info, name));
  return total && available !== undefined ? 1 - available / total : undefined;
}

/** Control groups of version 2; without what is only cached of files. Undefined: there is none with a limit. */
async function shareOfGroup(): Promise<number | undefined> {
  const path = /^0::(\/.*)$/m.exec(await textOf("/proc/self/cgroup"))?.[1];
  if (path === undefined) return undefined;
  const folder = `/sys/fs/cgroup${path === "/" ? "" : path}`;
  const [limit, taken, stat] = await Promise.all(["memory.max", "memory.current", "memory.stat"].map((name) => textOf(`${folder}/${name}`)));
  const max = Number.parseInt(limit as string, 10);
  if (!Number.isFinite(max) || max <= 0) return undefined;
  const cached = ["inactive_file", "active_file"].reduce((sum, name) => sum + Number(new RegExp(`^${name} (\\d+)$`, "m").exec(stat as string)?.[1] ?? 0), 0);
  return Math.max(0, Number.parseInt(taken as string, 10) - cached) / max;
}

/** Memory of this process, without files that are mapped. */
async function ownBytes(): Promise<number> {
  return kibibytes(await textOf("/proc/self/status"), "RssAnon") ?? process.memoryUsage.rss();
}

function kibibytes(text: string, name: string): number | undefined {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(text)?.[1];
  return found === undefined ? undefined : Number(found) * 1024;
}

/** Empty: there is no such file, or no longer. */
function textOf(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}
