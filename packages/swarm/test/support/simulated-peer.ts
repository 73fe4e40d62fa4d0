import {type Bitset, Prng} from "@ollamesh/stdx";
import {Download, type DownloadInput, FirstSeeding, Neighbours, type UploadRequest, Uploads} from "../../src/index.ts";
import type {SimulatedSwarm} from "./simulated-swarm.ts";

const TICK_MS = 250;
/** Hashing, writing and syncing a piece. */
const STORE_MS = 5;
/** What is on its way out of a node: as much as its link sends in the time of two blocks. */
const LINK_BLOCKS = 2;

export type Role = "seeder" | "liar" | "mute" | "wants";

type Requested = UploadRequest & {readonly piece: number};

/** A node: the production cores, glued to simulated links as the transfers of a real node are to real ones. */
export class SimulatedPeer {
  readonly id: string;
  readonly role: Role;
  readonly isSlow: boolean;
  readonly bytesPerMs: number;
  readonly have: Bitset;
  startedAtMs = 0;
  nearlyAtMs = Number.POSITIVE_INFINITY;
  finishedAtMs: number | undefined;
  sentBytes = 0;
  receivedBytes = 0;
  corruptPieces = 0;
  bans = 0;
  #swarm: SimulatedSwarm;
  #download: Download | undefined;
  #neighbours: Neighbours | undefined;
  readonly #uploads = new Uploads();
  readonly #seeding: FirstSeeding | undefined;
  readonly #interested = new Set<string>();
  readonly #banned = new Set<string>();
  readonly #rng: Prng;
  #isUp: boolean;
  /** Nothing of an earlier life acts. */
  #life = 0;
  #requestId = 0;
  #onLink = 0;
  #upFreeAtMs = 0;
  #downFreeAtMs = 0;

  constructor(swarm: SimulatedSwarm, index: number, role: Role, have: Bitset, bytesPerMs: number, isSlow: boolean) {
    this.#swarm = swarm;
    this.id = `p${index}`;
    this.role = role;
    this.have = have;
    this.bytesPerMs = bytesPerMs;
    this.isSlow = isSlow;
    this.#rng = new Prng(swarm.rng.nextU32());
    this.#isUp = role !== "wants";
    this.#seeding = role === "seeder" && !swarm.options.plainSeeder ? new FirstSeeding(have.size) : undefined;
  }

