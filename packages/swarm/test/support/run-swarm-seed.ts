import {Prng} from "@ollamesh/stdx";
import {SimulatedSwarm, type SwarmOptions, type SwarmReport} from "./simulated-swarm.ts";

export interface SwarmSeedResult {
  /** Undefined: all was well. */
  readonly violation: string | undefined;
  readonly traceHash: string;
  readonly steps: number;
  readonly simulatedMs: number;
}

/** With a swarm of a seed's own shape and faults: everybody ends with the right bytes, only liars are banned, and nothing is wasted that need not be. */
export function runSwarmSeed(seed: number): SwarmSeedResult {
  const options = drawOptions(seed);
  try {
    const report = new SimulatedSwarm(options).run();
    const {violation = verdict(options, report), traceHash, events, simulatedMs} = report;
    return {violation, traceHash, steps: events, simulatedMs};
  } catch (error) {
    return {violation: `it threw: ${(error as Error).stack}`, traceHash: "", steps: 0, simulatedMs: 0};
  }
}

function drawOptions(seed: number): SwarmOptions {
  const rng = new Prng(seed);
  const pieceBytes = rng.pick([2 ** 18, 2 ** 20, 2 ** 21]);
  const isCalm = rng.chance(1, 3);
  return {
    nodes: rng.pick([1, 3, 8, 16, 30]),
    seed,
    fileBytes: pieceBytes * (1 + rng.below(96)),
    pieceBytes,
    rate: 25e6,
    latencyMs: rng.pick([1, 20, 150]),
    degree: rng.pick([3, 6, 10]),
    settings: {stallMs: 5000},
    ...(!isCalm && {
      slowPercent: rng.pick([0, 30]),
      corrupt: rng.pick([0, 0, 1, 2]),
      mute: rng.pick([0, 0, 1]),
      churnPercent: rng.pick([0, 0, 40]),
      seederLeaves: rng.chance(1, 3),
    }),
  };
}

/** Bounds that no seed of many reaches, and the mutants of test/sim do. */
function verdict(options: SwarmOptions, report: SwarmReport): string | undefined {
  const {corrupt = 0, nodes, fileBytes, pieceBytes} = options;
  if (report.unfinished > 0) return `${report.unfinished} of ${nodes} nodes never had all`;
  if (report.corruptPiecesMost > 2 * corrupt) return `a node took ${report.corruptPiecesMost} bad pieces of ${corrupt} liars`;
  // With three neighbours a swarm can fall apart, and what a part lacks only the seeder can give; in a second or two not everybody has found neighbours.
  const isCalm = options.churnPercent === undefined && (options.degree ?? 0) > 3 && fileBytes > 2 * options.rate;
  if (!isCalm) return undefined;
  const pieces = fileBytes / pieceBytes;
  if (report.seederUpload > 1.15 + 10 / pieces) return `the seeder sent ${report.seederUpload.toFixed(2)} copies of ${pieces} pieces to ${nodes} nodes`;
  if (report.wasted / nodes > 0.1 + 10 / pieces) return `${report.wasted.toFixed(2)} copies came for nothing to ${nodes} nodes`;
  return undefined;
}
