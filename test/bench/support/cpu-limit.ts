import {existsSync, mkdirSync, rmdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";

/** A share of a core is handed out in periods of so long: short enough that waiting for the next one is no part of an answer's time worth speaking of. */
const PERIOD_US = 20_000;
const FIRST_VERSION = "/sys/fs/cgroup/cpu";
const SECOND_VERSION = "/sys/fs/cgroup";

/** Processes that together get no more than a share of one core, as if each group had a slow machine of its own: Linux's control groups, which need root. */
export class CpuLimit {
  readonly #folder: string;

  /** @param cores 0.3: three tenths of one. Throws where this host has no such groups, or they may not be made. */
  constructor(name: string, cores: number) {
    const isFirst = existsSync(join(FIRST_VERSION, "cpu.cfs_quota_us"));
    this.#folder = join(isFirst ? FIRST_VERSION : SECOND_VERSION, name);
    mkdirSync(this.#folder);
    try {
      this.#limit(Math.round(cores * PERIOD_US), isFirst);
    } catch (error) {
      this.remove();
      throw error;
    }
  }

  /** It, and what it starts from now on. */
  add(pid: number): void {
    writeFileSync(join(this.#folder, "cgroup.procs"), String(pid));
  }

  /** Once all its processes have ended. */
  remove(): void {
    rmdirSync(this.#folder);
  }

  #limit(quotaUs: number, isFirst: boolean): void {
    if (!isFirst) return writeFileSync(join(this.#folder, "cpu.max"), `${quotaUs} ${PERIOD_US}`);
    writeFileSync(join(this.#folder, "cpu.cfs_period_us"), String(PERIOD_US));
    writeFileSync(join(this.#folder, "cpu.cfs_quota_us"), String(quotaUs));
  }
}
