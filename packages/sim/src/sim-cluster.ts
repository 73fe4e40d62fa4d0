import {ManualDispatcher} from "@ollamesh/actor";
import {raftProtocol} from "@ollamesh/node";
import type {LogFields} from "@ollamesh/ports";
import {defined, type Failure, modelKey, Prng, parseModelName} from "@ollamesh/stdx";
import type {SwarmSettings} from "@ollamesh/swarm";
import {raftCodec} from "@ollamesh/wire";
import {frameText} from "./frame-text.ts";
import type {Invariant} from "./invariants/invariant.ts";
import {type Note, noted} from "./note.ts";
import {digestOf} from "./ports/piece-hashes.ts";
import {type DiskFaults, SimDisk} from "./ports/sim-disk.ts";
import {SimGossip} from "./ports/sim-gossip.ts";
import {simModelBlob, simModelInfo} from "./ports/sim-model.ts";
import {type NetworkFaults, SimNetwork} from "./ports/sim-network.ts";
import type {SimRegistry} from "./ports/sim-origins.ts";
import {SimScheduler} from "./ports/sim-scheduler.ts";
import {lookAtCatalogue, type SeenCatalogue} from "./seen-catalogue.ts";
import {type Phase, SimClients} from "./sim-clients.ts";
import {SimNameClients} from "./sim-name-clients.ts";
import {SimNode, type TransferLimits} from "./sim-node.ts";
import {SimSettingClients} from "./sim-setting-clients.ts";
import {TraceHash} from "./trace-hash.ts";

export interface ClusterOptions {
  readonly seed: number;
  readonly nodes: number;
  /** This many of the first nodes hold the models at the start. */
  readonly seeders: number;
  /** The last seeder lies. Needs two seeders. */
  readonly hasLiar: boolean;
  /** False: the invariants take the liar for an honest peer, to see that they notice. */
  readonly liarIsKnown?: boolean;
  readonly invariants: readonly Invariant[];
  /** Clocks go up to so many percent too fast or too slow. */
  readonly driftPercentMax?: number;
  /** Of whom nodes are told at their start, by index; undefined: all others of the first. */
  readonly bootstrapOf?: (index: number) => readonly number[];
  /** Room for blobs of some nodes. */
  readonly diskBytesMax?: Readonly<Record<string, number>>;
  /** Limits of some nodes, bytes a second. */
  readonly transferLimits?: Readonly<Record<string, TransferLimits>>;
  /** Other than the simulation's own. */
  readonly swarm?: Partial<SwarmSettings>;
  /** What is outside of the mesh, with both models in it; undefined: nothing. */
  readonly registry?: SimRegistry;
  readonly note?: Note | undefined;
}

export interface Faults {
  readonly network: NetworkFaults;
  readonly disk: DiskFaults;
  readonly runnerCrashChance: readonly [number, number];
}

export const noFaults: Faults = {
  network: {delayMsMin: 1, delayMsMax: 5, resetChance: [0, 1], gossipLossChance: [0, 1], gossipDuplicateChance: [0, 1]},
  disk: {writeMsMax: 3, failChance: [0, 1]},
  runnerCrashChance: [0, 1],
};

/** Names of the models of every cluster, with layers and bytes a layer. */
const MODELS = {small: [4, 300], large: [9, 700]} as const;
/** More messages without time passing than this is a loop. */
const STEPS_PER_INSTANT_MAX = 200_000;

/** Peers in one thread under one seed: it decides which actor runs next, how long everything takes and what breaks. */
export class SimCluster {
  readonly pieceSize = 256;
  readonly rng: Prng;
  readonly trace = new TraceHash();
  readonly clients = new SimClients(this);
  readonly settings = new SimSettingClients(this);
  readonly names = new SimNameClients(this);
  /** How many vote, as each node said last. */
  readonly votersKnown = new Map<string, number>();
  /** Who says that it leads, when last asked. */
  readonly #leaders = new Set<string>();
  /** The right bytes of every blob that ever was, by digest. */
  readonly truth = new Map<string, Uint8Array>();
  readonly network: SimNetwork;
  phase: Phase = "chaos";
  /** A log was lost in this run. */
  hasRotted = false;
  /** The first thing that was wrong. */
  violation: string | undefined;
  readonly #options: ClusterOptions;
  readonly #blobs: readonly Uint8Array[];
  readonly #scheduler = new SimScheduler();
  readonly #dispatcher: ManualDispatcher;
  readonly #nodes = new Map<string, SimNode>();
  #faults = noFaults;
  #steps = 0;

