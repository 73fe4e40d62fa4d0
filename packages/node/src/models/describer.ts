import type {ModelInfo, ModelManifest} from "@ollamesh/ports";
import {type Callback, fail, type ModelName, modelKey, type Outcome, ok, parseModelName} from "@ollamesh/stdx";
import type {Finder, Found} from "./finder.ts";
import {nobodyHas, notFound} from "./finder.ts";
import {allLayers, layerTypes, smallLayers, weightsLayer} from "./manifest-layers.ts";
import type {ModelDetails} from "./messages.ts";
import {forAll, type Shared} from "./models-shared.ts";
import type {Meaning} from "./names.ts";

/** Descriptions kept in memory: a few kilobytes each, their metadata without vocabularies. */
const CACHE_MAX = 256;
const KEY_PREFIX = "known-model/";
const KNOWN_MAX = 1000;
/** A name that gets other meanings faster than they can be read is not followed for ever. */
const ATTEMPTS_MAX = 4;

type Described = Omit<ModelDetails, "complete" | "manifest">;

/** A model described once that is not held here under its name. */
interface Known {
  readonly manifest: ModelManifest;
  readonly headerBytes: number;
  /** The mesh had agreed on it: when it does no more, the name was removed, and is not only unheard of yet. */
  readonly isAgreed: boolean;
}

export interface DescriberDeps {
  finder(): Finder;
  meaningOf(name: ModelName): Meaning;
  /** No name here stands for it any more. */
  replaced(manifest: ModelManifest): void;
}

/** Turns a name into everything about the model but its weights, from this disk or from the mesh. */
export class Describer {
  readonly #shared: Shared;
  readonly #deps: DescriberDeps;
  /** By manifest digest: a manifest never changes its meaning. */
  readonly #cache = new Map<string, Described>();
  /** By model key; their small layers and headers are here. */
  readonly #known = new Map<string, Known>();
  /** Requests for the same name at the same time share one search. */
  readonly #under = new Map<string, Callback<ModelDetails>[]>();

  constructor(shared: Shared, deps: DescriberDeps) {
    this.#shared = shared;
    this.#deps = deps;
    const loaded = shared.answered<readonly {key: string; value: Uint8Array}[]>((outcome) => {
      for (const {key, value} of outcome.ok ? outcome.value : []) this.#recalled(key.slice(KEY_PREFIX.length), value);
      shared.ctx.self.send({type: "look"});
    });
    shared.deps.world.kv.scan(KEY_PREFIX, KNOWN_MAX, loaded);
  }

