import {existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {ModelManifest} from "@ollamesh/ports";
import {type ModelName, parseModelName} from "@ollamesh/stdx";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Stores} from "../src/index.ts";
import {settled, TempFolder} from "./support/store.ts";

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

function nameOf(text: string): ModelName {
  const name = parseModelName(text);
  if (!name.ok) throw new Error(name.error.message);
  return name.value;
}

const layer = (letter: string) => ({mediaType: "application/vnd.ollama.image.model", digest: `sha256:${letter.repeat(64)}`, size: 7});
const json = (extra: object = {}) => new TextEncoder().encode(JSON.stringify({schemaVersion: 2, config: layer("c"), layers: [layer("a")], ...extra}));
const put = (name: string, bytes: Uint8Array): Promise<ModelManifest> => settled((done) => stores.manifests.put(nameOf(name), bytes, done));
const file = (...parts: string[]) => join(folder.path, "data/models/manifests", ...parts);

describe("manifests", () => {
  it("lie where Ollama looks for them, byte for byte", async () => {
    const bytes = json();
    await put("storyteller", bytes);
    await put("me/mine:v2", bytes);
    expect(new Uint8Array(readFileSync(file("registry.ollama.ai/library/storyteller/latest")))).toEqual(bytes);
    expect(existsSync(file("registry.ollama.ai/me/mine/v2"))).toBe(true);
    expect(stores.manifests.list().map(({name}) => `${name.namespace}/${name.model}:${name.tag}`)).toEqual(["library/storyteller:latest", "me/mine:v2"]);
    expect(stores.manifests.get(nameOf("storyteller"))).toMatchObject({config: layer("c"), layers: [layer("a")]});
  });

  it("are found whatever the case, and written over under the first spelling", async () => {
    await put("Storyteller", json());
    await put("storyteller", json({layers: [layer("b")]}));
    expect(stores.manifests.list()).toHaveLength(1);
    expect(stores.manifests.get(nameOf("STORYTELLER"))?.layers).toEqual([layer("b")]);
  });

  it("are written and removed in the order that was asked for, also at once", async () => {
    const name = nameOf("storyteller");
    const other = (tag: number): Promise<ModelManifest> => put(`storyteller:${tag}`, json());
    const changes = Array.from({length: 40}, (_, i) => [put("storyteller", json({i})), other(i), settled<void>((done) => stores.manifests.remove(name, done))] as const);
    for (const [written, beside, removed] of changes) {
      expect(await written).toMatchObject({name, layers: [layer("a")]});
      expect(await beside).toMatchObject({layers: [layer("a")]});
      await removed;
    }
    expect(stores.manifests.list()).toHaveLength(40);
    expect(stores.manifests.get(name)).toBeUndefined();
    await put("storyteller", json());
    expect(stores.manifests.get(name)).toBeDefined();
  });

  it("go, with the folders that are empty then", async () => {
    await put("me/mine", json());
    for (let i = 0; i < 2; i++) await settled<void>((done) => stores.manifests.remove(nameOf("me/mine"), done));
    expect(stores.manifests.list()).toEqual([]);
    expect(existsSync(file("registry.ollama.ai/me"))).toBe(false);
  });

  it.each([
    ["no JSON", new TextEncoder().encode("{")],
    ["null", new TextEncoder().encode("null")],
    ["no layers", new TextEncoder().encode('{"config":{}}')],
    ["a layer without digest", json({layers: [{mediaType: "x", size: 1}]})],
    ["a digest that is a path", json({layers: [{...layer("a"), digest: "sha256:../../../etc/passwd"}]})],
    ["a negative size", json({layers: [{...layer("a"), size: -1}]})],
    ["too many layers", json({layers: Array.from({length: 300}, () => layer("a"))})],
    ["two megabytes", new Uint8Array(2 << 20)],
  ])("with %s are refused and leave nothing", async (_what, bytes) => {
    await expect(put("bad", bytes)).rejects.toMatchObject({code: "bad_manifest"});
    expect(stores.manifests.parse(nameOf("bad"), bytes)).toMatchObject({ok: false});
    expect(stores.manifests.list()).toEqual([]);
  });

  it("that others change or spoil are seen as they are", async () => {
    await put("m", json());
    const path = file("registry.ollama.ai/library/m/latest");
    writeFileSync(path, json({layers: [layer("d")]}));
    utimesSync(path, new Date(), new Date(statSync(path).mtimeMs + 5000));
    expect(stores.manifests.get(nameOf("m"))?.layers).toEqual([layer("d")]);
    writeFileSync(path, "spoiled");
    utimesSync(path, new Date(), new Date(statSync(path).mtimeMs + 9000));
    expect(stores.manifests.get(nameOf("m"))).toBeUndefined();
    mkdirSync(file("registry.ollama.ai/library/.hidden"), {recursive: true});
    writeFileSync(file("registry.ollama.ai/library/.hidden/x"), json());
    expect(stores.manifests.list()).toEqual([]);
  });
});

describe("the key-value store", () => {
  const write = (batch: Parameters<Stores["kv"]["write"]>[0]): Promise<void> => settled((done) => stores.kv.write(batch, done));
  const text = (value: string) => new TextEncoder().encode(value);

  it("keeps what was written over a restart, in order, and forgets what was deleted", async () => {
    await write([
      {kind: "put", key: "b/2", value: text("two")},
      {kind: "put", key: "b/1", value: text("one")},
      {kind: "put", key: "c", value: text("other")},
    ]);
    await write([{kind: "delete", key: "c"}]);
    await stores.close();
    stores = await folder.open();
    const entries = await settled<readonly {key: string; value: Uint8Array}[]>((done) => stores.kv.scan("b/", 10, done));
    expect(entries.map(({key, value}) => `${key}=${new TextDecoder().decode(value)}`)).toEqual(["b/1=one", "b/2=two"]);
    expect(await settled((done) => stores.kv.scan("b/", 1, done))).toHaveLength(1);
    expect(await settled((done) => stores.kv.get("c", done))).toBeUndefined();
  });
});
