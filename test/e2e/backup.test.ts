import {readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {commandLine} from "./support/command-line.ts";
import {type Placement, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

const stateOf = async (index: number): Promise<string> => (await mesh.peer(index).get<{state: string}>("/api/v1/cluster")).state;
const placedOn = async (index: number): Promise<readonly string[]> => {
  const {placements} = await mesh.peer(index).get<{placements: Placement[]}>("/api/v1/placements");
  return placements.flatMap(({stages}) => stages.map(({peer, state}) => `${peer} ${state}`));
};

describe("backup and restore", () => {
  it("bring what can hold to a mesh of other peers, and say how to place again what cannot", async () => {
    mesh = await TestMesh.start(1);
    const lost = mesh.peer(0);
    await lost.post("/api/v1/deploy", {model: "storyteller", strategy: "whole"});
    await fetch(`${lost.api}/api/v1/cluster/settings/x-note`, {method: "PUT", body: '{"value":"kept"}'});
    const file = join(mesh.folder, "backup.json");
    await until("the model's name is agreed on", 10_000, async () => (await lost.get<{holds: {models: number}}>("/api/v1/cluster/backup")).holds.models === 1);
    expect(commandLine(lost, "backup", file).status).toBe(0);
    const other = await mesh.add({bootstrap: [], dataDir: join(mesh.folder, "other"), flags: ["--default-model", "false"]});
    const {status, text, printed} = commandLine(other, "restore", file);
    expect(status).toBe(1);
    expect(printed).toMatch(/setting +x-note +restored/);
    expect(printed).toMatch(/placement +\S+storyteller\S* +refused +1 of its 1 peers are no members here; deploy it again: --strategy whole/);
    expect(printed).toMatch(/model +\S+storyteller\S* +restored +only the name: no peer/);
    expect(printed).toMatch(/success: 2 restored, 1 refused/);
    expect(text).toMatch(/1 fact of this backup cannot hold here/);
  });

  it("bring back what was agreed on after every peer lost its log", async () => {
    mesh = await TestMesh.start(2);
    const [first, second] = [mesh.peer(0), mesh.peer(1)];
    await first.post("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 2});
    expect((await fetch(`${first.api}/api/v1/cluster/settings/voters_max`, {method: "PUT", body: '{"value":3}'})).status).toBe(200);
    const file = join(mesh.folder, "backup.json");
    await until("the model's name is agreed on", 10_000, async () => (await first.get<{holds: {models: number}}>("/api/v1/cluster/backup")).holds.models === 1);
    expect(commandLine(second, "backup", file)).toMatchObject({status: 0});
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const folders = [mesh.dataDir(0), mesh.dataDir(1)];
    await Promise.all([first.stop("SIGKILL"), second.stop("SIGKILL")]);
    for (const folder of folders) rmSync(join(folder, "consensus"), {recursive: true});
    mesh.peers.length = 0;
    for (const dataDir of folders) await mesh.add({dataDir});
    // Neither can know that the other has lost it too.
    await until("both wait to be taken in", 20_000, async () => (await stateOf(0)) === "joining" && (await stateOf(1)) === "joining");
    // Refused until it is sure that nobody takes it in.
    await until("it begins anew", 20_000, async () => commandLine(mesh.peer(0), "cluster", "recover", "--others-are-gone").status === 0);
    await until("they agree again, on nothing", 20_000, async () => (await stateOf(0)) === "member" && (await stateOf(1)) === "member");
    expect(await placedOn(0)).toEqual([]);
    const damaged = join(mesh.folder, "damaged.json");
    writeFileSync(damaged, readFileSync(file).subarray(0, -10));
    expect(commandLine(mesh.peer(0), "restore", damaged)).toMatchObject({status: 1, text: expect.stringMatching(/checksum does not match/)});
    expect(commandLine(mesh.peer(0), "restore", file, "--dry-run").text).toMatch(/dry run: [23] planned/);
    expect(await placedOn(0)).toEqual([]);
    expect(commandLine(mesh.peer(1), "restore", file).text).toMatch(/success: [23] restored/);
    await until("what was placed is served", 20_000, async () => (await placedOn(0)).every((stage) => stage.endsWith("ready")) && (await placedOn(0)).length === 2);
    expect(commandLine(mesh.peer(0), "restore", file).text).toMatch(/success: 3 same/);
  });
});
