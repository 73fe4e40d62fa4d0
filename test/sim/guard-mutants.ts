import {type TestedMutant, testedLine} from "./mutant.ts";

const raft = "packages/raft/src";
const guard = testedLine("packages/raft/test/raft-guards.test.ts");

/**
 * Guards against what takes several rare things in a row. What the farm was seen to make of them: an acknowledgement of an older term must outlive an election and find its sender's
 * log overwritten up to there; a campaign over an unapplied change must find the other majority electing in the same term; a read confirmed by too few must meet a leader that is
 * deposed and does not know it, in a joint configuration even. The first was not found by 1006 seeds of the group, the second by 2990, the third by 1978; the fourth was after 1911.
 */
export const guardMutants: readonly TestedMutant[] = [
  guard(
    "leader-takes-an-acknowledgement-of-an-older-term",
    `${raft}/roles/step.ts`,
    "if (message.term !== 0 && message.term < core.term) {",
    'if (message.term !== 0 && message.term < core.term && message.type !== "append_response") {',
  ),
  guard("campaigns-with-an-unapplied-change", `${raft}/roles/election.ts`, 'if (log.slice(index, index + 1, 0)?.[0]?.type === "conf_change") return true;', ""),
  guard(
    "joint-read-by-the-incoming-majority",
    `${raft}/read-only.ts`,
    "committedByJoint(voters, (node) => this.#acked.get(node)),",
    "committedByJoint({...voters, outgoing: new Set()}, (node) => this.#acked.get(node)),",
  ),
  guard("read-by-any-one-answer", `${raft}/read-only.ts`, "committedByJoint(voters, (node) => this.#acked.get(node)),", "Math.max(...this.#acked.values()),"),
  // Each of these two covers most of what the other does: without both the farm finds it after some hundred seeds.
  guard("storage-answers-for-an-entry-of-another-term", `${raft}/log/unstable.ts`, "if (own !== term) {", "if (own !== term && own < 0) {"),
  guard("storage-answers-of-an-older-term-count", `${raft}/roles/step.ts`, "if (term < core.term) {\n    // The entries", "if (term < 0) {\n    // The entries"),
  testedLine("packages/catalog/test/catalog.test.ts")(
    "a-removed-member-stays-a-writer",
    "packages/catalog/src/apply.ts",
    "writers: without(state.writers, node)",
    "writers: state.writers",
  ),
  testedLine("packages/raft/test/raft-node.test.ts")(
    "a-removed-leader-reads-alone",
    `${raft}/roles/reads.ts`,
    "core.tracker.isSingleton && core.voters[0] === core.id",
    "core.tracker.isSingleton",
  ),
  testedLine("packages/raft/test/transcripts.test.ts")(
    "grants-votes-within-the-lease",
    `${raft}/roles/election.ts`,
    "if (request.isTransfer || !isInLease) return false;",
    'if (request.isTransfer || !isInLease || request.type === "vote") return false;',
  ),
];
