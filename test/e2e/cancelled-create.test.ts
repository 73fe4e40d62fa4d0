import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {request} from "node:http";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {LLAMA_PRESETS, llamaModel} from "../../packages/engine-llama/test/fixtures/llama-model.ts";
import {writeSeededModel} from "../../packages/engine-llama/test/fixtures/seeded-model.ts";
import {root} from "../../scripts/peer-process.ts";
import {TestMesh, until} from "./support/mesh.ts";
import {runnersOf} from "./support/runners.ts";

let mesh: TestMesh;
beforeAll(async () => {
  mesh = await TestMesh.start(1);
});
afterAll(() => mesh?.stop());

/** Asks and leaves as soon as weights are worked on. */
function leaveWhileQuantizing(api: string, fields: object): Promise<void> {
  return new Promise((left, failed) => {
    const call = request(`${api}/api/create`, {method: "POST"}, (response) => {
      response.on("error", () => undefined);
      response.on("data", (chunk: Buffer) => {
        if (!/"completed":[1-9]/.test(chunk.toString())) return;
        call.destroy();
        left();
      });
      response.on("end", () => failed(new Error("it was done before anybody could leave")));
    });
    call.on("error", () => undefined);
    call.end(JSON.stringify(fields));
  });
}

it("a model whose client has gone is not made: nothing of it is left, and nobody works on it", async () => {
  const peer = mesh.peer(0);
  const path = join(mesh.folder, "large.gguf");
  await writeSeededModel(await llamaModel(LLAMA_PRESETS["bench-60m"], "f16", join(root, "models/storyteller.gguf"), "large"), path, 1);
  const bytes = readFileSync(path);
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  await fetch(`${peer.api}/api/blobs/${digest}`, {method: "POST", body: bytes});
  const files = (): string[] =>
    readdirSync(mesh.dataDir(0), {recursive: true})
      .map(String)
      .filter((file) => /incoming.+|scratch.+|blobs.sha256/.test(file));
  const [filesBefore, runnersBefore] = [files(), runnersOf(peer)];
  const asked = {model: "smaller", files: {"large.gguf": digest}, quantize: "q4_K_M"};
  await leaveWhileQuantizing(peer.api, asked);
  const leftAt = performance.now();
  await until("nobody works on it", 5000, async () => runnersOf(peer).length === runnersBefore.length);
  console.log(`nobody works on it ${(performance.now() - leftAt).toFixed(0)} ms after its client left`);
  await until("nothing is left of it", 5000, async () => files().join() === filesBefore.join());
  const {models} = await peer.get<{models: {name: string}[]}>("/api/tags");
  expect(models.map(({name}) => name)).toEqual(["storyteller:latest"]);
  expect(await peer.post("/api/create", {...asked, stream: false})).toEqual({status: "success"});
  expect((await peer.post<{details: {quantization_level: string}}>("/api/show", {model: "smaller"})).details.quantization_level).toBe("Q4_K_M");
});
