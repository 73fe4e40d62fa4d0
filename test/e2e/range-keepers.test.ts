import {afterEach, expect, it} from "vitest";
import {commandLine} from "./support/command-line.ts";
import {type PeerProcess, type Placement, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

const LAN = ["--election-timeout", "300ms", "--heartbeat-interval", "60ms", "--replication-factor", "2", "--repair-after", "2s", "--replace-after", "2s"];
/** Room for the ranges of one stage and a little more, not for the 4.7 MB of the whole. */
const SMALL = ["--default-model", "false", "--disk-max", "4MB", "--disk-reserve", "0"];
const OWL = {model: "storyteller", prompt: "Tell me a story about an owl.", stream: false, options: {temperature: 0, num_predict: 40}};

interface Kept extends Placement {
  readonly epoch: number;
  readonly reasons: readonly string[];
  readonly stages: readonly (Placement["stages"][number] & {readonly keepers: readonly {readonly peer: string; readonly state: string}[]})[];
}

async function placementAt(peer: PeerProcess): Promise<Kept> {
  return peer.get<Kept>("/api/v1/placement/storyteller");
}

/** With one of the living lost as well, a majority still lives, as each of them knows: who has not heard yet that a change of the voters is over needs those of before too. */
async function majorityWithoutOneMore(gone?: PeerProcess): Promise<void> {
  await until("one more may be lost", 40_000, async () => {
    const living = mesh.peers.filter((peer) => peer !== gone);
    const views = await Promise.all(living.map((peer) => peer.get<{members: {peer: string; role: string}[]; change: object | null}>("/api/v1/cluster")));
    return views.every(({members, change}) => {
      const voters = members.filter(({role}) => role === "voter");
      return change === null && voters.filter(({peer}) => peer !== gone?.id).length - 1 > voters.length / 2;
    });
  });
}

async function copiesWanted(value: number): Promise<void> {
  await mesh.peer(0).post("/api/v1/cluster/settings/replication_factor", {value}, "PUT");
}

/** @param only that stage; undefined: each */
async function keptBySomebody(peer: PeerProcess, only?: number): Promise<boolean> {
  return until("ranges have a second copy", 40_000, async () => {
    const {stages} = await placementAt(peer);
    return stages.every(({keepers}, index) => (only !== undefined && only !== index) || keepers.some(({state}) => state === "ready"));
  });
}

it("a model that fits nowhere whole but at one peer outlives that peer: its ranges are kept elsewhere, and placed anew", async () => {
  mesh = await TestMesh.start(1, {flags: LAN});
  for (let i = 0; i < 2; i++) await mesh.add({flags: [...LAN, ...SMALL]});
  await mesh.allSeeEachOther();
  const first = mesh.peer(0);
  const whole = await first.post<{response: string}>("/api/generate", OWL);
  // With three peers for three stages who has the whole model serves one of them; nobody shall keep ranges before there are others who could.
  await copiesWanted(1);
  const deployed = await mesh.peer(1).post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 3});
  const holder = deployed.stages.findIndex(({peer}) => peer === first.id);
  expect(holder).toBeGreaterThanOrEqual(0);
  for (let i = 0; i < 2; i++) await mesh.add({flags: [...LAN, ...SMALL]});
  await mesh.allSeeEachOther();
  await until("all belong to the group", 20_000, async () => (await first.get<{members: unknown[]}>("/api/v1/cluster")).members.length === 5);
  await copiesWanted(2);

  // The one whole copy is on the peer that serves that stage: of the other stages it is the second.
  const kept = await until("the stage that only one peer has is kept by another", 30_000, async () => {
    const now = await placementAt(mesh.peer(2));
    return now.stages.every(({keepers}, index) => keepers.filter(({state}) => state === "ready").length === (index === holder ? 1 : 0)) && now;
  });
  expect(commandLine(mesh.peer(2), "status").text).toMatch(/keeps a copy/);

  await majorityWithoutOneMore();
  await first.stop("SIGKILL");
  const alive = mesh.peers.slice(1);
  const moved = await until("its stage is served by another", 30_000, async () => {
    const now = await placementAt(alive[0] as PeerProcess);
    return now.epoch > kept.epoch && now.stages.every(({state, peer}) => state === "ready" && peer !== first.id) && now;
  });
  expect(moved.stages[holder]?.peer).toBe(kept.stages[holder]?.keepers[0]?.peer);
  expect(moved.reasons.join()).toContain("which has their bytes");
  for (const peer of alive) expect((await peer.post<{response: string}>("/api/generate", OWL)).response).toBe(whole.response);
  await keptBySomebody(alive[1] as PeerProcess);

  // And once more: who is left has all the ranges, and room for no more than it has. A majority must be left, too.
  await majorityWithoutOneMore(first);
  const next = alive.find(({id}) => moved.stages.some(({peer}) => peer === id)) as PeerProcess;
  await next.stop("SIGKILL");
  const left = alive.filter((peer) => peer !== next);
  await until("its stage is served by another again", 40_000, async () => {
    const {epoch, stages} = await placementAt(left[0] as PeerProcess);
    return epoch > moved.epoch && stages.every(({state, peer}) => state === "ready" && peer !== next.id);
  });
  for (const peer of left) expect((await peer.post<{response: string}>("/api/generate", OWL)).response).toBe(whole.response);
});

it("ranges another name is made of outlive the name they were deployed under", async () => {
  mesh = await TestMesh.start(1, {flags: LAN});
  for (let i = 0; i < 3; i++) await mesh.add({flags: [...LAN, ...SMALL, "--disk-max", "4500KB"]}); // any two of the ranges
  await mesh.allSeeEachOther();
  const [first, ...small] = mesh.peers as [PeerProcess, ...PeerProcess[]];
  const asked = small[0] as PeerProcess;
  const whole = await first.post<{response: string}>("/api/generate", OWL);
  await first.post("/api/copy", {source: "storyteller", destination: "other"});
  const {stages} = await asked.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 3});
  const held = await keptBySomebody(
    asked,
    stages.findIndex(({peer}) => peer === first.id),
  );
  expect(held).toBe(true);
  await majorityWithoutOneMore();
  await first.stop("SIGKILL");
  await until("its death is known", 20_000, async () => !(await asked.get<{peers: {id: string}[]}>("/api/v1/peers")).peers.some(({id}) => id === first.id));
  const used = (): Promise<number[]> => Promise.all(small.map(async (peer) => (await peer.get<{used_bytes: number}>("/api/v1/space")).used_bytes));
  const before = await used();
  await asked.post("/api/delete", {model: "storyteller"}, "DELETE");
  await until("the name is nowhere", 10_000, async () => {
    const names = await Promise.all(small.map(async (peer) => (await peer.get<{models: {name: string}[]}>("/api/tags")).models.map(({name}) => name)));
    return names.every((list) => list.join() === "other:latest");
  });
  for (const [index, bytes] of (await used()).entries()) expect(bytes).toBeGreaterThanOrEqual(before[index] as number);

  // Nobody has all of it any more, nor room for it: what is kept of it is enough.
  await asked.post<Placement>("/api/v1/deploy", {model: "other", strategy: "pipeline", stages: 3});
  for (const peer of small) expect((await peer.post<{response: string}>("/api/generate", {...OWL, model: "other"})).response).toBe(whole.response);
});
