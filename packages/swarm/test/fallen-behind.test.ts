import {Bitset, Prng} from "@ollamesh/stdx";
import {expect, it} from "vitest";
import {Download} from "../src/index.ts";
import {SimulatedSwarm} from "./support/simulated-swarm.ts";
import {bits, settings} from "./support/swarm-world.ts";

const PIECES = 40;
/** One block. */
const PIECE = settings.blockBytes;
/** What the other sources have; the rest only the first seeder has. */
const EARLY = Array.from({length: 20}, (_, piece) => piece);

/** The first piece asked of a first seeder by who has some pieces and sources with 20 each, each of which has brought one piece and is asked for as many more as `requestsMin`. */
function askedOfSeeder(have: number, sources: readonly string[], requestsMin: number): number | undefined {
  let ids = 0;
  const download = new Download({
    size: PIECES * PIECE,
    pieceSize: PIECE,
    have: bits(PIECES, EARLY.slice(0, have)),
    wanted: Bitset.full(PIECES),
    rng: new Prng(7),
    nextRequestId: () => ids++,
    settings: {...settings, requestsMin, randomPieces: 3, assemblyBytesMax: PIECES * PIECE},
  });
  for (const peer of sources) download.step({type: "source_holds", peer, have: bits(PIECES, EARLY)}, 0);
  for (const effect of download.takeEffects())
    if (effect.type === "request") download.step({type: "data_received", peer: effect.peer, id: effect.id, bytes: new Uint8Array(PIECE)}, 1);
  for (const effect of download.takeEffects()) if (effect.type === "verify") download.step({type: "piece_stored", piece: effect.piece}, 2);
  download.step({type: "ticked"}, 3);
  download.takeEffects();
  download.step({type: "source_holds", peer: "seeder", have: Bitset.full(PIECES), isWhole: true}, 4);
  const request = download.takeEffects().find((effect) => effect.type === "request" && effect.peer === "seeder");
  return request?.type === "request" ? request.piece : undefined;
}

it("leaves what only a first seeder has to those that are faster", () => {
  expect(askedOfSeeder(0, ["a", "b", "c"], 4)).toBeLessThan(20);
});

it("asks for it when it is as fast as most, or the others keep it too little busy", () => {
  expect(askedOfSeeder(8, ["a", "b", "c"], 2)).toBeGreaterThanOrEqual(20);
  expect(askedOfSeeder(0, ["a", "b", "c"], 2)).toBeGreaterThanOrEqual(20);
  expect(askedOfSeeder(0, ["a"], 4)).toBeGreaterThanOrEqual(20);
});

it("has the last hundredth of a swarm with slow ones in it take a twentieth of the time at most", () => {
  const swarm = new SimulatedSwarm({nodes: 40, seed: 1, fileBytes: 2 ** 29, pieceBytes: 2 ** 20, rate: 25e6, latencyMs: 20, slowPercent: 20});
  const {unfinished, lastPercentWorst, seederUpload} = swarm.run();
  expect({unfinished, isTailShort: lastPercentWorst <= 0.05, isSeederSpared: seederUpload <= 1.1}).toEqual({unfinished: 0, isTailShort: true, isSeederSpared: true});
});
