import {afterEach, expect, it} from "vitest";
import {commandLine} from "./support/command-line.ts";
import {type PeerProcess, type Placement, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

const LAN = ["--election-timeout", "300ms", "--heartbeat-interval", "60ms", "--replication-factor", "2", "--repair-after", "2s"];
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

it("a model that fits nowhere whole but at one peer outlives that peer: its ranges are kept elsewhere, and placed anew", async () => {
  mesh = await TestMesh.start(1, {flags: LAN});
  for (let i = 0; i < 4; i++) await mesh.add({flags: [...LAN, ...SMALL]});
  await mesh.allSeeEachOther();
  const first = mesh.peer(0);
  const whole = await first.post<{response: string}>("/api/generate", OWL);
  const deployed = await mesh.peer(1).post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 3});
  const holder = deployed.stages.findIndex(({peer}) => peer === first.id);
  expect(holder).toBeGreaterThanOrEqual(0);

  // The one whole copy is on the peer that serves that stage: of the other stages it is the second.
  const kept = await until("the stage that only one peer has is kept by another", 30_000, async () => {
    const now = await placementAt(mesh.peer(2));
    return now.stages.every(({keepers}, index) => keepers.filter(({state}) => state === "ready").length === (index === holder ? 1 : 0)) && now;
  });
  expect(commandLine(mesh.peer(2), "status").text).toMatch(/keeps a copy/);

  await first.stop("SIGKILL");
  const alive = mesh.peers.slice(1);
  const moved = await until("its stage is served by another", 30_000, async () => {
    const now = await placementAt(alive[0] as PeerProcess);
    return now.epoch > kept.epoch && now.stages.every(({state, peer}) => state === "ready" && peer !== first.id) && now;
  });
  expect(moved.stages[holder]?.peer).toBe(kept.stages[holder]?.keepers[0]?.peer);
  expect(moved.reasons.join()).toContain("which has their bytes");
  for (const peer of alive) expect((await peer.post<{response: string}>("/api/generate", OWL)).response).toBe(whole.response);
  await until("every range has two copies again", 40_000, async () => {
    const now = await placementAt(alive[1] as PeerProcess);
    return now.stages.every(({keepers}) => keepers.some(({state}) => state === "ready"));
  });
});
