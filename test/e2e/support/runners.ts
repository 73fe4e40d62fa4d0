import {spawnSync} from "node:child_process";
import type {PeerProcess} from "./mesh.ts";

/** Process ids of a peer's runners. */
export function runnersOf(peer: PeerProcess): number[] {
  // Status 1: it has no children.
  const {stdout} = spawnSync("ps", ["-o", "pid=,args=", "--ppid", String(peer.child.pid)]);
  return stdout
    .toString()
    .split("\n")
    .filter((line) => line.includes("runner.js"))
    .map((line) => Number.parseInt(line, 10));
}
