import type {Digest, ManifestLayer, Metadata, ModelInfo, ModelManifest} from "@ollamesh/ports";
import {type Callback, displayModelName, fail, type ModelName, modelKey, type Outcome, ok} from "@ollamesh/stdx";
import type {Finder, Found} from "./finder.ts";
import {nobodyHas, notFound} from "./finder.ts";
import {type Known, KnownModels} from "./known-models.ts";
import {adapterLayers, allLayers, layerTypes, smallLayers, weightsLayer} from "./manifest-layers.ts";
import type {ModelDetails} from "./messages.ts";
import {missingBlobs} from "./missing-blobs.ts";
import {forAll, type Shared} from "./models-shared.ts";
import type {Meaning} from "./names.ts";

/** Descriptions kept in memory: a few kilobytes each, their metadata without vocabularies. */
const CACHE_MAX = 256;
/** What a name stands for may have been removed while it was read: looked for so often, all in all. */
const ATTEMPTS_MAX = 4;
/** A name that gets other meanings faster than they can be read is not followed for ever. */
const CHANGES_MAX = 200;

type Described = Omit<ModelDetails, "complete" | "manifest">;

/** One meaning of a name, on its way to be described. */
interface Reading {
  readonly name: ModelName;
  /** Empty: the mesh has not agreed on any. */
  readonly agreed: string;
  /** From 1. */
  readonly attempt: number;
  /** Other meanings the name had since it was asked for. */
  readonly changes: number;
  /** Requests for the same at the same time. */
  readonly waiters: Callback<ModelDetails>[];
  /** What is fetched for it. */
  readonly jobs: string[];
  /** The name stands for something else by now. */
  isGivenUp: boolean;
}

export interface DescriberDeps {
  finder(): Finder;
  meaningOf(name: ModelName): Meaning;
  /** Names the mesh agreed on for that manifest. */
  namesOf(manifest: Digest): readonly ModelName[];
  /** No name here stands for it any more. */
  replaced(manifest: ModelManifest): void;
  /** This blob cannot be read as what it is: it may have been changed on the disk. @param done with why, if that is so */
  doubt(blob: Digest, done: Callback<void>): void;
  /** Not all its blobs are here. */
  incomplete(manifest: ModelManifest): void;
}

/** Turns a name into everything about the model but its weights, from this disk or from the mesh. */
export class Describer {
  readonly #shared: Shared;
  readonly #deps: DescriberDeps;
  /** By manifest digest: a manifest never changes its meaning. */
  readonly #cache = new Map<string, Described>();
  readonly #known: KnownModels;
  /** Who waits for all metadata of a blob: however many ask at once, it is read once. */
  readonly #metadata = new Map<Digest, Callback<Metadata>[]>();
  /** By name and what is agreed on. */
  readonly #readings = new Map<string, Reading>();

  constructor(shared: Shared, deps: DescriberDeps) {
    this.#shared = shared;
    this.#deps = deps;
    this.#known = new KnownModels(shared, () => shared.ctx.self.send({type: "look"}));
  }

