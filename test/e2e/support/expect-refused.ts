import {spawn} from "node:child_process";
import {peerEntry} from "../../../scripts/peer-process.ts";

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the peer's binary until it ends by itself, at most 20 s. */
export function runToEnd(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [peerEntry, ...args], {env: {PATH: process.env["PATH"] ?? "", HOME: "/nonexistent", ...env}, stdio: ["ignore", "pipe", "pipe"]});
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`${args.join(" ")} did not end:\n${stdout}\n${stderr}`));
    }, 20_000);
    // Not at its exit: what it printed last may still be on its way.
    child.once("close", (status) => {
      clearTimeout(late);
      resolve({status, stdout, stderr});
    });
  });
}
