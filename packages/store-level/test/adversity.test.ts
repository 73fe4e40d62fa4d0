import fs, {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync} from "node:fs";
import {syncBuiltinESMExports} from "node:module";
import {join} from "node:path";
import type {ModelManifest, PieceManifest} from "@ollamesh/ports";
import type {ModelName} from "@ollamesh/stdx";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Stores} from "../src/index.ts";
import {cut, openOverReadOnly, piece, seededBytes, settled, TempFolder} from "./support/store.ts";

let folder: TempFolder;
let stores: Stores;

beforeEach(async () => {
  folder = new TempFolder();
  stores = await folder.open();
});
afterEach(async () => {
  await stores.close();
  folder.remove();
});

const PIECE = 65_536;
const bytes = seededBytes(4, 3 * PIECE + 5);
const manifest = cut(bytes, PIECE);
const {digest} = manifest;
const fileName = digest.replace(":", "-");
const partialPath = () => join(folder.path, "data/partial", fileName);
const begin = (what: PieceManifest = manifest) => settled((done) => stores.blobs.start(what, done));
const write = (index: number) => settled<void>((done) => stores.blobs.writePiece(digest, index, piece(bytes, index, PIECE), done));
const read = (start: number, end: number) => settled<Uint8Array>((done) => stores.blobs.read(digest, start, end, done));

describe("a partial blob", () => {
  it("whose file somebody deletes gives errors, never bytes that were not verified", async () => {
    await begin();
    await write(0);
    rmSync(partialPath());
    await stores.close();
    stores = await folder.open();
    expect(stores.blobs.status(digest)).toBeUndefined();
    await begin();
    await write(1);
    rmSync(partialPath());
    await write(2).catch(() => {}); // into the file that has lost its name, or refused
    const stillHeld = [...(stores.blobs.status(digest)?.have ?? [])];
    await stores.close();
    stores = await folder.open();
    expect(stores.blobs.status(digest)).toBeUndefined();
    expect(stillHeld).toContain(1);
  });

  it("refuses pieces while its file cannot be opened, keeps what it has, and takes them again after", async () => {
    await begin();
    await write(0);
    await stores.close();
    stores = await folder.open();
    const whole = readFileSync(partialPath());
    rmSync(partialPath());
    await expect(write(1)).rejects.toMatchObject({code: "io"});
    writeFileSync(partialPath(), whole);
    await write(1);
    expect(Buffer.compare(await read(0, 2 * PIECE), bytes.subarray(0, 2 * PIECE))).toBe(0);
  });

  it("that is removed and begun again while a piece is under way has after a restart only what is in its file", async () => {
    const size = 16 << 20;
    const large = seededBytes(5, 2 * size);
    const cutting = cut(large, size);
    const put = (index: number) => settled<void>((done) => stores.blobs.writePiece(cutting.digest, index, piece(large, index, size), done));
    await begin(cutting);
    await put(0);
    const underWay = put(1).catch(() => {});
    await settled<void>((done) => stores.blobs.remove(cutting.digest, done));
    await begin(cutting);
    await underWay;
    await stores.close();
    stores = await folder.open();
    const have = [...(stores.blobs.status(cutting.digest)?.have ?? [])];
    for (const index of have) {
      const found = await settled<Uint8Array>((done) => stores.blobs.read(cutting.digest, index * size, (index + 1) * size, done));
      expect(Buffer.compare(found, piece(large, index, size))).toBe(0);
    }
    expect(have).not.toContain(0);
  });

  it("takes nothing more once the store is closed", async () => {
    await begin();
    await stores.close();
    await expect(write(0)).rejects.toMatchObject({code: "not_found", message: expect.stringContaining("closed")});
    stores = await folder.open();
    expect(stores.blobs.status(digest)?.have.count).toBe(0);
  });

  it("leaves no file when it is removed while pieces are under way", async () => {
    await begin();
    const writes = [0, 1, 2, 3].map((index) => write(index).catch(() => {}));
    await settled<void>((done) => stores.blobs.remove(digest, done));
    await Promise.all(writes);
    expect(stores.blobs.list()).toEqual([]);
    expect(readdirSync(join(folder.path, "data/partial"))).toEqual([]);
  });

  it("may be completed by two at once", async () => {
    await begin();
    for (let index = 0; index < 4; index++) await write(index);
    await Promise.all([1, 2, 3].map(() => settled<void>((done) => stores.blobs.complete(digest, done))));
    expect(stores.blobs.list()).toMatchObject([{digest, complete: true}]);
  });

  it("goes when the whole blob has come by another way, while running and over a restart", async () => {
    await begin();
    await write(0);
    await stores.close();
    writeFileSync(join(folder.path, "data/models/blobs", fileName), bytes);
    stores = await folder.open();
    expect(stores.blobs.list()).toMatchObject([{digest, complete: true}]);
    expect(readdirSync(join(folder.path, "data/partial"))).toEqual([]);
  });

  it.skipIf(process.platform !== "linux")("keeps no file open once the whole blob was streamed in", async () => {
    await begin();
    await write(0);
    await read(0, 10);
    const intake = stores.blobs.intake(digest);
    await settled<void>((done) => intake.write(bytes, done));
    await settled((done) => intake.finish(done));
    expect(
      readdirSync("/proc/self/fd")
        .map(linkOf)
        .filter((path) => path.includes(fileName) && path.includes("/partial/")),
    ).toEqual([]);
  });
});

