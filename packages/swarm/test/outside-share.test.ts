import {Heap, MIB, Prng} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {type ClaimWord, OutsideShare, spanPiecesFor} from "../src/index.ts";

const PIECE = MIB;
const SIZE = 200 * MIB;
const SPAN_PIECES = spanPiecesFor(SIZE, PIECE);
const SPANS = Math.ceil(SIZE / PIECE / SPAN_PIECES);

interface Event {
  readonly atMs: number;
  run(): void;
}

/** Peers that read one blob from outside, over links that take their time. */
class Readers {
  readonly heap = new Heap<Event>((a, b) => a.atMs < b.atMs);
  readonly shares = new Map<string, OutsideShare>();
  readonly inMesh = new Set<number>();
  /** Spans read to their end, by whom. */
  readonly reads: {peer: string; span: number}[] = [];
  readonly #under = new Set<string>();
  readonly #rng: Prng;
  readonly #lastAtMs = new Map<string, number>();
  /** Reads given up in the middle. */
  stops = 0;
  nowMs = 0;
  /** Takes and never brings. */
  stuck: string | undefined;

  constructor(seed: number) {
    this.#rng = new Prng(seed);
  }

  after(delayMs: number, run: () => void): void {
    this.heap.push({atMs: this.nowMs + delayMs, run});
  }

  join(self: string): void {
    const share = new OutsideShare({self, digest: "sha256:x", size: SIZE, pieceSize: PIECE, arrived: () => 0, isInMesh: (piece) => this.inMesh.has(piece)});
    this.shares.set(self, share);
    for (const other of this.shares.keys()) {
      if (other === self) continue;
      this.#say(other, self);
      this.#say(self, other);
    }
    const tick = (): void => {
      if (!this.shares.has(self) || this.inMesh.size * PIECE >= SIZE) return;
      this.step(self);
      this.after(250, tick);
    };
    // Whoever joins waits for the answers of those that are there.
    this.after(60, tick);
  }

  leave(peer: string): void {
    this.shares.delete(peer);
    for (const share of this.shares.values()) share.lost(peer, this.nowMs);
  }

  step(self: string): void {
    const share = this.shares.get(self);
    share?.ticked(false, this.nowMs);
    for (const effect of share?.takeEffects() ?? []) {
      if (effect.type === "tell") for (const other of this.shares.keys()) if (other !== self) this.#say(self, other);
      if (effect.type === "stop" && this.#under.delete(`${self} ${effect.span}`)) this.stops++;
      if (effect.type === "read") this.#read(self, effect.span, effect.from, effect.to);
    }
  }

  run(): void {
    for (let event = this.heap.pop(), events = 0; event && events < 200_000; event = this.heap.pop(), events++) {
      this.nowMs = event.atMs;
      event.run();
    }
  }

  #say(from: string, to: string, brought = 0): void {
    const word = this.shares.get(from)?.wordFor(to);
    if (!word) return;
    // Links keep the order.
    const link = `${from} ${to}`;
    const atMs = Math.max(this.#lastAtMs.get(link) ?? 0, this.nowMs + 1 + this.#rng.below(25));
    this.#lastAtMs.set(link, atMs);
    this.after(atMs - this.nowMs, () => this.#hear(from, to, word, brought));
  }

  #hear(from: string, to: string, word: ClaimWord, brought = 0): void {
    if (this.shares.get(to)?.told(from, word, brought, this.nowMs)) this.#say(to, from);
    this.step(to);
  }

  #read(self: string, span: number, from: number, to: number): void {
    if (self === this.stuck) return;
    this.#under.add(`${self} ${span}`);
    this.after(100 + this.#rng.below(900), () => {
      if (!this.shares.has(self) || !this.#under.delete(`${self} ${span}`)) return;
      this.reads.push({peer: self, span});
      for (let piece = from; piece < to; piece++) this.inMesh.add(piece);
      this.shares.get(self)?.ended(span);
      for (const other of this.shares.keys()) if (other !== self) this.#say(self, other, to - from);
      this.step(self);
    });
  }
}

describe("spans read from outside", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("are read once by eight that begin together, each its share (seed %i)", (seed) => {
    const readers = new Readers(seed);
    for (let i = 0; i < 8; i++) readers.join(`peer${i}`);
    readers.run();
    expect(readers.reads.map(({span}) => span).sort((a, b) => a - b)).toEqual(Array.from({length: SPANS}, (_, i) => i));
    const shares = [...readers.shares.keys()].map((peer) => readers.reads.filter((read) => read.peer === peer).length);
    expect(Math.min(...shares)).toBeGreaterThan(SPANS / 8 / 3);
  });

  it.each([1, 2, 3, 4])("are read by the others when one dies in the middle, and nothing twice that was brought (seed %i)", (seed) => {
    const readers = new Readers(seed);
    for (let i = 0; i < 4; i++) readers.join(`peer${i}`);
    readers.after(2000, () => readers.leave("peer1"));
    readers.run();
    expect(readers.reads).toHaveLength(SPANS);
    expect(new Set(readers.reads.map(({span}) => span)).size).toBe(SPANS);
  });

  it.each([1, 2, 3, 4])("that are being read are left to whoever reads them, by those that join later (seed %i)", (seed) => {
    const readers = new Readers(seed);
    for (let i = 0; i < 5; i++) readers.after(i * 400, () => readers.join(`peer${i}`));
    readers.run();
    expect(readers.reads).toHaveLength(SPANS);
    expect(readers.stops).toBe(0);
  });

  it("are not waited for when whoever claimed them brings nothing", () => {
    const readers = new Readers(1);
    readers.stuck = "peer1";
    for (let i = 0; i < 3; i++) readers.join(`peer${i}`);
    readers.run();
    expect(new Set(readers.reads.map(({span}) => span)).size).toBe(SPANS);
    expect(readers.nowMs).toBeGreaterThan(30_000);
  });

  it("are left to the others once this peer cannot read", () => {
    const readers = new Readers(1);
    for (let i = 0; i < 3; i++) readers.join(`peer${i}`);
    readers.after(300, () => {
      readers.shares.get("peer2")?.off();
      readers.step("peer2");
    });
    readers.run();
    expect(new Set(readers.reads.map(({span}) => span)).size).toBe(SPANS);
    expect(readers.reads.filter(({peer}) => peer === "peer2").length).toBeLessThan(SPANS / 3);
  });

  it("are a 64th of the blob, between bounds, and never less than a piece", () => {
    expect(spanPiecesFor(300 * MIB, MIB / 2)).toBe(9);
    expect(spanPiecesFor(5 * MIB, MIB / 4)).toBe(4);
    expect(spanPiecesFor(40_000 * MIB, 16 * MIB)).toBe(4);
    expect(spanPiecesFor(1, MIB / 4)).toBe(4);
    expect(spanPiecesFor(100 * MIB, 128 * MIB)).toBe(1);
  });
});
