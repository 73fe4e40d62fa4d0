import {mkdirSync, symlinkSync} from "node:fs";
import {join} from "node:path";
import {until} from "../../e2e/support/mesh.ts";
import {answering, type Contender, HostProcess, programOf, type Running, type Scene} from "./contender.ts";

const RPC_PORT = 6800;
/** No limits, nothing but the tracker; seeds until it is stopped. */
const OPTIONS = [
  ...["--no-conf", "--quiet", "--enable-rpc", "--rpc-listen-all", "--enable-dht=false", "--enable-dht6=false", "--bt-enable-lpd=false"],
  ...["--file-allocation=none", "--seed-ratio=0", "--listen-port=6881", "--bt-seed-unverified=true", "--disable-ipv6"],
];

async function call<T>(scene: Scene, host: number, method: string, parameters: readonly unknown[]): Promise<T> {
  const body = JSON.stringify({jsonrpc: "2.0", id: "1", method: `aria2.${method}`, params: parameters});
  const response = await fetch(`http://${scene.lan.controlAddressOf(host)}:${RPC_PORT}/jsonrpc`, {method: "POST", body});
  const {result, error} = (await response.json()) as {result: T; error?: {message: string}};
  if (error) throw new Error(error.message);
  return result;
}

interface Status {
  readonly completedLength: string;
  readonly totalLength: string;
}

async function prepare(scene: Scene): Promise<Running> {
  const processes: HostProcess[] = [];
  const folderOf = (host: number): string => join(scene.folder, String(host));
  for (let host = 0; host < scene.lan.hosts; host++) {
    mkdirSync(folderOf(host));
    if (host === 0) symlinkSync(scene.file.path, join(folderOf(host), scene.file.name));
    processes.push(new HostProcess(scene, host, [programOf(scene.tools, "aria2c") as string, ...OPTIONS, `--dir=${folderOf(host)}`]));
  }
  const add = (host: number): Promise<string> => call(scene, host, "addTorrent", [scene.torrent.toString("base64")]);
  const isDone = async (host: number): Promise<boolean> => {
    const [status] = await call<Status[]>(scene, host, "tellActive", [["completedLength", "totalLength"]]);
    return status !== undefined && status.totalLength !== "0" && status.completedLength === status.totalLength;
  };
  for (const [host, running] of processes.entries()) {
    await answering(running, () => call(scene, host, "getVersion", []));
  }
  await add(0);
  await until("the first host seeds", 60_000, () => isDone(0));
  return {
    begin: async () => void (await Promise.all(processes.slice(1).map((_, i) => add(i + 1)))),
    isDone,
    fileOf: (host) => join(folderOf(host), scene.file.name),
    pids: processes.map(({pid}) => pid),
    stop: async () => void (await Promise.all(processes.map((one) => one.stop()))),
  };
}

export const aria2: Contender = {
  name: "aria2",
  missing: (tools) => (programOf(tools, "aria2c") ? undefined : "aria2c (package aria2)"),
  prepare,
};