/** What a file descriptor of this process stands for; of a deleted file, its old name. */
function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return "";
  }
}

describe("reads and names from strangers", () => {
  it("are bounded", async () => {
    await begin();
    await write(0);
    for (const [start, end] of [
      [0, (16 << 20) + 1],
      [-1, 5],
      [5, 4],
      [Number.NaN, 5],
      [0.5, 5],
      [0, Number.POSITIVE_INFINITY],
    ] as const) {
      await expect(read(start, end)).rejects.toMatchObject({code: expect.stringMatching(/^(io|missing_piece)$/)});
    }
  });

  it("never reach the disk when they are no digest", async () => {
    for (const bad of ["", "x", "sha256:../../../outside", `sha256:${"A".repeat(64)}`, `sha256-${"a".repeat(64)}`, `sha256:${"a".repeat(64)}/../x`]) {
      expect(stores.blobs.status(bad), bad).toBeUndefined();
      await expect(begin({...manifest, digest: bad})).rejects.toMatchObject({code: "bad_piece_manifest"});
      await expect(settled((done) => stores.blobs.read(bad, 0, 1, done))).rejects.toMatchObject({code: "not_found"});
      await expect(settled((done) => stores.blobs.pieces(bad, done))).rejects.toMatchObject({code: "not_found"});
      await settled<void>((done) => stores.blobs.remove(bad, done));
      const intake = stores.blobs.intake(bad);
      await settled<void>((done) => intake.write(Uint8Array.of(1), done));
      await expect(settled((done) => intake.finish(done))).rejects.toMatchObject({code: "digest_mismatch"});
      expect(readdirSync(join(folder.path, "data/partial")), bad).toEqual([]);
    }
  });

  it("never leave the manifests folder, though nobody checked them", async () => {
    const content = new TextEncoder().encode(JSON.stringify({config: {mediaType: "x", digest, size: 1}, layers: []}));
    const parts: Partial<ModelName>[] = [{model: "../../outside"}, {tag: ".."}, {host: "a/b"}, {namespace: ""}, {model: ".hidden"}, {tag: "a\\b"}];
    for (const part of parts) {
      const name: ModelName = {host: "h", namespace: "n", model: "m", tag: "t", ...part};
      expect(() => stores.manifests.get(name), JSON.stringify(part)).toThrow("unsafe name part");
      await expect(settled((done) => stores.manifests.put(name, content, done))).rejects.toThrow();
    }
    expect(readdirSync(join(folder.path, "data/models/manifests"))).toEqual([]);
    expect(readdirSync(join(folder.path, "data/incoming"))).toEqual([]);
  });
});

