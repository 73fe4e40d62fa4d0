import {createHash} from "node:crypto";
import fs, {mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {syncBuiltinESMExports} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import type {PieceManifest} from "@ollamesh/ports";
import {MIB, Prng} from "@ollamesh/stdx";
import {buildSync} from "esbuild";
import {openStores, type Stores} from "../../src/index.ts";
import {merkleRoot} from "../../src/merkle.ts";

export {settled} from "./settled.ts";

export class TempFolder {
  readonly path: string;

  /** @param path of one that is there already; else a new one */
  constructor(path = mkdtempSync(join(tmpdir(), "ollamesh-store-"))) {
    this.path = path;
  }

  open(modelsDir?: string, chunkBytes?: number): Promise<Stores> {
    return openStores({dataDir: join(this.path, "data"), modelsDir, hashWorkerUrl: builtWorker(), execArgv: [], hashWorkersMax: 1, chunkBytes});
  }

  remove(): void {
    rmSync(this.path, {recursive: true, force: true});
  }
}

const builtFolder = fileURLToPath(new URL("../../../../.cache/test", import.meta.url));
let built: URL | undefined;

/** Workers take no TypeScript loader: this one is built as the real one is, once a process. */
export function builtWorker(): URL {
  if (built) return built;
  const entry = fileURLToPath(new URL("../../src/hash-worker.ts", import.meta.url));
  const {outputFiles} = buildSync({entryPoints: [entry], bundle: true, platform: "node", format: "esm", write: false});
  mkdirSync(builtFolder, {recursive: true});
  // Test files run at the same time: a rename never shows half a file.
  const temporary = join(builtFolder, `hash-worker-${process.pid}.tmp`);
  writeFileSync(temporary, outputFiles[0]?.contents ?? "");
  renameSync(temporary, join(builtFolder, "hash-worker.mjs"));
  built = pathToFileURL(join(builtFolder, "hash-worker.mjs"));
  return built;
}

/** Opens the stores over a models folder that says it cannot be written to: to the superuser of a container nothing else is forbidden. */
export async function openOverReadOnly(folder: TempFolder, modelsDir: string): Promise<Stores> {
  const {accessSync} = fs;
  fs.accessSync = (path, mode) => {
    if (path === modelsDir && mode === fs.constants.W_OK) throw Object.assign(new Error("permission denied"), {code: "EACCES"});
    accessSync(path, mode);
  };
  syncBuiltinESMExports();
  try {
    return await folder.open(modelsDir);
  } finally {
    fs.accessSync = accessSync;
    syncBuiltinESMExports();
  }
}

export function seededBytes(seed: number, length: number): Uint8Array {
  const rng = new Prng(seed);
  const words = Uint32Array.from({length: Math.ceil(length / 4)}, () => rng.nextU32());
  return new Uint8Array(words.buffer, 0, length);
}

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

export function cut(bytes: Uint8Array, pieceSize = MIB): PieceManifest {
  const count = Math.ceil(bytes.length / pieceSize);
  const hashes = new Uint8Array(count * 32);
  for (let i = 0; i < count; i++)
    hashes.set(
      createHash("sha256")
        .update(bytes.subarray(i * pieceSize, (i + 1) * pieceSize))
        .digest(),
      i * 32,
    );
  return {digest: digestOf(bytes), size: bytes.length, pieceSize, hashes, root: merkleRoot(hashes)};
}

export function piece(bytes: Uint8Array, index: number, pieceSize = MIB): Uint8Array {
  return bytes.subarray(index * pieceSize, (index + 1) * pieceSize);
}
