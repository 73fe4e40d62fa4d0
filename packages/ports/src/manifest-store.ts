import type {Callback, ModelName, Outcome} from "@ollamesh/stdx";
import type {Digest} from "./blob-store.ts";

export interface ManifestLayer {
  /** e.g. `application/vnd.ollama.image.model` */
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
}

/** One Docker image manifest (schema 2) as Ollama writes it. */
export interface ModelManifest {
  readonly name: ModelName;
  /** SHA-256 of `bytes`. */
  readonly digest: Digest;
  /** The exact JSON text: digests are taken over it, so it is never re-serialised. */
  readonly bytes: Uint8Array;
  readonly config: ManifestLayer;
  readonly layers: readonly ManifestLayer[];
  /** Wall clock, milliseconds since the epoch. */
  readonly modifiedMs: number;
}

/** Names to manifests, in Ollama's folder layout. Failure codes: `bad_manifest`, `read_only`, `io`. */
export interface ManifestStore {
  /** Ascending by name. */
  list(): readonly ModelManifest[];
  /** What of its folders cannot be read just now, and why, for people: names may be missing from `list` for it. */
  unreadable(): readonly string[];
  /** Matches case-insensitively, as Ollama does. */
  get(name: ModelName): ModelManifest | undefined;
  /** Reads and bounds the JSON of a manifest that is not stored (yet). Synchronous: at most 1 MiB. */
  parse(name: ModelName, bytes: Uint8Array): Outcome<ModelManifest>;
  /** Parses and bounds the JSON (at most 1 MiB, 256 layers) before it writes atomically. */
  put(name: ModelName, bytes: Uint8Array, done: Callback<ModelManifest>): void;
  /** It lies (also) in a folder that is only read: without one of this peer's own in front of it, it is what `get` finds. */
  isReadOnly(name: ModelName): boolean;
  /** Absent is success. What lay behind it in a folder that is only read is found again. */
  remove(name: ModelName, done: Callback<void>): void;
}
