import {afterEach, describe, expect, it} from "vitest";
import {commandLine} from "./support/command-line.ts";
import {type Cluster, clusterOf} from "./support/group.ts";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";

const meshes: TestMesh[] = [];
afterEach(async () => {
  for (const mesh of meshes.splice(0)) await mesh.stop();
});

const LAN = ["--election-timeout", "300ms", "--heartbeat-interval", "60ms"];

async function start(count: number, ...flags: string[]): Promise<TestMesh> {
  const mesh = await TestMesh.start(count, {flags: [...LAN, ...flags]});
  meshes.push(mesh);
  return mesh;
}

async function members(peers: readonly PeerProcess[]): Promise<Cluster> {
  return until(`${peers.length} are one group`, 30_000, async () => {
    const views = await Promise.all(peers.map(clusterOf));
    const [first] = views;
    return first && views.every(({state, cluster, members: all}) => state === "member" && cluster === first.cluster && all.length === peers.length) && first;
  });
}

const settle = (peer: PeerProcess, value: number): Promise<unknown> => peer.post("/api/v1/cluster/settings/x-test", {value}, "PUT");

describe("a group that loses members", () => {
  it("goes on after `recover` with a learner that is left, which follows it", async () => {
    const mesh = await start(4, "--voters-max", "3");
    const before = await members(mesh.peers);
    const isVoter = ({id}: PeerProcess): boolean => before.members.some(({peer, role}) => peer === id && role === "voter");
    const voters = await until("three vote", 20_000, async () => {
      const {members: all, change} = await clusterOf(mesh.peer(0));
      return change === null && all.filter(({role}) => role === "voter").length === 3 && all;
    });
    const learner = mesh.peers.find(({id}) => voters.some(({peer, role}) => peer === id && role === "learner")) as PeerProcess;
    expect(isVoter(learner)).toBe(false);
    const survivor = mesh.peer(0);
    await settle(survivor, 1);
    await Promise.all(mesh.peers.filter((peer) => peer !== survivor && peer !== learner).map((peer) => peer.stop("SIGKILL")));
    await until("the learner misses its leader", 20_000, async () => (await clusterOf(learner)).state === "no_quorum");
    // Refused until it is sure that no election follows.
    await until("it goes on alone", 10_000, async () => commandLine(survivor, "cluster", "recover", "--others-are-gone").status === 0);
    const after = await members([survivor, learner]);
    expect(after.cluster).not.toBe(before.cluster);
    await settle(survivor, 2);
    await until("the learner knows it", 10_000, async () => {
      const {settings} = await learner.get<{settings: Record<string, unknown>}>("/api/v1/cluster/settings?consistency=stale");
      return JSON.stringify(settings["x-test"] ?? null).includes("2");
    });
  });

  it("keeps a member that runs, and takes one that was removed in again when it is back", async () => {
    const mesh = await start(3);
    await members(mesh.peers);
    const [a, b, c] = mesh.peers as [PeerProcess, PeerProcess, PeerProcess];
    await expect(a.post("/api/v1/cluster/remove", {peer: c.id})).rejects.toThrow(/409.*runs.*stop it first/);
    const node = (await clusterOf(a)).members.find(({peer}) => peer === c.id)?.node;
    await c.stop("SIGKILL");
    await until("it is missed", 20_000, async () => (await clusterOf(a)).members.some(({peer, up}) => peer === c.id && !up));
    await a.post("/api/v1/cluster/remove", {peer: c.id});
    await members([a, b]);
    const back = await mesh.add({flags: [...LAN, "--default-model", "false"], dataDir: mesh.dataDir(2)});
    const after = await members([a, b, back]);
    expect(after.members.find(({peer}) => peer === back.id)?.node).not.toBe(node);
    await settle(back, 3);
  });

  it("and a peer told of two groups joins one of them and stays", async () => {
    const [one, two] = [await start(2), await start(2)] as [TestMesh, TestMesh];
    await members(one.peers);
    await members(two.peers);
    const between = await one.add({bootstrap: [one.peer(0).multiaddr, two.peer(0).multiaddr], flags: [...LAN, "--default-model", "false"]});
    const joined = await until("it is a member", 30_000, async () => {
      const view = await clusterOf(between);
      return view.state === "member" && view;
    });
    const groups = await Promise.all([one.peer(0), two.peer(0)].map(clusterOf));
    const other = groups[0]?.cluster === joined.cluster ? two : one;
    await settle(between, 4);
    const settled = await clusterOf(between);
    expect([settled.cluster, settled.node]).toEqual([joined.cluster, joined.node]);
    expect((await clusterOf(other.peer(0))).members.some(({peer}) => peer === between.id)).toBe(false);
  });
});
