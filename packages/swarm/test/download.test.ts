import {Bitset, Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Download, type DownloadEffect, piecesOf, swarmDefaults} from "../src/index.ts";

const PIECE = 1000;
const settings = {...swarmDefaults, blockBytes: 300, assemblyBytesMax: 6000, stallMs: 2000, stealAfterMs: 300};

interface SimSource {
  have: Bitset;
  /** Sends one wrong byte in each block. */
  readonly lies: boolean;
  /** Milliseconds a block takes. */
  readonly blockMs: number;
  /** Answers nothing from then on. */
  readonly silentFromMs: number;
}

interface Run {
  readonly download: Download;
  readonly bans: string[];
  readonly requests: {peer: string; piece: number; offset: number; length: number}[];
  readonly verified: Set<number>;
  readonly inFlightMax: number;
  readonly ms: number;
}

/** The dumb world around the core: a true blob, sources that answer late, wrongly or never, a store that checks. */
function run(options: {size: number; wanted: Bitset; have?: Bitset; sources: Record<string, SimSource>; seed: number; untilMs: number}): Run {
  const {size, wanted, sources, seed, untilMs} = options;
  const rng = new Prng(seed);
  const blob = Uint8Array.from({length: size}, () => rng.below(256));
  const pieces = Math.ceil(size / PIECE);
  let ids = 0;
  const download = new Download({size, pieceSize: PIECE, have: options.have ?? new Bitset(pieces), wanted, rng, nextRequestId: () => ids++, settings});
  const run = {bans: [] as string[], requests: [] as Run["requests"], verified: new Set<number>()};
  const due: {atMs: number; act: () => void}[] = [];
  const inFlight = new Map<string, number>();
  let [nowMs, inFlightMax] = [0, 0];
  const drain = (): void => {
    for (const effect of download.takeEffects()) execute(effect);
  };
  const execute = (effect: DownloadEffect): void => {
    if (effect.type === "ban") run.bans.push(effect.peer);
    if (effect.type === "verify") {
      const start = effect.piece * PIECE;
      const isRight = Buffer.compare(effect.bytes, blob.subarray(start, start + PIECE)) === 0;
      if (isRight) run.verified.add(effect.piece);
      due.push({atMs: nowMs + 1, act: () => download.step({type: isRight ? "piece_stored" : "piece_corrupt", piece: effect.piece}, nowMs)});
    }
    if (effect.type !== "request") return;
    run.requests.push(effect);
    const {peer, id} = effect;
    const source = sources[peer] as SimSource;
    inFlight.set(peer, (inFlight.get(peer) ?? 0) + 1);
    inFlightMax = Math.max(inFlightMax, inFlight.get(peer) ?? 0);
    if (nowMs >= source.silentFromMs) return;
    const start = effect.piece * PIECE + effect.offset;
    const bytes = blob.slice(start, start + effect.length);
    if (source.lies) bytes[0] = (bytes[0] ?? 0) ^ 1;
    const answer = (): void => {
      inFlight.set(peer, (inFlight.get(peer) ?? 0) - 1);
      download.step({type: "data_received", peer, id, bytes}, nowMs);
    };
    due.push({atMs: nowMs + source.blockMs + rng.below(5), act: answer});
  };
  for (const [peer, {have}] of Object.entries(sources)) download.step({type: "source_holds", peer, have}, 0);
  drain();
  for (; nowMs < untilMs && !download.isDone; nowMs += 10) {
    download.step({type: "ticked"}, nowMs);
    drain();
    for (const one of due.splice(0).sort((a, b) => a.atMs - b.atMs)) {
      if (one.atMs > nowMs) due.push(one);
      else one.act();
      drain();
    }
  }
  return {...run, download, inFlightMax, ms: nowMs};
}

const source = (have: Bitset, more: Partial<SimSource> = {}): SimSource => ({have, lies: false, blockMs: 10, silentFromMs: Number.POSITIVE_INFINITY, ...more});
const bits = (size: number, members: Iterable<number>): Bitset => {
  const set = new Bitset(size);
  for (const member of members) set.add(member);
  return set;
};

