import {Bitset, Heap, Prng} from "@ollamesh/stdx";
import {neighbourDefaults, type SwarmSettings, swarmDefaults} from "../../src/index.ts";
import {type Role, SimulatedPeer} from "./simulated-peer.ts";

export interface SwarmOptions {
  /** Peers that want the file; the first seeder comes on top. */
  readonly nodes: number;
  readonly seed: number;
  /** Of the file that is imagined: bytes, and of a piece of it. What is moved is a scale model. */
  readonly fileBytes: number;
  readonly pieceBytes: number;
  /** Cap of each node, up and down alike, bytes a second. */
  readonly rate: number;
  readonly latencyMs: number;
  /** Of 100 nodes, so many have a tenth of the rate. */
  readonly slowPercent?: number;
  /** Peers that have all and send other bytes. */
  readonly corrupt?: number;
  /** Peers that have all and answer no request. */
  readonly mute?: number;
  /** Of 100 nodes, so many vanish once for five seconds. */
  readonly churnPercent?: number;
  /** It leaves for ever as soon as each piece is at another peer too. */
  readonly seederLeaves?: boolean;
  readonly settings?: Partial<SwarmSettings>;
  readonly degree?: number;
  /** Tells all it has to whoever asks, as every later seeder. */
  readonly plainSeeder?: boolean;
}

export interface SwarmReport {
  /** When each node that is not slow had all, in units of file size by rate, ascending. Nodes that never had it are missing. */
  readonly finished: readonly number[];
  readonly unfinished: number;
  /** Bytes the first seeder sent, in files. */
  readonly seederUpload: number;
  /** Of what all uplinks of wanting nodes and the seeder could have sent until the last finished. */
  readonly utilisation: number;
  /** Of a node's time, what its last hundredth took: the worst node that is not slow. */
  readonly lastPercentWorst: number;
  /** Pieces a node got that proved bad: the most of one node. */
  readonly corruptPiecesMost: number;
  readonly bans: number;
  /** Bytes that came and were of no use, in files, over all nodes. */
  readonly wasted: number;
  readonly events: number;
  /** The first thing that no core may do. */
  readonly violation: string | undefined;
  /** Of the times of all events: the same run has the same. */
  readonly traceHash: string;
  readonly simulatedMs: number;
  readonly cpuSeconds: number;
}

interface Event {
  readonly atMs: number;
  readonly sequence: number;
  readonly act: () => void;
}

/** A block of the scale model. */
const BLOCK = 16;
const GIVE_UP_FACTOR = 40;
const GIVE_UP_MS_MIN = 200_000;

/** Many peers with the production cores, links of a given rate, and a queue of events; the same seed is the same run. */
export class SimulatedSwarm {
  readonly options: SwarmOptions;
  readonly rng: Prng;
  readonly pieces: number;
  readonly pieceSize: number;
  readonly size: number;
  readonly settings: SwarmSettings;
  readonly degrees: typeof neighbourDefaults;
  readonly peers: SimulatedPeer[] = [];
  readonly byId = new Map<string, SimulatedPeer>();
  nowMs = 0;
  #violation: string | undefined;
  #hash = 0x811c9dc5;
  #sequence = 0;
  #events = 0;
  readonly #queue = new Heap<Event>((a, b) => a.atMs < b.atMs || (a.atMs === b.atMs && a.sequence < b.sequence));
  readonly #copies: Uint32Array;
  #single: number;
  #waiting: number;

  constructor(options: SwarmOptions) {
    this.options = options;
    this.rng = new Prng(options.seed);
    const blocks = Math.max(1, Math.round(options.pieceBytes / swarmDefaults.blockBytes));
    this.pieces = Math.ceil(options.fileBytes / options.pieceBytes);
    this.pieceSize = blocks * BLOCK;
    this.size = this.pieces * this.pieceSize;
    const scaled = {blockBytes: BLOCK, assemblyBytesMax: Math.round((swarmDefaults.assemblyBytesMax / swarmDefaults.blockBytes) * BLOCK)};
    this.settings = {...swarmDefaults, ...scaled, ...options.settings};
    const degree = options.degree ?? neighbourDefaults.degree;
    this.degrees = {...neighbourDefaults, degree, degreeMax: 2 * degree} as typeof neighbourDefaults;
    this.#copies = new Uint32Array(this.pieces);
    this.#single = this.pieces;
    this.#waiting = options.nodes;
    this.#populate();
  }

