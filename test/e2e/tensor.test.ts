import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, onTestFinished} from "vitest";
import {llamaModel} from "../../packages/engine-llama/test/fixtures/llama-model.ts";
import {writeSeededModel} from "../../packages/engine-llama/test/fixtures/seeded-model.ts";
import {root} from "../../scripts/peer-process.ts";
import {type PeerProcess, type Placement, TestMesh, until} from "./support/mesh.ts";
import {runnersOf} from "./support/runners.ts";
import {digestOf, putModel} from "./support/seeded-model.ts";

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

let wholeAnswers: string[];

describe("greedy answers of the storyteller", () => {
  it("are the same from two peers that share every layer", async () => {
    wholeAnswers = await answers();
    expect(new Set(wholeAnswers).size).toBe(ANIMALS.length);
    const {strategy, stages} = await deploy({strategy: "tensor"});
    expect(strategy).toBe("tensor");
    expect(stages).toMatchObject([{first_layer: 0, last_layer: 11, state: "ready", fellows: [{state: "ready"}]}]);
    expect(await answers()).toEqual(wholeAnswers);
  });

  it("are the same from two stages of two peers each", async () => {
    const {strategy, stages} = await deploy({strategy: "hybrid"});
    expect(strategy).toBe("hybrid");
    expect(stages.map(({first_layer, fellows}) => [first_layer, fellows.length])).toEqual([
      [0, 1],
      [7, 1],
    ]);
    expect(new Set(stages.flatMap(({peer, fellows}) => [peer, ...fellows.map((fellow) => fellow.peer)])).size).toBe(4);
    expect(await answers()).toEqual(wholeAnswers);
  });
});

describe("vectors of texts", () => {
  const input = ["The owl sat in the tree.", "A fox ran to the river and drank. ".repeat(20), "x"];
  const embed = async (index: number): Promise<number[][]> => (await mesh.peer(index).post<{embeddings: number[][]}>("/api/embed", {model: "storyteller", input})).embeddings;

  it("are those of the whole from two peers that share every layer, and from two stages of two peers each, beside answers", async () => {
    await mesh.peer(1).post("/api/v1/deploy/storyteller", undefined, "DELETE");
    const whole = await embed(0);
    expect(whole).toHaveLength(input.length);
    for (const strategy of ["tensor", "hybrid"]) {
      expect((await deploy({strategy})).strategy).toBe(strategy);
      const [one, other, told] = await Promise.all([embed(1), embed(2), answers()]);
      for (const vectors of [one, other]) {
        for (const [text, vector] of whole.entries()) for (const [i, value] of vector.entries()) expect(vectors[text]?.[i]).toBeCloseTo(value, 3);
      }
      expect(told).toEqual(wholeAnswers);
    }
  });
});

describe("a model whose four heads of keys three peers share", () => {
  const request = {model: "wide", prompt: "once upon a time there was an owl ".repeat(24), raw: true, stream: false, options: {temperature: 0, num_predict: 16}};
  const answer = (index: number): Promise<{response: string; eval_count: number}> => mesh.peer(index).post("/api/generate", request);

  it("answers as the whole does, long sums and short ones", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ollamesh-tensor-"));
    onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
    const path = join(folder, "wide.gguf");
    const size = {layers: 3, width: 256, heads: 8, kvHeads: 4, feedForward: 768, contextLength: 512};
    await writeSeededModel(await llamaModel(size, "f32", join(root, "models/storyteller.gguf"), "wide"), path, 1);
    for (const index of [0, 1, 2, 3]) await putModel(mesh.peer(index), "wide", {path, digest: await digestOf(path)});
    const whole = await answer(0);
    const {stages} = await mesh.peer(1).post<Placement>("/api/v1/deploy", {model: "wide", strategy: "tensor", ranks: 3});
    expect(stages).toMatchObject([{state: "ready", fellows: [{state: "ready"}, {state: "ready"}]}]);
    for (const index of [0, 3]) {
      const {response, eval_count} = await answer(index);
      expect([eval_count, response]).toEqual([whole.eval_count, whole.response]);
    }
    await mesh.peer(1).post("/api/v1/deploy/wide", undefined, "DELETE");
  });
});

describe("a group one of whose ranks dies", () => {
  it("ends with its answers going on elsewhere, token by token, and is there again", async () => {
    const body = {model: "storyteller", prompt: "Tell me a story about an owl.", options: {temperature: 0, num_predict: 300, stop: []}};
    await mesh.peer(1).post("/api/v1/deploy/storyteller", undefined, "DELETE");
    const whole = await mesh.peer(0).post<{response: string; eval_count: number}>("/api/generate", {...body, stream: false});
    const [stage] = (await deploy({strategy: "tensor"})).stages;
    const fellow = [0, 1, 2, 3].map((index) => mesh.peer(index)).find(({id}) => id === stage?.fellows[0]?.peer) as PeerProcess;
    const response = await fetch(`${mesh.peer(0).api}/api/generate`, {method: "POST", body: JSON.stringify(body)});
    let text = "";
    let lines = 0;
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      lines += 1;
      // Its ranks, and the tokenizer: whichever died, the answer is the same.
      if (lines === 8) for (const pid of runnersOf(fellow)) process.kill(pid, "SIGKILL");
    }
    const told = text.trim().split("\n");
    expect(told.map((line) => (JSON.parse(line) as {response?: string}).response ?? "").join("")).toBe(whole.response);
    expect(JSON.parse(told.at(-1) ?? "{}")).toMatchObject({done: true, eval_count: whole.eval_count});
    await until("the group is loaded anew", 30_000, async () => {
      const {stages} = await mesh.peer(2).get<Placement>("/api/v1/placement/storyteller");
      return stages.every(({state, fellows}) => state === "ready" && fellows.every((one) => one.state === "ready"));
    });
    expect(await answers()).toEqual(wholeAnswers);
  });
});
