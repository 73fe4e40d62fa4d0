import {Bitset, Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Download, type DownloadInput} from "../src/index.ts";
import {bits, PIECE, type Scenario, type SimSource, settings, simulate, source} from "./support/swarm-world.ts";

const others = fc.array(
  fc.record({
    lies: fc.constantFrom(0, 0, 10, 100),
    rejects: fc.constantFrom(0, 0, 30),
    blockMs: fc.integer({min: 1, max: 400}),
    fate: fc.constantFrom("stays", "falls silent", "leaves", "leaves and returns"),
    share: fc.integer({min: 0, max: 100}),
  }),
  {maxLength: 4},
);
const scenarios = fc.record({size: fc.integer({min: 1, max: 25_000}), seed: fc.integer({min: 1, max: 2 ** 31}), others}).map(scenario);

/** Two honest sources that hold all together, each about half, and some others that do as they please. */
function scenario({size, seed, others}: {size: number; seed: number; others: readonly {lies: number; rejects: number; blockMs: number; fate: string; share: number}[]}): Scenario {
  const rng = new Prng(seed);
  const all = Bitset.full(Math.ceil(size / PIECE));
  const part = (percent: number): Bitset =>
    bits(
      all.size,
      [...all].filter(() => rng.below(100) < percent),
    );
  const half = part(50);
  const sources: Record<string, SimSource> = {
    honest1: source(half),
    honest2: source(
      bits(
        all.size,
        [...all].filter((piece) => !half.has(piece)),
      ),
    ),
  };
  others.forEach(({share, fate, ...other}, i) => {
    const atMs = rng.below(500);
    const ending = fate === "falls silent" ? {silentFromMs: atMs} : fate === "stays" ? {} : {lostAtMs: atMs};
    sources[`other${i}`] = source(part(share), {...other, ...ending, ...(fate === "leaves and returns" && {returnsAtMs: atMs + rng.below(1000)})});
  });
  return {size, wanted: part(70), have: part(20), sources, seed, untilMs: 200_000};
}