  /** Scale model bytes a millisecond of a node that is not slow. */
  get bytesPerMs(): number {
    return (this.options.rate / 1000) * (BLOCK / swarmDefaults.blockBytes);
  }

  /** How long the file takes at the rate, milliseconds. */
  get unitMs(): number {
    return this.size / this.bytesPerMs;
  }

  after(delayMs: number, act: () => void): void {
    this.#queue.push({atMs: this.nowMs + delayMs, sequence: this.#sequence++, act});
  }

  /** A peer stored a piece. */
  stored(piece: number): void {
    if (++(this.#copies[piece] as number) === 1 && --this.#single === 0 && this.options.seederLeaves) this.peers[0]?.leave();
  }

  violated(what: string): void {
    this.#violation ??= `${what} after ${Math.round(this.nowMs)} ms`;
  }

  finished(): void {
    this.#waiting--;
  }

  run(): SwarmReport {
    const startedAt = process.cpuUsage();
    const untilMs = Math.max(GIVE_UP_MS_MIN, GIVE_UP_FACTOR * this.unitMs);
    for (let event = this.#queue.pop(); event && this.#waiting > 0 && event.atMs < untilMs && !this.#violation; event = this.#queue.pop()) {
      this.nowMs = event.atMs;
      this.#hash = Math.imul(this.#hash ^ Math.round(event.atMs * 1000), 0x01000193);
      this.#events++;
      event.act();
    }
    const {user, system} = process.cpuUsage(startedAt);
    return this.#report((user + system) / 1e6);
  }

  #populate(): void {
    const {nodes, corrupt = 0, mute = 0, slowPercent = 0, churnPercent = 0} = this.options;
    const all = Bitset.full(this.pieces);
    const add = (role: Role, isSlow: boolean): void => {
      const peer = new SimulatedPeer(this, this.peers.length, role, role === "wants" ? new Bitset(this.pieces) : all.clone(), this.bytesPerMs / (isSlow ? 10 : 1), isSlow);
      this.peers.push(peer);
      this.byId.set(peer.id, peer);
    };
    add("seeder", false);
    for (let i = 0; i < corrupt; i++) add("liar", false);
    for (let i = 0; i < mute; i++) add("mute", false);
    for (let i = 0; i < nodes; i++) add("wants", i < (nodes * slowPercent) / 100);
    for (const peer of this.peers) {
      if (peer.role !== "wants") continue;
      this.after(this.rng.below(100), () => peer.start());
      if (this.rng.chance(churnPercent, 100)) {
        this.after(this.rng.below(Math.round(this.unitMs)), () => peer.leave());
        this.after(this.unitMs + 5000, () => peer.start());
      }
    }
  }

  #report(cpuSeconds: number): SwarmReport {
    const wanting = this.peers.filter(({role}) => role === "wants");
    const fast = wanting.filter(({isSlow}) => !isSlow);
    const finished = fast.flatMap(({finishedAtMs}) => (finishedAtMs === undefined ? [] : [finishedAtMs / this.unitMs])).sort((a, b) => a - b);
    const sent = this.peers.filter(({role}) => role !== "liar").reduce((sum, {sentBytes}) => sum + sentBytes, 0);
    const could = this.peers.filter(({role}) => role !== "liar").reduce((sum, {bytesPerMs}) => sum + bytesPerMs, 0) * this.nowMs;
    return {
      finished,
      unfinished: wanting.filter(({finishedAtMs}) => finishedAtMs === undefined).length,
      seederUpload: (this.peers[0] as SimulatedPeer).sentBytes / this.size,
      utilisation: sent / could,
      lastPercentWorst: Math.max(...fast.map(({finishedAtMs = Number.POSITIVE_INFINITY, nearlyAtMs, startedAtMs}) => (finishedAtMs - nearlyAtMs) / (finishedAtMs - startedAtMs))),
      corruptPiecesMost: Math.max(...wanting.map(({corruptPieces}) => corruptPieces)),
      bans: wanting.reduce((sum, {bans}) => sum + bans, 0),
      wasted: wanting.reduce((sum, {receivedBytes}) => sum + receivedBytes - this.size, 0) / this.size,
      events: this.#events,
      violation: this.#violation,
      traceHash: (this.#hash >>> 0).toString(16),
      simulatedMs: this.nowMs,
      cpuSeconds,
    };
  }
}
