import {afterEach, describe, expect, it} from "vitest";
import {Asking} from "./support/asking.ts";
import {commandLine, commandLineBeside} from "./support/command-line.ts";
import {type PeerProcess, type Placement, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

const OWL = {model: "storyteller", prompt: "Tell me a story about an owl.", options: {temperature: 0}};
/** Greedy, by their form no shorter than that on any machine, and of unequal length. */
const LIST = {type: "array", items: {type: "string", minLength: 5, maxLength: 30}, minItems: 500};
const LISTS = [220, 185, 155, 125].map((num_predict) => ({...OWL, format: LIST, options: {temperature: 0, num_predict}}));
const MOVES = [
  {strategy: "pipeline", stages: 3},
  {strategy: "tensor", ranks: 2},
  {strategy: "pipeline", stages: 2},
];

interface Moving extends Placement {
  readonly epoch: number;
  readonly move: (Placement & {readonly phase: string; readonly epoch: number}) | null;
}

interface Drain {
  readonly may_stop: boolean;
  readonly waiting_for: readonly string[];
  readonly blocked: readonly string[];
}

interface Cluster {
  readonly leader: string;
  readonly members: readonly {readonly peer: string; readonly role: string; readonly draining: boolean}[];
}

async function looks(): Promise<readonly {readonly verdict: string; readonly reason: string}[]> {
  const all = await Promise.all(mesh.peers.map((peer) => peer.get<{looks: {verdict: string; reason: string}[]}>("/api/v1/partition/moves")));
  return all.flatMap(({looks: some}) => some);
}

/** Between which times what serves came to be as `isNew` says, as a client sees it. */
async function changeAt(peer: PeerProcess, isNew: (placement: Moving) => boolean): Promise<readonly [fromMs: number, toMs: number]> {
  let fromMs = Date.now();
  for (const giveUpAt = fromMs + 60_000; Date.now() < giveUpAt; ) {
    const askedAtMs = Date.now();
    if (isNew(await placementAt(peer))) return [fromMs, Date.now()];
    fromMs = askedAtMs;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`what serves did not change: ${JSON.stringify(await looks())}`);
}

/** Everybody was told the same all the time, somebody while each of the changes came about. */
async function expectUndisturbed(asking: Asking, changes: readonly (readonly [fromMs: number, toMs: number])[]): Promise<void> {
  expect(await asking.stop()).toEqual([]);
  const across = changes.map(([fromMs, toMs]) => asking.across(fromMs, toMs));
  console.log(`${asking.count} answers, ${across.join(", ")} of them across a change; longest wait ${asking.gapMsMax} ms`);
  expect(Math.min(...across)).toBeGreaterThan(0);
}

function placementAt(peer: PeerProcess): Promise<Moving> {
  return peer.get<Moving>("/api/v1/placement/storyteller");
}

describe("a model that moves while it answers", () => {
  it("goes on with the same text from whole to a pipeline of three, a group of two and a pipeline of two", async () => {
    mesh = await TestMesh.start(3);
    const [a, b] = [mesh.peer(0), mesh.peer(1)];
    for (const peer of mesh.peers) await peer.post("/api/pull", {model: "storyteller", stream: false});
    await a.post("/api/v1/cluster/settings/move_grace", {value: 0}, "PUT");
    await a.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "whole"});
    const asking = await Asking.start(b, LISTS);
    const changes: (readonly [number, number])[] = [];
    for (const how of MOVES) {
      const {epoch} = await placementAt(b);
      const change = changeAt(b, (now) => now.epoch > epoch);
      await a.post<Placement>("/api/v1/deploy", {model: "storyteller", ...how});
      changes.push(await change);
      await until("what served before is gone", 10_000, async () => (await placementAt(b)).move === null);
    }
    await expectUndisturbed(asking, changes);
  });
});

