/** A program run in network, process and mount namespaces of its own: whatever it makes there is gone with it, however it ends. */
import {spawn, spawnSync} from "node:child_process";
import {once} from "node:events";
import {existsSync} from "node:fs";

const MARK = "OLLAMESH_PRIVATE_MACHINE";
const NAMESPACES = ["--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];

/** Whether this process is the one inside. */
export const isInside = process.env[MARK] === "1";

/** Why there can be no such namespaces here; undefined when there can. */
export function whyNotPrivate(): string | undefined {
  const tried = spawnSync("unshare", [...NAMESPACES, "sh", "-c", "mount -t tmpfs tmpfs /run && ip netns add a && ip link add name switch type bridge"], {encoding: "utf8"});
  if (tried.status === 0) return undefined;
  return (tried.error?.message ?? tried.stderr).trim().split("\n")[0];
}

/** Runs this very program again, inside. @returns its exit status */
export async function runInside(): Promise<number> {
  const command = [...NAMESPACES, process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  // The pipe tells the one inside that nobody waits for it any more, even after a kill -9 out here.
  const child = spawn("unshare", command, {stdio: ["pipe", "inherit", "inherit"], env: {...process.env, [MARK]: "1"}});
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.stdin.end());
  const [status] = (await once(child, "exit")) as [number | null];
  return status ?? 1;
}

/** To be called first inside. The first process of a namespace ends everything in it by ending. */
export function endWithStarter(cleanUp: () => void): void {
  const end = (why: string): void => {
    console.log(`ended before it was done: ${why}`);
    cleanUp();
    process.exit(130);
  };
  process.stdin.resume().on("end", () => end("who started it is gone, or was interrupted"));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => end(signal));
  if (!existsSync("/proc/self")) throw new Error("the namespace has no /proc of its own");
}