describe("an Ollama folder that may only be read", () => {
  it("is served; what is new goes to the own folder; nothing in it is changed", async () => {
    await stores.close();
    const lower = join(folder.path, "ollama");
    const names = join(lower, "manifests/registry.ollama.ai/library/storyteller");
    for (const path of [join(lower, "blobs"), names]) mkdirSync(path, {recursive: true});
    writeFileSync(join(lower, "blobs", fileName), bytes);
    const content = (size: number) => new TextEncoder().encode(JSON.stringify({config: {mediaType: "c", digest, size}, layers: []}));
    writeFileSync(join(names, "latest"), content(1));
    stores = await openOverReadOnly(folder, lower);
    const [found] = stores.manifests.list();
    const name = (found as ModelManifest).name;
    expect(name).toMatchObject({model: "storyteller", tag: "latest"});
    expect(stores.blobs.status(digest)).toMatchObject({complete: true, path: join(lower, "blobs", fileName)});
    expect(Buffer.compare(await read(10, 20), bytes.subarray(10, 20))).toBe(0);
    expect((await settled<PieceManifest>((done) => stores.blobs.pieces(digest, done))).size).toBe(bytes.length);
    await expect(settled((done) => stores.blobs.remove(digest, done))).rejects.toMatchObject({code: "read_only"});
    await expect(settled((done) => stores.manifests.remove(name, done))).rejects.toMatchObject({code: "read_only"});
    await settled((done) => stores.manifests.put(name, content(2), done));
    expect(stores.manifests.list()).toMatchObject([{config: {size: 2}}]);
    await settled<void>((done) => stores.manifests.remove(name, done));
    expect(stores.manifests.list()).toMatchObject([{config: {size: 1}}]);
    expect(readFileSync(join(names, "latest"))).toEqual(Buffer.from(content(1)));
    expect(readdirSync(join(lower, "blobs"))).toEqual([fileName]);
  });
});

describe("a file that is shorter than a manifest says", () => {
  const content = (size: number): Uint8Array => new TextEncoder().encode(JSON.stringify({config: {mediaType: "c", digest, size}, layers: []}));
  const name = {host: "registry.ollama.ai", namespace: "library", model: "storyteller", tag: "latest"} as ModelName;
  const target = (): string => join(folder.path, "data/models/blobs", fileName);
  const publish = async (): Promise<void> => {
    await begin();
    for (let i = 0; i < 4; i++) await write(i);
    await settled<void>((done) => stores.blobs.complete(digest, done));
  };

  it("is no blob, whenever it was cut off: what is fetched takes its place", async () => {
    await publish();
    await settled((done) => stores.manifests.put(name, content(bytes.length), done));
    expect(Buffer.compare(await read(0, 20), bytes.subarray(0, 20))).toBe(0);
    await stores.close();
    writeFileSync(target(), bytes.subarray(0, 2 * PIECE));
    stores = await folder.open();
    expect([stores.blobs.status(digest), stores.blobs.list()]).toEqual([undefined, []]);
    await expect(read(0, 20)).rejects.toMatchObject({code: "not_found"});
    await publish();
    expect(stores.blobs.status(digest)).toMatchObject({complete: true, size: bytes.length});
    expect(Buffer.compare(readFileSync(target()), bytes)).toBe(0);
    expect(Buffer.compare(await read(PIECE, 3 * PIECE), bytes.subarray(PIECE, 3 * PIECE))).toBe(0);
  });

  it("is found out by the next look at it, also when the file was whole at the one before", async () => {
    await publish();
    await settled((done) => stores.manifests.put(name, content(bytes.length), done));
    expect(stores.blobs.status(digest)).toMatchObject({complete: true});
    writeFileSync(target(), bytes.subarray(0, PIECE));
    expect(stores.blobs.status(digest)).toBeUndefined();
    await publish();
    expect(Buffer.compare(await read(2 * PIECE, 3 * PIECE), bytes.subarray(2 * PIECE, 3 * PIECE))).toBe(0);
    rmSync(target());
    expect(stores.blobs.status(digest)).toBeUndefined();
  });

  it("lies in a folder that is only read: the own folder has it then, and that one is not changed", async () => {
    await stores.close();
    const lower = join(folder.path, "ollama");
    const names = join(lower, "manifests/registry.ollama.ai/library/storyteller");
    for (const path of [join(lower, "blobs"), names]) mkdirSync(path, {recursive: true});
    writeFileSync(join(lower, "blobs", fileName), bytes.subarray(0, PIECE));
    writeFileSync(join(names, "latest"), content(bytes.length));
    stores = await openOverReadOnly(folder, lower);
    expect([stores.manifests.isReadOnly(name), stores.manifests.isReadOnly({...name, tag: "other"})]).toEqual([true, false]);
    expect(stores.blobs.status(digest)).toBeUndefined();
    await publish();
    expect(stores.blobs.status(digest)).toMatchObject({complete: true, isReadOnly: false, path: target()});
    expect(statSync(join(lower, "blobs", fileName)).size).toBe(PIECE);
  });
});

