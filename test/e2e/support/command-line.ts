import {execFile, execFileSync} from "node:child_process";
import {join} from "node:path";
import type {PeerProcess} from "./mesh.ts";

const peerJs = join(import.meta.dirname, "../../../dist/peer.js");

/** The same while the test goes on with other things, such as reading a stream. */
export function commandLineBeside(peer: PeerProcess, ...args: string[]): Promise<{status: number; text: string}> {
  return new Promise((resolve) => {
    execFile(process.execPath, [peerJs, ...args, "--host", peer.api.replace("http://", "")], {encoding: "utf8"}, (error, stdout, stderr) => {
      resolve(error ? {status: Number(error.code), text: stderr} : {status: 0, text: stdout});
    });
  });
}

/** Runs `peer.js` with these arguments against one peer. `text`: standard output, or what it said when it failed; `printed`: standard output also then. */
export function commandLine(peer: PeerProcess, ...args: string[]): {status: number; text: string; printed: string} {
  try {
    const printed = execFileSync(process.execPath, [peerJs, ...args, "--host", peer.api.replace("http://", "")], {encoding: "utf8", stdio: "pipe"});
    return {status: 0, text: printed, printed};
  } catch (error) {
    const {status, stdout, stderr} = error as {status: number; stdout: string; stderr: string};
    return {status, text: stderr, printed: stdout};
  }
}
