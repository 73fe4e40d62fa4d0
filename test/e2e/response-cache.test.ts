import {afterEach, expect, it} from "vitest";
import {TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

it("an answer that is known already decides how long its model stays, and loads none", async () => {
  mesh = await TestMesh.start(1, {flags: ["--response-cache", "1MiB"]});
  const peer = mesh.peer(0);
  const loaded = async (): Promise<number> => (await peer.get<{models: unknown[]}>("/api/ps")).models.length;
  const ask = async (keepAlive: unknown): Promise<readonly [string, string | null]> => {
    const body = {model: "storyteller", prompt: "An owl", stream: false, keep_alive: keepAlive, options: {temperature: 0, num_predict: 5}};
    const response = await fetch(`${peer.api}/api/generate`, {method: "POST", body: JSON.stringify(body)});
    return [((await response.json()) as {response: string}).response, response.headers.get("x-ollamesh-cache")];
  };
  const [text, known] = await ask("10m");
  expect(known).toBeNull();
  expect(await loaded()).toBe(1);
  expect(await ask(0)).toEqual([text, "hit"]);
  await until("it is unloaded", 10_000, async () => (await loaded()) === 0);
  expect(await ask("10m")).toEqual([text, "hit"]);
  expect(await loaded()).toBe(0);
});
