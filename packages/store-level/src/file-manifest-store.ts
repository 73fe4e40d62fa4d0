import {createHash, randomUUID} from "node:crypto";
import {existsSync, readFileSync} from "node:fs";
import {mkdir, open, rm, rmdir} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {Digest, ManifestLayer, ManifestStore, ModelManifest} from "@ollamesh/ports";
import {type Callback, CodedError, MIB, type ModelName, modelKey, type Outcome, ok, parseModelName} from "@ollamesh/stdx";
import {answer} from "./answer.ts";
import {storeFailure} from "./failures.ts";
import {type Complaint, entriesOf, factsAt} from "./folder-look.ts";
import {isDigest, type Layout, manifestFile} from "./layout.ts";
import {moveFile} from "./move-file.ts";

const LAYERS_MAX = 256;

interface Cached {
  readonly mtimeMs: number;
  /** Every put makes a new file: two within one tick of the file system's clock differ in this. */
  readonly inode: number;
  readonly manifest: ModelManifest;
}

/** Manifests as files in Ollama's layout. The folders are looked at each time, so that what Ollama itself pulled is seen. */
export class FileManifestStore implements ManifestStore {
  readonly #layout: Layout;
  readonly #cache = new Map<string, Cached>();
  /** Changes come one after another: what one has written the next must not take away before it is told, nor the folder it goes into. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  list(): readonly ModelManifest[] {
    return this.#look(() => undefined);
  }

  unreadable(): readonly string[] {
    const complaints: string[] = [];
    this.#look((path, why) => void complaints.push(`${path} (${why})`));
    return complaints;
  }

  #look(complain: Complaint): readonly ModelManifest[] {
    const found = new Map<string, ModelManifest>();
    for (const models of [this.#layout.lowerModels, this.#layout.models]) {
      for (const name of models ? namesIn(join(models, "manifests"), complain) : []) {
        const manifest = this.#read(manifestFile(models as string, name), name, complain);
        if (manifest) found.set(modelKey(name), manifest);
      }
    }
    return [...found.values()].sort((a, b) => (modelKey(a.name) < modelKey(b.name) ? -1 : 1));
  }

  /** Of every blob that a manifest here names, the smallest size that any of them gives. */
  leastBytes(): ReadonlyMap<Digest, number> {
    const least = new Map<Digest, number>();
    for (const {config, layers} of this.list()) {
      for (const {digest, size} of [config, ...layers]) least.set(digest, Math.min(size, least.get(digest) ?? size));
    }
    return least;
  }

