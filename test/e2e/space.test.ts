import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, expect, it} from "vitest";
import {root} from "../../scripts/peer-process.ts";
import {commandLine} from "./support/command-line.ts";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

/** Of the storyteller with one weight that is a little different: another 4.7 MB. */
async function putSibling(peer: PeerProcess, name: string): Promise<void> {
  const bytes = readFileSync(join(root, "models/storyteller.gguf"));
  bytes[bytes.length - 2] = (bytes[bytes.length - 2] as number) ^ 1;
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  const uploaded = await fetch(`${peer.api}/api/blobs/${digest}`, {method: "POST", body: bytes});
  expect(uploaded.status).toBe(201);
  await peer.post("/api/create", {model: name, files: {"model.gguf": digest}, stream: false});
}

async function heldBy(peer: PeerProcess): Promise<readonly string[]> {
  const {models} = await peer.get<{models: {model: string}[]}>("/api/v1/space");
  return models.map(({model}) => model).toSorted();
}

async function known(peer: PeerProcess, count: number): Promise<void> {
  await until(`${count} models are known`, 10_000, async () => (await peer.get<{models: unknown[]}>("/api/tags")).models.length === count);
}

it("a peer with a quota gives up what the mesh keeps elsewhere, and only that", async () => {
  mesh = await TestMesh.start(1, {flags: ["--disk-reserve", "0"]});
  const small = await mesh.add({flags: ["--default-model", "false", "--disk-max", "6MB", "--disk-reserve", "0"]});
  await mesh.allSeeEachOther();
  await putSibling(mesh.peer(0), "sibling");
  await known(small, 2);

  expect(commandLine(small, "pull", "storyteller")).toMatchObject({status: 0});
  expect(commandLine(small, "pull", "sibling")).toMatchObject({status: 0});
  expect(await heldBy(small)).toEqual(["sibling:latest"]);

  expect(commandLine(small, "pin", "sibling")).toMatchObject({status: 0});
  const refused = commandLine(small, "pull", "storyteller");
  expect(refused.status).not.toBe(0);
  expect(refused.text).toContain("--disk-max");
  expect(commandLine(small, "space").text).toMatch(/sibling:latest .* no: it is pinned/);
  expect(await heldBy(small)).toEqual(["sibling:latest"]);

  expect(commandLine(small, "unpin", "sibling")).toMatchObject({status: 0});
  expect(commandLine(small, "prune", "--all", "--dry-run").text).toContain("would remove sibling:latest");
  expect(commandLine(small, "prune", "--all").text).toContain("removed sibling:latest");
  expect(await heldBy(small)).toEqual([]);
  // The other one is the only one that has them.
  expect(commandLine(mesh.peer(0), "prune", "--all").text).toContain("0 models");
  expect(await heldBy(mesh.peer(0))).toEqual(["sibling:latest", "storyteller:latest"]);
});

it("what comes in pieces, or as a text, has all the room there is and no more", async () => {
  mesh = new TestMesh();
  const peer = await mesh.add({flags: ["--default-model", "false", "--disk-max", "6MB", "--disk-reserve", "0"]});
  const used = async () => (await peer.get<{used_bytes: number}>("/api/v1/space")).used_bytes;
  const bytes = readFileSync(join(root, "models/storyteller.gguf"));
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  const upload = (of: string, ...parts: Uint8Array[]) => fetch(`${peer.api}/api/blobs/${of}`, {method: "POST", body: ReadableStream.from(parts), duplex: "half"});
  expect((await upload(digest, bytes.subarray(0, 1 << 20), bytes.subarray(1 << 20))).status).toBe(201);
  await peer.post("/api/create", {model: "plain", files: {"model.gguf": digest}, stream: false});
  const before = await used();

  const text = "x".repeat(2_000_000);
  for (const texts of [{license: text}, {system: text, license: "short"}]) {
    const refused = await fetch(`${peer.api}/api/create`, {method: "POST", body: JSON.stringify({model: "wordy", from: "plain", ...texts, stream: false})});
    expect([refused.status, await refused.text()]).toEqual([507, expect.stringContaining("--disk-max")]);
  }
  expect((await upload(`sha256:${"a".repeat(64)}`, Buffer.from(text))).status).toBe(507);
  expect(await used()).toBe(before);
  expect(await heldBy(peer)).toEqual(["plain:latest"]);
});

it("a pin and the time of the last use outlive a restart", async () => {
  mesh = await TestMesh.start(1);
  const used = async () => (await mesh.peer(0).get<{models: {used_at: string; pinned: boolean}[]}>("/api/v1/space")).models[0];
  await mesh.peer(0).post("/api/generate", {model: "storyteller", prompt: "Once", stream: false, options: {num_predict: 1}});
  await mesh.peer(0).post("/api/v1/space/pin", {model: "storyteller"});
  const before = await used();
  await mesh.peer(0).stop("SIGKILL");
  mesh.peers.splice(0);
  await mesh.add({dataDir: mesh.dataDir(0)});
  await until("the pin is read", 5000, async () => (await used())?.pinned === true);
  expect(await used()).toEqual(before);
});
