import {spawnSync} from "node:child_process";
import {mkdirSync, symlinkSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {until} from "../../e2e/support/mesh.ts";
import {type Contender, environmentOf, HostProcess, type Running, type Scene} from "./contender.ts";

async function prepare(scene: Scene): Promise<Running> {
  const processes: HostProcess[] = [];
  const torrent = join(scene.folder, "a.torrent");
  writeFileSync(torrent, scene.torrent);
  const folderOf = (host: number): string => join(scene.folder, String(host));
  for (let host = 0; host < scene.lan.hosts; host++) {
    mkdirSync(folderOf(host));
    if (host === 0) symlinkSync(scene.file.path, join(folderOf(host), scene.file.name));
    const command = ["python3", join(import.meta.dirname, "libtorrent-host.py"), torrent, folderOf(host), scene.lan.addressOf(host)];
    processes.push(new HostProcess(scene, host, command));
  }
  for (const one of processes) await until("libtorrent is ready", 10_000, async () => one.hasSaid("ready"));
  const [seed, ...leeches] = processes as [HostProcess, ...HostProcess[]];
  seed.tell("go");
  await until("the first host seeds", 60_000, async () => seed.hasSaid("done"));
  return {
    begin: async () => {
      for (const leech of leeches) leech.tell("go");
    },
    isDone: async (host) => (processes[host] as HostProcess).hasSaid("done"),
    fileOf: (host) => join(folderOf(host), scene.file.name),
    pids: processes.map(({pid}) => pid),
    stop: async () => void (await Promise.all(processes.map((one) => one.stop()))),
  };
}

export const libtorrent: Contender = {
  name: "libtorrent",
  missing: (tools) => {
    const {status} = spawnSync("python3", ["-c", "import libtorrent"], {env: {...process.env, ...environmentOf(tools)}});
    return status === 0 ? undefined : "libtorrent for python3 (package python3-libtorrent)";
  },
  prepare,
};
