import {accessSync, constants, mkdirSync, readdirSync, rmSync, statSync} from "node:fs";
import {join} from "node:path";
import type {BlobStore, KvStore, LogStore, ManifestStore} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";
import {Level} from "level";
import {FileBlobStore} from "./file-blob-store.ts";
import {FileManifestStore} from "./file-manifest-store.ts";
import {HashPool} from "./hash-pool.ts";
import type {Layout} from "./layout.ts";
import {createLevelKvStore, type Database} from "./level-kv-store.ts";
import {LevelLogStore} from "./level-log-store.ts";
import {removeLeftovers} from "./move-file.ts";

export interface StoreOptions {
  readonly dataDir: string;
  /** An Ollama model folder: written to where that is allowed, else only read, with new models in the data folder. */
  readonly modelsDir: string | undefined;
  /** Entry of the hash worker: `dist/hash-worker.js`, or its source with a TypeScript loader in `execArgv`. */
  readonly hashWorkerUrl: URL;
  readonly execArgv: readonly string[];
  readonly hashWorkersMax: number;
  /** Bytes of a piece of blobs that are cut from now on; undefined: by their size. */
  readonly chunkBytes?: number | undefined;
}

export interface Stores {
  readonly kv: KvStore;
  /** In a database of its own, `<dataDir>/consensus`, which is opened (and made) by its first `load`. */
  readonly log: LogStore;
  readonly blobs: BlobStore;
  readonly manifests: ManifestStore;
  close(): Promise<void>;
}

/**
 * Opens (and on first use creates) the data folder. Throws CodedError: `data_dir_unwritable`, `data_dir_locked`, `store_corrupt`,
 * `bad_models_dir`, each with the folder and what to do.
 */
export async function openStores(options: StoreOptions): Promise<Stores> {
  const layout = prepareLayout(options);
  const db = await openDatabase(layout.database, options.dataDir);
  const hashes = new HashPool({workerUrl: options.hashWorkerUrl, execArgv: options.execArgv, workersMax: options.hashWorkersMax});
  // A check reads for minutes: no piece that comes in shall wait behind it.
  const checks = new HashPool({workerUrl: options.hashWorkerUrl, execArgv: options.execArgv, workersMax: 1});
  // One worker, which remembers how far it came with each blob.
  const digests = new HashPool({workerUrl: options.hashWorkerUrl, execArgv: options.execArgv, workersMax: 1});
  const manifests = new FileManifestStore(layout);
  const blobs = new FileBlobStore({layout, leastBytes: () => manifests.leastBytes(), db, hashes, checks, digests, chunkBytes: options.chunkBytes});
  await blobs.open();
  const log = new LevelLogStore(options.dataDir);
  return {
    kv: createLevelKvStore(db),
    log,
    blobs,
    manifests,
    async close() {
      await log.close();
      await blobs.close();
      await Promise.all([hashes.close(), checks.close(), digests.close()]);
      await db.close();
    },
  };
}

function prepareLayout({dataDir, modelsDir}: StoreOptions): Layout {
  if (modelsDir && !statSync(modelsDir, {throwIfNoEntry: false})?.isDirectory()) {
    throw new CodedError("bad_models_dir", `the models folder ${modelsDir} does not exist, or is no folder: name another with --models-dir`);
  }
  const own = join(dataDir, "models");
  const sharesModels = modelsDir !== undefined && isWritable(modelsDir);
  const layout: Layout = {
    database: join(dataDir, "database"),
    partial: join(dataDir, "partial"),
    incoming: join(dataDir, "incoming"),
    models: sharesModels ? modelsDir : own,
    lowerModels: modelsDir && !sharesModels ? modelsDir : undefined,
  };
  try {
    for (const folder of [layout.database, layout.partial, layout.incoming, join(layout.models, "blobs"), join(layout.models, "manifests")]) mkdirSync(folder, {recursive: true});
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new CodedError("data_dir_unwritable", `cannot write to the data folder ${dataDir} (${(error as NodeJS.ErrnoException).code}): name another with --data-dir`);
  }
  // What was coming in when the process ended is of no use: nobody knows how much of it is right.
  for (const file of readdirSync(layout.incoming)) rmSync(join(layout.incoming, file), {force: true});
  removeLeftovers(join(layout.models, "blobs"));
  return layout;
}

async function openDatabase(path: string, dataDir: string): Promise<Database> {
  const db = new Level<string, Uint8Array>(path, {valueEncoding: "view"});
  try {
    await db.open();
    return db;
  } catch (error) {
    const cause = (error as {cause?: {code?: string; message?: string}}).cause;
    if (cause?.code === "LEVEL_LOCKED")
      throw new CodedError("data_dir_locked", `the data folder ${dataDir} is in use by another peer: stop that one, or give this one its own with --data-dir`);
    throw new CodedError(
      "store_corrupt",
      `the database in ${path} cannot be opened (${cause?.message ?? (error as Error).message}): move the folder away; models stay where they are`,
    );
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
