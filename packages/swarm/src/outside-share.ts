import {KIB, MIB} from "@ollamesh/stdx";

/** Reads under way by one peer that is alone with it; a mesh shares them out, one each. Bounds connections to a registry. */
const STREAMS_MAX = 4;
/** A claim is acted on when all the others know of it, or have been silent for so long (a dead one is known to be dead before). Milliseconds. */
const SETTLE_MS = 10_000;
/** Who brings nothing of what it claimed for so long is not waited for. Milliseconds. */
const STALL_MS = 30_000;
/** Of one peer: what it reads, and what it will read next. A longer list is not believed. */
export const CLAIMS_MAX = 16;

export type OutsideEffect =
  /** The others shall know what this peer reads and will read. */
  | {readonly type: "tell"}
  /** Read what is missing of these pieces, [from, to). */
  | {readonly type: "read"; readonly span: number; readonly from: number; readonly to: number}
  /** Somebody else reads it. */
  | {readonly type: "stop"; readonly span: number};

interface Claim {
  readonly claimedAtMs: number;
  /** Of this peer's claims, with this one. */
  readonly version: number;
  isReading: boolean;
}

/** What one peer says of its claims, beside what it has. */
export interface ClaimWord {
  readonly claims: readonly number[];
  /** How many of them, from the first on, are being read by now. */
  readonly reading: number;
  /** Grows with each change of them. */
  readonly version: number;
  /** The last version it heard from the one it speaks to. */
  readonly heard: number;
}

interface Participant extends ClaimWord {
  readonly taken: ReadonlySet<number>;
  /** When it last brought something, or began to claim. */
  readonly gainedAtMs: number;
}

export interface OutsideShareOptions {
  readonly self: string;
  readonly digest: string;
  readonly size: number;
  readonly pieceSize: number;
  /** Somebody in the mesh has this piece, this peer included. */
  isInMesh(piece: number): boolean;
}

/** How many pieces are read from outside in one go: a 64th of the blob, from 1 to 64 MiB. The same for all that share a blob. */
export function spanPiecesFor(size: number, pieceSize: number): number {
  const bytes = Math.min(64 * MIB, Math.max(1024 * KIB, size / 64));
  return Math.max(1, Math.round(bytes / pieceSize));
}

/**
 * Which part of a blob this peer reads from outside, so that all that want it read each part once, together. Everybody says what it reads and will read;
 * who takes what first is drawn by rendezvous hashing (Thaler and Ravishankar 1998), so that peers that start together seldom want the same, and of two
 * that do the same one yields on both sides. Nobody decides for the others: without messages each goes on alone.
 */
export class OutsideShare {
  readonly #options: OutsideShareOptions;
  readonly #pieces: number;
  readonly #spanPieces: number;
  readonly #own = new Map<number, Claim>();
  readonly #others = new Map<string, Participant>();
  #effects: OutsideEffect[] = [];
  #version = 0;
  #isOff = false;

  constructor(options: OutsideShareOptions) {
    this.#options = options;
    this.#pieces = Math.ceil(options.size / options.pieceSize);
    this.#spanPieces = spanPiecesFor(options.size, options.pieceSize);
  }

