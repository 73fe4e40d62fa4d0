import {spawnSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {CodedError} from "@ollamesh/stdx";
import {CPU_LIST, parseCpuList} from "../config/cpu-list.ts";

/** Throws CodedError `bad_config` where runners cannot be kept to these CPUs, rather than serve on others than was said. @param list matches `CPU_LIST` */
export function checkCpus(list: string, platform: NodeJS.Platform = process.platform): void {
  if (platform !== "linux") throw new CodedError("bad_config", `--cpus ${list}: keeping processes to CPUs is there on Linux only, not on ${platform}`);
  const asked = parseCpuList(list);
  if (asked.length === 0) throw new CodedError("bad_config", `--cpus ${list} names no CPU`);
  const known = /^Cpus_allowed_list:\s+(\S+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "";
  const allowed = CPU_LIST.test(known) ? parseCpuList(known) : [];
  const missing = asked.find((cpu) => !allowed.includes(cpu));
  if (missing !== undefined) throw new CodedError("bad_config", `--cpus ${list}: there is no CPU ${missing} this process may use, it may use ${known}`);
  if (spawnSync("taskset", ["--version"], {stdio: "ignore"}).status !== 0)
    throw new CodedError("bad_config", `--cpus ${list} needs the program taskset (util-linux), which cannot be started: install it`);
}
