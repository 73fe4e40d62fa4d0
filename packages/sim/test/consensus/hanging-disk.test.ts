import {describe, expect, it} from "vitest";
import {calmOptions} from "../../src/consensus/index.ts";
import {electedGroup, electionMs} from "./scenario.ts";

const clients = {...calmOptions.clients, count: 3, timeoutMs: 400};

/** hashicorp/raft#503: a leader that cannot write goes on sending heartbeats, and nobody else can take over. */
describe("a leader whose disk hangs (hashicorp/raft#503)", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("steps down within two election timeouts, and writes go on (seed %i)", (seed) => {
    const {sim, leader} = electedGroup({seed, clients});
    sim.run(1000);
    leader.disk.hang();
    const hungAtMs = sim.nowMs;
    expect(sim.runUntil(() => leader.status?.role !== "leader", 2 * electionMs(sim), 10)).toBe(true);
    expect(sim.runUntil(() => sim.leader !== undefined && sim.leader !== leader, 4 * electionMs(sim), 10)).toBe(true);
    const electedAtMs = sim.nowMs;
    sim.run(10_000);
    expect(sim.clients.calls.filter(({kind, outcome, calledAtMs}) => kind === "put" && outcome === "ok" && calledAtMs > electedAtMs).length).toBeGreaterThan(5);
    expect(leader.disk.isHung && electedAtMs > hungAtMs).toBe(true);
    expect(sim.violation).toBeUndefined();
  });

  it("would lead on if it did not look at its own storage", () => {
    const {sim, leader} = electedGroup({clients, stepsDownOnStalledStorage: false});
    leader.disk.hang();
    sim.run(10 * electionMs(sim));
    expect(sim.leader).toBe(leader);
  });
});
