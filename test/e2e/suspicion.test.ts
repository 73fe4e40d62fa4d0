import {readFileSync} from "node:fs";
import {afterEach, describe, expect, it} from "vitest";
import {type PeerProcess, type Placement, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
const stopped: PeerProcess[] = [];
afterEach(async () => {
  for (const peer of stopped.splice(0)) peer.child.kill("SIGCONT");
  await mesh?.stop();
});

async function lists(peers: readonly PeerProcess[], id: string): Promise<boolean[]> {
  const views = await Promise.all(peers.map((peer) => peer.get<{peers: {id: string}[]}>("/api/v1/peers")));
  return views.map(({peers: listed}) => listed.some((one) => one.id === id));
}

function stop(peer: PeerProcess): number {
  peer.child.kill("SIGSTOP");
  stopped.push(peer);
  return Date.now();
}

/** CPU time so far, ticks of 10 ms. */
function ticks(peer: PeerProcess): number {
  const stat = readFileSync(`/proc/${peer.child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return Number(stat[11]) + Number(stat[12]);
}

interface Topology {
  readonly peers: readonly {readonly id: string; readonly answer: string; readonly links: number}[];
  readonly links: readonly {readonly seen_by: readonly string[]}[];
  readonly missing: readonly unknown[];
  readonly islands: readonly (readonly string[])[];
}

describe("a peer that stands still", () => {
  it("is gone from every list within 6 s, and back soon after it goes on", async () => {
    mesh = await TestMesh.start(3);
    const [a, b, c] = [mesh.peer(0), mesh.peer(1), mesh.peer(2)];
    const whole = await a.get<Topology>("/api/v1/topology");
    expect(whole).toMatchObject({missing: [], islands: [expect.objectContaining({length: 3})]});
    expect(whole.links.map(({seen_by}) => seen_by.length)).toEqual([2, 2, 2]);
    const stoppedAt = stop(c);
    const goneMs = await until("both have given it up", 10_000, async () => (await lists([a, b], c.id)).every((has) => !has) && Date.now() - stoppedAt);
    console.log(`a peer stopped by SIGSTOP left both lists after ${goneMs} ms`);
    // Two probes and the suspicion last 5.1 s: less would give up a peer that pauses for 5 s.
    expect(goneMs).toBeGreaterThan(5000);
    expect(goneMs).toBeLessThan(6500);
    const split = await a.get<Topology>("/api/v1/topology");
    expect(split.islands).toEqual([expect.arrayContaining([a.id, b.id])]);
    expect(split.peers.find(({id}) => id === c.id)).toMatchObject({answer: "away", links: 0});
    c.child.kill("SIGCONT");
    const goesOnAt = Date.now();
    const backMs = await until(
      "all see each other again",
      20_000,
      async () => [...(await lists([a, b], c.id)), ...(await lists([c], a.id))].every(Boolean) && Date.now() - goesOnAt,
    );
    console.log(`back in every list ${backMs} ms after it went on`);
  });

  it("stays where it is when it goes on after 4 s", async () => {
    mesh = await TestMesh.start(3);
    const [a, b, c] = [mesh.peer(0), mesh.peer(1), mesh.peer(2)];
    const stoppedAt = stop(c);
    let isContinued = false;
    await until("eight seconds have passed", 15_000, async () => {
      if (!isContinued && Date.now() - stoppedAt >= 4000) isContinued = c.child.kill("SIGCONT");
      expect(await lists([a, b], c.id)).toEqual([true, true]);
      return Date.now() - stoppedAt > 8000;
    });
  });
});

describe("a peer that is killed and started again before it is missed", () => {
  it("knows what the others serve, and they know that it serves nothing any more until it does", async () => {
    mesh = await TestMesh.start(3);
    const [a, b] = [mesh.peer(0), mesh.peer(1)];
    const story = (peer: PeerProcess): Promise<{response: string}> =>
      peer.post("/api/generate", {model: "storyteller", prompt: "Tell me a story about an owl.", stream: false, options: {temperature: 0, num_predict: 10}});
    const ready = async (peer: PeerProcess): Promise<boolean> => (await peer.get<Placement>("/api/v1/placement/storyteller")).stages.every(({state}) => state === "ready");
    let back = b;
    for (const body of [{strategy: "whole"}, {strategy: "pipeline", stages: 3}]) {
      await a.post("/api/v1/deploy", {model: "storyteller", ...body});
      const {response} = await story(a);
      await back.stop("SIGKILL");
      const startedAt = Date.now();
      back = await mesh.add({dataDir: mesh.dataDir(1)});
      for (const peer of [back, a]) expect((await story(peer)).response).toBe(response);
      console.log(`${body.strategy}: both answered ${Date.now() - startedAt} ms after it was started again`);
      for (const peer of [back, a]) await until("all of it is ready", 20_000, () => ready(peer));
    }
  });
});

describe("three idle peers", () => {
  it("spend next to nothing on watching each other", async () => {
    mesh = await TestMesh.start(3);
    const seconds = 10; // what is measured is time itself
    // Each collects once what its start left behind, ten seconds or half a minute after it: idle begins after that.
    const shares = async (): Promise<number[]> => {
      const before = mesh.peers.map(ticks);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      const percents = mesh.peers.map((peer, i) => (ticks(peer) - (before[i] as number)) / seconds);
      console.log(`idle in a mesh of three: CPU ${percents.map((percent) => percent.toFixed(1)).join(", ")} % of a core`);
      return percents;
    };
    await expect.poll(async () => Math.max(...(await shares())), {timeout: 60_000, interval: 1}).toBeLessThan(4);
  });
});
