import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Placement, TestMesh} from "./support/mesh.ts";

const ANIMALS = ["owl", "fox", "bear", "dog", "cat"];
const TOKENS = 40;

let mesh: TestMesh;

beforeAll(async () => {
  mesh = await TestMesh.start(4);
});
afterAll(() => mesh?.stop());

/** Each prompt through another peer in turn. */
async function answers(): Promise<string[]> {
  const texts: string[] = [];
  for (const [index, animal] of ANIMALS.entries()) {
    const prompt = `Tell me a story about a ${animal} and a kite.`;
    const request = {model: "storyteller", prompt, stream: false, options: {temperature: 0, num_predict: TOKENS}};
    const {response, eval_count} = await mesh.peer(index % 4).post<{response: string; eval_count: number}>("/api/generate", request);
    texts.push(`${eval_count} ${response}`);
  }
  return texts;
}

const deploy = (options: object): Promise<Placement> => mesh.peer(1).post<Placement>("/api/v1/deploy", {model: "storyteller", ...options});

describe("greedy answers of the storyteller", () => {
  let whole: string[];

  it("are the same from two peers that share every layer", async () => {
    whole = await answers();
    expect(new Set(whole).size).toBe(ANIMALS.length);
    const {strategy, stages} = await deploy({strategy: "tensor"});
    expect(strategy).toBe("tensor");
    expect(stages).toMatchObject([{first_layer: 0, last_layer: 11, state: "ready", fellows: [{state: "ready"}]}]);
    expect(await answers()).toEqual(whole);
  });

  it("are the same from two stages of two peers each", async () => {
    const {strategy, stages} = await deploy({strategy: "hybrid"});
    expect(strategy).toBe("hybrid");
    expect(stages.map(({first_layer, fellows}) => [first_layer, fellows.length])).toEqual([
      [0, 1],
      [7, 1],
    ]);
    expect(new Set(stages.flatMap(({peer, fellows}) => [peer, ...fellows.map((fellow) => fellow.peer)])).size).toBe(4);
    expect(await answers()).toEqual(whole);
  });
});