const shm = "/dev/shm";
const hasOtherDisk = existsSync(shm) && statSync(shm).dev !== statSync("/tmp").dev;

describe.skipIf(!hasOtherDisk)("an Ollama folder on another disk", () => {
  it("gets whole blobs and manifests only, and keeps no leftover of a crash", async () => {
    await stores.close();
    const models = mkdtempSync(join(shm, "ollamesh-models-"));
    try {
      mkdirSync(join(models, "blobs"));
      const leftover = join(models, "blobs", `.${fileName}.moving`);
      writeFileSync(leftover, "half");
      utimesSync(leftover, 0, 0);
      const justBefore = join(models, "blobs", `.sha256-${"0".repeat(64)}.moving`);
      writeFileSync(justBefore, "of a process that was killed a moment ago: nobody else changes this folder");
      stores = await folder.open(models);
      expect([existsSync(leftover), existsSync(justBefore)]).toEqual([false, false]);
      await begin();
      for (let index = 0; index < 4; index++) await write(index);
      await settled<void>((done) => stores.blobs.complete(digest, done));
      expect(Buffer.compare(readFileSync(join(models, "blobs", fileName)), bytes)).toBe(0);
      expect(readdirSync(join(models, "blobs"))).toEqual([fileName]);
      expect(readdirSync(join(folder.path, "data/partial"))).toEqual([]);
    } finally {
      rmSync(models, {recursive: true});
    }
  });
});

describe("a folder of models that two peers are given", () => {
  const putName = (at: Stores, bytes: Uint8Array): Promise<ModelManifest> => settled((done) => at.manifests.put(name, bytes, done));
  const name: ModelName = {host: "registry.ollama.ai", namespace: "library", model: "shared", tag: "latest"};
  const layer = {mediaType: "application/vnd.ollama.image.model", digest, size: bytes.length};
  const json = new TextEncoder().encode(JSON.stringify({schemaVersion: 2, config: layer, layers: []}));
  const marker = () => join(folder.path, "ollama/.ollamesh-owner");
  let other: TempFolder;
  let second: Stores | undefined;

  beforeEach(() => {
    other = new TempFolder();
    mkdirSync(join(folder.path, "ollama"));
  });
  afterEach(async () => {
    await second?.close();
    second = undefined;
    other.remove();
  });

  it("is changed by the first of them, and only read by the other, until that one has it to itself", async () => {
    const models = join(folder.path, "ollama");
    await stores.close();
    stores = await folder.open(models);
    second = await other.open(models);
    expect([stores.warning, second.warning]).toEqual([undefined, expect.stringContaining(join(folder.path, "data"))]);
    await putName(stores, json);
    expect(second.manifests.isReadOnly(name)).toBe(true);
    await expect(settled<void>((done) => (second as Stores).manifests.remove(name, done))).rejects.toMatchObject({code: "read_only"});
    await stores.close();
    expect(existsSync(marker())).toBe(false);
    await second.close();
    second = await other.open(models);
    expect([second.warning, second.manifests.isReadOnly(name)]).toEqual([undefined, false]);
    stores = await folder.open(models);
    expect(stores.warning).toContain(join(other.path, "data"));
  });

  it("goes to the other when its owner has been silent for a minute, and stays the owner's through a kill", async () => {
    const models = join(folder.path, "ollama");
    writeFileSync(marker(), JSON.stringify({id: "another", where: "/data on elsewhere"}));
    second = await other.open(models);
    expect(second.warning).toContain("/data on elsewhere");
    await second.close();
    const longAgo = new Date(Date.now() - 61_000);
    utimesSync(marker(), longAgo, longAgo);
    second = await other.open(models);
    expect(second.warning).toBeUndefined();
    const left = readFileSync(marker());
    await second.close();
    writeFileSync(marker(), left); // as a kill leaves it
    second = await other.open(models);
    expect(second.warning).toBeUndefined();
  });

  it("is refused where it is the own folder of another peer that runs, which cannot do without", async () => {
    second = await other.open(join(folder.path, "data/models"));
    expect(second.warning).toBeDefined();
    await second.close();
    await stores.close();
    second = await other.open(join(folder.path, "data/models"));
    await expect(folder.open()).rejects.toMatchObject({code: "models_dir_in_use"});
    await second.close();
    second = undefined;
    stores = await folder.open();
  });
});

