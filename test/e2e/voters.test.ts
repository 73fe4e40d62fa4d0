import {afterEach, describe, expect, it} from "vitest";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
const stopped: PeerProcess[] = [];
afterEach(async () => {
  for (const peer of stopped.splice(0)) peer.child.kill("SIGCONT");
  await mesh?.stop();
});

interface Member {
  readonly peer: string;
  readonly role: string;
  readonly state: string;
  readonly leader: boolean;
  readonly zone: string;
}

interface Cluster {
  readonly leader: string | null;
  readonly term: number;
  readonly members: readonly Member[];
}

const clusterOf = (peer: PeerProcess): Promise<Cluster> => peer.get<Cluster>("/api/v1/cluster");
const votersOf = ({members}: Cluster): string[] =>
  members
    .filter(({role}) => role === "voter")
    .map(({peer}) => peer)
    .sort();
const live = (): PeerProcess[] => mesh.peers.filter((peer) => !peer.hasEnded && !stopped.includes(peer));

/** All that live say the same of who leads and who votes, and it is so for each of them. */
async function agreed(what: string, ms: number, isSo: (view: Cluster) => boolean): Promise<Cluster> {
  let views: Cluster[] = [];
  const isAgreed = async () => {
    views = await Promise.all(live().map(clusterOf));
    const said = views.map((view) => JSON.stringify([view.leader, votersOf(view)]));
    return new Set(said).size === 1 && views.every(isSo) && (views[0] as Cluster);
  };
  return until(what, ms, isAgreed).catch((error: Error) => {
    throw new Error(`${error.message}; last seen: ${JSON.stringify(views.map(({leader, members}) => ({leader, members})))}`);
  });
}

const stateOf = ({members}: Cluster, peer: PeerProcess): string | undefined => members.find((member) => member.peer === peer.id)?.state;
const roleOf = ({members}: Cluster, peer: PeerProcess): string | undefined => members.find((member) => member.peer === peer.id)?.role;
const follower = ({leader}: Cluster, voters: readonly string[]): PeerProcess => mesh.peers.find(({id}) => voters.includes(id) && id !== leader) as PeerProcess;

/** The same data folder, and a little later the same peer. */
async function restart(peer: PeerProcess): Promise<PeerProcess> {
  const index = mesh.peers.indexOf(peer);
  const other = live()[0] as PeerProcess;
  const back = await mesh.add({dataDir: mesh.dataDir(index), bootstrap: [other.multiaddr], flags: FLAGS});
  mesh.peers.splice(mesh.peers.length - 1, 1);
  mesh.peers[index] = back;
  expect(back.id).toBe(peer.id);
  return back;
}

const FLAGS = ["--voters-max", "3", "--default-model", "false"];

describe("voters", () => {
  it("are replaced after a death that several found, not for a pause or a restart, and come back as learners", async () => {
    mesh = await TestMesh.start(5, {flags: FLAGS});
    const before = await agreed("three of five vote", 30_000, (view) => votersOf(view).length === 3 && view.members.length === 5);
    const voters = votersOf(before);
    const voter = follower(before, voters);

    // A pause is noticed and forgiven.
    voter.child.kill("SIGSTOP");
    stopped.push(voter);
    const pausedAt = Date.now();
    await until("it is suspected", 3000, async () => (await Promise.all(live().map(clusterOf))).some((view) => stateOf(view, voter) === "suspected"));
    await until("three seconds have passed", 3000, async () => Date.now() - pausedAt > 3000);
    voter.child.kill("SIGCONT");
    stopped.splice(0);
    expect(votersOf(await agreed("all are up again", 20_000, ({members}) => members.every(({state}) => state === "up")))).toEqual(voters);

    // So is a restart after a kill.
    await voter.stop("SIGKILL");
    const restartedAt = Date.now();
    const back = await restart(voter);
    expect(Date.now() - restartedAt).toBeLessThan(10_000);
    await until("longer than a death takes has passed", 20_000, async () => Date.now() - restartedAt > 16_000);
    const same = await agreed("all are up again", 20_000, ({members}) => members.every(({state}) => state === "up"));
    expect([votersOf(same), same.leader, same.term]).toEqual([voters, before.leader, before.term]);

    // A death is agreed on, then its place is taken.
    await back.stop("SIGKILL");
    const killedAt = Date.now();
    await agreed("its death is agreed on", 20_000, (view) => stateOf(view, back) === "dead");
    const knownMs = Date.now() - killedAt;
    const after = await agreed("another votes in its place", 20_000, (view) => votersOf(view).length === 3 && !votersOf(view).includes(back.id));
    const replacedMs = Date.now() - killedAt;
    console.log(`a voter killed: its death agreed on after ${knownMs} ms, replaced after ${replacedMs} ms`);
    expect(replacedMs).toBeGreaterThan(10_000);
    expect(replacedMs).toBeLessThan(25_000);

    // Who returns learns; nothing is upset by it.
    const returned = await restart(back);
    const end = await agreed("it is counted again", 20_000, (view) => stateOf(view, returned) === "up" && roleOf(view, returned) === "learner");
    expect([votersOf(end), end.leader, end.term]).toEqual([votersOf(after), before.leader, before.term]);
  });

  it("move to where the loss of one zone leaves a majority, and one that left is replaced without anybody's finding", async () => {
    const zones = ["a", "a", "a", "b", "c"];
    mesh = new TestMesh();
    for (const zone of zones) await mesh.add({flags: [...FLAGS, "--zone", zone, "--replace-after", "2s"]});
    const zonesOf = (view: Cluster): string =>
      view.members
        .filter(({role}) => role === "voter")
        .map(({zone}) => zone)
        .sort()
        .join("");
    const spread = await agreed("each zone has one voter", 40_000, (view) => zonesOf(view) === "abc");
    const leaving = follower(spread, votersOf(spread));
    await leaving.stop("SIGTERM");
    const leftAt = Date.now();
    const after = await agreed("another votes in its place", 15_000, (view) => votersOf(view).length === 3 && !votersOf(view).includes(leaving.id));
    console.log(`a voter that left was replaced after ${Date.now() - leftAt} ms, with --replace-after 2s`);
    expect(stateOf(after, leaving)).toBe("left");
  });
});