  start(): void {
    const {pieceSize, size, settings, degrees, nowMs} = this.#swarm;
    if (this.#isUp || this.finishedAtMs !== undefined) return;
    this.#isUp = true;
    if (this.#life === 0) this.startedAtMs = nowMs;
    this.#life++;
    const wanted = (this.#swarm.peers[0] as SimulatedPeer).have;
    this.#download = new Download({size, pieceSize, have: this.have, wanted, rng: this.#rng, nextRequestId: () => this.#requestId++, settings});
    this.#neighbours = new Neighbours(this.#rng, degrees);
    for (const {id} of this.#swarm.peers) if (id !== this.id && !this.#banned.has(id)) this.#neighbours.memberUp(id);
    this.#tick(this.#life);
  }

  /** As by a pulled cable: what it asked is not answered, what was asked of it neither. */
  leave(): void {
    if (!this.#isUp || this.finishedAtMs !== undefined) return;
    this.#isUp = false;
    this.#life++;
    this.#download = undefined;
    this.#neighbours = undefined;
    this.#interested.clear();
    for (const peer of this.#swarm.peers) if (peer !== this) peer.peerDown(this.id);
  }

  peerDown(peer: string): void {
    this.#uploads.lost(peer);
    this.#seeding?.lost(peer);
    this.#interested.delete(peer);
    this.#neighbours?.memberDown(peer);
    this.#step({type: "source_lost", peer});
    // It is a member again when it comes back, and whoever knows it as one may ask it.
    if (!this.#banned.has(peer)) this.#neighbours?.memberUp(peer);
  }

  #send(to: string, bytesTo: (peer: SimulatedPeer) => void): void {
    const peer = this.#swarm.byId.get(to) as SimulatedPeer;
    const [life, theirs] = [this.#life, peer.#life];
    this.#swarm.after(this.#swarm.options.latencyMs, () => {
      if (this.#isUp && peer.#isUp && life === this.#life && theirs === peer.#life) bytesTo(peer);
    });
  }

  #tick(life: number): void {
    if (life !== this.#life || this.finishedAtMs !== undefined) return;
    const {nowMs} = this.#swarm;
    const download = this.#download as Download;
    this.#step({type: "ticked"});
    if ((this.#neighbours?.degree ?? 0) > this.#swarm.degrees.degreeMax) this.#swarm.violated(`${this.id} has ${this.#neighbours?.degree} neighbours`);
    this.#neighbours?.review(nowMs, (peer) => download.isUseful(peer), download.isStarved);
    this.#settleNeighbours();
    this.#swarm.after(TICK_MS, () => this.#tick(life));
  }

  #settleNeighbours(): void {
    for (const {type, peer} of this.#neighbours?.takeEffects() ?? []) {
      if (type === "ask") this.#send(peer, (other) => other.#interest(this.id));
      else {
        this.#step({type: "source_lost", peer});
        this.#send(peer, (other) => other.#uninterest(this.id));
      }
    }
  }

  #interest(from: string): void {
    this.#interested.add(from);
    this.#tellHolding(from);
    this.#neighbours?.wants(from, this.#swarm.nowMs);
    this.#settleNeighbours();
  }

  #uninterest(from: string): void {
    this.#interested.delete(from);
    this.#seeding?.lost(from);
    this.#neighbours?.wantsNoMore(from);
    this.#uploads.lost(from);
  }

  #tellHolding(to: string): void {
    if (this.have.count === 0) return this.#send(to, (other) => other.#notHeld(this.id));
    const view = this.#seeding?.asked(to) ?? this.have.clone();
    this.#tellView(to, view);
  }

  #tellView(to: string, view: Bitset): void {
    this.#send(to, (other) => other.#holding(this.id, view, this.#seeding !== undefined));
  }

  #notHeld(from: string): void {
    this.#neighbours?.holdsNothing(from);
  }

  #holding(from: string, have: Bitset, isWhole: boolean): void {
    if (!this.#neighbours || this.#banned.has(from)) return;
    const isWelcome = this.#neighbours.holds(from, this.#swarm.nowMs);
    this.#settleNeighbours();
    if (isWelcome) this.#step({type: "source_holds", peer: from, have, isWhole});
  }

  #requested(from: string, requests: readonly Requested[]): void {
    if (this.role === "mute") return;
    for (const request of requests) {
      const mayServe = this.have.has(request.piece) && (this.#seeding?.mayServe(from, request.piece) ?? true);
      if (mayServe && this.#uploads.requested(from, request)) continue;
      const view = mayServe ? undefined : this.#seeding?.update(from);
      if (view) this.#tellView(from, view);
      this.#send(from, (other) => other.#step({type: "request_rejected", peer: this.id, id: request.id}));
    }
    this.#pump();
  }

  /** One block after another over the uplink, then the way, then the downlink of the receiver. */
  #pump(): void {
    const {nowMs} = this.#swarm;
    for (let next = this.#onLink < LINK_BLOCKS ? this.#uploads.next() : undefined; next; next = this.#onLink < LINK_BLOCKS ? this.#uploads.next() : undefined) {
      const {peer, request} = next;
      this.#onLink++;
      this.#upFreeAtMs = Math.max(this.#upFreeAtMs, nowMs) + request.length / this.bytesPerMs;
      this.#swarm.after(this.#upFreeAtMs - nowMs, () => {
        this.sentBytes += request.length;
        this.#onLink--;
        this.#uploads.finished();
        this.#send(peer, (other) => other.#arriving(this.id, request.id, request.length, this.role === "liar"));
        this.#pump();
      });
    }
  }

