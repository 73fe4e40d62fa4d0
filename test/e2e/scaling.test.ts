import {afterEach, expect, it} from "vitest";
import {Asking} from "./support/asking.ts";
import {commandLine} from "./support/command-line.ts";
import {type Placement, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

const OWL = {model: "storyteller", prompt: "Tell me a story about an owl.", options: {temperature: 0}};
/** Greedy, by their form no shorter than that on any machine, and of unequal length. */
const LIST = {type: "array", items: {type: "string", minLength: 5, maxLength: 30}, minItems: 500};
const LISTS = [150, 130, 110, 90, 70].map((num_predict) => ({...OWL, format: LIST, options: {temperature: 0, num_predict}}));
const FLAGS = ["--num-parallel", "4", "--scaling-threshold", "0.6", "--max-scaling-factor", "2"];

interface Scaled extends Placement {
  readonly epoch: number;
  readonly replicas: readonly {readonly peer: string; readonly state: string}[];
  readonly scaling?: {readonly added: readonly string[]; readonly leaving: readonly string[]; readonly reason: string};
}

interface History {
  readonly history: readonly {readonly task: string; readonly reason: string; readonly peers: number}[];
}

it("gives a model that too much is asked of a second replica, which answers, and takes it back when that is over, without dropping a stream", async () => {
  mesh = await TestMesh.start(3, {flags: FLAGS});
  for (const peer of mesh.peers) await peer.post("/api/pull", {model: "storyteller", stream: false});
  const a = mesh.peer(0);
  for (const [name, value] of Object.entries({scaling_window: 2, scaling_rest: 3, exploration: 0})) await a.post(`/api/v1/cluster/settings/${name}`, {value}, "PUT");
  const placement = (): Promise<Scaled> => a.get<Scaled>("/api/v1/placement/storyteller");
  await a.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "auto"});
  const before = await placement();
  expect([before.stages.length, before.replicas.length, before.scaling]).toEqual([1, 0, undefined]);

  const asking = await Asking.start(a, LISTS);
  const grown = await until("a second one serves it", 30_000, async () => {
    const now = await placement();
    return now.replicas[0]?.state === "ready" && now;
  });
  const added = mesh.peers.find(({id}) => id === grown.replicas[0]?.peer);
  expect(grown.scaling).toMatchObject({added: [added?.id], leaving: []});
  await until("it answers", 20_000, async () => (await added?.get<History>("/api/v1/partition/history"))?.history.some(({task}) => task === "run"));
  expect(commandLine(a, "plan", "storyteller").text).toMatch(/it is served by 2 peers now, 1 of them for its load: .*% of the slots are asked for, more than 60 %/);

  // One goes on asking while the others are gone.
  expect(await asking.stop()).toEqual([]);
  const few = await Asking.start(a, LISTS.slice(0, 1));
  await until("it has one again", 40_000, async () => {
    const now = await placement();
    return now.replicas.length === 0 && now.scaling === undefined;
  });
  expect(await few.stop()).toEqual([]);
  expect(await placement()).toMatchObject({epoch: before.epoch, stages: before.stages.map(({peer}) => ({peer, state: "ready"}))});
  const all = await Promise.all(mesh.peers.map((peer) => peer.get<History>("/api/v1/partition/history")));
  const scaled = all.flatMap(({history}) => history).filter(({task}) => task === "scale");
  expect(scaled.map(({peers}) => peers).toSorted()).toEqual([1, 2, 2]);
  console.log(`${asking.count + few.count} answers as undisturbed; ${scaled.map(({reason}) => reason).join(" | ")}`);
});
