import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {clients, prepareModels, targetOf} from "../conformance/clients/all.ts";
import {TestMesh} from "./support/mesh.ts";

let mesh: TestMesh;

beforeAll(async () => {
  mesh = await TestMesh.start(2);
  await prepareModels(mesh.peer(0));
});
afterAll(() => mesh?.stop());

// All peers, and a split model: `pnpm conformance:clients`.
describe.each(clients)("%s against a peer without the model", (_client, checks) => {
  it.each(checks.map((check) => [check.name, check] as const))("%s", async (_name, check) => {
    expect(await check.run(targetOf(mesh.peer(1)))).toBeUndefined();
  });
});
