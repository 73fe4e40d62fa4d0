import {execFileSync} from "node:child_process";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {commandLine} from "./support/command-line.ts";
import {agreeing, clusterOf} from "./support/group.ts";
import {type PeerProcess, type Placement, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

/** A LAN's timing: tests need not wait as long as the default does. */
const LAN = {flags: ["--election-timeout", "300ms", "--heartbeat-interval", "60ms"]};

/** Everybody holds the model: who dies takes nothing with it. */
const HELD = {flags: [...LAN.flags, "--default-model", "true"]};

const placementsOf = async (peer: PeerProcess): Promise<string> => {
  const {placements} = await peer.get<{placements: {model: string; epoch: number; stages: {peer: string}[]}[]}>("/api/v1/placements");
  return JSON.stringify(placements.map(({model, epoch, stages}) => [model, epoch, stages.map(({peer: id}) => id)]));
};

describe("peers that agree", () => {
  it("become three voters, elect another leader within seconds of its death, and go on", async () => {
    mesh = await TestMesh.start(3, HELD);
    const [view] = await agreeing(mesh, 3);
    const leader = mesh.peer(mesh.indexOf(view?.leader ?? ""));
    const others = mesh.peers.filter((peer) => peer !== leader);
    await (others[0] as PeerProcess).post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "whole"});
    await leader.stop("SIGKILL");
    const killedAt = Date.now();
    await until("another leads", 10_000, async () => {
      const views = await Promise.all(others.map(clusterOf));
      return views.every((one) => one.leader !== null && one.leader !== view?.leader && one.leader === views[0]?.leader);
    });
    console.log(`another leader after ${Date.now() - killedAt} ms`);
    expect(Date.now() - killedAt).toBeLessThan(5000);
    await (others[1] as PeerProcess).post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 2});
    await until("both know the same", 5000, async () => new Set(await Promise.all(others.map(placementsOf))).size === 1);
  });

  it("hand over without a gap when the leader is stopped", async () => {
    mesh = await TestMesh.start(3);
    const [view] = await agreeing(mesh, 3);
    const leader = mesh.peer(mesh.indexOf(view?.leader ?? ""));
    const other = mesh.peers.find((peer) => peer !== leader) as PeerProcess;
    await leader.stop("SIGTERM");
    const after = await clusterOf(other);
    // The default election timeout is 2 s: only a hand-over is this quick.
    expect(after.leader).not.toBe(view?.leader);
    expect(after.leader).not.toBeNull();
  });

  it("know after a restart of all what was agreed before, as the same nodes", async () => {
    mesh = await TestMesh.start(3, LAN);
    const before = await agreeing(mesh, 3);
    await mesh.peer(2).post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "whole"});
    const placed = await placementsOf(mesh.peer(0));
    const nodes = before.map(({node}) => node).sort();
    await Promise.all(mesh.peers.map((peer) => peer.stop("SIGKILL")));
    const folders = mesh.peers.map((_, i) => mesh.dataDir(i));
    mesh.peers.length = 0;
    for (const dataDir of folders) await mesh.add({dataDir, ...LAN});
    const after = await agreeing(mesh, 3);
    expect(after.map(({node}) => node).sort()).toEqual(nodes);
    for (const peer of mesh.peers) expect(await placementsOf(peer)).toBe(placed);
  });

  it("without a majority serve what is placed, refuse changes with 503, and go on alone only when told to", async () => {
    mesh = await TestMesh.start(3, LAN);
    await agreeing(mesh, 3);
    const [a, b, c] = [mesh.peer(0), mesh.peer(1), mesh.peer(2)];
    await a.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "whole"});
    for (const peer of mesh.peers) expect(commandLine(peer, "cluster", "recover", "--others-are-gone").text).toMatch(/this group has a leader/);
    await Promise.all([b.stop("SIGKILL"), c.stop("SIGKILL")]);
    await until("the quorum is missed", 10_000, async () => (await clusterOf(a)).state === "no_quorum");
    const refused = await until("it is sure", 10_000, async () => {
      const response = await fetch(`${a.api}/api/v1/deploy`, {method: "POST", body: JSON.stringify({model: "storyteller", strategy: "whole"})});
      return response.status === 503 && ((await response.json()) as {error: string});
    });
    expect(refused.error).toMatch(/^no quorum: no leader among 3 voters/);
    const answer = await a.post<{response: string}>("/api/generate", {
      model: "storyteller",
      prompt: "Tell me a story about an owl.",
      stream: false,
      options: {temperature: 0, num_predict: 20},
    });
    expect(answer.response).toMatch(/owl/);
    expect(commandLine(a, "cluster", "recover").text).toMatch(/two catalogues/);
    expect(commandLine(a, "cluster", "recover", "--others-are-gone")).toMatchObject({status: 0, text: expect.stringMatching(/state +alone/)});
    const again = await a.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "whole"});
    expect(again.stages).toHaveLength(1);
  });

  it("let a member whose log is lost come back as another node, and take the old one out", async () => {
    mesh = await TestMesh.start(3, LAN);
    const before = await agreeing(mesh, 3);
    const lost = mesh.peer(2);
    const {node} = await clusterOf(lost);
    await lost.stop("SIGKILL");
    execFileSync("rm", ["-r", join(mesh.dataDir(2), "consensus")]);
    mesh.peers.pop();
    const back = await mesh.add({dataDir: mesh.dataDir(2), ...LAN});
    expect(back.id).toBe(lost.id);
    await until("only the new node is known", 20_000, async () => {
      const after = await agreeing(mesh, 3);
      return after.every(({cluster, members}) => cluster === before[0]?.cluster && members.length === 3 && !members.some((member) => member.node === node));
    });
  });

  it("take in a peer that was alone before, which gives up its own group for theirs", async () => {
    mesh = await TestMesh.start(2, LAN);
    await until("two are one group", 20_000, async () => (await Promise.all(mesh.peers.map(clusterOf))).every(({members}) => members.length === 2));
    const own = await mesh.add({bootstrap: [], ...LAN});
    await until("it is its own group", 5000, async () => (await clusterOf(own)).state === "alone");
    await own.stop("SIGTERM");
    mesh.peers.pop();
    await mesh.add({dataDir: mesh.dataDir(2), ...LAN});
    await agreeing(mesh, 3);
  });
});

