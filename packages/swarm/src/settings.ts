import {KIB, MIB} from "@ollamesh/stdx";

/** distribution.md gives the reasons; sizes in bytes, times in milliseconds. */
export const swarmDefaults = {
  /** One request. 16 KiB messages would drown JavaScript. */
  blockBytes: 256 * KIB,
  /** Requests in flight per peer: at least so many, else what it delivers in `windowMs`. Longer windows queue up at busy peers (docs/adr/swarm.md). */
  requestsMin: 4,
  requestsMax: 64,
  windowMs: 500,
  /** Read from outside of the mesh in one go: a 64th of the blob, within these. The same for all that share a blob. */
  spanBytesMin: MIB,
  spanBytesMax: 64 * MIB,
  /** Pieces being assembled in memory, all together. */
  assemblyBytesMax: 32 * MIB,
  /** The first pieces are drawn at random, so that peers that start together have something to swap. */
  randomPieces: 4,
  /** Who is slower than most leaves what only a first seeder has to them, who pass it on sooner, as long as so many requests of its own are in flight. */
  askedBehindMin: 8,
  /** A request older than this, and than four times what the peer's rate makes one expect, may be asked of somebody else too. */
  stealAfterMs: 2000,
  /** The last blocks are asked of a second peer where that brings them so much sooner: else most of them would only come twice. */
  endgameGainMs: 100,
  /** A peer that answers nothing for so long is given up, until it says again what it holds. */
  stallMs: 30_000,
  /** So many times in a row; from then on nothing is hoped for from it. Its line may be long: whoever has a small limit and many to serve lets each wait for minutes. */
  stallsMax: 10,
} as const;

export type SwarmSettings = {readonly [K in keyof typeof swarmDefaults]: number};
