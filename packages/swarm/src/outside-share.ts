import {CLAIMS_MAX, type ClaimWord, OutsideOthers} from "./outside-others.ts";
import {type SwarmSettings, swarmDefaults} from "./settings.ts";

/** Reads under way by one peer that is alone with it; a mesh shares them out, one each. Bounds connections to a registry. */
const STREAMS_MAX = 4;
/** Bytes that come are told of so often while no piece does: others shall not take a slow reader for one that stands still. Milliseconds. */
const ARRIVED_TOLD_MS = 5000;

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

type SpanSettings = Pick<SwarmSettings, "spanBytesMin" | "spanBytesMax">;

export interface OutsideShareOptions {
  readonly self: string;
  readonly digest: string;
  readonly size: number;
  readonly pieceSize: number;
  readonly settings?: SpanSettings;
  /** Bytes this peer got from outside so far. */
  arrived(): number;
  /** Somebody in the mesh has this piece, this peer included. */
  isInMesh(piece: number): boolean;
}

/** How many pieces are read from outside in one go: a 64th of the blob, between bounds. The same for all that share a blob. */
export function spanPiecesFor(size: number, pieceSize: number, {spanBytesMin, spanBytesMax}: SpanSettings = swarmDefaults): number {
  const bytes = Math.min(spanBytesMax, Math.max(spanBytesMin, size / 64));
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
  readonly #others = new OutsideOthers();
  #effects: OutsideEffect[] = [];
  #version = 0;
  #isOff = false;
  #arrivedTold = 0;
  #arrivedToldAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: OutsideShareOptions) {
    this.#options = options;
    this.#pieces = Math.ceil(options.size / options.pieceSize);
    this.#spanPieces = spanPiecesFor(options.size, options.pieceSize, options.settings);
  }

  /** What is to be said to another one. */
  wordFor(peer: string): ClaimWord {
    const read = this.#reading();
    const claims = [...read, ...[...this.#own.keys()].filter((span) => !read.includes(span))];
    return {claims, reading: read.length, version: this.#version, heard: this.#others.versionOf(peer), arrived: this.#options.arrived()};
  }

  /** Somebody else reads from outside, and gets somewhere. */
  isReadElsewhere(nowMs: number): boolean {
    return this.#others.isReading(nowMs);
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
    const isNews = word.version !== this.#others.versionOf(peer);
    this.#others.told(peer, word, brought, nowMs);
    const lost = this.#others.isTrusted(peer, nowMs) ? word.claims.slice(0, CLAIMS_MAX).filter((span) => this.#isTheirs(span, peer, word)) : [];
    for (const span of lost) this.#yield(span);
    if (lost.length > 0) this.#changed();
    return isNews;
  }

  /** It is gone, perhaps not for long: what it took is left to it for a while, and it is not waited for. */
  lost(peer: string, nowMs: number): void {
    this.#others.lost(peer, nowMs);
  }

  /** It wants the blob no more, or has it. */
  left(peer: string): void {
    this.#others.left(peer);
  }

  /** It does not read this blob from outside any more. */
  forget(peer: string): void {
    this.#others.forget(peer);
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
    this.#tellArrived(nowMs);
    const streams = Math.max(1, Math.ceil(STREAMS_MAX / (1 + this.#others.present.length)));
    let reading = this.#reading().length;
    this.#claim(streams * 2, nowMs);
    for (const [span, claim] of this.#own) {
      if (reading >= streams) break;
      if (claim.isReading || !this.#others.haveHeard(claim.version, claim.claimedAtMs, nowMs)) continue;
      claim.isReading = true;
      reading++;
      this.#effects.push({type: "read", span, from: span * this.#spanPieces, to: Math.min((span + 1) * this.#spanPieces, this.#pieces)});
    }
  }

  #claim(wanted: number, nowMs: number): void {
    if (this.#own.size >= wanted) return;
    const taken = this.#others.taken(nowMs);
    const rivals = this.#others.present;
    const free: {span: number; isMine: boolean; weight: number}[] = [];
    for (let span = 0; span * this.#spanPieces < this.#pieces; span++) {
      if (taken.has(span) || this.#own.has(span) || !this.#isMissing(span)) continue;
      const weight = this.#weight(this.#options.self, span);
      free.push({span, weight, isMine: rivals.every((peer) => this.#weight(peer, span) < weight)});
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

  #tellArrived(nowMs: number): void {
    const arrived = this.#options.arrived();
    if (arrived === this.#arrivedTold || nowMs - this.#arrivedToldAtMs < ARRIVED_TOLD_MS) return;
    this.#arrivedTold = arrived;
    this.#arrivedToldAtMs = nowMs;
    this.#effects.push({type: "tell"});
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
