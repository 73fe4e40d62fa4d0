import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {until} from "../../e2e/support/mesh.ts";
import {type Contender, HostProcess, type Running, type Scene} from "./contender.ts";

const POLL_MS = 20;

async function prepare(scene: Scene, isOneByOne: boolean): Promise<Running> {
  const script = join(import.meta.dirname, "copy-host.mjs");
  const fileOf = (host: number): string => join(scene.folder, String(host), scene.file.name);
  const processes: HostProcess[] = [];
  const from = scene.lan.addressOf(0);
  for (let host = 0; host < scene.lan.hosts; host++) {
    mkdirSync(join(scene.folder, String(host)));
    const command = host === 0 ? ["serve", from, scene.file.path] : ["fetch", from, fileOf(host)];
    processes.push(new HostProcess(scene, host, [process.execPath, script, ...command]));
  }
  for (const one of processes) await until("a copy's end is ready", 10_000, async () => one.hasSaid("ready"));
  let isStopped = false;
  const oneByOne = async (): Promise<void> => {
    for (const one of processes.slice(1)) {
      one.tell("go");
      while (!isStopped && !one.hasSaid("done")) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  };
  return {
    begin: async () => {
      if (isOneByOne)
        oneByOne().catch(() => undefined); // an end that died is told by `isDone`
      else for (const one of processes.slice(1)) one.tell("go");
    },
    isDone: async (host) => (processes[host] as HostProcess).hasSaid("done"),
    fileOf,
    pids: processes.map(({pid}) => pid),
    stop: async () => {
      isStopped = true;
      await Promise.all(processes.map((one) => one.stop()));
    },
  };
}

export const copiesOneByOne: Contender = {name: "copies, one by one", missing: () => undefined, prepare: (scene) => prepare(scene, true)};
export const copiesAtOnce: Contender = {name: "copies, all at once", missing: () => undefined, prepare: (scene) => prepare(scene, false)};