  get(name: ModelName): ModelManifest | undefined {
    for (const models of [this.#layout.models, this.#layout.lowerModels]) {
      const manifest = models && this.#read(manifestFile(models, name), name);
      if (manifest) return manifest;
    }
    const key = modelKey(name);
    return this.list().find((manifest) => modelKey(manifest.name) === key);
  }

  isReadOnly(name: ModelName): boolean {
    const {lowerModels} = this.#layout;
    const key = modelKey(name);
    return lowerModels !== undefined && [...namesIn(join(lowerModels, "manifests"))].some((other) => modelKey(other) === key);
  }

  parse(name: ModelName, bytes: Uint8Array): Outcome<ModelManifest> {
    try {
      return ok(parseManifest(name, bytes, 0));
    } catch (error) {
      return {ok: false, error: storeFailure(error, "reading a manifest")};
    }
  }

  put(name: ModelName, bytes: Uint8Array, done: Callback<ModelManifest>): void {
    answer(
      "writing a manifest",
      this.#inTurn(() => this.#put(name, bytes)),
      done,
    );
  }

  remove(name: ModelName, done: Callback<void>): void {
    answer(
      "removing a manifest",
      this.#inTurn(() => this.#remove(name)),
      done,
    );
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = this.#last.then(change);
    this.#last = changed.catch(() => undefined);
    return changed;
  }

  async #put(name: ModelName, bytes: Uint8Array): Promise<ModelManifest> {
    parseManifest(name, bytes, 0); // refuse before anything is written
    const existing = this.get(name);
    const path = manifestFile(this.#layout.models, existing?.name ?? name);
    await mkdir(dirname(path), {recursive: true});
    const temporary = join(this.#layout.incoming, randomUUID());
    const file = await open(temporary, "wx");
    await file
      .writeFile(bytes)
      .then(() => file.sync())
      .finally(() => file.close());
    await moveFile(temporary, path);
    // Ollama itself may have removed it by now.
    return this.#read(path, existing?.name ?? name) ?? parseManifest(name, bytes, Date.now());
  }

  async #remove(name: ModelName): Promise<void> {
    const existing = this.get(name);
    if (!existing) return;
    const path = manifestFile(this.#layout.models, existing.name);
    if (!existsSync(path)) throw new CodedError("read_only", `${name.model}:${name.tag} lies in a folder that is only read`);
    await rm(path);
    this.#cache.delete(path);
    // Empty folders behind it go too, as Ollama does it; a folder in use refuses and stays.
    for (let folder = dirname(path), i = 0; i < 3; i++, folder = dirname(folder)) await rmdir(folder).catch(() => {});
  }

  /** Somebody else's file may be no manifest: not ours to judge, not ours to serve. */
  #read(path: string, name: ModelName, complain: Complaint = () => undefined): ModelManifest | undefined {
    const facts = factsAt(path, complain);
    if (!facts?.isFile()) return undefined;
    const cached = this.#cache.get(path);
    if (cached && cached.mtimeMs === facts.mtimeMs && cached.inode === facts.ino) return cached.manifest;
    try {
      if (facts.size > MIB) throw new Error("it is too long for a manifest");
      const manifest = parseManifest(name, readFileSync(path), facts.mtimeMs);
      this.#cache.set(path, {mtimeMs: facts.mtimeMs, inode: facts.ino, manifest});
      return manifest;
    } catch (error) {
      const {code, message} = error as NodeJS.ErrnoException;
      if (code !== "ENOENT") complain(path, message);
      return undefined;
    }
  }
}

/** Throws CodedError `bad_manifest`. */
export function parseManifest(name: ModelName, bytes: Uint8Array, modifiedMs: number): ModelManifest {
  const bad = (why: string) => new CodedError("bad_manifest", `the manifest of ${name.model}:${name.tag} is refused: ${why}`);
  if (bytes.length > MIB) throw bad(`${bytes.length} bytes`);
  let json: {config?: unknown; layers?: unknown};
  try {
    json = JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    throw bad("not JSON");
  }
  if (typeof json !== "object" || json === null || !Array.isArray(json.layers) || json.layers.length > LAYERS_MAX) throw bad("no list of layers, or too long a one");
  if (!isLayer(json.config) || !json.layers.every(isLayer)) throw bad("a layer without media type, digest or size");
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  return {name, digest, bytes: Uint8Array.from(bytes), config: json.config, layers: json.layers, modifiedMs};
}

function isLayer(value: unknown): value is ManifestLayer {
  const layer = value as Partial<ManifestLayer> | null;
  return typeof layer?.mediaType === "string" && typeof layer.digest === "string" && isDigest(layer.digest) && Number.isSafeInteger(layer.size) && (layer.size as number) >= 0;
}

/** `<root>/<host>/<namespace>/<model>/<tag>`; anything that is not a proper name is passed over, hidden files without a word. */
function* namesIn(root: string, complain: Complaint = () => undefined): Generator<ModelName> {
  const folders = (path: string): readonly string[] =>
    entriesOf(path, complain).flatMap((entry) => {
      const isLink = entry.isSymbolicLink();
      const isFolder = isLink ? factsAt(join(path, entry.name), complain)?.isDirectory() : entry.isDirectory();
      // Part of the models may lie on a disk that is not there now.
      if (isLink && isFolder === undefined) complain(join(path, entry.name), "a link to what is not there");
      return isFolder && !entry.name.startsWith(".") ? entry.name : [];
    });
  for (const host of folders(root)) {
    for (const namespace of folders(join(root, host))) {
      for (const model of folders(join(root, host, namespace))) {
        const folder = join(root, host, namespace, model);
        for (const {name: tag} of entriesOf(folder, complain)) {
          const name = parseModelName(`${host}/${namespace}/${model}:${tag}`);
          if (name.ok) yield name.value;
          else if (!tag.startsWith(".")) complain(join(folder, tag), "no name of a model");
        }
      }
    }
  }
}
