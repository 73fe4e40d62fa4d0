import type {Callback, ModelName, Outcome} from "@ollamesh/stdx";
import type {Digest} from "./blob-store.ts";
import type {Cancel} from "./clock.ts";

/** Where a blob lies outside of the mesh: in the repository of a model. */
export interface OriginRef {
  readonly name: ModelName;
  /** The user asked for plain HTTP where the registry offers no TLS. */
  readonly isInsecure: boolean;
}

export interface OriginBlob {
  readonly origin: OriginRef;
  readonly digest: Digest;
  /** As the manifest says it; an origin that says otherwise is refused. */
  readonly size: number;
}

/** A file behind a URL, as it was when it was looked at. */
export interface OriginFile {
  readonly url: string;
  readonly size: number;
  /** What its host calls this state of it; undefined: it does not. */
  readonly version: string | undefined;
}

/** Bytes [start, end), told of in chunks. */
export interface OriginRange {
  readonly start: number;
  readonly end: number;
  readonly chunkBytes: number;
}

/** Takes the bytes of a range as they come. */
export interface OriginReader {
  /** The next `chunkBytes` of the range, in order; only the last may be shorter. Nothing more comes before `next` is called. */
  chunk(bytes: Uint8Array, next: () => void): void;
  /** So many bytes came, of a chunk that is not whole yet too: told many times a second. */
  arrived(bytes: number): void;
  /** The last call, unless the read was cancelled. Every byte of the range came, or why not. */
  ended(outcome: Outcome<void>): void;
}

/** Gives bytes [start, end) of something that is pushed. */
export type ReadBytes = (start: number, end: number, done: Callback<Uint8Array>) => void;

/**
 * Registries outside of the mesh, by the protocol of Docker and Ollama. Nothing that comes from them is checked against a digest here, and nothing is kept.
 * Bounded: each call gives up after a few attempts without progress. Failure codes: `origin_off` (this peer asks nobody outside), `origin_unreachable`,
 * `origin_denied` (credentials), `model_not_found`, `origin_insecure` (only plain HTTP), `origin_failed` (it answers, but not as it should), `origin_no_ranges` (it gives bytes from the beginning only, or what it has is another file by now), `cancelled`.
 */
export interface Origins {
  /** The host that is asked for a name: for people. */
  hostOf(name: ModelName): string;
  /** The exact bytes of a manifest, at most 1 MiB. @param reference a manifest's digest; undefined: the name's tag */
  manifest(origin: OriginRef, reference: Digest | undefined, done: Callback<Uint8Array>): Cancel;
  /** Bytes [start, end) of a blob. What was not cancelled goes on over broken connections from where it was. */
  read(blob: OriginBlob, range: OriginRange, reader: OriginReader): Cancel;
  /** A file behind an http(s) URL: how long it is. `origin_failed` where its host does not say, `bad_request` for what is no such URL. */
  look(file: {readonly url: string; readonly isInsecure: boolean}, done: Callback<OriginFile>): Cancel;
  /** Bytes [start, end) of it. Goes on over broken connections where the host gives ranges and the file has not changed. */
  readFile(file: OriginFile, range: OriginRange, reader: OriginReader): Cancel;
  /** Uploads a blob unless the repository has it. @param progress bytes that are there so far */
  push(blob: OriginBlob, read: ReadBytes, progress: (completed: number) => void, done: Callback<void>): Cancel;
  /** Lets the name stand for this manifest, whose blobs are all there. */
  pushManifest(origin: OriginRef, manifest: {readonly bytes: Uint8Array; readonly mediaType: string}, done: Callback<void>): Cancel;
}