describe("a download", () => {
  it("completes whenever every wanted piece is at some honest source, whatever the others do", () => {
    fc.assert(
      fc.property(scenarios, (given) => {
        const {download, verified, bans, corrupt} = simulate(given);
        expect(download.isDone).toBe(true);
        const fetched = [...given.wanted].filter((piece) => !given.have?.has(piece));
        expect(verified.toSorted((a, b) => a - b)).toEqual(fetched);
        const hasLiar = Object.values(given.sources).some(({lies}) => lies > 0);
        expect(bans.every((peer) => (given.sources[peer]?.lies ?? 0) > 0)).toBe(true);
        expect(new Set(bans).size).toBe(bans.length);
        if (!hasLiar) expect(corrupt).toEqual([]);
      }),
      {numRuns: 150},
    );
  });

  it("does the same again with the same seed", () => {
    fc.assert(
      fc.property(scenarios, (given) => {
        const [first, again] = [simulate(given), simulate(given)];
        expect(again.requests).toEqual(first.requests);
        expect(again.bans).toEqual(first.bans);
      }),
      {numRuns: 20},
    );
  });

  it("bans a liar after one piece that only it had a part in", () => {
    const all = Bitset.full(20);
    const result = simulate({size: 20_000, wanted: all, sources: {liar: source(all.clone(), {lies: 100}), honest: source(all.clone())}, seed: 3, untilMs: 60_000});
    expect(result.bans).toEqual(["liar"]);
    expect(result.download.isDone).toBe(true);
    const lastAsked = result.requests.findLastIndex(({peer}) => peer === "liar");
    expect(result.requests.length - lastAsked).toBeGreaterThan(10);
    // At worst it had a hand in all that was in assembly, and then one more of its own.
    expect(result.corrupt.length).toBeLessThanOrEqual(settings.assemblyBytesMax / PIECE + 1);
  });

  it("bans a lone liar after its first piece, and waits for somebody better", () => {
    const all = Bitset.full(5);
    const result = simulate({size: 5000, wanted: all, sources: {liar: source(all.clone(), {lies: 100})}, seed: 3, untilMs: 5000});
    expect(result.bans).toEqual(["liar"]);
    expect(result.verified).toEqual([]);
    expect(result.download.missingEverywhere()).toBe(5);
    result.download.step({type: "source_holds", peer: "liar", have: all}, 6000);
    expect(result.download.takeEffects()).toEqual([]);
    result.download.step({type: "source_holds", peer: "better", have: all}, 6000);
    expect(result.download.takeEffects()).toMatchObject([{type: "request", peer: "better"}, {}, {}, {}]);
  });

  it("takes a rejection at its word: that source is not asked for the piece again until it says that it holds it", () => {
    const download = new Download({size: 2000, pieceSize: PIECE, have: new Bitset(2), wanted: bits(2, [1]), rng: new Prng(1), nextRequestId: counter(), settings});
    download.step({type: "source_holds", peer: "a", have: Bitset.full(2)}, 0);
    for (const effect of download.takeEffects()) if (effect.type === "request") download.step({type: "request_rejected", peer: "a", id: effect.id}, 1);
    expect(download.takeEffects()).toEqual([]);
    expect(download.missingEverywhere()).toBe(1);
    download.step({type: "source_gained", peer: "a", pieces: [1]}, 2);
    expect(download.takeEffects().map((effect) => effect.type === "request" && effect.offset)).toEqual([0, 300, 600, 900]);
  });

  it("lets sources that shared a bad piece work alone until one of theirs is good", () => {
    const all = Bitset.full(12);
    const sources = {liar: source(all.clone(), {lies: 100}), honest: source(all.clone()), late: source(all.clone(), {lostAtMs: 0, returnsAtMs: 20})};
    for (let seed = 1; seed <= 30; seed++) {
      const result = simulate({size: 12_000, wanted: all, sources, seed, untilMs: 60_000}); // the world holds the rule
      expect(result.bans).toEqual(["liar"]);
      expect(result.download.sources().filter(({onParole, id}) => onParole && id !== "liar")).toEqual([]);
    }
  });

  it("takes pieces in order from a source that is alone, but for the first few, and the rarest first from several", () => {
    const all = Bitset.full(60);
    const begun = (sources: Scenario["sources"]): number[] =>
      [...new Set(simulate({size: 60_000, wanted: all, sources, seed: 1, untilMs: 60_000}).requests.map(({piece}) => piece))].slice(settings.randomPieces);
    const alone = begun({a: source(all.clone())});
    expect(alone).toEqual(alone.toSorted((a, b) => a - b));
    const several = begun({a: source(all.clone()), b: source(all.clone())});
    expect(several).not.toEqual(several.toSorted((a, b) => a - b));
  });

  it("never asks again for what it has", () => {
    const have = bits(10, [0, 2, 4, 6, 8]);
    const result = simulate({size: 10_000, wanted: Bitset.full(10), have, sources: {a: source(Bitset.full(10))}, seed: 1, untilMs: 10_000});
    expect(new Set(result.requests.map(({piece}) => piece))).toEqual(new Set([1, 3, 5, 7, 9]));
    expect(result.requests.reduce((sum, {length}) => sum + length, 0)).toBe(5000);
  });

  it("asks a new source for the smallest window only, and a fast one for more, up to the largest", () => {
    const all = Bitset.full(200);
    const result = simulate({size: 200_000, wanted: all, sources: {fast: source(all.clone(), {blockMs: 1})}, seed: 9, untilMs: 60_000});
    expect(result.requests.filter(({atMs}) => atMs === 0)).toHaveLength(settings.requestsMin);
    const perMoment = new Map<number, number>();
    for (const {atMs} of result.requests) perMoment.set(atMs, (perMoment.get(atMs) ?? 0) + 1);
    const atOnce = Math.max(...perMoment.values());
    expect(atOnce).toBeGreaterThan(settings.requestsMin);
    expect(result.download.isDone).toBe(true);
  });

  it("gives up a source that falls silent, and goes on with whoever comes", () => {
    const all = Bitset.full(60);
    const sources = {silent: source(all.clone(), {silentFromMs: 30}), late: source(all.clone(), {lostAtMs: 0, returnsAtMs: 5000})};
    const result = simulate({size: 60_000, wanted: all, sources, seed: 9, untilMs: 60_000});
    expect(result.download.isDone).toBe(true);
    expect(result.download.sources().map(({id, state}) => `${id} ${state}`)).toEqual(["silent gone", "late active"]);
    expect(result.requests.filter(({peer, atMs}) => peer === "silent" && atMs > 30 + settings.stallMs)).toEqual([]);
    expect(result.cancels.filter(({peer}) => peer === "silent").length).toBeGreaterThan(0);
  });

  it("asks a second source for the last blocks, takes the first answer and cancels the other", () => {
    const all = Bitset.full(2);
    const result = simulate({size: 2000, wanted: all, sources: {slow: source(all.clone(), {blockMs: 1900}), fast: source(all.clone(), {blockMs: 20})}, seed: 2, untilMs: 60_000});
    expect(result.download.isDone).toBe(true);
    expect(result.nowMs).toBeLessThan(300);
    const slows = new Set(result.requests.filter(({peer}) => peer === "slow").map(({id}) => id));
    expect(slows.size).toBeGreaterThan(0);
    expect(new Set(result.cancels.filter(({peer}) => peer === "slow").map(({id}) => id))).toEqual(slows);
  });

  it("shares the work: two equal sources bring about half each", () => {
    const all = Bitset.full(100);
    const result = simulate({size: 100_000, wanted: all, sources: {a: source(all.clone()), b: source(all.clone())}, seed: 4, untilMs: 60_000});
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
    const result = simulate({size: 40_000, wanted: Bitset.full(40), sources, seed: 11, untilMs: 60_000});
    const order = [...new Set(result.requests.map(({piece}) => piece))];
    expect(order.indexOf(7)).toBeLessThan(12);
  });

  it("goes on when more is wanted, and when a source gains what it lacked", () => {
    const download = new Download({size: 5000, pieceSize: PIECE, have: Bitset.full(5), wanted: new Bitset(5), rng: new Prng(1), nextRequestId: () => 1, settings});
    expect(download.isDone).toBe(true);
    const partial = new Download({size: 5000, pieceSize: PIECE, have: new Bitset(5), wanted: bits(5, [1]), rng: new Prng(1), nextRequestId: counter(), settings});
    partial.step({type: "source_holds", peer: "a", have: bits(5, [4])}, 0);
    expect(partial.takeEffects()).toEqual([]);
    partial.step({type: "wanted_more", pieces: [4]}, 0);
    expect(partial.takeEffects()).toMatchObject([{piece: 4, offset: 0}, {offset: 300}, {offset: 600}, {offset: 900, length: 100}]);
    partial.step({type: "source_gained", peer: "a", pieces: [1, -1, 99]}, 0);
    expect(partial.missingEverywhere()).toBe(0);
  });
});

