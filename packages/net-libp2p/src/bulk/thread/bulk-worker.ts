import {readlinkSync} from "node:fs";
import {setPriority} from "node:os";
import {parentPort, workerData} from "node:worker_threads";
import type {BulkIdentity} from "../bulk-identity.ts";
import {BulkThread} from "./bulk-thread.ts";
import type {BulkCommand} from "./thread-messages.ts";

// The entry of the thread that owns bulk connections.

/** Others that want a core go first: a token's thread has ten times the weight of one with this. */
const NICENESS = 10;

/** On Linux a thread has a priority of its own; where it has none, that of the process stays. */
function yieldCores(): void {
  try {
    setPriority(Number(readlinkSync("/proc/thread-self").split("/").at(-1)), NICENESS);
  } catch {
    // No such system, or no /proc: everything works, only less politely.
  }
}

yieldCores();
const thread = new BulkThread(workerData as BulkIdentity, (report) => parentPort?.postMessage(report));
parentPort?.on("message", (command: BulkCommand) => thread.receive(command));
