import {afterEach, describe, expect, it} from "vitest";
import {type PeerProcess, type Placement, TestMesh, until} from "./support/mesh.ts";
import {OpenStream} from "./support/open-stream.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

/** Greedy, and long by its form: a story would end too soon. */
const LIST = {type: "array", items: {type: "string", minLength: 5, maxLength: 30}, minItems: 60};
const ENDLESS = {model: "storyteller", prompt: "Tell me a story about an owl.", format: LIST, options: {temperature: 0, num_predict: 480}};
const MOVES = [
  {strategy: "pipeline", stages: 3},
  {strategy: "tensor", ranks: 2},
  {strategy: "pipeline", stages: 2},
];

interface Moving extends Placement {
  readonly epoch: number;
  readonly move: (Placement & {readonly phase: string; readonly epoch: number}) | null;
}

function placementAt(peer: PeerProcess): Promise<Moving> {
  return peer.get<Moving>("/api/v1/placement/storyteller");
}

describe("a model that moves while it answers", () => {
  it("goes on with the same text from whole to a pipeline of three, a group of two and a pipeline of two", async () => {
    mesh = await TestMesh.start(3);
    const [a, b] = [mesh.peer(0), mesh.peer(1)];
    // Who has the bytes already need not fetch them: the moves take a fraction of the stream's time.
    for (const peer of mesh.peers) await peer.post("/api/pull", {model: "storyteller", stream: false});
    await a.post("/api/v1/cluster/settings/move_grace", {value: 0}, "PUT");
    await a.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "whole"});
    const undisturbed = await b.post<{response: string; eval_count: number}>("/api/generate", {...ENDLESS, stream: false});
    const stream = new OpenStream(b, ENDLESS);
    await until("it streams", 20_000, async () => stream.lines.length > 5);
    for (const how of MOVES) {
      const before = stream.lines.length;
      const placement = await a.post<Placement>("/api/v1/deploy", {model: "storyteller", ...how});
      const at = stream.lines.length;
      console.log(`${placement.strategy}: ${at - before} lines while it was loaded, at line ${at}; longest wait ${stream.gapMsMax} ms`);
      expect(at).toBeGreaterThan(before);
      await until("what served before is gone", 10_000, async () => (await placementAt(b)).move === null);
      expect(stream.lines.at(-1)?.done).toBe(false);
      await until("it goes on", 10_000, async () => stream.lines.length > at + 5);
    }
    await stream.ended;
    console.log(`longest wait ${stream.gapMsMax} ms of ${stream.lines.length} lines`);
    expect([stream.text, stream.lines.at(-1)?.eval_count]).toEqual([undisturbed.response, undisturbed.eval_count]);
  });
});