describe("what cannot be read in a folder of models", () => {
  const manifests = () => join(folder.path, "data/models/manifests/registry.ollama.ai/library");
  const json = JSON.stringify({config: {mediaType: "a", digest, size: 1}, layers: []});

  it("is told, and takes nothing else with it: cut off, empty, misnamed, not allowed, linked to what is gone", () => {
    mkdirSync(join(manifests(), "good"), {recursive: true});
    writeFileSync(join(manifests(), "good/latest"), json);
    writeFileSync(join(manifests(), "good/.DS_Store"), "");
    expect(stores.manifests.unreadable()).toEqual([]);
    writeFileSync(join(manifests(), "good/cut"), json.slice(0, 20));
    writeFileSync(join(manifests(), "good/empty"), "");
    writeFileSync(join(manifests(), "good/a name"), json);
    symlinkSync("/nowhere", join(manifests(), "moved"));
    const readdir = fs.readdirSync;
    mkdirSync(join(manifests(), "closed"));
    fs.readdirSync = ((path: string, options: object) => {
      if (path.endsWith("closed")) throw Object.assign(new Error("permission denied"), {code: "EACCES"});
      return readdir(path, options as {withFileTypes: true});
    }) as typeof fs.readdirSync;
    syncBuiltinESMExports();
    try {
      expect(stores.manifests.list().map(({name}) => name.tag)).toEqual(["latest"]);
      const told = stores.manifests.unreadable().toSorted();
      expect(told).toEqual([/closed \(EACCES\)/, /good\/a name /, /good\/cut .*not JSON/, /good\/empty .*not JSON/, /moved /].map((text) => expect.stringMatching(text)));
    } finally {
      fs.readdirSync = readdir;
      syncBuiltinESMExports();
    }
  });

  it("is only what is there: names that come and go while they are listed are no fault", async () => {
    const {name} = stores.manifests.list()[0] ?? {name: {host: "h", namespace: "n", model: "m", tag: "t"}};
    let isOver = false;
    const bytes = new TextEncoder().encode(json);
    const changing = (async () => {
      for (let i = 0; i < 150; i++) {
        await settled((done) => stores.manifests.put({...name, model: `m${i % 5}`}, bytes, done));
        await settled<void>((done) => stores.manifests.remove({...name, model: `m${i % 5}`}, done));
      }
      isOver = true;
    })();
    let looks = 0;
    for (; !isOver; looks++) {
      stores.manifests.list();
      expect(stores.manifests.unreadable()).toEqual([]);
      await new Promise(setImmediate);
    }
    await changing;
    expect(looks).toBeGreaterThan(50);
  });
});

describe("a folder that cannot be used", () => {
  const openAt = (parent: string, modelsDir?: string) => new TempFolder(parent).open(modelsDir);

  it("is refused with its path and what to do: a data folder below a file", async () => {
    writeFileSync(join(folder.path, "file"), "");
    await expect(openAt(join(folder.path, "file"))).rejects.toMatchObject({code: "data_dir_unwritable", message: expect.stringContaining("--data-dir")});
  });

  it("is refused with its path and what to do: a models folder that is a file", async () => {
    const file = join(folder.path, "file");
    writeFileSync(file, "");
    await expect(openAt(join(folder.path, "other"), file)).rejects.toMatchObject({code: "bad_models_dir", message: expect.stringContaining(file)});
  });

  it("is refused before anything is made in it", async () => {
    await expect(openAt(join(folder.path, "other"), join(folder.path, "nowhere"))).rejects.toMatchObject({code: "bad_models_dir"});
    expect(existsSync(join(folder.path, "other"))).toBe(false);
  });
});