describe("a peer that is drained", () => {
  it("gives its stage, its vote and the lead to others without dropping a stream, says so, and can be stopped", async () => {
    mesh = await TestMesh.start(4, {flags: ["--voters-max", "3", "--log-level", "info"]});
    for (const peer of mesh.peers) await peer.post("/api/pull", {model: "storyteller", stream: false});
    const [a, b] = [mesh.peer(0), mesh.peer(1)];
    await a.post("/api/v1/cluster/settings/move_grace", {value: 0}, "PUT");
    const leader = await until("three vote", 20_000, async () => {
      const {members, leader: led} = await a.get<Cluster>("/api/v1/cluster");
      return members.filter(({role}) => role === "voter").length === 3 && mesh.peers.find(({id}) => id === led);
    });
    const {stages} = await a.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 2});
    const drained = mesh.peers.find((peer) => peer === leader && stages.some(({peer: id}) => id === peer.id)) ?? (mesh.peers.find(({id}) => id === stages[1]?.peer) as PeerProcess);
    const ingress = drained === b ? a : b;
    const asking = await Asking.start(ingress, LISTS);
    const change = changeAt(ingress, (now) => !now.stages.some(({peer}) => peer === drained.id));
    const {status, text} = await commandLineBeside(drained, "drain");
    expect([status, text]).toEqual([0, expect.stringMatching(/waiting for .*\n[\s\S]*it may be stopped/)]);
    const placement = await placementAt(ingress);
    expect(placement.stages.some(({peer}) => peer === drained.id)).toBe(false);
    expect(placement.reasons[0]).toMatch(/which is to be stopped: now on/);
    const {members, leader: next} = await ingress.get<Cluster>("/api/v1/cluster");
    expect(members.find(({peer}) => peer === drained.id)).toMatchObject({role: "learner", draining: true});
    expect([next === drained.id, members.filter(({role}) => role === "voter").length]).toEqual([false, 3]);
    const changed = await change;
    // The first stage leads the answers: they took along what both stages remember, and were not read again.
    const {log} = mesh.peers.find(({id}) => id === stages[0]?.peer) as PeerProcess;
    const moved = [...log.matchAll(/"how":"([^"]*)","event":"session_moved"/g)].map(([, how]) => how);
    console.log(`answers that moved: ${moved.join(", ")}`);
    expect(moved).toContain("with its memory");
    const stoppedAtMs = Date.now();
    await drained.stop("SIGTERM");
    await expectUndisturbed(asking, [changed, [stoppedAtMs, stoppedAtMs]]);
  });

  it("says who would have to do what where nobody can take what it serves, goes on serving, and can be taken back", async () => {
    mesh = await TestMesh.start(2);
    const [a, b] = [mesh.peer(0), mesh.peer(1)];
    await a.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 2});
    await a.post("/api/v1/cluster/drain", {peer: b.id});
    await a.post("/api/v1/cluster/drain", {});
    const {blocked} = await until("it is refused", 20_000, async () => {
      const view = await a.get<Drain>("/api/v1/cluster/drain");
      return view.blocked.length >= 2 && view;
    });
    expect(blocked.join("; ")).toMatch(/nobody can take layers .* of storyteller.*: every peer that is there is being drained/);
    expect(blocked.join("; ")).toMatch(/storyteller.* is whole on no other peer/);
    expect((await b.post<{response: string}>("/api/generate", {...OWL, stream: false})).response).toMatch(/owl/);
    expect(commandLine(b, "drain", "--undo").status).toBe(0);
    await until("the other takes all of it", 20_000, async () => (await placementAt(b)).stages.every(({peer, state}) => peer === b.id && state === "ready"));
  });
});

describe("a mesh that looks for something better", () => {
  it("moves a model to a peer with room for all of it that joins, without dropping its stream, and tells why", async () => {
    // The whole takes 78.2 MB and half of its layers 72.7: one such peer has too little.
    mesh = await TestMesh.start(2, {flags: ["--memory-max", "75000000"]});
    const [a, b] = [mesh.peer(0), mesh.peer(1)];
    expect((await a.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "auto"})).stages).toHaveLength(2);
    const roomy = await mesh.add({flags: ["--default-model", "false"]});
    await mesh.allSeeEachOther();
    await roomy.post("/api/pull", {model: "storyteller", stream: false});
    const set = (name: string, value: number): Promise<unknown> => a.post(`/api/v1/cluster/settings/${name}`, {value}, "PUT");
    await set("move_grace", 0);
    await set("optimization_interval", 1);
    // It waits for nothing but its rest then.
    await until("it would move", 30_000, async () => (await looks()).some(({reason}) => Number(/rests for \d+ s, at (\d+) looks/.exec(reason)?.[1]) >= 4));
    const asking = await Asking.start(b, LISTS);
    const change = changeAt(b, ({stages}) => stages[0]?.peer === roomy.id);
    await set("move_rest", 0);
    await expectUndisturbed(asking, [await change]);
    const all = await Promise.all(mesh.peers.map((peer) => peer.get<{history: {task: string; reason: string}[]}>("/api/v1/partition/history")));
    const moved = all.flatMap(({history}) => history).find(({task}) => task === "move");
    expect(moved?.reason).toMatch(/\d+ % more than pipeline on .* gives now/);
    expect(await looks()).toContainEqual(expect.objectContaining({verdict: "moved"}));
  });
});
