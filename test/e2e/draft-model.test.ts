import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {root} from "../../scripts/peer-process.ts";
import {commandLine} from "./support/command-line.ts";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";
import {runnersOf} from "./support/runners.ts";

const PROMPTS = ["Tell me a story about an owl and a kite.", "Tell me a story about a fox and a drum.", "Tell me a story about a frog."];

let mesh: TestMesh;

beforeAll(async () => {
  mesh = await TestMesh.start(2);
  await mesh.peer(0).post("/api/create", {model: "storyteller-small", from: "storyteller", quantize: "q8_0", stream: false});
});
afterAll(() => mesh?.stop());

interface Drafted {
  readonly draft_model?: string;
  readonly reasons: readonly string[];
  readonly stages: readonly {readonly peer: string; readonly detail: string}[];
}

/** The whole number of a counter, all its labels of that kind together. */
async function counted(peer: PeerProcess, name: string, labels = ""): Promise<number> {
  const text = await (await fetch(`${peer.api}/metrics`)).text();
  const lines = text.split("\n").filter((line) => line.startsWith(name) && line.includes(labels));
  return lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}

/** What three prompts are answered, one after the other, and in how many batches. */
async function answers(head: PeerProcess, options: object = {temperature: 0}): Promise<{texts: string[]; tokens: number; batches: number}> {
  const before = await counted(head, "ollamesh_batches_total");
  const texts: string[] = [];
  let tokens = 0;
  for (const [index, prompt] of PROMPTS.entries()) {
    const request = {model: "storyteller", prompt, stream: false, options: {num_predict: 60, ...options}};
    const answer = await mesh.peer(index % 2).post<{response: string; eval_count: number}>("/api/generate", request);
    texts.push(answer.response);
    tokens += answer.eval_count;
  }
  return {texts, tokens, batches: (await counted(head, "ollamesh_batches_total")) - before};
}

/** Over both peers, with that draft model once it is loaded. @returns the peer that leads the answers */
async function deploy(draft?: string): Promise<PeerProcess> {
  const wish = {model: "storyteller", strategy: "pipeline", stages: 2, ...(draft !== undefined && {draft_model: draft})};
  const placement = await mesh.peer(1).post<Drafted>("/api/v1/deploy", wish);
  expect(new Set(placement.stages.map(({peer}) => peer)).size).toBe(2);
  const head = mesh.peer(mesh.indexOf(placement.stages[0]?.peer as string));
  if (draft === undefined) return head;
  expect(placement.draft_model).toBe(`${draft}:latest`);
  await loaded(draft);
  return head;
}

function loaded(draft: string): Promise<true> {
  return until("the draft model is loaded", 30_000, async () => {
    const now = await mesh.peer(1).get<Drafted>("/api/v1/placement/storyteller");
    return now.stages[0]?.detail === `drafts of ${draft}:latest`;
  });
}

describe("a model split in two with a draft model", () => {
  it("says the same in fewer batches, with itself for a draft model and with a quantized one", async () => {
    const plain = await answers(await deploy());
    const seeded = {temperature: 0.9, seed: 11};
    const drawn = await answers(await deploy(), seeded);
    for (const draft of ["storyteller", "storyteller-small"]) {
      const head = await deploy(draft);
      const rightBefore = await counted(head, "ollamesh_guessed_tokens_total", 'outcome="right",by="model"');
      const guided = await answers(head);
      expect(guided.texts).toEqual(plain.texts);
      expect(guided.batches).toBeLessThan(plain.batches * 0.75);
      expect((await counted(head, "ollamesh_guessed_tokens_total", 'outcome="right",by="model"')) - rightBefore).toBeGreaterThan(plain.tokens / 4);
      expect((await answers(head, seeded)).texts).toEqual(drawn.texts);
      expect(commandLine(head, "ps").text).toMatch(new RegExp(`DRAFTS OF.*storyteller:latest .*${draft}:latest`, "s"));
    }
  });

  it("goes on when the draft model's process dies, and has it again", async () => {
    const head = await deploy("storyteller-small");
    const before = await answers(head);
    // The stage and the vocabulary had their processes before.
    process.kill(Math.max(...runnersOf(head)), "SIGKILL");
    expect((await answers(head)).texts).toEqual(before.texts);
    await loaded("storyteller-small");
    const after = await answers(head);
    expect(after.texts).toEqual(before.texts);
    expect(after.batches).toBeLessThan(after.tokens * 0.75);
  });

  it("is refused with the reason where it is unknown or of another vocabulary, and warned of where it is the larger one", async () => {
    const refused = (draft: string): Promise<string> =>
      mesh
        .peer(1)
        .post("/api/v1/deploy", {model: "storyteller", draft_model: draft})
        .then(
          () => "placed",
          (error: Error) => error.message,
        );
    expect(await refused("nobody-has-this")).toMatch(/nobody-has-this:latest cannot be the draft model of storyteller:latest: .*not found/);
    const bytes = readFileSync(join(root, "models/storyteller.gguf"));
    const tokens = Buffer.from("tokenizer.ggml.tokens");
    // Behind the key: type, element type and count, then the length of the first text and the text.
    const at = bytes.indexOf(tokens) + tokens.length + 4 + 4 + 8 + 8;
    bytes[at] = (bytes[at] as number) ^ 1;
    const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
    await fetch(`${mesh.peer(0).api}/api/blobs/${digest}`, {method: "POST", body: new Uint8Array(bytes)});
    await mesh.peer(0).post("/api/create", {model: "other-words", files: {"model.gguf": digest}, stream: false});
    expect(await refused("other-words")).toMatch(/other-words:latest cannot be the draft model of storyteller:latest: its tokens are others/);
    const {status, text} = commandLine(mesh.peer(0), "deploy", "storyteller-small", "--strategy", "whole", "--draft-model", "storyteller");
    expect([status, text]).toEqual([0, expect.stringMatching(/draft model: storyteller:latest.*warning: the draft model storyteller:latest [^\n]* is larger/s)]);
  });
});
