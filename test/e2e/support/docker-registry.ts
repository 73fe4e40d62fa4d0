import {type ChildProcess, execFileSync, spawn} from "node:child_process";
import {existsSync, mkdirSync, readdirSync, writeFileSync} from "node:fs";
import {createServer} from "node:net";
import {join} from "node:path";
import {root} from "../../../scripts/peer-process.ts";
import {CountingProxy} from "./counting-proxy.ts";
import {until} from "./mesh.ts";

/** A registry of Debian's package, on loopback, with everything it sends counted. */
export interface DockerRegistry {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  readonly proxy: CountingProxy;
  stop(): Promise<void>;
}

/** Debian's `docker-registry`: the installed one, else the package's, kept in the cache folder. Undefined where neither is to be had. */
export function dockerRegistryProgram(): string | undefined {
  for (const folder of (process.env["PATH"] ?? "").split(":")) if (folder !== "" && existsSync(join(folder, "docker-registry"))) return join(folder, "docker-registry");
  const cache = join(root, ".cache", "docker-registry");
  const program = join(cache, "usr", "bin", "docker-registry");
  if (existsSync(program)) return program;
  try {
    mkdirSync(cache, {recursive: true});
    execFileSync("apt-get", ["download", "docker-registry"], {cwd: cache, stdio: "ignore", timeout: 60_000});
    const [deb] = readdirSync(cache).filter((file) => file.endsWith(".deb"));
    if (deb) execFileSync("dpkg", ["-x", deb, cache], {cwd: cache, stdio: "ignore"});
  } catch {
    return undefined;
  }
  return existsSync(program) ? program : undefined;
}

/** @param folder a new one, for its data */
export async function startDockerRegistry(program: string, folder: string): Promise<DockerRegistry> {
  mkdirSync(folder, {recursive: true});
  const port = await freePort();
  const config = join(folder, "config.yml");
  writeFileSync(
    config,
    `version: 0.1\nlog: {level: error, accesslog: {disabled: true}}\nstorage: {filesystem: {rootdirectory: ${join(folder, "data")}}}\nhttp: {addr: "127.0.0.1:${port}"}\n`,
  );
  const child = spawn(program, ["serve", config], {stdio: "ignore"});
  await until("the registry answers", 15_000, async () => (child.exitCode === null ? (await fetch(`http://127.0.0.1:${port}/v2/`).catch(() => undefined))?.ok : undefined));
  const proxy = await CountingProxy.start(port);
  return {host: `127.0.0.1:${proxy.port}`, proxy, stop: () => stop(child, proxy)};
}

async function stop(child: ChildProcess, proxy: CountingProxy): Promise<void> {
  await proxy.stop();
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

/** Free a moment ago: the registry cannot be asked to choose one and tell. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const {port} = server.address() as {port: number};
      server.close(() => resolve(port));
    });
  });
}
