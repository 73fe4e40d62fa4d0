import {mkdirSync, symlinkSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {until} from "../../e2e/support/mesh.ts";
import {answering, type Contender, HostProcess, programOf, type Running, type Scene} from "./contender.ts";

const RPC_PORT = 9091;
/** No limits, nothing but the tracker and TCP, which was the faster of its two ways here. */
const SETTINGS = {
  "dht-enabled": false,
  "lpd-enabled": false,
  "utp-enabled": false,
  "port-forwarding-enabled": false,
  "rpc-whitelist-enabled": false,
  "rpc-host-whitelist-enabled": false,
  "download-queue-enabled": false,
  "seed-queue-enabled": false,
  "ratio-limit-enabled": false,
  "speed-limit-up-enabled": false,
  preallocation: 0,
};

/** Its RPC wants a token, which its refusal names. */
class Rpc {
  readonly #url: string;
  #token = "";

  constructor(address: string) {
    this.#url = `http://${address}:${RPC_PORT}/transmission/rpc`;
  }

  async call<T>(method: string, args: object): Promise<T> {
    const ask = (): Promise<Response> => fetch(this.#url, {method: "POST", headers: {"x-transmission-session-id": this.#token}, body: JSON.stringify({method, arguments: args})});
    let response = await ask();
    if (response.status === 409) {
      this.#token = response.headers.get("x-transmission-session-id") ?? "";
      response = await ask();
    }
    const answer = (await response.json()) as {result: string; arguments: T};
    if (answer.result !== "success") throw new Error(answer.result);
    return answer.arguments;
  }

  async isDone(): Promise<boolean> {
    const {torrents} = await this.call<{torrents: {percentDone: number; metadataPercentComplete: number}[]}>("torrent-get", {fields: ["percentDone"]});
    return torrents[0]?.percentDone === 1;
  }
}

async function prepare(scene: Scene): Promise<Running> {
  const processes: HostProcess[] = [];
  const rpcs: Rpc[] = [];
  const folderOf = (host: number): string => join(scene.folder, String(host));
  for (let host = 0; host < scene.lan.hosts; host++) {
    const config = join(folderOf(host), "config");
    mkdirSync(config, {recursive: true});
    if (host === 0) symlinkSync(scene.file.path, join(folderOf(host), scene.file.name));
    writeFileSync(join(config, "settings.json"), JSON.stringify({...SETTINGS, "download-dir": folderOf(host), "rpc-port": RPC_PORT}));
    processes.push(new HostProcess(scene, host, [programOf(scene.tools, "transmission-daemon") as string, "--foreground", "--log-error", "--config-dir", config]));
    rpcs.push(new Rpc(scene.lan.controlAddressOf(host)));
  }
  for (const [host, rpc] of rpcs.entries()) {
    await answering(processes[host] as HostProcess, () => rpc.call("session-get", {}));
  }
  const add = (rpc: Rpc): Promise<unknown> => rpc.call("torrent-add", {metainfo: scene.torrent.toString("base64")});
  const [seed, ...leeches] = rpcs as [Rpc, ...Rpc[]];
  await add(seed);
  await until("the first host seeds", 60_000, () => seed.isDone());
  return {
    begin: async () => void (await Promise.all(leeches.map(add))),
    isDone: (host) => (rpcs[host] as Rpc).isDone(),
    fileOf: (host) => join(folderOf(host), scene.file.name),
    pids: processes.map(({pid}) => pid),
    stop: async () => void (await Promise.all(processes.map((one) => one.stop()))),
  };
}

export const transmission: Contender = {
  name: "transmission",
  missing: (tools) => (programOf(tools, "transmission-daemon") ? undefined : "transmission-daemon (package transmission-daemon)"),
  prepare,
};
