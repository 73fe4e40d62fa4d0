import {accessSync, constants, mkdirSync, readdirSync, realpathSync, rmSync, statSync} from "node:fs";
import {join} from "node:path";
import type {BlobStore, KvStore, LogStore, ManifestStore} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";
import {Level} from "level";
import {FileBlobStore} from "./file-blob-store.ts";
import {FileManifestStore} from "./file-manifest-store.ts";
import {type Claim, claimFolder, type Ownership} from "./folder-owner.ts";
import {HashPool} from "./hash-pool.ts";
import type {Layout} from "./layout.ts";
import {type Database, LevelKvStore} from "./level-kv-store.ts";
import {LevelLogStore} from "./level-log-store.ts";
import {removeLeftovers} from "./move-file.ts";
import {Voucher} from "./voucher.ts";

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
  /** Another peer changes the folder of models now as well: this one was silent for so long that it was taken for gone. Once, with a sentence. */
  folderLost?(reason: string): void;
}

export interface Stores {
  readonly kv: KvStore;
  /** In a database of its own, `<dataDir>/consensus`, which is opened (and made) by its first `load`. */
  readonly log: LogStore;
  readonly blobs: BlobStore;
  readonly manifests: ManifestStore;
  /** A folder of models that this peer only reads though it could write to it: another peer does. For people. */
  readonly warning: string | undefined;
  close(): Promise<void>;
}

/**
 * Opens (and on first use creates) the data folder. Throws CodedError: `data_dir_unwritable`, `data_dir_locked`, `store_corrupt`,
 * `bad_models_dir`, `models_dir_in_use`, each with the folder and what to do.
 */
export async function openStores(options: StoreOptions): Promise<Stores> {
  if (options.modelsDir) checkModelsDir(options.modelsDir);
  mkdirOrThrow(options.dataDir, join(options.dataDir, "database"));
  const db = await openDatabase(join(options.dataDir, "database"), options.dataDir);
  try {
    return await openBehind(options, db);
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** The database is this process's alone, and with it the data folder. */
async function openBehind(options: StoreOptions, db: Database): Promise<Stores> {
  const {layout, ownership, warning} = prepareLayout(options);
  const hashes = new HashPool({workerUrl: options.hashWorkerUrl, execArgv: options.execArgv, workersMax: options.hashWorkersMax});
  // A check reads for minutes: no piece that comes in shall wait behind it.
  const checks = new HashPool({workerUrl: options.hashWorkerUrl, execArgv: options.execArgv, workersMax: 1});
  // One worker, which remembers how far it came with each blob.
  const digests = new HashPool({workerUrl: options.hashWorkerUrl, execArgv: options.execArgv, workersMax: 1});
  // A model that is to be loaded does not wait for a check either.
  const looks = new HashPool({workerUrl: options.hashWorkerUrl, execArgv: options.execArgv, workersMax: 1});
  const manifests = new FileManifestStore(layout);
  const blobs = new FileBlobStore({layout, leastBytes: () => manifests.leastBytes(), db, hashes, checks, digests, voucher: new Voucher(db, looks), chunkBytes: options.chunkBytes});
  await blobs.open();
  const log = new LevelLogStore(options.dataDir);
  const kv = new LevelKvStore(db);
  return {
    kv,
    log,
    blobs,
    manifests,
    warning,
    async close() {
      await log.close();
      await blobs.close();
      await Promise.all([hashes.close(), checks.close(), digests.close(), looks.close()]);
      ownership.release();
      await kv.settled();
      await db.close();
    },
  };
}

interface Prepared {
  readonly layout: Layout;
  readonly ownership: Ownership;
  readonly warning: string | undefined;
}

function prepareLayout({dataDir, modelsDir, folderLost}: StoreOptions): Prepared {
  const own = join(dataDir, "models");
  const claimed = (folder: string): Claim =>
    claimFolder(folder, realpathSync(dataDir), (owner) =>
      folderLost?.(`another peer (data folder ${owner}) has taken ${folder}, as this one was silent for a minute: restart this one`),
    );
  const shared = modelsDir !== undefined && isAllowed(modelsDir, constants.W_OK) ? claimed(modelsDir) : undefined;
  const models = modelsDir && shared?.isOwn ? modelsDir : own;
  const layout: Layout = {
    database: join(dataDir, "database"),
    partial: join(dataDir, "partial"),
    incoming: join(dataDir, "incoming"),
    models,
    lowerModels: modelsDir && !shared?.isOwn ? modelsDir : undefined,
  };
  mkdirOrThrow(dataDir, layout.partial, layout.incoming, join(models, "blobs"), join(models, "manifests"));
  const claim = shared?.isOwn ? shared : claimed(own);
  if (!claim.isOwn) {
    const why = `the folder ${own} is changed by another peer too (data folder ${claim.owner})`;
    throw new CodedError("models_dir_in_use", `${why}: give that one another --models-dir, or this one another --data-dir; where it is gone, try again in a minute`);
  }
  // What was coming in when the process ended is of no use: nobody knows how much of it is right.
  for (const file of readdirSync(layout.incoming)) rmSync(join(layout.incoming, file), {force: true});
  removeLeftovers(join(models, "blobs"));
  const warning = shared?.isOwn === false ? `another peer (data folder ${shared.owner}) changes ${modelsDir}: it is only read here, and what is pulled goes to ${own}` : undefined;
  return {layout, ownership: claim.ownership, warning};
}

function checkModelsDir(modelsDir: string): void {
  const bad = (why: string): CodedError => new CodedError("bad_models_dir", `the models folder ${modelsDir} ${why}: name another with --models-dir`);
  if (!statSync(modelsDir, {throwIfNoEntry: false})?.isDirectory()) throw bad("does not exist, or is no folder");
  for (const folder of [modelsDir, join(modelsDir, "blobs"), join(modelsDir, "manifests")]) {
    const isThere = statSync(folder, {throwIfNoEntry: false}) !== undefined;
    if (isThere && !isAllowed(folder, constants.R_OK | constants.X_OK)) throw bad(`may not be read by this user (${folder})`);
  }
}

function mkdirOrThrow(dataDir: string, ...folders: readonly string[]): void {
  try {
    for (const folder of folders) mkdirSync(folder, {recursive: true});
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new CodedError("data_dir_unwritable", `cannot write to the data folder ${dataDir} (${(error as NodeJS.ErrnoException).code}): name another with --data-dir`);
  }
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

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}
