import type {ModelInfo, ModelManifest} from "@ollamesh/ports";
import {type Callback, fail, type ModelName, modelKey, type Outcome, ok} from "@ollamesh/stdx";
import type {Finder, Found} from "./finder.ts";
import {notFound} from "./finder.ts";
import {layerTypes, smallLayers, weightsLayer} from "./manifest-layers.ts";
import type {ModelDetails} from "./messages.ts";
import {forAll, type Shared} from "./models-shared.ts";

/** Descriptions kept in memory: a few kilobytes each, their metadata without vocabularies. */
const CACHE_MAX = 256;
const KEY_PREFIX = "known-model/";

type Described = Omit<ModelDetails, "complete" | "manifest">;

/** Turns a name into everything about the model but its weights, from this disk or from the mesh. */
export class Describer {
  readonly #shared: Shared;
  readonly #finder: () => Finder;
  /** By manifest digest: a manifest never changes its meaning. */
  readonly #cache = new Map<string, Described>();
  /** Requests for the same name at the same time share one search. */
  readonly #under = new Map<string, Callback<ModelDetails>[]>();

  constructor(shared: Shared, finder: () => Finder) {
    this.#shared = shared;
    this.#finder = finder;
  }

  describe(name: ModelName, done: Callback<ModelDetails>): void {
    const local = this.#shared.deps.world.manifests.get(name);
    const cached = local && this.#cache.get(local.digest);
    if (local && cached) return done(ok(this.#details(local, cached)));
    const key = modelKey(name);
    const waiting = this.#under.get(key);
    if (waiting) return void waiting.push(done);
    this.#under.set(key, [done]);
    const answer: Callback<ModelDetails> = (outcome) => {
      const waiters = this.#under.get(key) ?? [];
      this.#under.delete(key);
      for (const waiter of waiters) waiter(outcome);
    };
    if (local) this.#describeManifest(local, undefined, answer);
    else this.#describeKnown(name, answer);
  }

  /** For others that ask: what this peer knows without asking anybody. */
  lookUp(name: ModelName, done: Callback<Found>): void {
    const local = this.#shared.deps.world.manifests.get(name);
    if (!local) return this.#recall(name, (known) => done(known ? ok({...known, complete: false}) : notFound(name)));
    this.describe(name, (outcome) => {
      if (!outcome.ok) return done(outcome);
      const {info, complete} = outcome.value;
      done(ok({manifest: local.bytes, headerBytes: info.headerBytes, complete}));
    });
  }

  /** Describes what a manifest names, fetching small layers and the header where they are missing. */
  describeManifest(manifest: ModelManifest, headerBytes: number | undefined, done: Callback<ModelDetails>): void {
    const cached = this.#cache.get(manifest.digest);
    if (cached) return done(ok(this.#details(manifest, cached)));
    this.#describeManifest(manifest, headerBytes, done);
  }

  /** The search, for a pull that wants the newest meaning of a name. */
  search(name: ModelName, done: Callback<{manifest: ModelManifest; headerBytes: number}>): void {
    this.#finder().find(name, (outcome) => {
      if (!outcome.ok) return done(outcome);
      const manifest = this.#shared.deps.world.manifests.parse(name, outcome.value.manifest);
      done(manifest.ok ? ok({manifest: manifest.value, headerBytes: outcome.value.headerBytes}) : manifest);
    });
  }

  forget(name: ModelName): void {
    this.#shared.deps.world.kv.write([{kind: "delete", key: KEY_PREFIX + modelKey(name)}], () => {});
  }

  #describeKnown(name: ModelName, done: Callback<ModelDetails>): void {
    this.search(name, (outcome) => {
      if (outcome.ok) {
        this.#remember(name, outcome.value.manifest.bytes, outcome.value.headerBytes);
        return this.#describeManifest(outcome.value.manifest, outcome.value.headerBytes, done);
      }
      // Nobody answers: what was learnt earlier may do, for a model deployed here in part.
      this.#recall(name, (known) => {
        if (!known) return done(outcome);
        const manifest = this.#shared.deps.world.manifests.parse(name, known.manifest);
        if (manifest.ok) this.#describeManifest(manifest.value, known.headerBytes, done);
        else done(manifest);
      });
    });
  }

  #describeManifest(manifest: ModelManifest, headerBytes: number | undefined, done: Callback<ModelDetails>): void {
    const weights = weightsLayer(manifest);
    if (!weights) return done(fail("bad_model", "the manifest names no weights"));
    const header = headerBytes === undefined ? [] : [{layer: weights, want: [{start: 0, end: Math.min(headerBytes, weights.size)}]}];
    const small = smallLayers(manifest).map((layer) => ({layer, want: "all" as const}));
    const missing = [...small, ...header].filter(({layer}) => this.#shared.deps.world.blobs.status(layer.digest)?.complete !== true);
    forAll(
      missing,
      ({layer, want}, fetched) => this.#shared.fetch(layer, want, () => {}, fetched),
      (outcome) => {
        if (!outcome.ok) return done(outcome);
        const path = this.#shared.deps.world.blobs.status(weights.digest)?.path;
        if (path === undefined) return done(fail("no_source", "the weights of this model are not here"));
        this.#shared.deps.world.compute.inspect(
          path,
          this.#shared.answered((info: Outcome<ModelInfo>) => (info.ok ? this.#readLayers(manifest, info.value, done) : done(info))),
        );
      },
    );
  }

  #readLayers(manifest: ModelManifest, info: ModelInfo, done: Callback<ModelDetails>): void {
    const texts = new Map<string, string[]>();
    const layers = smallLayers(manifest);
    forAll(
      layers,
      (layer, read) =>
        this.#shared.readText(layer, (outcome) => {
          if (outcome.ok) texts.set(layer.mediaType, [...(texts.get(layer.mediaType) ?? []), outcome.value]);
          read(outcome.ok ? ok(undefined) : outcome);
        }),
      (outcome) => {
        if (!outcome.ok) return done(outcome);
        const weights = weightsLayer(manifest);
        const described: Described = {
          blob: weights?.digest as string,
          blobSize: weights?.size as number,
          info,
          template: texts.get(layerTypes.template)?.[0],
          system: texts.get(layerTypes.system)?.[0],
          parameters: parseJson<Record<string, unknown>>(texts.get(layerTypes.params)?.[0]) ?? {},
          messages: parseJson<{role: string; content: string}[]>(texts.get(layerTypes.messages)?.[0]) ?? [],
          license: texts.get(layerTypes.license) ?? [],
        };
        if (this.#cache.size >= CACHE_MAX) this.#cache.delete(this.#cache.keys().next().value as string);
        this.#cache.set(manifest.digest, described);
        done(ok(this.#details(manifest, described)));
      },
    );
  }

  #details(manifest: ModelManifest, described: Described): ModelDetails {
    return {...described, manifest, complete: this.#shared.isComplete(manifest)};
  }

  #remember(name: ModelName, manifest: Uint8Array, headerBytes: number): void {
    const value = new TextEncoder().encode(JSON.stringify({headerBytes, manifest: new TextDecoder().decode(manifest)}));
    this.#shared.deps.world.kv.write([{kind: "put", key: KEY_PREFIX + modelKey(name), value}], () => {});
  }

  #recall(name: ModelName, done: (known: {manifest: Uint8Array; headerBytes: number} | undefined) => void): void {
    const handle = this.#shared.answered<Uint8Array | undefined>((outcome) => {
      const known = outcome.ok && outcome.value ? parseJson<{headerBytes: number; manifest: string}>(new TextDecoder().decode(outcome.value)) : undefined;
      done(known ? {headerBytes: known.headerBytes, manifest: new TextEncoder().encode(known.manifest)} : undefined);
    });
    this.#shared.deps.world.kv.get(KEY_PREFIX + modelKey(name), handle);
  }
}

function parseJson<T>(text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined; // somebody else's layer: the model still runs, without it
  }
}