  #arriving(from: string, id: number, length: number, isBad: boolean): void {
    const {nowMs} = this.#swarm;
    this.#downFreeAtMs = Math.max(this.#downFreeAtMs, nowMs) + length / this.bytesPerMs;
    const life = this.#life;
    this.#swarm.after(this.#downFreeAtMs - nowMs, () => {
      if (life !== this.#life || !this.#download) return;
      this.receivedBytes += length;
      this.#step({type: "data_received", peer: from, id, bytes: blockOf(length, isBad)});
    });
  }

  #step(input: DownloadInput): void {
    const download = this.#download;
    if (!download) return;
    download.step(input, this.#swarm.nowMs);
    let requests: Map<string, Requested[]> | undefined;
    for (const effect of download.takeEffects()) {
      if (effect.type === "request") {
        if (this.#banned.has(effect.peer)) this.#swarm.violated(`${this.id} asks ${effect.peer}, which it banned`);
        if (this.have.has(effect.piece)) this.#swarm.violated(`${this.id} asks for piece ${effect.piece}, which it has`);
        requests ??= new Map();
        const {peer, id, piece, offset, length} = effect;
        const list = requests.get(peer) ?? [];
        requests.set(peer, list);
        list.push({id, digest: "", piece, start: offset, length});
      } else if (effect.type === "cancel") this.#send(effect.peer, (other) => other.#uploads.cancelled(this.id, effect.id));
      else if (effect.type === "ban") this.#ban(effect.peer);
      else this.#verify(effect.piece, effect.bytes);
    }
    for (const [peer, list] of requests ?? []) this.#send(peer, (other) => other.#requested(this.id, list));
  }

  #ban(peer: string): void {
    this.bans++;
    if (this.#swarm.byId.get(peer)?.role !== "liar") this.#swarm.violated(`${this.id} bans ${peer}, which never lied`);
    this.#banned.add(peer);
    this.#neighbours?.memberDown(peer);
  }

  #verify(piece: number, bytes: Uint8Array): void {
    const life = this.#life;
    this.#swarm.after(STORE_MS, () => {
      if (life !== this.#life) return;
      const isGood = bytes.every((byte) => byte === 0);
      if (isGood) this.#store(piece);
      else this.corruptPieces++;
      this.#step({type: isGood ? "piece_stored" : "piece_corrupt", piece});
      if (this.#download?.isDone) this.#finish();
    });
  }

  #store(piece: number): void {
    if (!this.have.add(piece)) return;
    this.#swarm.stored(piece);
    if (this.have.count >= this.have.size * 0.99) this.nearlyAtMs = Math.min(this.nearlyAtMs, this.#swarm.nowMs);
    const [life, isFirst] = [this.#life, this.have.count === 1];
    if (isFirst) for (const peer of this.#interested) this.#tellHolding(peer);
    else {
      // One event for all: they hear it at the same moment.
      this.#swarm.after(this.#swarm.options.latencyMs, () => {
        if (life === this.#life) for (const peer of this.#interested) (this.#swarm.byId.get(peer) as SimulatedPeer).#step({type: "source_gained", peer: this.id, pieces: [piece]});
      });
    }
  }

  #finish(): void {
    this.finishedAtMs = this.#swarm.nowMs;
    const download = this.#download as Download;
    this.#download = undefined;
    this.#neighbours = undefined;
    for (const {id, state} of download.sources()) if (state === "active") this.#send(id, (other) => other.#uninterest(this.id));
    this.#swarm.finished();
  }
}

const blocks = new Map<number, {good: Uint8Array; bad: Uint8Array}>();

function blockOf(length: number, isBad: boolean): Uint8Array {
  const block = blocks.get(length) ?? {good: new Uint8Array(length), bad: new Uint8Array(length).fill(1)};
  blocks.set(length, block);
  return isBad ? block.bad : block.good;
}