const counter = (): (() => number) => {
  let id = 0;
  return () => id++;
};

describe("the bytes of a piece", () => {
  it("lie where those of an earlier one lay that was given back, each in a place of its own", () => {
    const download = new Download({size: 3 * PIECE, pieceSize: PIECE, have: new Bitset(3), wanted: Bitset.full(3), rng: new Prng(1), nextRequestId: counter(), settings});
    const verifying: {piece: number; bytes: Uint8Array}[] = [];
    const fetch = (): void => {
      for (const effect of download.takeEffects()) {
        if (effect.type === "verify") verifying.push(effect);
        if (effect.type === "request") download.step({type: "data_received", peer: "a", id: effect.id, bytes: new Uint8Array(effect.length)}, 1);
      }
    };
    download.step({type: "source_holds", peer: "a", have: Bitset.full(3)}, 0);
    for (let i = 0; i < 10; i++) fetch();
    // Nothing of the source is known to be good yet: it is asked for one piece alone.
    expect(verifying.length).toBe(1);
    const first = verifying[0] as {piece: number; bytes: Uint8Array};
    download.reuse(first.bytes);
    download.step({type: "piece_stored", piece: first.piece}, 2);
    for (let i = 0; i < 10; i++) fetch();
    const others = verifying.slice(1).map(({bytes}) => bytes);
    expect(others.length).toBe(2);
    expect(others.filter((bytes) => bytes === first.bytes).length).toBe(1);
  });
});