  describe(name: ModelName, done: Callback<ModelDetails>, attempt = 1): void {
    const meaning = this.#deps.meaningOf(name);
    if (meaning.type === "removed") return done(notFound(name));
    const agreed = agreedDigest(meaning);
    const local = this.manifestHere(name, agreed);
    const cached = local && this.#cache.get(local.digest);
    if (local && cached) return done(ok(this.#details(local, cached)));
    const key = `${modelKey(name)} ${agreed}`;
    const waiting = this.#under.get(key);
    if (waiting) return void waiting.push(done);
    this.#under.set(key, [done]);
    const answer: Callback<ModelDetails> = (outcome) => {
      const waiters = this.#under.get(key) ?? [];
      this.#under.delete(key);
      // What a name stood for is removed when it gets another meaning, also while it is being read here.
      const isOutdated = !outcome.ok && (outcome.error.code === "not_found" || agreedDigest(this.#deps.meaningOf(name)) !== agreed);
      const end = (waiter: Callback<ModelDetails>) => (isOutdated && attempt < ATTEMPTS_MAX ? this.describe(name, waiter, attempt + 1) : waiter(outcome));
      waiters.forEach(end);
    };
    if (local) this.#describeManifest(local, undefined, answer);
    else this.#describeKnown(name, agreed, answer);
  }

  /** What the name stands for by agreement, if it is here under any name; without an agreement, what is here under that name. */
  manifestHere(name: ModelName, agreed: string): ModelManifest | undefined {
    const {manifests} = this.#shared.deps.world;
    const named = manifests.get(name);
    if (agreed === "" || named?.digest === agreed) return named;
    const other = this.#shared.manifestOf(agreed);
    return other && {...other, name};
  }

  /** The same, or what was learnt of it earlier. */
  known(name: ModelName, agreed: string): ModelManifest | undefined {
    return this.manifestHere(name, agreed) ?? this.#recall(name, agreed)?.manifest;
  }

  /** For others that ask: what this peer knows without asking anybody. */
  lookUp(name: ModelName, agreed: string, done: Callback<Found>): void {
    const local = this.manifestHere(name, agreed);
    if (!local) {
      const known = this.#recall(name, agreed);
      return done(known ? ok({manifest: known.manifest.bytes, headerBytes: known.headerBytes, complete: false}) : notFound(name));
    }
    this.describeManifest(local, undefined, (outcome) => {
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

  /** Asks the others for one of whom the model can be had. @param agreed what the name must stand for; empty: anything */
  search(name: ModelName, agreed: string, done: Callback<{manifest: ModelManifest; headerBytes: number}>): void {
    this.searchOutline(name, agreed, (outcome) => done(outcome.ok && outcome.value.headerBytes === 0 ? nobodyHas(name, agreed) : outcome));
  }

  /** The same, of any that knows what the name stands for. */
  searchOutline(name: ModelName, agreed: string, done: Callback<{manifest: ModelManifest; headerBytes: number}>): void {
    this.#deps.finder().find(name, agreed, (outcome) => {
      if (!outcome.ok) return done(outcome);
      const manifest = this.#shared.deps.world.manifests.parse(name, outcome.value.manifest);
      done(manifest.ok ? ok({manifest: manifest.value, headerBytes: outcome.value.headerBytes}) : manifest);
    });
  }

  /** Blobs of models that are described here and not held: small layers, and headers of weights. */
  blobs(): ReadonlySet<string> {
    return new Set(this.manifests().flatMap((manifest) => allLayers(manifest).map(({digest}) => digest)));
  }

  /** Of models that are described here and not held. */
  manifests(): readonly ModelManifest[] {
    return [...this.#known.values()].map(({manifest}) => manifest);
  }

  /** What was learnt of a name that is held here now, or is no more. */
  forget(name: ModelName): void {
    const key = modelKey(name);
    if (this.#known.delete(key)) this.#shared.deps.world.kv.write([{kind: "delete", key: KEY_PREFIX + key}], () => {});
  }

  /** Lets go of what was learnt of names the mesh removed or gave another meaning. */
  forgetUnmeant(): void {
    for (const {manifest, isAgreed} of [...this.#known.values()]) {
      const meaning = this.#deps.meaningOf(manifest.name);
      if (meaning.type === "agreed" ? meaning.model.manifest === manifest.digest : !isAgreed) continue;
      this.forget(manifest.name);
      this.#deps.replaced(manifest);
    }
  }

  #describeKnown(name: ModelName, agreed: string, done: Callback<ModelDetails>): void {
    this.search(name, agreed, (outcome) => {
      if (outcome.ok) {
        this.#remember({...outcome.value, isAgreed: agreed !== ""});
        return this.#describeManifest(outcome.value.manifest, outcome.value.headerBytes, done);
      }
      // Nobody answers: what was learnt earlier may do, for a model deployed here in part.
      const known = this.#recall(name, agreed);
      if (known) this.#describeManifest(known.manifest, known.headerBytes, done);
      else done(outcome);
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

  #remember(known: Known): void {
    const {manifest, headerBytes, isAgreed} = known;
    const key = modelKey(manifest.name);
    const previous = this.#known.get(key)?.manifest;
    if (!previous && this.#known.size >= KNOWN_MAX) return;
    this.#known.set(key, known);
    const value = new TextEncoder().encode(JSON.stringify({headerBytes, isAgreed, manifest: new TextDecoder().decode(manifest.bytes)}));
    this.#shared.deps.world.kv.write([{kind: "put", key: KEY_PREFIX + key, value}], () => {});
    if (previous && previous.digest !== manifest.digest) this.#deps.replaced(previous);
  }

  #recall(name: ModelName, agreed: string): Known | undefined {
    const known = this.#known.get(modelKey(name));
    return known && (agreed === "" || known.manifest.digest === agreed) ? known : undefined;
  }

  #recalled(key: string, value: Uint8Array): void {
    const name = parseModelName(key);
    const stored = parseJson<{headerBytes: number; manifest: string; isAgreed?: boolean}>(new TextDecoder().decode(value));
    if (!name.ok || !stored) return;
    const manifest = this.#shared.deps.world.manifests.parse(name.value, new TextEncoder().encode(stored.manifest));
    if (!manifest.ok || this.#known.has(key)) return;
    this.#known.set(key, {manifest: manifest.value, headerBytes: stored.headerBytes, isAgreed: stored.isAgreed === true});
  }
}

/** Empty: the mesh has not agreed on any. */
function agreedDigest(meaning: Meaning): string {
  return meaning.type === "agreed" ? meaning.model.manifest : "";
}

/** Of a manifest's bytes; undefined when they are none. */
export function digestOf(shared: Shared, name: ModelName, manifest: Uint8Array): string | undefined {
  const parsed = shared.deps.world.manifests.parse(name, manifest);
  return parsed.ok ? parsed.value.digest : undefined;
}

function parseJson<T>(text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined; // somebody else's layer: the model still runs, without it
  }
}