describe("a download", () => {
  it("completes whenever every wanted piece is at some honest source, whatever the others do", () => {
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 25_000}),
        fc.integer({min: 1, max: 2 ** 31}),
        fc.array(fc.record({lies: fc.boolean(), blockMs: fc.integer({min: 1, max: 400}), dies: fc.boolean(), share: fc.integer({min: 0, max: 100})}), {maxLength: 4}),
        (size, seed, others) => {
          const count = Math.ceil(size / PIECE);
          const rng = new Prng(seed);
          const part = (percent: number): Bitset =>
            bits(
              count,
              [...Bitset.full(count)].filter(() => rng.below(100) < percent),
            );
          const half = part(50);
          const sources: Record<string, SimSource> = {
            honest1: source(half),
            honest2: source(
              bits(
                count,
                [...Bitset.full(count)].filter((piece) => !half.has(piece)),
              ),
            ),
          };
          others.forEach(({lies, blockMs, dies, share}, i) => {
            sources[`other${i}`] = source(part(share), {lies, blockMs, silentFromMs: dies ? rng.below(500) : Number.POSITIVE_INFINITY});
          });
          const wanted = part(70);
          const result = run({size, wanted, sources, seed, untilMs: 200_000});
          expect(result.download.isDone).toBe(true);
          expect([...wanted].every((piece) => result.verified.has(piece))).toBe(true);
          // Nothing that was not wanted is asked for, and nobody honest is banned.
          expect(result.requests.every(({piece, peer}) => wanted.has(piece) && (sources[peer] as SimSource).have.has(piece))).toBe(true);
          expect(result.bans.every((peer) => sources[peer]?.lies)).toBe(true);
        },
      ),
      {numRuns: 150},
    );
  });

  it("bans a liar after one piece that only it had a part in", () => {
    const all = Bitset.full(20);
    const result = run({size: 20_000, wanted: all, sources: {liar: source(all.clone(), {lies: true}), honest: source(all.clone())}, seed: 3, untilMs: 60_000});
    expect(result.bans).toEqual(["liar"]);
    expect(result.download.isDone).toBe(true);
    const afterBan = result.requests.findLastIndex(({peer}) => peer === "liar");
    expect(result.requests.length - afterBan).toBeGreaterThan(10);
  });

  it("never asks again for what it has", () => {
    const have = bits(10, [0, 2, 4, 6, 8]);
    const result = run({size: 10_000, wanted: Bitset.full(10), have, sources: {a: source(Bitset.full(10))}, seed: 1, untilMs: 10_000});
    expect(new Set(result.requests.map(({piece}) => piece))).toEqual(new Set([1, 3, 5, 7, 9]));
    expect(result.requests.reduce((sum, {length}) => sum + length, 0)).toBe(5000);
  });

  it("keeps at most its window with one source, and goes on with another when it falls silent", () => {
    const result = run({
      size: 60_000,
      wanted: Bitset.full(60),
      sources: {silent: source(Bitset.full(60), {silentFromMs: 100}), late: source(Bitset.full(60), {blockMs: 50})},
      seed: 9,
      untilMs: 60_000,
    });
    expect(result.download.isDone).toBe(true);
    expect(result.inFlightMax).toBeLessThanOrEqual(settings.requestsMax);
  });

  it("shares the work: two equal sources bring about half each", () => {
    const result = run({size: 100_000, wanted: Bitset.full(100), sources: {a: source(Bitset.full(100)), b: source(Bitset.full(100))}, seed: 4, untilMs: 60_000});
    const [a = 0, b = 0] = result.download.sources().map(({verifiedBytes}) => verifiedBytes);
    expect(Math.min(a, b)).toBeGreaterThan(30_000);
    expect(a + b).toBe(100_000);
  });

  it("takes the rarest first", () => {
    // Piece 7 is at one source only; all the others are at three.
    const common = bits(
      40,
      [...Bitset.full(40)].filter((piece) => piece !== 7),
    );
    const sources = {a: source(common.clone()), b: source(common.clone()), rare: source(Bitset.full(40))};
    const result = run({size: 40_000, wanted: Bitset.full(40), sources, seed: 11, untilMs: 60_000});
    const order = [...new Set(result.requests.map(({piece}) => piece))];
    expect(order.indexOf(7)).toBeLessThan(12);
  });

  it("ignores what nobody asked for, and what has the wrong length", () => {
    const download = new Download({size: 5000, pieceSize: PIECE, have: new Bitset(5), wanted: Bitset.full(5), rng: new Prng(1), nextRequestId: () => 1, settings});
    download.step({type: "data_received", peer: "stranger", id: 1, bytes: new Uint8Array(300)}, 0);
    download.step({type: "source_holds", peer: "a", have: new Bitset(99)}, 0);
    expect(download.sources()).toEqual([]);
    download.step({type: "source_holds", peer: "a", have: Bitset.full(5)}, 0);
    const asked = download.takeEffects().find((effect) => effect.type === "request");
    expect(asked).toBeDefined();
    download.step({type: "data_received", peer: "a", id: 1, bytes: new Uint8Array(1)}, 1);
    expect(download.takeEffects().every((effect) => effect.type !== "verify")).toBe(true);
    expect(download.describe()).toMatch(/3 ignored/);
  });
});

describe("piecesOf", () => {
  it("are those and only those that hold a byte of a range", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 5000}), fc.integer({min: 1, max: 700}), fc.array(fc.tuple(fc.nat(6000), fc.nat(900)), {maxLength: 5}), (size, pieceSize, spans) => {
        const ranges = spans.map(([start, length]) => ({start, end: start + length}));
        const held = new Set<number>();
        for (const {start, end} of ranges) for (let at = start; at < Math.min(end, size); at++) held.add(Math.floor(at / pieceSize));
        expect(new Set(piecesOf(ranges, size, pieceSize))).toEqual(held);
      }),
    );
  });
});
