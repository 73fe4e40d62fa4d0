import {execFileSync} from "node:child_process";
import type {PeerProcess} from "./mesh.ts";

/** Process ids of a peer's runners. */
export function runnersOf(peer: PeerProcess): number[] {
  const children = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(peer.child.pid)]).toString();
  return children
    .split("\n")
    .filter((line) => line.includes("runner.js"))
    .map((line) => Number.parseInt(line, 10));
}
