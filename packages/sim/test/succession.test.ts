import {describe, expect, it} from "vitest";
import type {SimCluster} from "../src/index.ts";
import {threeVoters} from "./support/three-voters.ts";

/** The shortest election timeout of a simulated peer: nobody who waits for one leads before it is over. */
const ELECTION_TIMEOUT_MS = 2000;

function leaderOf(cluster: SimCluster): string | undefined {
  cluster.run(1); // every node is asked at the end of a run
  cluster.run(10);
  return cluster.ids.find((id) => cluster.node(id).isUp && cluster.isLeader(id));
}

describe("a leader whose process ends", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])("is followed by another before an election timeout has passed (seed %i)", (seed) => {
    const cluster = threeVoters(seed);
    const old = leaderOf(cluster) as string;
    cluster.node(old).crash();
    cluster.run(ELECTION_TIMEOUT_MS / 2);
    expect(leaderOf(cluster)).toBeDefined();
    cluster.run(30_000); // copies that were under way are there
    cluster.finish();
    expect(cluster.violation).toBeUndefined();
  });
});

describe("a leader that one follower loses the connection to", () => {
  it.each([21, 22, 23])("goes on leading, and the follower finds back to it (seed %i)", (seed) => {
    const cluster = threeVoters(seed);
    const leader = leaderOf(cluster) as string;
    const follower = cluster.ids.find((id) => id !== leader) as string;
    for (let i = 0; i < 5; i++) {
      cluster.network.transport(leader)?.breakConnection(follower);
      cluster.run(3000);
      expect(leaderOf(cluster)).toBe(leader);
    }
    cluster.settings.useAll(follower);
    cluster.run(5000);
    expect(cluster.settings.calls.at(-1)?.outcome).toBe("done");
    cluster.finish();
    expect(cluster.violation).toBeUndefined();
  });
});
