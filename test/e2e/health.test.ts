import {afterEach, expect, it} from "vitest";
import {commandLine} from "./support/command-line.ts";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

const healthOf = async (peer: PeerProcess): Promise<readonly [number, unknown]> => {
  const answer = await fetch(`${peer.api}/health`);
  return [answer.status, await answer.json()];
};

it("three peers are well; one that is drained is not to be asked, one that is gone is missed", async () => {
  mesh = await TestMesh.start(3);
  const [a, b, c] = [mesh.peer(0), mesh.peer(1), mesh.peer(2)];
  await until("all are well", 30_000, async () => (await Promise.all([a, b, c].map(healthOf))).every(([, health]) => (health as {status: string}).status === "ok"));
  const well = commandLine(a, "cluster", "health");
  expect(well.status).toBe(0);
  for (const {api} of [a, b, c]) expect(well.text).toMatch(new RegExp(`${api} +ok +\\d+ ms$`, "m"));

  expect(commandLine(b, "drain", "--no-wait").status).toBe(0);
  await until("it says so", 10_000, async () => (await healthOf(b))[0] === 503);
  expect(await healthOf(b)).toEqual([503, {status: "unavailable", reasons: ["it is drained"]}]);
  expect((await healthOf(a))[0]).toBe(200);
  const drained = commandLine(a, "cluster", "health", "--peers", [a, b].map(({api}) => api.replace("http://", "")).join(","));
  expect(drained).toMatchObject({status: 1, text: expect.stringContaining("1 of 2 peers cannot be asked"), printed: expect.stringMatching(/unavailable +\d+ ms +it is drained/)});
  commandLine(b, "drain", "--undo");
  await until("it may be asked again", 10_000, async () => (await healthOf(b))[0] === 200);

  c.child.kill("SIGKILL");
  await until("it is missed", 20_000, async () => ((await healthOf(a))[1] as {status: string}).status === "degraded");
  expect(await healthOf(a)).toEqual([200, {status: "degraded", reasons: [`peer ${c.id} is away`]}]);
  expect(commandLine(a, "cluster", "health")).toMatchObject({status: 1, printed: expect.stringMatching(/\? +away +it is gone/)});
});
