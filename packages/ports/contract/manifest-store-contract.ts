import {type ModelName, modelKey, parseModelName} from "@ollamesh/stdx";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {ManifestStore, ModelManifest} from "../src/index.ts";
import {digestOf} from "./sample-blob.ts";
import {answerOf, refusalOf, type Subject} from "./subject.ts";

const layer = (letter: string, more: object = {}): object => ({mediaType: "application/vnd.ollama.image.model", digest: `sha256:${letter.repeat(64)}`, size: 7, ...more});

function json(more: object = {}): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({schemaVersion: 2, config: layer("c"), layers: [layer("a"), layer("b")], ...more}));
}

const hostile: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ["nothing", new Uint8Array()],
  ["no JSON", new TextEncoder().encode("{")],
  ["a number", new TextEncoder().encode("1")],
  ["null", new TextEncoder().encode("null")],
  ["a list", new TextEncoder().encode("[]")],
  ["no layers", json({layers: undefined})],
  ["layers that are no list", json({layers: {length: 1}})],
  ["no config", json({config: undefined})],
  ["a config of null", json({config: null})],
  ["a layer of null", json({layers: [null]})],
  ["a layer without media type", json({layers: [layer("a", {mediaType: undefined})]})],
  ["a digest that is a path", json({layers: [layer("a", {digest: "sha256:../../../../etc/passwd"})]})],
  ["a digest in upper case", json({layers: [layer("A")]})],
  ["a negative size", json({layers: [layer("a", {size: -1})]})],
  ["a size that is no number", json({layers: [layer("a", {size: "7"})]})],
  ["a size beyond what numbers hold", json({layers: [layer("a", {size: 1e300})]})],
  ["257 layers", json({layers: Array.from({length: 257}, () => layer("a"))})],
  ["more than 1 MiB", json({padding: "x".repeat(2 ** 20)})],
  ["brackets 100000 deep", new TextEncoder().encode("[".repeat(100_000))],
];

function nameOf(text: string): ModelName {
  const name = parseModelName(text);
  return name.ok ? name.value : expect.fail(name.error.message);
}

/** What every ManifestStore does. @param open a new, empty one for each test */
export function manifestStoreContract(name: string, open: () => Promise<Subject<ManifestStore>>): void {
  describe(`${name} as a ManifestStore`, () => {
    let subject: Subject<ManifestStore>;
    beforeEach(async () => {
      subject = await open();
    });
    afterEach(() => subject.dispose());

    const put = (model: string, bytes: Uint8Array): Promise<ModelManifest> => answerOf(subject, (done) => subject.port.put(nameOf(model), bytes, done));
    const get = (model: string): ModelManifest | undefined => subject.port.get(nameOf(model));
    const keys = (): string[] => subject.port.list().map((manifest) => modelKey(manifest.name));

    it("gives back the very bytes, what they say, and their digest", async () => {
      const bytes = json({annotations: {kept: "  as it is "}});
      const answer = await put("storyteller", bytes);
      for (const manifest of [answer, get("storyteller")]) {
        expect(manifest).toMatchObject({digest: digestOf(bytes), config: layer("c"), layers: [layer("a"), layer("b")]});
        expect([...(manifest?.bytes ?? [])]).toEqual([...bytes]);
        expect(manifest?.modifiedMs).toBeGreaterThan(1.5e12);
      }
    });

    it("lists names ascending, over a restart too", async () => {
      for (const model of ["zebra", "me/mine:v2", "ant:small", "ant:large", "example.org/me/mine"]) await put(model, json());
      const ascending = keys().toSorted();
      expect(ascending).toHaveLength(5);
      expect(keys()).toEqual(ascending);
      subject = await subject.reopen();
      expect(keys()).toEqual(ascending);
    });

    it("knows a name in any case, and keeps one manifest for it: the last", async () => {
      await put("Storyteller:Latest", json());
      await put("storyteller", json({layers: [layer("d")]}));
      await put("STORYTELLER", json({layers: [layer("e")]}));
      expect(keys()).toEqual(["registry.ollama.ai/library/storyteller:latest"]);
      expect(get("storyTeller")?.layers).toEqual([layer("e")]);
    });

    it("removes one name and no other, and absent is as good as removed", async () => {
      for (const model of ["a:1", "a:2"]) await put(model, json());
      for (let i = 0; i < 2; i++) await answerOf<void>(subject, (done) => subject.port.remove(nameOf("A:1"), done));
      expect(keys()).toEqual(["registry.ollama.ai/library/a:2"]);
      expect(get("a:1")).toBeUndefined();
    });

    it("refuses what is no manifest, and leaves what was there", async () => {
      const before = json();
      await put("m", before);
      for (const [what, bytes] of hostile) {
        expect(await refusalOf(subject, (done) => subject.port.put(nameOf("m"), bytes, done)), what).toBe("bad_manifest");
        expect(subject.port.parse(nameOf("m"), bytes), what).toMatchObject({ok: false, error: {code: "bad_manifest"}});
        expect(get("m")?.digest, what).toBe(digestOf(before));
      }
    });

    it("parses without storing", () => {
      expect(subject.port.parse(nameOf("m"), json())).toMatchObject({ok: true, value: {digest: digestOf(json()), layers: [layer("a"), layer("b")]}});
      expect(keys()).toEqual([]);
    });
  });
}