  constructor(options: ClusterOptions) {
    this.#options = options;
    this.#blobs = Object.values(MODELS).map(([layers, layerBytes], index) => simModelBlob(options.seed * 7 + index, layers, layerBytes));
    this.rng = new Prng(options.seed);
    this.#dispatcher = new ManualDispatcher(new Prng(this.rng.nextU32()));
    this.network = new SimNetwork(this.#scheduler, new Prng(this.rng.nextU32()), noFaults.network, (from, to, protocol, frame, sentAtMs) =>
      this.#tap({from, to, protocol, frame, sentAtMs}),
    );
    const gossip = new SimGossip(this.network);
    for (let i = 0; i < options.nodes; i++) this.#addNode(i, gossip);
    this.#seedModels();
    for (const node of this.#nodes.values()) node.start();
  }

  get nowMs(): number {
    return this.#scheduler.nowMs;
  }

  get steps(): number {
    return this.#steps;
  }

  get ids(): readonly string[] {
    return [...this.#nodes.keys()];
  }

  get models(): readonly string[] {
    return Object.keys(MODELS);
  }

  node(id: string): SimNode {
    const node = this.#nodes.get(id);
    if (!node) throw new Error(`there is no node ${id}`);
    return node;
  }

  /** What the invariants are told. */
  isLiar(id: string): boolean {
    return this.#lies(id) && this.#options.liarIsKnown !== false;
  }

  /** And runs now. */
  wasUpSince(id: string, sinceMs: number): boolean {
    const node = this.node(id);
    return node.isUp && !node.isPaused && node.upSinceMs <= sinceMs;
  }

  isLeader(id: string): boolean {
    return this.#leaders.has(id);
  }

  /** Since when that node, in its present life, knows that this `peer blob` lies. */
  bannedAtMs(id: string, peerAndBlob: string): number | undefined {
    return this.node(id).bans.get(peerAndBlob);
  }

  /** The right bytes of a model's weights; not to be changed. */
  blobOf(model: string): Uint8Array {
    return defined(this.#blobs[this.models.indexOf(model)], `the model ${model}`);
  }

  /** The model's name and its right bytes are on that node's disk. */
  holdsWhole(id: string, model: string): boolean {
    const blob = this.blobOf(model);
    const {blobs, manifests} = this.node(id).disk;
    const held = blobs.get(digestOf(blob));
    return held !== undefined && Buffer.compare(held, blob) === 0 && manifests.has(keyOf(model));
  }

  layersOf(digest: string): number {
    const blob = this.truth.get(digest);
    return (blob && simModelInfo(blob)?.layers) ?? 0;
  }

  get faults(): Faults {
    return this.#faults;
  }

  set faults(faults: Faults) {
    this.#faults = faults;
    this.network.faults = faults.network;
    for (const {disk} of this.#nodes.values()) disk.faults = faults.disk;
  }

  /** Runs until that much time has passed, or something was wrong. */
  run(forMs: number): void {
    const untilMs = this.nowMs + forMs;
    let isOver = false;
    this.#scheduler.after(forMs, () => {
      isOver = true;
    });
    while (!isOver && !this.violation && this.nowMs <= untilMs) {
      this.#settle();
      if (!this.#scheduler.fireNext()) return;
      this.trace.number(this.nowMs);
    }
    this.#settle();
    for (const invariant of this.#options.invariants) this.#judge(invariant, invariant.rest?.(this));
    // Nobody is asked for nothing: a question is a message too.
    if (!this.#options.invariants.some(({catalogue}) => catalogue)) return;
    for (const node of this.#nodes.values()) if (node.service) lookAtCatalogue(node.service, (seen) => this.#saw(node.id, seen));
  }

  #saw(id: string, seen: SeenCatalogue): void {
    this.votersKnown.set(id, seen.voters);
    if (seen.isLeader) this.#leaders.add(id);
    else this.#leaders.delete(id);
    for (const invariant of this.#options.invariants) this.#judge(invariant, invariant.catalogue?.(this, id, seen));
  }

  /** Does it in so many milliseconds, as an event of its own: never from inside an actor. */
  later(delayMs: number, run: () => void): void {
    this.#scheduler.after(delayMs, run);
  }

  /** Something is wrong that no invariant looks for. */
  report(fault: string): void {
    this.violation ??= `${fault} (at ${this.nowMs} ms)`;
    this.note(`VIOLATION ${this.violation}`);
  }

  /** For whoever reads along; of no effect on the run. */
  note(line: string): void {
    this.#options.note?.(`${this.nowMs} ms: ${line}`, false);
  }

  /** Asks every invariant what it says at the end. */
  finish(): void {
    for (const invariant of this.#options.invariants) this.#judge(invariant, invariant.end?.(this));
  }

  /** All messages that can be handled now. */
  #settle(): void {
    for (let i = 0; i < STEPS_PER_INSTANT_MAX; i++) {
      const actor = this.#dispatcher.runOne();
      if (actor === undefined) return;
      this.#steps++;
      this.trace.text(actor);
      if (this.violation) return;
    }
    this.report(`${STEPS_PER_INSTANT_MAX} messages without time passing`);
  }

  #lies(id: string): boolean {
    return this.#options.hasLiar && id === nodeId(this.#options.seeders - 1);
  }

  #addNode(index: number, gossip: SimGossip): void {
    const id = nodeId(index);
    const drift = this.#options.driftPercentMax ?? 0;
    const disk = new SimDisk(this.#scheduler, new Prng(this.rng.nextU32()), noFaults.disk);
    const options = {
      id,
      bootstrap: (this.#options.bootstrapOf?.(index) ?? (index === 0 ? [] : [0])).map((other) => `/ip4/127.0.0.1/tcp/1/p2p/${nodeId(other)}`),
      scheduler: this.#scheduler,
      dispatcher: this.#dispatcher,
      network: this.network,
      gossip,
      disk,
      rng: new Prng(this.rng.nextU32()),
      clockRate: drift === 0 ? 1 : (100 - drift + this.rng.below(2 * drift + 1)) / 100,
      pieceSize: this.pieceSize,
      isLiar: this.#lies(id),
      diskBytesMax: this.#options.diskBytesMax?.[id],
      transferLimits: this.#options.transferLimits?.[id],
      registry: this.#options.registry,
      swarm: this.#options.swarm,
      runnerCrashChance: () => this.#faults.runnerCrashChance,
      note: (what: string) => this.note(`${id} ${what}`),
      logged:
        this.#options.note && ((level: string, event: string, fields?: LogFields) => this.#options.note?.(`${this.nowMs} ms: ${id} ${event} ${noted(fields)}`, level === "debug")),
      fatal: (peer: string, actor: string, {code, message}: Failure) => {
        // A peer whose disk refuses its consensus log, or has damaged it, ends; it is started again like after any crash. Every other fault is one.
        const isDamage = code === "log_corrupt" && this.node(peer).damagedAtMs !== undefined;
        if (actor === "agreement" && (code === "io" || isDamage)) this.later(0, () => this.node(peer).isUp && this.node(peer).crash());
        else this.report(`actor ${actor} of ${peer} failed: ${message}`);
      },
    };
    this.#nodes.set(id, new SimNode(options));
  }

  #seedModels(): void {
    for (const model of this.models) {
      const blob = this.blobOf(model);
      const config = new TextEncoder().encode(JSON.stringify({model_format: "gguf", model}));
      for (const bytes of [blob, config]) this.truth.set(digestOf(bytes), bytes);
      const layer = (mediaType: string, bytes: Uint8Array): object => ({mediaType, digest: digestOf(bytes), size: bytes.length});
      const manifest = {
        schemaVersion: 2,
        config: layer("application/vnd.docker.container.image.v1+json", config),
        layers: [layer("application/vnd.ollama.image.model", blob)],
      };
      const manifestBytes = new TextEncoder().encode(JSON.stringify(manifest));
      const {registry} = this.#options;
      registry?.manifests.set(keyOf(model), manifestBytes);
      for (const bytes of [blob, config]) registry?.blobs.set(digestOf(bytes), bytes);
      for (let i = 0; i < this.#options.seeders; i++) {
        const {disk} = this.node(nodeId(i));
        for (const bytes of [blob, config]) disk.putBlob(digestOf(bytes), bytes.slice());
        disk.manifests.set(keyOf(model), {bytes: manifestBytes, modifiedMs: 0});
      }
    }
  }

  #tap({from, to, protocol, frame, sentAtMs}: {from: string; to: string; protocol: string; frame: Uint8Array; sentAtMs: number}): void {
    this.trace.text(`${from}>${to} ${protocol}`);
    this.trace.bytes(frame);
    this.#options.note?.(`${this.nowMs} ms: ${from} > ${to} ${frameText(protocol, frame)}`, true);
    for (const invariant of this.#options.invariants) this.#judge(invariant, invariant.frame?.(this, from, to, protocol, frame, sentAtMs));
    if (protocol === raftProtocol.id) this.#tapRaft(from, frame, sentAtMs);
  }

  #tapRaft(from: string, bytes: Uint8Array, sentAtMs: number): void {
    const frame = raftCodec.decode(bytes);
    if (!frame.ok) return this.report(`${from} sent what cannot be read: ${frame.error.message}`);
    for (const invariant of this.#options.invariants) this.#judge(invariant, invariant.raft?.(this, from, frame.value, sentAtMs));
  }

  #judge(invariant: Invariant, fault: string | undefined): void {
    if (fault !== undefined) this.report(`[${invariant.name}] ${fault}`);
  }
}

export function nodeId(index: number): string {
  return `N${index}`;
}

function keyOf(model: string): string {
  const name = parseModelName(model);
  if (!name.ok) throw new Error(name.error.message);
  return modelKey(name.value);
}