  /** What is to be said to another one. */
  wordFor(peer: string): ClaimWord {
    const read = this.#reading();
    const claims = [...read, ...[...this.#own.keys()].filter((span) => !read.includes(span))];
    return {claims, reading: read.length, version: this.#version, heard: this.#others.get(peer)?.version ?? 0};
  }

  /** Somebody else reads from outside, and gets somewhere. */
  isReadElsewhere(nowMs: number): boolean {
    return [...this.#others.values()].some((other) => other.taken.size > 0 && nowMs - other.gainedAtMs < STALL_MS);
  }

  takeEffects(): readonly OutsideEffect[] {
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }

  /**
   * What another one said. Of two that want the same the one that reads it already goes on, else the one that is drawn higher: both know which.
   * @param brought how many pieces it has more
   * @returns whether it said something it should know was heard
   */
  told(peer: string, word: ClaimWord, brought: number, nowMs: number): boolean {
    const known = this.#others.get(peer);
    const isNews = word.version !== (known?.version ?? 0);
    const taken = new Set(word.claims.slice(0, CLAIMS_MAX));
    // Claims made anew and anew are no progress: who reads nothing shall not be waited for.
    const gainedAtMs = known && brought === 0 && known.taken.size > 0 ? known.gainedAtMs : nowMs;
    this.#others.set(peer, {...word, taken, gainedAtMs});
    const lost = nowMs - gainedAtMs < STALL_MS ? [...taken].filter((span) => this.#isTheirs(span, peer, word)) : [];
    for (const span of lost) this.#yield(span);
    if (lost.length > 0) this.#changed();
    return isNews;
  }

  lost(peer: string): void {
    this.#others.delete(peer);
  }

  /** A read came to its end, whole or not. */
  ended(span: number): void {
    this.#own.delete(span);
  }

  /** This peer cannot read from outside (any more). */
  off(): void {
    this.#isOff = true;
    for (const span of [...this.#own.keys()]) this.#yield(span);
    this.#changed();
  }

  /** Claims what is next and begins what is due. @param isWaiting somebody may want the same who has not said so yet */
  ticked(isWaiting: boolean, nowMs: number): void {
    if (this.#isOff || isWaiting) return;
    const streams = Math.max(1, Math.ceil(STREAMS_MAX / (1 + this.#others.size)));
    let reading = this.#reading().length;
    this.#claim(streams * 2, nowMs);
    for (const [span, claim] of this.#own) {
      if (reading >= streams) break;
      if (claim.isReading || !this.#isSettled(claim, nowMs)) continue;
      claim.isReading = true;
      reading++;
      this.#effects.push({type: "read", span, from: span * this.#spanPieces, to: Math.min((span + 1) * this.#spanPieces, this.#pieces)});
    }
  }

  #claim(wanted: number, nowMs: number): void {
    if (this.#own.size >= wanted) return;
    const taken = new Set<number>();
    for (const other of this.#others.values()) if (nowMs - other.gainedAtMs < STALL_MS) for (const span of other.taken) taken.add(span);
    const free: {span: number; isMine: boolean; weight: number}[] = [];
    for (let span = 0; span * this.#spanPieces < this.#pieces; span++) {
      if (taken.has(span) || this.#own.has(span) || !this.#isMissing(span)) continue;
      const weight = this.#weight(this.#options.self, span);
      free.push({span, weight, isMine: [...this.#others.keys()].every((peer) => this.#weight(peer, span) < weight)});
    }
    free.sort((a, b) => Number(b.isMine) - Number(a.isMine) || b.weight - a.weight || a.span - b.span);
    const chosen = free.slice(0, wanted - this.#own.size);
    if (chosen.length === 0) return;
    this.#changed();
    for (const {span} of chosen) this.#own.set(span, {claimedAtMs: nowMs, version: this.#version, isReading: false});
  }

  #reading(): number[] {
    return [...this.#own].filter(([, claim]) => claim.isReading).map(([span]) => span);
  }

  #isTheirs(span: number, peer: string, {claims, reading}: ClaimWord): boolean {
    const own = this.#own.get(span);
    if (!own) return false;
    const isReadThere = claims.indexOf(span) < reading;
    if (own.isReading !== isReadThere) return isReadThere;
    return this.#weight(peer, span) > this.#weight(this.#options.self, span);
  }

  #isSettled({claimedAtMs, version}: Claim, nowMs: number): boolean {
    return nowMs - claimedAtMs >= SETTLE_MS || [...this.#others.values()].every((other) => other.heard >= version);
  }

  #changed(): void {
    this.#version++;
    this.#effects.push({type: "tell"});
  }

  #isMissing(span: number): boolean {
    const end = Math.min((span + 1) * this.#spanPieces, this.#pieces);
    for (let piece = span * this.#spanPieces; piece < end; piece++) if (!this.#options.isInMesh(piece)) return true;
    return false;
  }

  #yield(span: number): void {
    if (this.#own.get(span)?.isReading) this.#effects.push({type: "stop", span});
    this.#own.delete(span);
  }

  /** FNV-1a, then mixed: neighbouring spans must not fall to the same peer. */
  #weight(peer: string, span: number): number {
    let hash = 0x811c9dc5;
    const text = `${peer} ${this.#options.digest} ${span}`;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  }
}
