import {execFileSync} from "node:child_process";
import {join} from "node:path";
import type {PeerProcess} from "./mesh.ts";

/** Runs `peer.js` with these arguments against one peer. `text`: standard output, or what it said when it failed. */
export function commandLine(peer: PeerProcess, ...args: string[]): {status: number; text: string} {
  const peerJs = join(import.meta.dirname, "../../../dist/peer.js");
  try {
    return {status: 0, text: execFileSync(process.execPath, [peerJs, ...args, "--host", peer.api.replace("http://", "")], {encoding: "utf8", stdio: "pipe"})};
  } catch (error) {
    const {status, stderr} = error as {status: number; stderr: string};
    return {status, text: stderr};
  }
}
