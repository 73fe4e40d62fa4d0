import {createHash} from "node:crypto";
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {inspectGguf} from "../../packages/engine-llama/src/gguf/index.ts";
import {type AdapterShape, seededAdapter} from "../../packages/engine-llama/test/fixtures/seeded-adapter.ts";
import {root} from "../../scripts/peer-process.ts";
import {commandLine} from "./support/command-line.ts";
import {type Placement, TestMesh} from "./support/mesh.ts";

const PROMPT = "Tell me a story about an owl and a kite.";

const storyteller = join(root, "models/storyteller.gguf");
let mesh: TestMesh;

beforeAll(async () => {
  mesh = await TestMesh.start(3);
});
afterAll(() => mesh?.stop());

async function upload(bytes: Buffer): Promise<string> {
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  const response = await fetch(`${mesh.peer(0).api}/api/blobs/${digest}`, {method: "POST", body: new Uint8Array(bytes)});
  expect(response.ok).toBe(true);
  return digest;
}

async function adapter(shape: Partial<AdapterShape> = {}): Promise<string> {
  return upload(seededAdapter(await inspectGguf(storyteller), shape));
}

const create = (model: string, digest: string, from = "storyteller"): Promise<unknown> =>
  mesh.peer(0).post("/api/create", {model, from, adapters: {"adapter.gguf": digest}, stream: false});

async function answer(model: string, peer: number): Promise<string> {
  const request = {model, prompt: PROMPT, stream: false, options: {temperature: 0, num_predict: 40}};
  return (await mesh.peer(peer).post<{response: string}>("/api/generate", request)).response;
}

describe("a model with a LoRA adapter", () => {
  it("answers otherwise than without, through any peer, and again so in stages and shared by two", async () => {
    const plain = await answer("storyteller", 0);
    const digest = await adapter();
    await create("adapted", digest);
    const adapted = await answer("adapted", 0);
    expect(adapted).not.toBe(plain);
    // The same prompt in turns: what is remembered of it for one is nothing to the other.
    expect([await answer("storyteller", 0), await answer("adapted", 1), await answer("storyteller", 1)]).toEqual([plain, adapted, plain]);
    const shown = await mesh.peer(2).post<{adapters: {digest: string}[]}>("/api/show", {model: "adapted"});
    expect(shown.adapters).toEqual([expect.objectContaining({digest})]);

    await mesh.peer(2).post("/api/pull", {model: "adapted", stream: false});
    const {models} = await mesh.peer(2).get<{models: {name: string; held_by: string[]}[]}>("/api/v1/models");
    expect(models.find(({name}) => name === "adapted:latest")?.held_by).toContain(mesh.peer(2).id);

    const {stages} = await mesh.peer(1).post<Placement>("/api/v1/deploy", {model: "adapted", strategy: "pipeline", stages: 3});
    expect(new Set(stages.map(({peer}) => peer)).size).toBe(3);
    expect([await answer("adapted", 2), await answer("adapted", 1)]).toEqual([adapted, adapted]);
    await mesh.peer(1).post<Placement>("/api/v1/deploy", {model: "adapted", strategy: "tensor"});
    expect(await answer("adapted", 0)).toBe(adapted);
  });

  it("is another one when its name is given another adapter, by a Modelfile", async () => {
    await create("renewed", await adapter());
    const first = await answer("renewed", 0);
    const modelfile = join(mesh.folder, "Modelfile");
    writeFileSync(modelfile, "FROM storyteller\nADAPTER ./other.gguf\n");
    writeFileSync(join(mesh.folder, "other.gguf"), seededAdapter(await inspectGguf(storyteller), {seed: 8}));
    expect(commandLine(mesh.peer(0), "create", "renewed", "-f", modelfile)).toMatchObject({status: 0});
    expect(commandLine(mesh.peer(0), "show", "renewed").text).toMatch(/adapter +[0-9a-f]{12}/);
    const second = await answer("renewed", 0);
    expect(new Set([first, second, await answer("storyteller", 0)]).size).toBe(3);
  });

  it("is refused with the reason, where there is no such adapter or it does not fit", async () => {
    const refused = async (digest: string, from?: string): Promise<string> =>
      create("never", digest, from).then(
        () => "made",
        (error: Error) => error.message,
      );
    expect(await refused(`sha256:${"0".repeat(64)}`)).toMatch(/blob .* not found/);
    expect(await refused(await upload(Buffer.from("no adapter at all, only a few words")))).toMatch(/adapter cannot be read/);
    const info = await inspectGguf(storyteller);
    expect(await refused(await upload(seededAdapter({...info, architecture: "qwen2"})))).toMatch(/for models of the architecture .*qwen2/);
    expect(await refused(await adapter(), "adapted")).toMatch(/only one adapter/);
  });
});
