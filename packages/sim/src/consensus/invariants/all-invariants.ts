import {acknowledgedIsDurable} from "./acknowledged-is-durable.ts";
import {acknowledgedIsKept} from "./acknowledged-is-kept.ts";
import {catalogueIsImmutable} from "./catalogue-is-immutable.ts";
import {commitsOwnTerm} from "./commits-own-term.ts";
import {committedIsDurable} from "./committed-is-durable.ts";
import {committedNeverChanges} from "./committed-never-changes.ts";
import type {ConsensusInvariant} from "./consensus-invariant.ts";
import {electedByQuorum} from "./elected-by-quorum.ts";
import {electionSafety} from "./election-safety.ts";
import {equalConfiguration} from "./equal-configuration.ts";
import {equalState} from "./equal-state.ts";
import {leaderAppendOnly} from "./leader-append-only.ts";
import {leaderCompleteness} from "./leader-completeness.ts";
import {linearizable} from "./linearizable.ts";
import {logMatching} from "./log-matching.ts";
import {monotonic} from "./monotonic.ts";
import {noStaleRead} from "./no-stale-read.ts";
import {oneChangeInFlight} from "./one-change-in-flight.ts";
import {onePlacementPerEpoch} from "./one-placement-per-epoch.ts";
import {termsAreAdopted} from "./terms-are-adopted.ts";
import {voteOnce} from "./vote-once.ts";

/** Fresh ones: each remembers what it saw of one run. */
export function consensusInvariants(): readonly ConsensusInvariant[] {
  return [
    electionSafety(),
    electedByQuorum(),
    voteOnce(),
    logMatching(),
    leaderAppendOnly(),
    leaderCompleteness(),
    committedIsDurable(),
    committedNeverChanges(),
    commitsOwnTerm(),
    acknowledgedIsDurable(),
    monotonic(),
    termsAreAdopted(),
    oneChangeInFlight(),
    equalState(),
    onePlacementPerEpoch(),
    catalogueIsImmutable(),
    equalConfiguration(),
    noStaleRead(),
    acknowledgedIsKept(),
    linearizable(),
  ];
}
