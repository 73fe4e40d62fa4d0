import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Placement, TestMesh} from "./support/mesh.ts";

const PROMPTS = ["Tell me a story about an owl and a kite.", "Tell me a story about a fox and a drum.", "Tell me a story about a frog."];

interface Line {
  readonly status?: string;
  readonly error?: string;
  readonly total?: number;
  readonly completed?: number;
}

let mesh: TestMesh;

beforeAll(async () => {
  mesh = await TestMesh.start(3);
});
afterAll(() => mesh?.stop());

async function create(fields: object): Promise<Line[]> {
  const response = await fetch(`${mesh.peer(0).api}/api/create`, {method: "POST", body: JSON.stringify(fields)});
  return (await response.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

async function answers(model: string): Promise<string[]> {
  const texts: string[] = [];
  for (const [index, prompt] of PROMPTS.entries()) {
    const request = {model, prompt, stream: false, options: {temperature: 0, num_predict: 60}};
    texts.push((await mesh.peer(index).post<{response: string}>("/api/generate", request)).response);
  }
  return texts;
}

describe("a model quantized here", () => {
  it.each(["q8_0", "q4_K_M"])("as %s says how far it is, keeps template and parameters, and answers the same whole and split", async (type) => {
    const model = `storyteller-${type.toLowerCase()}`;
    const lines = await create({model, from: "storyteller", quantize: type, parameters: {top_k: 7}});
    expect(lines.at(-1)).toEqual({status: "success"});
    const told = lines.filter(({status}) => status === `quantizing F16 model to ${type.toUpperCase()}`);
    expect(told.length).toBeGreaterThan(5);
    expect(told.at(-1)?.completed).toBe(told.at(-1)?.total);
    const shown = await mesh.peer(1).post<{details: {quantization_level: string}; template: string; parameters: string}>("/api/show", {model});
    const original = await mesh.peer(1).post<{template: string}>("/api/show", {model: "storyteller"});
    expect([shown.details.quantization_level, shown.template, /top_k +7/.test(shown.parameters)]).toEqual([type.toUpperCase(), original.template, true]);

    const whole = await answers(model);
    expect(new Set(whole).size).toBe(PROMPTS.length);
    const {stages} = await mesh.peer(0).post<Placement>("/api/v1/deploy", {model, strategy: "pipeline", stages: 3});
    expect(new Set(stages.map(({peer}) => peer)).size).toBe(3);
    expect(await answers(model)).toEqual(whole);
  });

  it("is not made twice smaller, and leaves no name", async () => {
    const [line] = (await create({model: "twice", from: "storyteller-q8_0", quantize: "q4_0"})).slice(-1);
    expect(line?.error).toBe("quantization is only supported for F16, BF16 and F32 models, and these weights are Q8_0");
    const {models} = await mesh.peer(0).get<{models: {name: string}[]}>("/api/tags");
    expect(models.map(({name}) => name).sort()).toEqual(["storyteller-q4_k_m:latest", "storyteller-q8_0:latest", "storyteller:latest"]);
  });
});
