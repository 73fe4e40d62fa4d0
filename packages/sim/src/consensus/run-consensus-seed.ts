import type {Note} from "../note.ts";
import {Chaos} from "./chaos.ts";
import {ConsensusSim} from "./consensus-sim.ts";
import {consensusInvariants} from "./invariants/all-invariants.ts";
import type {ConsensusInvariant} from "./invariants/consensus-invariant.ts";
import {proveLiveness} from "./liveness.ts";
import {type ConsensusOptions, drawOptions} from "./options.ts";

export interface ConsensusResult {
  readonly seed: number;
  /** Undefined: all was well. */
  readonly violation: string | undefined;
  readonly traceHash: string;
  readonly steps: number;
  readonly simulatedMs: number;
  readonly sim: ConsensusSim;
}

/** One seed: chaos in which nothing wrong may happen, then calm in which all must come right. It never throws: that too is a violation. */
export function runConsensusSeed(
  seed: number,
  note?: Note,
  options: ConsensusOptions = drawOptions(seed),
  invariants: readonly ConsensusInvariant[] = consensusInvariants(),
): ConsensusResult {
  const sim = new ConsensusSim(options, invariants, note);
  try {
    const chaos = new Chaos(sim);
    chaos.run();
    if (sim.violation === undefined) proveLiveness(sim, () => chaos.settleMembership());
    if (sim.violation === undefined) sim.watch.finish();
  } catch (error) {
    sim.report(`it threw: ${(error as Error).stack}`);
  }
  return {seed, violation: sim.violation, traceHash: sim.hash.value, steps: sim.steps, simulatedMs: sim.nowMs, sim};
}