  describe(name: ModelName, done: Callback<ModelDetails>, {attempt, changes} = {attempt: 1, changes: 0}): void {
    const meaning = this.#deps.meaningOf(name);
    if (meaning.type === "removed") return done(notFound(name));
    const agreed = agreedDigest(meaning);
    const local = this.manifestHere(name, agreed);
    const complete = local !== undefined && this.#shared.isComplete(local);
    if (local && !complete) this.#deps.incomplete(local);
    const cached = local && this.#cache.get(local.digest);
    if (local && cached) return done(ok({...cached, manifest: local, complete}));
    const key = readingKey(name, agreed);
    const under = this.#readings.get(key);
    if (under) return void under.waiters.push(done);
    const reading: Reading = {name, agreed, attempt, changes, waiters: [done], jobs: [], isGivenUp: false};
    this.#readings.set(key, reading);
    const answer: Callback<ModelDetails> = (outcome) => void (reading.isGivenUp || this.#answer(reading, outcome));
    if (!local || !complete) return this.#describeKnown(reading, answer, local);
    // What was damaged here may be sound elsewhere.
    const read: Callback<ModelDetails> = (outcome) => (!outcome.ok && outcome.error.code === "mending_copy" ? this.#describeKnown(reading, answer, undefined) : answer(outcome));
    this.#describeManifest(local, undefined, read, reading);
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
    return this.manifestHere(name, agreed) ?? this.#known.recall(name, agreed)?.manifest;
  }

  /** For others that ask: what this peer knows without asking anybody. */
  lookUp(name: ModelName, agreed: string, done: Callback<Found>): void {
    if (this.#deps.meaningOf(name).type === "removed") return done(notFound(name));
    const local = this.manifestHere(name, agreed);
    if (!local) {
      const known = this.#known.recall(name, agreed);
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
    return this.#known.all().map(({manifest}) => manifest);
  }

  /** What was learnt of a name that is held here now, or is no more. */
  forget(name: ModelName): void {
    this.#known.forget(name);
  }

  /** What was read of a file that was damaged may have been wrong. */
  forgetBlob(blob: Digest): void {
    for (const [manifest, described] of this.#cache) if (described.blob === blob) this.#cache.delete(manifest);
  }

  /** Lets go of what was learnt of names the mesh removed or gave another meaning, and of what is being learnt. */
  forgetUnmeant(): void {
    for (const reading of [...this.#readings.values()]) {
      if (agreedDigest(this.#deps.meaningOf(reading.name)) !== reading.agreed) this.#giveUp(reading);
    }
    for (const known of this.#known.all()) {
      const {manifest, isAgreed} = known;
      const meaning = this.#deps.meaningOf(manifest.name);
      if (meaning.type === "agreed" ? meaning.model.manifest === manifest.digest : !isAgreed) continue;
      this.#known.forget(manifest.name);
      const [heir] = this.#deps.namesOf(manifest.digest);
      if (heir) this.#remember({...known, manifest: {...manifest, name: heir}, isAgreed: true});
      else this.#deps.replaced(manifest);
    }
  }

  #answer(reading: Reading, outcome: Outcome<ModelDetails>): void {
    const {name, agreed, attempt, changes, waiters} = reading;
    this.#readings.delete(readingKey(name, agreed));
    // What a name stood for is removed when it gets another meaning, also while it is being read here.
    const isOutdated = !outcome.ok && (outcome.error.code === "not_found" || agreedDigest(this.#deps.meaningOf(name)) !== agreed);
    for (const waiter of waiters) {
      if (isOutdated && attempt < ATTEMPTS_MAX) this.describe(name, waiter, {attempt: attempt + 1, changes});
      else waiter(outcome);
    }
  }

  /** Who waits is told of what the name stands for now; nobody may have the bytes of the old meaning any more, and looking for them takes a transfer's place for long. */
  #giveUp(reading: Reading): void {
    const {name, agreed, attempt, changes, waiters, jobs} = reading;
    reading.isGivenUp = true;
    this.#readings.delete(readingKey(name, agreed));
    for (const jobId of jobs) this.#shared.deps.transfers.send({type: "cancel", jobId});
    for (const waiter of waiters) {
      if (changes < CHANGES_MAX) this.describe(name, waiter, {attempt, changes: changes + 1});
      else waiter(fail("busy", `what '${displayModelName(name)}' stands for changes faster than it can be read`));
    }
  }

  /** Of its weights, from the header that is here once the model is described. */
  metadata(name: ModelName, done: Callback<Metadata>): void {
    this.describe(name, (outcome) => {
      if (!outcome.ok) return done(outcome);
      const {blob} = outcome.value;
      const path = this.#shared.deps.world.blobs.status(blob)?.path;
      if (path === undefined) return done(fail("no_source", "the header of this model's weights is not here any more: pull the model, or ask a peer that has it"));
      const waiting = this.#metadata.get(blob);
      if (waiting) return void waiting.push(done);
      this.#metadata.set(blob, [done]);
      const read = this.#shared.answered((metadata: Outcome<Metadata>) => {
        const waiters = this.#metadata.get(blob) ?? [];
        this.#metadata.delete(blob);
        for (const waiter of waiters) waiter(metadata);
      });
      this.#shared.deps.world.compute.metadata(path, read);
    });
  }

  /** @param local what is here of it, though not all */
  #describeKnown(reading: Reading, done: Callback<ModelDetails>, local: ModelManifest | undefined): void {
    const {name, agreed} = reading;
    this.search(name, agreed, (outcome) => {
      if (reading.isGivenUp) return;
      if (outcome.ok) {
        this.#remember({...outcome.value, isAgreed: agreed !== ""});
        return this.#describeManifest(outcome.value.manifest, outcome.value.headerBytes, done, reading);
      }
      // Nobody answers: what was learnt earlier may do, for a model deployed here in part.
      const known = this.#known.recall(name, agreed);
      if (known) this.#describeManifest(known.manifest, known.headerBytes, done, reading);
      else if (local) this.#describeManifest(local, undefined, done, reading);
      else done(outcome);
    });
  }

  #describeManifest(manifest: ModelManifest, headerBytes: number | undefined, done: Callback<ModelDetails>, reading?: Reading): void {
    const weights = weightsLayer(manifest);
    if (!weights) return done(fail("bad_model", "the manifest names no weights"));
    const adapters = adapterLayers(manifest).length;
    if (adapters > 1) return done(fail("bad_model", `the model has ${adapters} adapters: only one adapter is currently supported`));
    const header = headerBytes === undefined ? [] : [{layer: weights, want: [{start: 0, end: Math.min(headerBytes, weights.size)}]}];
    const small = smallLayers(manifest).map((layer) => ({layer, want: "all" as const}));
    const missing = [...small, ...header].filter(({layer}) => this.#shared.deps.world.blobs.status(layer.digest)?.complete !== true);
    forAll(
      missing,
      ({layer, want}, fetched) => {
        const jobId = this.#shared.fetch(
          layer,
          want,
          () => {},
          (outcome) => fetched(outcome.ok ? ok(undefined) : outcome),
        );
        reading?.jobs.push(jobId);
      },
      (outcome) => {
        if (!outcome.ok) return done(outcome);
        const path = this.#shared.deps.world.blobs.status(weights.digest)?.path;
        if (path === undefined) return done(fail("no_source", `nobody reachable has the weights; ${missingBlobs(manifest, this.#shared.deps.world.blobs)}`));
        const inspected = this.#shared.answered((info: Outcome<ModelInfo>) => {
          if (info.ok) this.#readLayers(manifest, info.value, done);
          else this.#deps.doubt(weights.digest, (sound) => done(sound.ok ? info : sound));
        });
        this.#shared.deps.world.compute.inspect(path, inspected);
      },
    );
  }

  #readLayers(manifest: ModelManifest, info: ModelInfo, done: Callback<ModelDetails>): void {
    const read = new Map<ManifestLayer, string>();
    const layers = smallLayers(manifest);
    forAll(
      layers,
      (layer, done) =>
        this.#shared.readText(layer, (outcome) => {
          if (outcome.ok) read.set(layer, outcome.value);
          done(outcome.ok ? ok(undefined) : outcome);
        }),
      (outcome) => {
        if (!outcome.ok) return done(outcome);
        // In the order of the manifest, whichever was read first.
        const textsOf = (mediaType: string): string[] => layers.flatMap((layer) => (layer.mediaType === mediaType ? (read.get(layer) ?? []) : []));
        const [template] = textsOf(layerTypes.template);
        const [system] = textsOf(layerTypes.system);
        const weights = weightsLayer(manifest);
        const [adapter] = adapterLayers(manifest);
        const described: Described = {
          blob: weights?.digest as string,
          blobSize: weights?.size as number,
          adapter: adapter && {digest: adapter.digest, size: adapter.size},
          info,
          template,
          system,
          parameters: parseJson<Record<string, unknown>>(textsOf(layerTypes.params)[0]) ?? {},
          messages: parseJson<{role: string; content: string}[]>(textsOf(layerTypes.messages)[0]) ?? [],
          license: textsOf(layerTypes.license),
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
    const previous = this.#known.remember(known);
    if (previous && previous.digest !== known.manifest.digest) this.#deps.replaced(previous);
  }
}

function readingKey(name: ModelName, agreed: string): string {
  return `${modelKey(name)} ${agreed}`;
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
