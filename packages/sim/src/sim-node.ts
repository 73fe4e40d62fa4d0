import type {ManualDispatcher} from "@ollamesh/actor";
import {createNode, type Node, type NodeConfig} from "@ollamesh/node";
import type {BlobStore, HostReading, LogFields, Logger} from "@ollamesh/ports";
import {type Callback, type Failure, GIB, ok, Prng} from "@ollamesh/stdx";
import {type SwarmSettings, swarmDefaults} from "@ollamesh/swarm";
import {SimBlobStore} from "./ports/sim-blob-store.ts";
import {createSimCompute, type SimRunner} from "./ports/sim-compute.ts";
import type {SimDisk} from "./ports/sim-disk.ts";
import type {SimGossip} from "./ports/sim-gossip.ts";
import {createSimKvStore} from "./ports/sim-kv-store.ts";
import {createSimLogStore} from "./ports/sim-log-store.ts";
import {createSimManifestStore} from "./ports/sim-manifest-store.ts";
import type {SimNetwork} from "./ports/sim-network.ts";
import type {SimRegistry} from "./ports/sim-origins.ts";
import type {SimScheduler} from "./ports/sim-scheduler.ts";

export type TransferLimits = Pick<NodeConfig, "uploadBytesPerSecond" | "downloadBytesPerSecond">;

export interface SimNodeOptions {
  readonly id: string;
  readonly bootstrap: readonly string[];
  readonly scheduler: SimScheduler;
  readonly dispatcher: ManualDispatcher;
  readonly network: SimNetwork;
  readonly gossip: SimGossip;
  readonly disk: SimDisk;
  readonly rng: Prng;
  /** Of its clock: 1 is right. */
  readonly clockRate: number;
  readonly pieceSize: number;
  /** Room for blobs; undefined: as much as they need. */
  readonly diskBytesMax?: number | undefined;
  readonly transferLimits?: TransferLimits | undefined;
  readonly swarm?: Partial<SwarmSettings> | undefined;
  /** Outside of the mesh; undefined: it asks nobody there. */
  readonly registry?: SimRegistry | undefined;
  /** Serves bytes that are not what it holds. */
  readonly isLiar: boolean;
  runnerCrashChance(): readonly [number, number];
  note(what: string): void;
  /** Where somebody reads along: told what the node logs. */
  readonly logged: ((level: string, event: string, fields?: LogFields) => void) | undefined;
  /** A fault no actor may have. */
  fatal(id: string, actor: string, failure: Failure): void;
}

/** One peer: production actors over simulated ports. Its disk outlives its crashes. */
export class SimNode {
  readonly id: string;
  readonly disk: SimDisk;
  readonly #options: SimNodeOptions;
  #node: Node | undefined;
  /** When this life of the node has caught which `peer blob` lying, milliseconds. */
  readonly bans = new Map<string, number>();
  readonly #runners = new Set<SimRunner>();
  #life = 0;
  upSinceMs = 0;
  /** How wrong its date is. */
  wallOffsetMs = 0;
  /** What its host is short of. */
  host: HostReading = {memoryShare: 0.5, diskFreeBytes: undefined};
  /** Since when its log has rotted; until somebody empties it. */
  damagedAtMs: number | undefined;
  /** What waits until a stopped process goes on; undefined: it runs. */
  #held: (() => void)[] | undefined;

  constructor(options: SimNodeOptions) {
    this.#options = options;
    this.id = options.id;
    this.disk = options.disk;
  }

  get isUp(): boolean {
    return this.#node !== undefined;
  }

  get isPaused(): boolean {
    return this.#held !== undefined;
  }

  get service(): Node["service"] | undefined {
    return this.#node?.service;
  }

