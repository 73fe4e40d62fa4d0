import {readFileSync} from "node:fs";
import {join} from "node:path";
import {Ollama} from "ollama";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {root} from "../../scripts/peer-process.ts";
import {type Placement, TestMesh} from "./support/mesh.ts";

let mesh: TestMesh;

beforeAll(async () => {
  mesh = await TestMesh.start(3);
});
afterAll(() => mesh?.stop());

const MODEL = "storyteller";
const PROMPT = "Tell me a story about an owl and a bell.";
const greedy = {temperature: 0, num_predict: 60};

/** A second GGUF with the same weights: the metadata string `general.name` differs by a letter, so it is another blob. */
function variant(letter: string): Buffer {
  const bytes = readFileSync(join(root, "models/storyteller.gguf"));
  const at = bytes.indexOf("storyteller");
  bytes.write(letter, at, "latin1");
  return bytes;
}

describe.each([0, 1, 2])("the official client against peer %i", (index) => {
  let client: Ollama;
  beforeAll(() => {
    client = new Ollama({host: mesh.peer(index).api});
  });

  it("pulls with progress, lists and shows", async () => {
    const statuses: string[] = [];
    let completed = 0;
    for await (const part of await client.pull({model: MODEL, stream: true})) {
      statuses.push(part.status);
      completed = Math.max(completed, part.completed ?? 0);
    }
    expect(statuses[0]).toBe("pulling manifest");
    expect(statuses.at(-1)).toBe("success");
    expect(completed).toBe(4_660_000);
    const {models} = await client.list();
    expect(models.map(({name}) => name)).toContain("storyteller:latest");
    const shown = await client.show({model: MODEL});
    expect(shown.details.family).toBe("llama");
    expect(shown.model_info).toMatchObject({"llama.block_count": 12, "tokenizer.ggml.tokens": null});
    const verbose = await fetch(`${mesh.peer(index).api}/api/show`, {method: "POST", body: JSON.stringify({model: MODEL, verbose: true})});
    const {model_info: info} = (await verbose.json()) as {model_info: Record<string, unknown>};
    expect(info["tokenizer.ggml.tokens"]).toHaveLength(Number(info["llama.vocab_size"]));
  });

  it("generates, at once and streaming, the same text", async () => {
    const whole = await client.generate({model: MODEL, prompt: PROMPT, options: greedy});
    expect(whole.response).toMatch(/owl/);
    expect(whole.done).toBe(true);
    let text = "";
    let last: {done: boolean; eval_count?: number} | undefined;
    for await (const part of await client.generate({model: MODEL, prompt: PROMPT, options: greedy, stream: true})) {
      text += part.response;
      last = part;
    }
    expect(text).toBe(whole.response);
    expect(last).toMatchObject({done: true, eval_count: whole.eval_count});
  });

  it("chats, at once and streaming, the same text", async () => {
    const messages = [{role: "user", content: "What are you?"}];
    const whole = await client.chat({model: MODEL, messages, options: greedy});
    expect(whole.message.role).toBe("assistant");
    expect(whole.message.content.length).toBeGreaterThan(10);
    let text = "";
    for await (const part of await client.chat({model: MODEL, messages, options: greedy, stream: true})) text += part.message.content;
    expect(text).toBe(whole.message.content);
  });

  it("tells what is loaded, which may have been elsewhere until it was asked to load it itself", async () => {
    expect((await client.generate({model: MODEL, prompt: ""})).done_reason).toBe("load");
    const {models} = await client.ps();
    expect(models.map(({name}) => name)).toEqual(["storyteller:latest"]);
    expect(models[0]?.size).toBeGreaterThan(4_000_000);
  });

  it("continues by context, follows a seed, stops at a stop string", async () => {
    const first = await client.generate({model: MODEL, prompt: "Once upon a time", options: greedy});
    expect(first.context?.length ?? 0).toBeGreaterThan(0);
    const sample = (seed: number) => client.generate({model: MODEL, prompt: PROMPT, options: {temperature: 1, seed, num_predict: 40}});
    const [a, b, c] = [await sample(1), await sample(1), await sample(2)];
    expect(a?.response).toBe(b?.response);
    expect(a?.response).not.toBe(c?.response);
    const stopped = await client.generate({model: MODEL, prompt: PROMPT, options: {...greedy, stop: ["."]}});
    expect(stopped.response).not.toContain(".");
    expect(stopped.done_reason).toBe("stop");
  });

  it("creates from a blob, copies, and deletes", async () => {
    const name = `variant-${index}`;
    const bytes = variant(String.fromCharCode(0x61 + index));
    const digest = `sha256:${Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex")}`;
    const upload = await fetch(`${mesh.peer(index).api}/api/blobs/${digest}`, {method: "POST", body: bytes});
    expect(upload.status).toBe(201);
    await client.create({model: name, stream: false, ...({files: {"a.gguf": digest}} as object), system: "Say little.", parameters: {temperature: 0, num_predict: 5}} as Parameters<
      Ollama["create"]
    >[0] & {
      stream: false;
    });
    const shown = await client.show({model: name});
    expect(shown.system).toBe("Say little.");
    expect(shown.parameters).toMatch(/num_predict\s+5/);
    expect((await client.generate({model: name, prompt: PROMPT})).eval_count).toBeLessThanOrEqual(5);
    await client.copy({source: name, destination: `${name}-copy`});
    expect((await client.list()).models.map((model) => model.name)).toContain(`${name}-copy:latest`);
    await client.delete({model: name});
    expect((await client.generate({model: `${name}-copy`, prompt: PROMPT})).done).toBe(true);
    await client.delete({model: `${name}-copy`});
    const left = (await client.list()).models.map((model) => model.name);
    expect(left.filter((model) => model.startsWith(name))).toEqual([]);
  });

  it("aborts a stream", async () => {
    const own = new Ollama({host: mesh.peer(index).api});
    const stream = await own.generate({model: MODEL, prompt: PROMPT, stream: true, options: {num_predict: 400, stop: ["never"]}});
    const read = async (): Promise<void> => {
      for await (const _ of stream) own.abort();
    };
    await expect(read()).rejects.toThrow(/abort/i);
    // What was aborted holds no place: the next answer comes.
    expect((await client.generate({model: MODEL, prompt: PROMPT, options: greedy})).done).toBe(true);
  });

  it("refuses what does not exist with Ollama's words", async () => {
    await expect(client.show({model: "nowhere"})).rejects.toThrow("model 'nowhere' not found");
    await expect(client.generate({model: "nowhere", prompt: "x"})).rejects.toThrow("model 'nowhere' not found");
  });
});

describe("the official client with the model split over all three", () => {
  it("gets the same chat from each", async () => {
    await mesh.peer(0).post<Placement>("/api/v1/deploy", {model: MODEL, strategy: "pipeline", stages: 3});
    const texts = await Promise.all(
      mesh.peers.map(async (peer) => {
        const client = new Ollama({host: peer.api});
        let text = "";
        for await (const part of await client.chat({model: MODEL, messages: [{role: "user", content: PROMPT}], options: greedy, stream: true})) text += part.message.content;
        return text;
      }),
    );
    expect(texts[0]).toMatch(/owl/);
    expect(new Set(texts).size).toBe(1);
  });
});
