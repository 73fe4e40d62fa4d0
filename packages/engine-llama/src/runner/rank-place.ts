import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {availableParallelism} from "node:os";

/** Where a rank computes, as it tells the others. */
export interface RankPlace {
  /** Ranks that say the same here share processors; undefined: not known. */
  readonly machine: string | undefined;
  /** Of each step, at most. */
  readonly threads: number;
}

const THREADS_MAX = 4096;
const MACHINE = /^[0-9a-f]{16}$/;

/** Of this process: the processors of this boot of this machine it may use, as a digest. Known on Linux only. */
export function placeHere(threads: number): RankPlace {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const [, cpus] = /^Cpus_allowed_list:\s+(\S+)$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    return {threads, machine: createHash("sha256").update(`ollamesh ranks ${boot} ${cpus}`).digest("hex").slice(0, 16)};
  } catch {
    return {threads, machine: undefined};
  }
}

/** What another rank told; undefined: nothing, as those of earlier releases, or nothing sound. */
export function readPlace(told: unknown): RankPlace | undefined {
  const {machine, threads} = (told ?? {}) as Partial<Record<keyof RankPlace, unknown>>;
  const isSound = typeof machine === "string" && MACHINE.test(machine) && Number.isInteger(threads) && Number(threads) > 0 && Number(threads) <= THREADS_MAX;
  return isSound ? {machine, threads: Number(threads)} : undefined;
}

/**
 * Threads of a step of this rank, where all ranks compute at once: those that share its processors must find room there. One that has none makes all the others wait for it at each sum.
 * @param processors that it and those others may use
 */
export function threadsBeside(own: RankPlace, others: readonly (RankPlace | undefined)[], processors = availableParallelism()): number {
  const beside = own.machine === undefined ? [] : others.filter((other) => other?.machine === own.machine);
  const wanted = beside.reduce((sum, other) => sum + (other?.threads ?? 0), own.threads);
  return Math.min(own.threads, Math.max(1, Math.floor((own.threads * processors) / wanted)));
}