  start(): void {
    const {id, scheduler, network, gossip, disk, rng, pieceSize} = this.#options;
    const life = ++this.#life;
    this.#options.note("starts");
    const isAlive = (): boolean => this.#life === life;
    const pathPrefix = `${id}:`;
    const clock = scheduler.clockFor(isAlive, this.#options.clockRate, () => this.wallOffsetMs);
    this.upSinceMs = scheduler.nowMs;
    this.bans.clear();
    this.#runners.clear();
    const world = {
      clock,
      rng: new Prng(rng.nextU32()),
      log: this.#logger(),
      dispatcher: {ready: (name: string, run: () => boolean) => this.#ready(name, run)},
      transport: network.transportFor(id),
      gossip: gossip.gossipFor(id),
      kv: createSimKvStore(disk, isAlive),
      logStore: createSimLogStore(disk, isAlive),
      blobs: this.#blobs(new SimBlobStore({disk, pieceSize, pathPrefix, isAlive})),
      manifests: createSimManifestStore(disk, () => clock.wallMs(), isAlive),
      compute: createSimCompute({
        ...{scheduler, rng: new Prng(rng.nextU32()), disk, pathPrefix, memoryBytes: GIB, isAlive, runners: this.#runners},
        crashChance: () => this.#options.runnerCrashChance(),
      }),
      origins: this.#options.registry?.originsFor(id, scheduler, isAlive),
      host: {read: (done: Callback<HostReading>) => void clock.after(1, () => done(ok(this.host)))},
    };
    this.#node = createNode(world, this.#config(), (actor, failure) => this.#options.fatal(id, actor, failure));
  }

  /** Named by node, so that the trace tells whose actor it was. */
  #ready(name: string, run: () => boolean): void {
    const life = this.#life;
    const runs = (): boolean => {
      if (this.#held && life === this.#life) this.#held.push(() => this.#options.dispatcher.ready(`${this.id}/${name}`, runs));
      return this.#held === undefined && run();
    };
    this.#options.dispatcher.ready(`${this.id}/${name}`, runs);
  }

  /** As by SIGSTOP: the kernel still takes what comes in, nobody handles it. */
  pause(): void {
    if (!this.#node || this.#held) return;
    this.#options.note("is stopped");
    this.#held = [];
  }

  /** As by SIGCONT: everything that came meanwhile, and every timer that is due, at once. */
  resume(): void {
    if (!this.#held) return;
    this.#options.note("goes on");
    const held = this.#held;
    this.#held = undefined;
    for (const run of held) run();
  }

  /** A bit of its log on disk is not what was written. Found at the next start. */
  rot(): void {
    this.#options.note("has a log that rots");
    this.damagedAtMs = this.#options.scheduler.nowMs;
    this.disk.log.damage = "entry 1: its checksum is wrong";
  }

  /** What the refusal tells a person to do: the log is moved away. */
  emptyLog(): void {
    this.#options.note("is given an empty log");
    this.damagedAtMs = undefined;
    this.disk.log.damage = undefined;
    this.disk.log.erase();
  }

  /** As by kill -9: nothing more is said, nothing unsynced is kept. */
  crash(): void {
    this.#life++;
    this.#options.note("crashes");
    this.#held = undefined;
    this.#options.network.crash(this.id);
    this.#options.gossip.crash(this.id);
    this.#node?.abort();
    this.#node = undefined;
  }

  /** The processes of all stages it has loaded, as by kill -9. */
  killRunners(): void {
    this.#options.note(`loses ${this.#runners.size} runners`);
    for (const runner of [...this.#runners]) runner.kill();
  }

  #logger(): Logger {
    const {logged} = this.#options;
    const log: Logger = {
      child: () => log,
      debug: (event, fields) => logged?.("debug", event, fields),
      info: (event, fields) => logged?.("info", event, fields),
      warn: (event, fields) => {
        logged?.("warn", event, fields);
        if (event === "corrupt_peer_banned") this.bans.set(`${fields?.["peer"]} ${fields?.["blob"]}`, this.#options.scheduler.nowMs);
      },
      // A fault while an actor is put away reaches nobody else.
      error: (event, fields) => {
        logged?.("error", event, fields);
        if (event === "cleanup_fault") this.#options.fatal(this.id, "cleanup", {code: "cleanup_fault", message: String(fields?.["reason"])});
      },
    };
    return log;
  }

  #blobs(store: SimBlobStore): BlobStore {
    if (!this.#options.isLiar) return store;
    const {rng} = this.#options;
    const lie = (bytes: Uint8Array): Uint8Array => {
      const changed = bytes.slice();
      const at = rng.below(Math.max(1, changed.length));
      changed[at] = ((changed[at] ?? 0) + 1) & 255;
      return changed;
    };
    const read: BlobStore["read"] = (digest, start, end, done) => store.read(digest, start, end, (outcome) => done(outcome.ok ? ok(lie(outcome.value)) : outcome));
    return new Proxy(store, {get: (target, name) => (name === "read" ? read : bound(target, name as keyof SimBlobStore))}) as unknown as BlobStore;
  }

  #config(): NodeConfig {
    return {
      version: "sim",
      bootstrap: this.#options.bootstrap,
      zone: "",
      threads: 2,
      contextLengthDefault: 128,
      sequencesMax: 3,
      queueMax: 64,
      draftsMax: 3,
      keepAliveMs: 20_000,
      memoryBytesMax: GIB,
      parallelTransfers: 3,
      ...this.#options.transferLimits,
      diskBytesMax: this.#options.diskBytesMax ?? Number.POSITIVE_INFINITY,
      diskReserveBytes: 0,
      // Three blocks a piece, the last one short; two pieces a span; late blocks and dead sources within a run's time.
      swarm: {...swarmDefaults, spanBytesMin: 512, blockBytes: 100, stealAfterMs: 300, stallMs: 3000, ...this.#options.swarm},
    };
  }
}

function bound(store: SimBlobStore, name: keyof SimBlobStore): unknown {
  const member = store[name] as unknown;
  return typeof member === "function" ? (member as (...args: unknown[]) => unknown).bind(store) : member;
}
