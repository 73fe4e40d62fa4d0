import {createHash} from "node:crypto";
import {closeSync, openSync, readdirSync, readFileSync, readSync, statSync, truncateSync, utimesSync, writeFileSync, writeSync} from "node:fs";
import {join} from "node:path";
import {afterEach, expect, it} from "vitest";
import {type PeerProcess, type Placement, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

const QUESTION = {model: "storyteller", prompt: "Once upon a time", stream: false, keep_alive: 0, options: {temperature: 0, num_predict: 24, seed: 1}};

async function told(peer: PeerProcess, change: object = {}): Promise<string> {
  return (await peer.post<{response: string}>("/api/generate", {...QUESTION, ...change})).response;
}

/** What is said instead of an answer. */
async function refused(peer: PeerProcess): Promise<{readonly status: number; readonly error: string}> {
  const response = await fetch(`${peer.api}/api/generate`, {method: "POST", body: JSON.stringify(QUESTION)});
  const {error = ""} = (await response.json()) as {error?: string};
  return {status: response.status, error};
}

/** The file of the weights, and what its name says that it is. */
function weightsOf(index: number): {readonly path: string; readonly digest: string} {
  const folder = join(mesh.dataDir(index), "models", "blobs");
  const paths = readdirSync(folder).flatMap((name) => (name.startsWith("sha256-") ? [join(folder, name)] : []));
  const path = paths.toSorted((a, b) => statSync(b).size - statSync(a).size)[0] as string;
  return {path, digest: path.slice(-64)};
}

function isRight({path, digest}: {readonly path: string; readonly digest: string}): boolean {
  return statSync(path, {throwIfNoEntry: false}) !== undefined && createHash("sha256").update(readFileSync(path)).digest("hex") === digest;
}

/** Changes a byte here and there, as a disk or an editor would; the time of change is set back. */
function flip(path: string, from: number): void {
  const {size, atime, mtime} = statSync(path);
  const file = openSync(path, "r+");
  for (let at = from; at < size; at += 1_500_000) {
    const byte = Buffer.alloc(1);
    readSync(file, byte, 0, 1, at);
    writeSync(file, Buffer.of((byte[0] as number) ^ 0x40), 0, 1, at);
  }
  closeSync(file);
  utimesSync(path, atime, mtime);
}

async function twoHolders(): Promise<readonly [PeerProcess, PeerProcess]> {
  mesh = await TestMesh.start(2);
  const [a, b] = mesh.peers as [PeerProcess, PeerProcess];
  await b.post("/api/pull", {model: "storyteller", stream: false});
  return [a, b];
}

const isIdle = async (peer: PeerProcess): Promise<boolean> => (await peer.get<{models: unknown[]}>("/api/ps")).models.length === 0;

it.each([
  ["bytes of it were changed", (path: string) => flip(path, 1_000_000), / is damaged: pieces [\d, ]+ of \d+ are not what .*"blob_damaged"/],
  ["its header was changed", (path: string) => flip(path, 6), / is damaged: pieces 0, [\d, ]+.* of \d+ are not what .*"blob_damaged"/],
  ["it was cut off", (path: string) => truncateSync(path, 2_000_000), /"copy_incomplete"/],
])("a model whose file is loaded again after %s is answered as before, and its file is whole again", async (_, damage, sentence) => {
  const [, b] = await twoHolders();
  const before = await told(b);
  await until("it is unloaded", 20_000, () => isIdle(b));
  const weights = weightsOf(1);
  expect(isRight(weights)).toBe(true);
  damage(weights.path);
  expect(isRight(weights)).toBe(false);
  expect(await told(b)).toBe(before);
  await until("the file is whole again", 30_000, async () => isRight(weights));
  expect(await told(b)).toBe(before);
  expect(b.log).toMatch(sentence);
});

it.each([
  ["changed", 1_000_000],
  ["changed in its header", 6],
])("a peer that was stopped while its file was %s finds that when it is back", async (_, from) => {
  const [a, b] = await twoHolders();
  const before = await told(b);
  await b.stop();
  const weights = weightsOf(1);
  flip(weights.path, from);
  const back = await mesh.add({dataDir: mesh.dataDir(1), flags: ["--default-model", "false"]});
  await mesh.allSeeEachOther();
  expect(await told(back)).toBe(before);
  await until("the file is whole again", 30_000, async () => isRight(weights));
  await a.stop();
  expect(await told(back)).toBe(before);
});

it.each([
  ["changed", (path: string) => flip(path, 1_000_000), 500, /the file \S+ of storyteller\S* is damaged: .* not what sha256:\w+ says; no other member has this model whole/],
  [
    "cut off",
    (path: string) => truncateSync(path, 2_000_000),
    503,
    /nobody in the mesh holds all of storyteller:latest; of storyteller\S* sha256:\w+ is not whole here: removed, cut off or being fetched; start a peer that has it, or remove/,
  ],
])("the only copy, %s, gives no answer but what is wrong, until it is right again", async (_, damage, status, sentence) => {
  mesh = await TestMesh.start(1);
  const peer = mesh.peer(0);
  const before = await told(peer);
  await until("it is unloaded", 20_000, () => isIdle(peer));
  const weights = weightsOf(0);
  const bytes = readFileSync(weights.path);
  damage(weights.path);
  const size = statSync(weights.path).size;
  for (let i = 0; i < 2; i++) expect(await refused(peer)).toEqual({status, error: expect.stringMatching(sentence)});
  expect(statSync(weights.path).size).toBe(size);
  writeFileSync(weights.path, bytes);
  expect(await told(peer)).toBe(before);
});

it("a stage whose part of the file was changed while its peer was stopped is fetched anew where it is wrong", async () => {
  mesh = await TestMesh.start(2);
  const [a, b] = mesh.peers as [PeerProcess, PeerProcess];
  await a.post<Placement>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 2});
  const before = await told(a);
  await b.stop();
  const folder = join(mesh.dataDir(1), "partial");
  const [part] = readdirSync(folder);
  const path = join(folder, part as string);
  const {size} = statSync(path);
  const file = openSync(path, "r+");
  for (let at = 50_000; at < size; at += 100_000) writeSync(file, Buffer.of(1, 2, 3, 4), 0, 4, at);
  closeSync(file);
  const back = await mesh.add({dataDir: mesh.dataDir(1), flags: ["--default-model", "false"]});
  await mesh.allSeeEachOther();
  expect(await until("the stages answer", 60_000, async () => told(a).catch(() => undefined))).toBe(before);
  const {stages} = await a.get<Placement>("/api/v1/placement/storyteller");
  expect(stages.map(({state}) => state)).toEqual(["ready", "ready"]);
  expect(back.log).toMatch(/"blob_damaged"/);
});

it("a loaded model that computes no numbers any more is read, mended and loaded anew", async () => {
  const [, b] = await twoHolders();
  const before = await told(b, {keep_alive: "5m"});
  const weights = weightsOf(1);
  // A whole model is mapped from its file: what is written there is what it computes with.
  const file = openSync(weights.path, "r+");
  writeSync(file, Buffer.alloc(1 << 20, 0xff), 0, 1 << 20, Math.floor(statSync(weights.path).size / 2));
  closeSync(file);
  expect(await refused(b)).toMatchObject({status: 500, error: expect.stringMatching(/no number.*read again now/)});
  await until("the file is whole again", 30_000, async () => isRight(weights));
  expect(await told(b)).toBe(before);
});
