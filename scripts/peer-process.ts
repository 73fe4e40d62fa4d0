/** A peer as a process of its own, for the demo, the end-to-end tests and the benches. */
import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
export const peerEntry = join(root, "dist/peer.js");

export interface PeerOptions {
  readonly dataDir: string;
  readonly bootstrap?: readonly string[];
  /** HTTP port; 0, the default, takes a free one. */
  readonly port?: number;
  /** Mesh port; 0, the default, takes a free one. */
  readonly meshPort?: number;
  /** Where it listens for clients and for the mesh; 127.0.0.1, the default, for both. */
  readonly apiAddress?: string;
  readonly meshAddress?: string;
  /** A command that becomes the peer's process, with the peer's command line behind it: to start it in a network namespace. */
  readonly through?: readonly string[];
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A started peer that said `ready`. */
export class PeerProcess {
  readonly child: ChildProcess;
  readonly id: string;
  readonly multiaddr: string;
  /** `http://<address>:<port>` */
  readonly api: string;
  /** Of `--monitor-host`. */
  readonly monitor: string | undefined;
  readonly #stderr: () => string;

  constructor(child: ChildProcess, ready: {peerId: string; multiaddrs: readonly string[]; api: string; monitor?: string}, stderr: () => string) {
    this.child = child;
    this.id = ready.peerId;
    this.multiaddr = ready.multiaddrs[0] as string;
    this.api = ready.api;
    this.monitor = ready.monitor;
    this.#stderr = stderr;
  }

  /** The end of its log. */
  get log(): string {
    return this.#stderr();
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Answers the exit status; null when a signal ended it. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    if (!this.hasEnded) {
      const ended = once(this.child, "exit");
      this.child.kill(signal);
      await ended;
    }
    return this.child.exitCode;
  }

  async get<T>(path: string): Promise<T> {
    const response = await fetch(this.api + path);
    const body = (await response.json()) as T & {error?: string};
    if (!response.ok) throw new Error(`${path}: ${response.status} ${body.error}`);
    return body;
  }

  async post<T>(path: string, body: unknown, method = "POST"): Promise<T> {
    const response = await fetch(this.api + path, {method, body: JSON.stringify(body)});
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }
}

const LOG_CHARACTERS_MAX = 200_000;

/** Starts a peer and waits until it is ready. Throws with its last words when it ends instead. */
export async function startPeer(options: PeerOptions): Promise<PeerProcess> {
  const args = [
    peerEntry,
    "--data-dir",
    options.dataDir,
    "--host",
    `${options.apiAddress ?? "127.0.0.1"}:${options.port ?? 0}`,
    "--listen",
    `/ip4/${options.meshAddress ?? "127.0.0.1"}/tcp/${options.meshPort ?? 0}`,
  ];
  for (const address of options.bootstrap ?? []) args.push("--bootstrap", address);
  const [program, ...line] = [...(options.through ?? []), process.execPath, ...args, ...(options.flags ?? [])] as [string, ...string[]];
  const child = spawn(program, line, {cwd: root, env: {...process.env, ...options.env}, stdio: ["ignore", "pipe", "pipe"]});
  let stderr = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-LOG_CHARACTERS_MAX);
  });
  const ready = await readyLine(child, () => stderr);
  return new PeerProcess(child, JSON.parse(ready), () => stderr);
}

function readyLine(child: ChildProcess, stderr: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let stdout = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      const ready = /^ready (\{.*\})$/m.exec(stdout);
      if (ready) resolve(ready[1] as string);
    });
    child.once("exit", (status, signal) => reject(new Error(`the peer ended (${signal ?? status}) before it was ready:\n${stderr()}`)));
  });
}

/** Asks again until `condition` holds; throws after `withinMs` with what it last said. */
export async function until<T>(what: string, withinMs: number, condition: () => Promise<T | undefined | false>): Promise<T> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > giveUpAt) throw new Error(`${what}: not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
