import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Placement, TestMesh} from "./support/mesh.ts";

const ANIMALS = ["owl", "fox", "bear", "dog", "cat", "frog", "mouse", "rabbit", "bird", "fish"];
const THINGS = ["kite", "drum"];
const PROMPTS = ANIMALS.flatMap((animal) => THINGS.map((thing) => `Tell me a story about a ${animal} and a ${thing}.`));
const TOKENS = 80;
/** Header, tokenizer and token embeddings of the storyteller, and its layers: from the file itself. */
const LAYER_BYTES = 369_664;
const HEADER_BYTES = 26_909;
const EMBEDDING_BYTES = 196_608;
const PIECE_BYTES = 256 * 1024;
const FILE_BYTES = 4_660_000;

let mesh: TestMesh;

beforeAll(async () => {
  mesh = await TestMesh.start(3);
});
afterAll(() => mesh?.stop());

/** Each prompt through another peer in turn; text and token count of each. */
async function answers(prompts = PROMPTS): Promise<{text: string; tokens: number}[]> {
  const results = [];
  for (const [index, prompt] of prompts.entries()) {
    const answer = await mesh.peer(index % 3).post<{response: string; eval_count: number; context: number[]}>("/api/generate", {
      model: "storyteller",
      prompt,
      stream: false,
      options: {temperature: 0, num_predict: TOKENS},
    });
    results.push({text: `${answer.response} ${answer.context.join(",")}`, tokens: answer.eval_count});
  }
  return results;
}

/** By all peers, to the other stages. */
async function sentBytes(): Promise<number> {
  const texts = await Promise.all(mesh.peers.map(async (peer) => (await fetch(`${peer.api}/metrics`)).text()));
  return texts.flatMap((text) => [...text.matchAll(/^ollamesh_stage_sent_bytes_total\S* (\S+)/gm)]).reduce((sum, [, bytes]) => sum + Number(bytes), 0);
}

describe("greedy answers of the storyteller", () => {
  let whole: Awaited<ReturnType<typeof answers>>;

  it("come from any peer when one holds the model whole", async () => {
    whole = await answers();
    expect(new Set(whole.map(({text}) => text)).size).toBeGreaterThan(15);
    expect(whole.every(({tokens}) => tokens > 40 && tokens <= TOKENS)).toBe(true);
  });

  it.each([2, 3])("are the same, token by token, from %i stages on different peers", async (stages) => {
    const placement = await mesh.peer(1).post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages});
    expect(new Set(placement.stages.map(({peer}) => peer)).size).toBe(stages);
    expect(await answers()).toEqual(whole);
  });

  it("take half of the bytes between stages where these hand on numbers of 16 bits, and nearly all stay the same", async () => {
    const some = PROMPTS.slice(0, 6);
    const sentBefore = await sentBytes();
    expect(await answers(some)).toEqual(whole.slice(0, some.length));
    const sentIn32 = (await sentBytes()) - sentBefore;
    await mesh.peer(2).post("/api/v1/cluster/settings/activations", {value: "f16"}, "PUT");
    const rounded = await answers(some);
    const sentIn16 = (await sentBytes()) - sentBefore - sentIn32;
    await mesh.peer(2).post("/api/v1/cluster/settings/activations", undefined, "DELETE");
    const same = rounded.filter(({text}, index) => text === whole[index]?.text).length;
    console.log(`${sentIn32} bytes between stages, ${sentIn16} with numbers of 16 bits; ${same} of ${some.length} answers the same`);
    expect(sentIn16 / sentIn32).toBeLessThan(0.65);
    expect(sentIn16 / sentIn32).toBeGreaterThan(0.4);
    expect(same).toBeGreaterThanOrEqual(some.length - 2);
  });

  it("are the same for many at once", async () => {
    const ask = (prompt: string, peer: number): Promise<{response: string}> =>
      mesh.peer(peer).post("/api/generate", {model: "storyteller", prompt, stream: false, options: {temperature: 0, num_predict: TOKENS}});
    const together = await Promise.all(PROMPTS.map((prompt, index) => ask(prompt, index % 3)));
    const same = together.filter(({response}, index) => whole[index]?.text.startsWith(`${response} `)).length;
    // Rows of other sequences change the shape of a batch, and with it the last bits: a near tie may fall the other way (numerics).
    expect(same).toBeGreaterThanOrEqual(PROMPTS.length - 2);
  });

  it("end with the deployment undone, and come whole again", async () => {
    await mesh.peer(1).post("/api/v1/deploy/storyteller", undefined, "DELETE");
    await expect(mesh.peer(2).get("/api/v1/placement/storyteller")).rejects.toThrow(/404/);
    expect(await answers()).toEqual(whole);
  });
});

describe("a deployed layer range", () => {
  it("needs on its peer only the bytes of that range, a piece more at each end", async () => {
    const fresh = await TestMesh.start(3);
    try {
      const {stages} = await fresh.peer(2).post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 3});
      const holders = stages.filter(({peer}) => peer !== fresh.peer(0).id);
      expect(holders).toHaveLength(2);
      for (const stage of holders) {
        const layers = stage.last_layer - stage.first_layer + 1;
        const range = HEADER_BYTES + layers * LAYER_BYTES + (stage.last_layer === 11 ? EMBEDDING_BYTES : 0);
        console.log(`layers ${stage.first_layer}-${stage.last_layer}: ${stage.bytes_on_disk} bytes on disk, range ${range}, file ${FILE_BYTES}`);
        // The header's last piece and both ends of the range.
        expect(stage.bytes_on_disk).toBeLessThanOrEqual(range + 3 * PIECE_BYTES);
        expect(stage.bytes_on_disk).toBeGreaterThanOrEqual(range);
      }
    } finally {
      await fresh.stop();
    }
  });
});