describe("the cluster command", () => {
  it("shows at every peer how far the members are, and that it is unknown while the leader says nothing", async () => {
    mesh = await TestMesh.start(3);
    const [view] = await agreeing(mesh, 3);
    await until("all are up to date, as every peer sees it", 10_000, async () => {
      const views = await Promise.all(mesh.peers.map(clusterOf));
      return views.every(({members}) => members.every(({lag, silent_ms}) => lag === 0 && silent_ms !== null && silent_ms < 1000));
    });
    const [lost, asked] = mesh.peers.filter(({id}) => id !== view?.leader) as [PeerProcess, PeerProcess];
    await lost.stop("SIGKILL");
    await fetch(`${asked.api}/api/v1/cluster/settings/x-a`, {method: "PUT", body: '{"value":1}'});
    const behind = (await clusterOf(asked)).members.find(({peer}) => peer === lost.id);
    expect(behind?.lag).toBeGreaterThan(0);
    expect(behind?.silent_ms).toBeGreaterThan(0);
    const leader = mesh.peer(mesh.indexOf(view?.leader ?? ""));
    leader.child.kill("SIGSTOP");
    const {members} = await clusterOf(asked).finally(() => leader.child.kill("SIGCONT"));
    expect(members.map(({lag}) => lag)).toEqual([null, null, null]);
  });

  it("shows the group and moves the lead", async () => {
    mesh = await TestMesh.start(3, LAN);
    const [view] = await agreeing(mesh, 3);
    const heir = mesh.peers.find(({id}) => id !== view?.leader) as PeerProcess;
    expect(commandLine(mesh.peer(1), "cluster", "status").text).toMatch(/state +member: agreed\n.*\nleader .*\nthis peer .*\n\nPEER +ROLE +STATE +BEHIND +HEARD +ZONE +NODE\n/);
    expect(commandLine(mesh.peer(0), "cluster", "transfer", heir.id).status).toBe(0);
    await until("the heir leads", 10_000, async () => (await clusterOf(mesh.peer(0))).leader === heir.id);
    expect(commandLine(mesh.peer(0), "cluster", "remove", "12D3KooWnobody").text).toMatch(/no member of this group/);
  });
});
