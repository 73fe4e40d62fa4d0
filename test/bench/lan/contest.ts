import {execFileSync} from "node:child_process";
import {randomBytes} from "node:crypto";
import {appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync} from "node:fs";
import {join} from "node:path";
import {root} from "../../../scripts/peer-process.ts";
import {digestOf} from "../../e2e/support/seeded-model.ts";
import {type Contender, cpuSecondsOf, type Running, type Scene} from "./contender.ts";
import type {ShapedLan} from "./shaped-lan.ts";
import {Tracker, torrentOf} from "./torrent.ts";

const POLL_MS = 50;
const CHUNK_BYTES = 1 << 20;

export interface ContestOptions {
  readonly tools: string | undefined;
  readonly folder: string;
  readonly bytes: number;
  /** A contender that takes longer has failed. */
  readonly secondsMax: number;
}

export interface Result {
  readonly bytes: number;
  /** From the begin on, until the last and until half of the hosts had it whole. */
  readonly lastSeconds: number;
  readonly medianSeconds: number;
  /** What left the first host, headers with it, in files. */
  readonly uploadShare: number;
  /** Of the contender's processes. What the kernel does for arriving packets is not in it. */
  readonly cpuSeconds: number;
  /** Of the whole machine, this bench with it. */
  readonly coresBusy: number;
}

/** The same file by one contender after the other. */
export class Contest {
  readonly #lan: ShapedLan;
  readonly #options: ContestOptions;
  readonly #folder: string;
  readonly #tracker: Tracker;
  #file: Scene["file"] | undefined;
  #torrent: Buffer | undefined;

  constructor(lan: ShapedLan, options: ContestOptions) {
    this.#lan = lan;
    this.#options = options;
    this.#folder = mkdtempSync(join(options.folder, "ollamesh-lan-"));
    this.#tracker = new Tracker(lan.ownAddress);
  }

  /** A small model with bytes behind it that nothing can compress. */
  async prepare(): Promise<void> {
    const path = join(this.#folder, "bench.gguf");
    copyFileSync(join(root, "dist/storyteller.gguf"), path);
    for (let bytes = statSync(path).size; bytes < this.#options.bytes; bytes += CHUNK_BYTES) appendFileSync(path, randomBytes(Math.min(CHUNK_BYTES, this.#options.bytes - bytes)));
    this.#file = {path, name: "bench.gguf", bytes: statSync(path).size, digest: await digestOf(path)};
    this.#torrent = await torrentOf(this.#file, this.#lan.ownAddress);
  }

  async run(contender: Contender): Promise<Result> {
    const folder = join(this.#folder, "run");
    mkdirSync(folder);
    this.#tracker.forget();
    const scene = {lan: this.#lan, file: this.#file as Scene["file"], folder, tools: this.#options.tools, torrent: this.#torrent as Buffer};
    const running = await contender.prepare(scene);
    try {
      execFileSync("sync"); // nobody pays for what another wrote
      const result = await this.#measure(contender.name, running, scene.file.bytes);
      for (let host = 1; host < this.#lan.hosts; host++) {
        const found = await digestOf(running.fileOf(host));
        if (found !== scene.file.digest) throw new Error(`${contender.name}: host ${host} has other bytes`);
      }
      return result;
    } finally {
      await running.stop();
      rmSync(folder, {recursive: true, force: true});
    }
  }

  /** The processes end with the private machine; what is left are files. */
  cleanUp(): void {
    this.#tracker.stop();
    rmSync(this.#folder, {recursive: true, force: true});
  }

  async #measure(name: string, running: Running, bytes: number): Promise<Result> {
    const before = {cpu: cpuSecondsOf(running.pids), busy: busySeconds(), sent: this.#lan.sentBytes(0), at: performance.now()};
    await running.begin();
    const doneAt = new Map<number, number>();
    while (doneAt.size < this.#lan.hosts - 1) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      const seconds = (performance.now() - before.at) / 1000;
      if (seconds > this.#options.secondsMax) throw new Error(`${name}: ${doneAt.size} hosts were done after ${this.#options.secondsMax} s`);
      for (let host = 1; host < this.#lan.hosts; host++) if (!doneAt.has(host) && (await running.isDone(host))) doneAt.set(host, seconds);
    }
    const sorted = [...doneAt.values()].toSorted((a, b) => a - b);
    const lastSeconds = sorted.at(-1) as number;
    return {
      bytes,
      lastSeconds,
      medianSeconds: sorted[Math.floor(sorted.length / 2)] as number,
      uploadShare: (this.#lan.sentBytes(0) - before.sent) / bytes,
      cpuSeconds: cpuSecondsOf(running.pids) - before.cpu,
      coresBusy: (busySeconds() - before.busy) / lastSeconds,
    };
  }
}

/** All cores together, so far. */
function busySeconds(): number {
  const [, ...fields] = readFileSync("/proc/stat", "utf8").split("\n", 1)[0]?.split(/\s+/) ?? [];
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = fields.map(Number);
  return (user + nice + system + irq + softirq) / 100;
}
