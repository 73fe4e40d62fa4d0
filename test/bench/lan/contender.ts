/** What each way of bringing a file to many hosts has to offer to be measured. */
import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {until} from "../../e2e/support/mesh.ts";
import type {ShapedLan} from "./shaped-lan.ts";

export interface Scene {
  readonly lan: ShapedLan;
  /** Host 0 has it, all others want it. */
  readonly file: {readonly path: string; readonly name: string; readonly bytes: number; readonly digest: string};
  /** Each contender's own, removed after it. */
  readonly folder: string;
  /** Unpacked Debian packages. */
  readonly tools: string | undefined;
  /** Another for each host would do as well: they tell the tracker where they listen. */
  readonly torrent: Buffer;
}

export interface Contender {
  readonly name: string;
  /** Why it cannot be measured here; undefined: it can. */
  missing(tools: string | undefined): string | undefined;
  /** Everything that is not part of the transfer: the first host has the file and knows what it is made of, all programs run. */
  prepare(scene: Scene): Promise<Running>;
}

export interface Running {
  /** All other hosts begin to fetch. */
  begin(): Promise<void>;
  isDone(host: number): Promise<boolean>;
  /** Where a host that is done has it. */
  fileOf(host: number): string;
  readonly pids: readonly number[];
  stop(): Promise<void>;
}

/** A folder of unpacked packages as an environment for their programs. */
export function environmentOf(tools: string | undefined): Record<string, string> {
  if (tools === undefined) return {};
  return {LD_LIBRARY_PATH: join(tools, "usr/lib/x86_64-linux-gnu"), PYTHONPATH: join(tools, "usr/lib/python3/dist-packages")};
}

/** A program of the packages; undefined where it is absent. */
export function programOf(tools: string | undefined, name: string): string | undefined {
  const path = join(tools ?? "/", "usr/bin", name);
  return existsSync(path) ? path : undefined;
}

const LAST_WORDS_CHARACTERS_MAX = 4000;
const STOP_MS_MAX = 3000;

/** A program on one of the hosts. */
export class HostProcess {
  readonly child: ChildProcess;
  #said = "";
  #lastWords = "";

  constructor(scene: Pick<Scene, "lan" | "tools">, host: number, command: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const [program, ...line] = [...scene.lan.through(host), ...command] as [string, ...string[]];
    this.child = spawn(program, line, {env: {...process.env, ...environmentOf(scene.tools), ...environment}, stdio: ["pipe", "pipe", "pipe"]});
    this.child.stdin?.on("error", () => undefined); // it ended: its last words are told elsewhere
    this.child.stdout?.on("data", (text: Buffer) => {
      this.#said = (this.#said + text.toString()).slice(-LAST_WORDS_CHARACTERS_MAX);
    });
    this.child.stderr?.on("data", (text: Buffer) => {
      this.#lastWords = (this.#lastWords + text.toString()).slice(-LAST_WORDS_CHARACTERS_MAX);
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  tell(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  /** Throws when it ended by itself. */
  hasSaid(word: string): boolean {
    if (this.child.exitCode !== null || this.child.signalCode !== null) throw new Error(`${this.child.spawnargs.join(" ")} ended: ${this.#said}${this.#lastWords}`);
    return this.#said.includes(word);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    const late = setTimeout(() => this.child.kill("SIGKILL"), STOP_MS_MAX);
    await ended;
    clearTimeout(late);
  }
}

/** Asks until it answers. Throws when it ended. */
export async function answering(running: HostProcess, ask: () => Promise<unknown>): Promise<void> {
  await until("it answers", 10_000, async () => {
    running.hasSaid("");
    return ask().then(
      () => true,
      () => false,
    );
  });
}

/** CPU of these processes so far, seconds, threads and ended children with them. */
export function cpuSecondsOf(pids: readonly number[]): number {
  const ticksPerSecond = 100;
  return pids.reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return sum + fields.slice(11, 15).reduce((ticks, field) => ticks + Number(field), 0) / ticksPerSecond;
  }, 0);
}
