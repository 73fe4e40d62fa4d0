/** Hosts of a private machine on one switch, each with the same link both ways: so many bits a second, so many milliseconds until what was sent arrives. */
import {type ChildProcess, execFileSync, spawn, spawnSync} from "node:child_process";
import {once} from "node:events";
import {join} from "node:path";
import {PrivateNetwork} from "../../chaos/private-network.ts";

export interface Link {
  readonly megabits: number;
  /** What waits at either end is dropped beyond so much. */
  readonly queueMs: number;
}

const SWITCH_ADDRESS = "10.99.0.254";

export class ShapedLan {
  readonly hosts: number;
  /** Of this process, to all hosts. */
  readonly ownAddress = SWITCH_ADDRESS;
  readonly #network: PrivateNetwork;
  #delayLine: ChildProcess | undefined;

  constructor(hosts: number, link: Link) {
    this.hosts = hosts;
    this.#network = new PrivateNetwork(hosts);
    execFileSync("ip", ["addr", "add", `${SWITCH_ADDRESS}/24`, "dev", "switch"]);
    this.reshape(link);
  }

  /** From now on every link is like this. */
  reshape({megabits, queueMs}: Link): void {
    for (let host = 0; host < this.hosts; host++) {
      this.#network.shape(host, megabits, queueMs);
      this.#network.shapeTowards(host, megabits, queueMs);
    }
  }

  /** Why nothing can be delayed here; undefined when it can. */
  static whyNoDelay(): string | undefined {
    for (const command of [
      ["python3", "-c", "import ctypes, select"],
      ["iptables", "--version"],
    ] as const) {
      const {status} = spawnSync(command[0], command.slice(1));
      if (status !== 0) return `${command[0]} does not run`;
    }
    return undefined;
  }

  /** From now on. */
  async delay(ms: number): Promise<void> {
    const names = Array.from({length: this.hosts}, (_, host) => this.#network.nameOf(host));
    for (let host = 0; host < this.hosts; host++) {
      const [program = "", ...line] = [...this.through(host), "iptables", "-A", "INPUT", "-i", "mesh", "-j", "NFQUEUE", "--queue-num", "1"];
      execFileSync(program, line);
    }
    const line = spawn("python3", [join(import.meta.dirname, "delay-line.py"), String(ms), ...names], {stdio: ["ignore", "pipe", "inherit"]});
    line.once("exit", (status) => console.log(`the delay line ended (${status}): nothing arrives any more`));
    await once(line.stdout, "data");
    this.#delayLine = line;
  }

  /** What arrives from now on is delivered at once; nothing must be under way. */
  async undelay(): Promise<void> {
    const line = this.#delayLine;
    this.#delayLine = undefined;
    for (let host = 0; host < this.hosts; host++) {
      const [program = "", ...rest] = [...this.through(host), "iptables", "-F", "INPUT"];
      execFileSync(program, rest);
    }
    line?.removeAllListeners("exit");
    line?.kill("SIGKILL");
    if (line) await once(line, "exit");
  }

  stop(): void {
    this.#delayLine?.removeAllListeners("exit");
    this.#delayLine?.kill("SIGKILL");
  }

  through(host: number): readonly string[] {
    return this.#network.placeOf(host).through ?? [];
  }

  placeOf(host: number): ReturnType<PrivateNetwork["placeOf"]> {
    return this.#network.placeOf(host);
  }

  /** Where other hosts reach it. */
  addressOf(host: number): string {
    return this.#network.placeOf(host).meshAddress as string;
  }

  /** Where this process reaches it, beside the links. */
  controlAddressOf(host: number): string {
    return this.#network.placeOf(host).apiAddress as string;
  }

  /** Bytes this host has sent, with all headers. */
  sentBytes(host: number): number {
    const text = execFileSync("ip", ["-s", "-j", "link", "show", "dev", `m${host}`]).toString();
    const [{stats64}] = JSON.parse(text) as [{stats64: {rx: {bytes: number}}}];
    return stats64.rx.bytes;
  }
}
