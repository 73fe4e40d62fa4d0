import {existsSync} from "node:fs";
import type {LookupFunction} from "node:net";
import type {Cancel, OriginRef, Origins} from "@ollamesh/ports";
import {type Callback, CodedError, type Outcome, ok} from "@ollamesh/stdx";
import type {Credentials} from "./credentials.ts";
import {failureAt} from "./failures.ts";
import {Files} from "./files.ts";
import {HttpClient} from "./http-client.ts";
import {OllamaKey} from "./ollama-key.ts";
import {pushBlob} from "./push-blob.ts";
import {readRange} from "./read-range.ts";
import {Registries, refusal} from "./repository.ts";
import {withQuickRetries} from "./retries.ts";
import {type OriginSettings, originDefaults} from "./settings.ts";
import {TokenDesk} from "./token-desk.ts";

/** Hosts remembered as asked for without encryption. */
const INSECURE_MAX = 1000;

export interface OriginsOptions {
  readonly version: string;
  /** The registry that is asked for names without a host. */
  readonly base: URL;
  /** Hosts, with their ports, that are spoken to without encryption. */
  readonly insecureHosts: readonly string[];
  readonly credentials: ReadonlyMap<string, Credentials>;
  /** OpenSSH ed25519 key; used where it exists. */
  readonly keyPath: string;
  readonly settings?: OriginSettings;
  /** How names become addresses; undefined: as the system has it. */
  readonly lookup?: LookupFunction;
}

/** Registries over HTTP. `close` ends what is under way. */
export function createOrigins(options: OriginsOptions): Origins & {close(): Promise<void>} {
  const settings = options.settings ?? originDefaults;
  const plain = new Set(options.insecureHosts.map((host) => host.toLowerCase()));
  if (options.base.protocol === "http:") plain.add(options.base.host);
  /** Hosts somebody asked for with `insecure`: each such request says so again. */
  const asked = new Set<string>();
  const isPlainAllowed = (host: string): boolean => plain.has(host.toLowerCase());
  const http = new HttpClient({
    settings,
    lookup: options.lookup,
    userAgent: `ollamesh/${options.version}`,
    isPlainAllowed: (host) => isPlainAllowed(host) || asked.has(host.toLowerCase()),
  });
  const key = lazily(() => (existsSync(options.keyPath) ? OllamaKey.read(options.keyPath) : undefined));
  const desk = new TokenDesk({http, credentials: options.credentials, key, nowMs: () => Date.now()});
  const registries = new Registries({http, desk, settings, base: options.base, isPlainAllowed});
  const files = new Files(http, settings);
  const allow = (host: string): void => void (asked.size < INSECURE_MAX && asked.add(host.toLowerCase()));
  const hostOf = ({name, isInsecure}: OriginRef): string => {
    const host = registries.hostOf(name);
    if (isInsecure) allow(host);
    return host;
  };
  return {
    hostOf: (name) => registries.hostOf(name),
    manifest: (origin, reference, done) => start(hostOf(origin), done, (signal) => registries.manifest(origin, reference, signal)),
    read: (blob, {start: first, end, chunkBytes}, reader) =>
      start<void>(
        hostOf(blob.origin),
        (outcome) => reader.ended(outcome),
        (signal) => {
          const deliver = (bytes: Uint8Array): Promise<void> => new Promise((next) => reader.chunk(bytes, next));
          return readRange({source: registries.blobSource(blob), settings, start: first, end, chunkBytes, signal, deliver, arrived: (bytes) => reader.arrived(bytes)});
        },
      ),
    look: ({url, isInsecure}, done) => {
      const {host} = URL.canParse(url) ? new URL(url) : {host: url};
      if (isInsecure) allow(host);
      return start(host, done, (signal) => files.look(url, signal));
    },
    readFile: (file, {start: first, end, chunkBytes}, reader) =>
      start<void>(
        new URL(file.url).host,
        (outcome) => reader.ended(outcome),
        (signal) => {
          const deliver = (bytes: Uint8Array): Promise<void> => new Promise((next) => reader.chunk(bytes, next));
          return readRange({source: files.source(file), settings, start: first, end, chunkBytes, signal, deliver, arrived: (bytes) => reader.arrived(bytes)});
        },
      ),
    push: (blob, read, progress, done) =>
      start(hostOf(blob.origin), done, (signal) => pushBlob({registries, settings, blob, signal, progress, read: (from, end) => promised((answer) => read(from, end, answer))})),
    pushManifest: (origin, {bytes, mediaType}, done) =>
      start(hostOf(origin), done, async (signal) => {
        const url = registries.url(origin, `manifests/${origin.name.tag}`);
        await withQuickRetries({settings, signal, host: url.host}, async () => {
          const answer = await registries.ask(origin, {method: "PUT", url, headers: {"content-type": mediaType}, body: bytes, signal});
          if (answer.status !== 201 && answer.status !== 200) throw await refusal(answer, "the manifest");
          answer.body.destroy();
        });
      }),
    close: () => http.close(),
  };
}

/** The border between this adapter's promises and the port's callbacks. After a cancel nothing is told. */
function start<T>(host: string, done: Callback<T>, work: (signal: AbortSignal) => Promise<T>): Cancel {
  const controller = new AbortController();
  work(controller.signal).then(
    (value) => controller.signal.aborted || done(ok(value)),
    (error: unknown) => controller.signal.aborted || done({ok: false, error: failureAt(error, host)}),
  );
  return () => controller.abort();
}

function promised<T>(ask: (done: (outcome: Outcome<T>) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => ask((outcome) => (outcome.ok ? resolve(outcome.value) : reject(CodedError.from(outcome.error)))));
}

function lazily<T>(make: () => T): () => T {
  let made: {value: T} | undefined;
  return () => {
    made ??= {value: make()};
    return made.value;
  };
}
