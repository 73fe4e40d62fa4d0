import type {ManifestLayer, ManifestStore, ModelManifest} from "@ollamesh/ports";
import {fail, MIB, type ModelName, modelKey, type Outcome, ok, parseModelName} from "@ollamesh/stdx";
import {digestOf} from "./piece-hashes.ts";
import type {SimDisk} from "./sim-disk.ts";

/** Manifests in memory, keyed as the real store matches them. */
export function createSimManifestStore(disk: SimDisk, nowMs: () => number, isAlive: () => boolean): ManifestStore {
  const entry = (key: string): ModelManifest | undefined => {
    const stored = disk.manifests.get(key);
    const name = parseModelName(key);
    if (!stored || !name.ok) return undefined;
    const parsed = parse(name.value, stored.bytes, stored.modifiedMs);
    return parsed.ok ? parsed.value : undefined;
  };
  return {
    list: () => [...disk.manifests.keys()].sort().flatMap((key) => entry(key) ?? []),
    unreadable: () => [...disk.manifests.keys()].filter((key) => entry(key) === undefined),
    get: (name) => entry(modelKey(name)),
    parse: (name, bytes) => parse(name, bytes, 0),
    isReadOnly: (name) => disk.readOnlyNames.has(modelKey(name)),
    put: (name, bytes, done) =>
      disk.write(
        isAlive,
        () => {
          const parsed = parse(name, bytes, nowMs());
          if (parsed.ok) disk.manifests.set(modelKey(name), {bytes: bytes.slice(), modifiedMs: nowMs()});
          done(parsed);
        },
        () => done(fail("io", "the disk refused")),
      ),
    remove: (name, done) =>
      disk.write(
        isAlive,
        () => {
          if (disk.readOnlyNames.has(modelKey(name))) return done(fail("read_only", "it lies in a folder that is only read"));
          disk.manifests.delete(modelKey(name));
          done(ok(undefined));
        },
        () => done(fail("io", "the disk refused")),
      ),
  };
}

function parse(name: ModelName, bytes: Uint8Array, modifiedMs: number): Outcome<ModelManifest> {
  try {
    const {config, layers} = JSON.parse(new TextDecoder().decode(bytes)) as {config: ManifestLayer; layers: ManifestLayer[]};
    if (bytes.length > MIB || !Array.isArray(layers) || layers.length > 256) return fail("bad_manifest", "too long, or no list of layers");
    if (![config, ...layers].every(isLayer)) return fail("bad_manifest", "a layer without media type, digest or size");
    return ok({name, digest: digestOf(bytes), bytes, config, layers, modifiedMs});
  } catch (error) {
    return fail("bad_manifest", (error as Error).message);
  }
}

function isLayer(layer: Partial<ManifestLayer> | null | undefined): boolean {
  return typeof layer?.mediaType === "string" && /^sha256:[0-9a-f]{64}$/.test(layer.digest ?? "") && Number.isSafeInteger(layer.size) && (layer.size as number) >= 0;
}
