import {describe, expect, it} from "vitest";
import {type ConsensusInvariant, ConsensusSim, calmOptions, consensusInvariants, runConsensusSeed} from "../../src/consensus/index.ts";

/** The gate runs ten times as many, a farm thousands. */
const SEEDS = 20;

describe("seeds of the group", () => {
  it(`${SEEDS} of them are well`, () => {
    const failed: string[] = [];
    for (let seed = 1; seed <= SEEDS; seed++) {
      const {violation} = runConsensusSeed(seed);
      if (violation !== undefined) failed.push(`seed ${seed}: ${violation}`);
    }
    expect(failed).toEqual([]);
  });

  it.each([7, 12, 33])("%i is the same run twice", (seed) => {
    expect(runConsensusSeed(seed).traceHash).toBe(runConsensusSeed(seed).traceHash);
  });

  it("are runs of their own", () => {
    expect(new Set([1, 2, 3, 4, 5].map((seed) => runConsensusSeed(seed).traceHash)).size).toBe(5);
  });
});

describe("the chaos", () => {
  it("does get to elections, snapshots, changes of the membership and joint configurations, and leaves much unknown", () => {
    const met = new Set<string>();
    const watch: ConsensusInvariant = {
      name: "watch",
      stepped(_sim, _replica, {role, configuration}, before) {
        if (role !== before.role) met.add(role);
        if (configuration.voters.outgoing.size > 0) met.add("joint");
        if (configuration !== before.configuration) met.add("changed");
        return undefined;
      },
      sent(_sim, _replica, {type}) {
        met.add(type);
        return undefined;
      },
      end({clients}) {
        for (const {outcome} of clients.calls) met.add(`${outcome}`);
        return undefined;
      },
    };
    for (let seed = 1; seed <= 40; seed++) runConsensusSeed(seed, undefined, undefined, [watch]);
    for (const what of ["leader", "candidate", "pre_candidate", "follower", "joint", "changed", "snapshot", "timeout_now", "read_index_response", "ok", "unknown"]) {
      expect(met).toContain(what);
    }
  });
});

describe("an invariant", () => {
  it("that is broken ends the run and says so", () => {
    const invariant: ConsensusInvariant = {name: "nobody leads", stepped: (_sim, {id}, {role}) => (role === "leader" ? `${id} leads` : undefined)};
    const sim = new ConsensusSim(calmOptions, [...consensusInvariants(), invariant]);
    sim.run(10_000);
    expect(sim.violation).toMatch(/^nobody leads: [123] leads \(at \d+ ms\)$/);
  });
});