describe("what a hostile peer says", () => {
  it("is ignored when nobody asked for it, or when it has the wrong length", () => {
    const download = new Download({size: 5000, pieceSize: PIECE, have: new Bitset(5), wanted: Bitset.full(5), rng: new Prng(1), nextRequestId: counter(), settings});
    download.step({type: "data_received", peer: "stranger", id: 1, bytes: new Uint8Array(300)}, 0);
    download.step({type: "source_holds", peer: "a", have: new Bitset(99)}, 0);
    expect(download.sources()).toEqual([]);
    download.step({type: "source_holds", peer: "a", have: Bitset.full(5)}, 0);
    expect(download.takeEffects()).toMatchObject([{type: "request", id: 0}, {}, {}, {}]);
    download.step({type: "data_received", peer: "b", id: 0, bytes: new Uint8Array(300)}, 1);
    download.step({type: "data_received", peer: "a", id: 0, bytes: new Uint8Array(1)}, 1);
    expect(download.takeEffects().every((effect) => effect.type !== "verify")).toBe(true);
    expect(download.describe()).toMatch(/4 ignored/);
  });

  it("is its last word when a block is shorter or longer than was asked for: what was to come is taken back from the limit", () => {
    for (const length of [0, 299, 301]) {
      let taken = 0;
      const limit = {
        take: (bytes: number): boolean => {
          taken += bytes;
          return true;
        },
        giveBack: (bytes: number): void => {
          taken -= bytes;
        },
      };
      const download = new Download({size: 5000, pieceSize: PIECE, have: new Bitset(5), wanted: Bitset.full(5), rng: new Prng(1), nextRequestId: counter(), limit, settings});
      download.step({type: "source_holds", peer: "a", have: Bitset.full(5)}, 0);
      expect(taken).toBe(PIECE);
      download.takeEffects();
      download.step({type: "data_received", peer: "a", id: 0, bytes: new Uint8Array(length)}, 1);
      expect(download.takeEffects().filter(({type}) => type === "ban" || type === "request")).toMatchObject([{type: "ban", peer: "a"}]);
      expect(download.isStarved).toBe(true);
      expect(taken).toBe(0);
    }
  });

  it("is not hoped for when it says again and again what it holds, and brings nothing", () => {
    const download = new Download({size: 5000, pieceSize: PIECE, have: new Bitset(5), wanted: Bitset.full(5), rng: new Prng(1), nextRequestId: counter(), settings});
    const endMs = 2 * settings.stallsMax * settings.stallMs;
    let starvedSinceMs: number | undefined;
    for (let nowMs = 0; nowMs < endMs; nowMs += 250) {
      if (nowMs % 500 === 0) download.step({type: "source_holds", peer: "a", have: Bitset.full(5)}, nowMs);
      download.step({type: "ticked"}, nowMs);
      starvedSinceMs = download.isStarved ? (starvedSinceMs ?? nowMs) : undefined;
    }
    expect(starvedSinceMs).toBeGreaterThan((settings.stallsMax - 1) * settings.stallMs);
    expect(starvedSinceMs).toBeLessThanOrEqual(settings.stallsMax * (settings.stallMs + 500));
    // It is still asked, and hoped for again with the first block it brings.
    download.step({type: "source_holds", peer: "a", have: Bitset.full(5)}, endMs);
    const [ask] = download.sources()[0]?.asks.values() ?? [];
    download.step({type: "data_received", peer: "a", id: ask?.id ?? -1, bytes: new Uint8Array(300)}, endMs);
    expect(download.isStarved).toBe(false);
  });

  it("is not hoped for either when it refuses whatever it is asked for, or answers so little that it is never silent for long", () => {
    for (const everyMs of [250, settings.stallMs - 250]) {
      const download = new Download({size: 5000, pieceSize: PIECE, have: new Bitset(5), wanted: Bitset.full(5), rng: new Prng(1), nextRequestId: counter(), settings});
      const endMs = 2 * settings.stallsMax * settings.stallMs;
      let starvedSinceMs: number | undefined;
      for (let nowMs = 0; nowMs < endMs; nowMs += 250) {
        const asks = nowMs % everyMs === 0 ? [...(download.sources()[0]?.asks.keys() ?? [])] : [];
        for (const id of everyMs === 250 ? asks : asks.slice(0, 1)) download.step({type: "request_rejected", peer: "a", id}, nowMs);
        download.step({type: "source_holds", peer: "a", have: Bitset.full(5)}, nowMs);
        download.step({type: "ticked"}, nowMs);
        starvedSinceMs = download.isStarved ? (starvedSinceMs ?? nowMs) : undefined;
      }
      expect(starvedSinceMs).toBeGreaterThan((settings.stallsMax - 1) * settings.stallMs);
    }
  });

  it("neither ends the process nor makes it ask for what is not wanted, in any order", () => {
    const peer = fc.constantFrom("a", "b", "c");
    const number = fc.oneof(fc.nat(40), fc.constantFrom(-1, 2 ** 31, 2 ** 53, 1.5, Number.NaN));
    const said: fc.Arbitrary<DownloadInput> = fc.oneof(
      fc.record({type: fc.constant("source_holds" as const), peer, have: fc.constantFrom(Bitset.full(8), new Bitset(8), bits(8, [1, 3]), Bitset.full(9), new Bitset(0))}),
      fc.record({type: fc.constant("source_gained" as const), peer, pieces: fc.array(number, {maxLength: 4})}),
      fc.record({type: fc.constant("source_lost" as const), peer}),
      fc.record({type: fc.constant("data_received" as const), peer, id: number, bytes: fc.constantFrom(300, 100, 0, 301).map((length) => new Uint8Array(length))}),
      fc.record({type: fc.constant("request_rejected" as const), peer, id: number}),
      fc.constant({type: "ticked" as const}),
    );
    fc.assert(
      fc.property(fc.array(said, {maxLength: 120}), (inputs) => {
        const download = new Download({size: 7500, pieceSize: PIECE, have: bits(8, [0]), wanted: bits(8, [0, 1, 2, 7]), rng: new Prng(1), nextRequestId: counter(), settings});
        inputs.forEach((input, i) => {
          download.step(input, i * 100);
          for (const effect of download.takeEffects()) {
            if (effect.type === "request") expect([1, 2, 7]).toContain(effect.piece);
            if (effect.type === "verify") expect(effect.bytes.length).toBe(effect.piece === 7 ? 500 : PIECE);
          }
        });
      }),
      {numRuns: 300},
    );
  });
});
