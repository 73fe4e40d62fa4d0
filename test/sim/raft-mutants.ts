import {type Mutant, oneLine} from "./mutant.ts";

const raft = "packages/raft/src";

const one = oneLine("group");

/** Deliberate bugs of the consensus machine, and one of the simulator's own state machine. */
export const raftMutants: readonly Mutant[] = [
  one("votes-twice-in-a-term", `${raft}/roles/election.ts`, "(core.vote === NONE && core.leader === NONE)", "core.leader === NONE"),
  one("forgets-its-vote-in-a-restart", `${raft}/roles/core.ts`, "this.vote = vote;", "this.vote = NONE;"),
  one(
    "votes-before-that-is-durable",
    `${raft}/roles/core.ts`,
    'message.type === "vote_response" || message.type === "pre_vote_response"',
    '(message.type === "vote_response" && message.to === this.id) || message.type === "pre_vote_response"',
  ),
  one("votes-without-looking-at-the-log", `${raft}/roles/election.ts`, "isFree && core.log.isUpToDate(request.last)", "isFree"),
  one("commits-an-older-term-by-counting", `${raft}/log/raft-log.ts`, "at.index <= this.committed || !this.matches(at)", "at.index <= this.committed"),
  one(
    "acknowledges-before-the-sync",
    `${raft}/roles/core.ts`,
    'message.type === "append_response" || message.type === "vote_response"',
    '(message.type === "append_response" && message.to === this.id) || message.type === "vote_response"',
  ),
  one(
    "leader-counts-itself-before-the-sync",
    `${raft}/roles/core.ts`,
    'this.send({type: "append_response", to: this.id, index: this.log.lastIndex, hint: undefined});',
    "if (this.own?.advance(this.log.lastIndex)) this.tryCommit();",
  ),
  one(
    "leader-stays-on-a-higher-term",
    `${raft}/roles/step.ts`,
    'if (message.type === "pre_vote" || (message.type === "pre_vote_response" && message.isGranted)) return true;',
    'if (core.role === "leader" || message.type === "pre_vote" || (message.type === "pre_vote_response" && message.isGranted)) return true;',
  ),
  {
    name: "truncates-below-the-commit-index",
    simulation: "group",
    patches: [
      {
        file: `${raft}/roles/follower.ts`,
        search: 'if (prev.index < log.committed) return core.send({type: "append_response", to: from, index: log.committed, hint: undefined});',
        replacement: "",
      },
      {file: `${raft}/log/raft-log.ts`, search: "const conflict = this.#findConflict(entries);", replacement: "const conflict = entries[0]?.index;"},
      {file: `${raft}/log/raft-log.ts`, search: "assert(conflict === undefined || conflict > this.committed,", replacement: "assert(true,"},
      {file: `${raft}/log/raft-log.ts`, search: "assert(first.index > this.committed,", replacement: "assert(true,"},
    ],
  },
  one("heartbeat-commits-beyond-the-match", `${raft}/roles/replication.ts`, "Math.min(progress.match, core.log.committed)", "core.log.committed"),
  one(
    "joint-commit-by-the-incoming-majority",
    `${raft}/quorum/joint.ts`,
    "Math.min(committedByMajority(incoming, acked), committedByMajority(outgoing, acked))",
    "outgoing.size < 0 ? 0 : committedByMajority(incoming, acked)",
  ),
  one("joint-vote-by-the-incoming-majority", `${raft}/quorum/joint.ts`, "voteByMajority(outgoing, votes)]", "voteByMajority(incoming, votes)]"),
  one("two-configuration-changes-in-flight", `${raft}/roles/leader.ts`, "if (core.pendingConfIndex > core.log.applied) return", "if (core.pendingConfIndex < 0) return"),
  one("snapshot-leaves-the-configuration", `${raft}/roles/follower.ts`, "core.restoreConfiguration(snapshot.confState);", ""),
  one("read-without-a-quorum", `${raft}/roles/reads.ts`, 'core.config.reads === "lease" || isAlone(core)', "core.term > 0"),
  one(
    "a-single-voter-reads-before-its-first-commit",
    `${raft}/roles/reads.ts`,
    "if (core.hasCommittedInTerm) return beginRead",
    "if (core.tracker.isSingleton) return answerRead(core, request, core.log.committed);\n  if (core.hasCommittedInTerm) return beginRead",
  ),
  one("read-before-the-first-commit-of-the-term", `${raft}/roles/reads.ts`, "if (core.hasCommittedInTerm) return beginRead", "if (core.term > 0) return beginRead"),
  one(
    "a-request-tried-again-counts-twice",
    "packages/sim/src/consensus/map/map-machine.ts",
    "if (session && command.sequence <= session.sequence)",
    "if (session && command.sequence < session.sequence)",
  ),
];
