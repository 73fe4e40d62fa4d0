import {createHash} from "node:crypto";
import {createReadStream, existsSync, readFileSync, statSync} from "node:fs";
import {basename, dirname, isAbsolute, join} from "node:path";
import {Readable} from "node:stream";
import {parseModelfile} from "@ollamesh/api";
import {CodedError, formatBytes} from "@ollamesh/stdx";
import type {CommandContext} from "./command-context.ts";
import {PullProgress} from "./progress.ts";
import {formatTable, relativeTime} from "./table.ts";
import type {Pace} from "./words.ts";

interface Tag {
  readonly name: string;
  readonly digest: string;
  readonly size: number;
  readonly modified_at: string;
}

interface Running extends Tag {
  readonly expires_at: string;
  readonly context_length: number;
  /** That guesses ahead for it here. */
  readonly draft_model?: string;
}

interface Progress {
  readonly status: string;
  readonly digest?: string;
  readonly total?: number;
  readonly completed?: number;
  /** Of peers of this software: how fast it comes and from whom. */
  readonly bytes_per_second?: number;
  readonly eta_ms?: number | null;
  readonly sources?: Pace["sources"];
}

export async function list({client, print, nowMs}: CommandContext): Promise<void> {
  const {models} = await client.get<{models: Tag[]}>("/api/tags");
  const rows = models.map((model) => [model.name, model.digest.slice(0, 12), formatBytes(model.size), relativeTime(Date.parse(model.modified_at), nowMs())]);
  print(formatTable(["NAME", "ID", "SIZE", "MODIFIED"], rows));
}

export async function ps({client, print, nowMs}: CommandContext): Promise<void> {
  const {models} = await client.get<{models: Running[]}>("/api/ps");
  const hasDrafts = models.some(({draft_model}) => draft_model !== undefined);
  const rows = models.map((model) => [
    model.name,
    model.digest.slice(0, 12),
    formatBytes(model.size),
    String(model.context_length),
    relativeTime(Date.parse(model.expires_at), nowMs()),
    ...(hasDrafts ? [model.draft_model ?? ""] : []),
  ]);
  print(formatTable(["NAME", "ID", "SIZE", "CONTEXT", "UNTIL", ...(hasDrafts ? ["DRAFTS OF"] : [])], rows));
}

export async function show({client, print}: CommandContext, model: string): Promise<void> {
  interface Shown {
    readonly details: Record<string, unknown>;
    readonly model_info: Record<string, unknown>;
    readonly parameters?: string;
    readonly system?: string;
    readonly adapters?: readonly {readonly digest: string}[];
    readonly capabilities: string[];
  }
  const shown = (await client.send<Shown>("POST", "/api/show", {model})) as Shown;
  const architecture = String(shown.model_info["general.architecture"] ?? "");
  const rows = [
    ["architecture", architecture],
    ["parameters", String(shown.details.parameter_size ?? "")],
    ["quantization", String(shown.details.quantization_level ?? "")],
    ["layers", String(shown.model_info[`${architecture}.block_count`] ?? "")],
    ["context length", String(shown.model_info[`${architecture}.context_length`] ?? "")],
    ["embedding length", String(shown.model_info[`${architecture}.embedding_length`] ?? "")],
    ...(shown.adapters ?? []).map(({digest}) => ["adapter", digest.replace("sha256:", "").slice(0, 12)]),
    ["capabilities", shown.capabilities.join(", ")],
  ];
  print(formatTable(["Model", model], rows));
  if (shown.parameters) print(`\nParameters\n${shown.parameters}`);
  if (shown.system) print(`\nSystem\n${shown.system}`);
}

export async function pull({client, stderr}: CommandContext, model: string, {insecure}: {insecure?: boolean}): Promise<void> {
  await showProgress(stderr, client.stream<Progress>("/api/pull", {model, insecure: insecure === true}));
}

export async function push({client, stderr}: CommandContext, model: string, {insecure}: {insecure?: boolean}): Promise<void> {
  await showProgress(stderr, client.stream<Progress>("/api/push", {model, insecure: insecure === true}));
}

export async function copy({client, print}: CommandContext, source: string, destination: string): Promise<void> {
  await client.send("POST", "/api/copy", {source, destination});
  print(`copied '${source}' to '${destination}'`);
}

export async function remove({client, print}: CommandContext, models: readonly string[]): Promise<void> {
  for (const model of models) {
    await client.send("DELETE", "/api/delete", {model});
    print(`deleted '${model}'`);
  }
}

/** Uploads what FROM names, if it is a file, then creates the model. */
export async function create({client, stderr}: CommandContext, model: string, options: {file: string; quantize: string | undefined}): Promise<void> {
  const modelfile = parseModelfile(readText(options.file));
  if (!modelfile.ok) throw CodedError.from(modelfile.error);
  const {from, adapter, ...rest} = modelfile.value;
  const pathOf = (text: string): string => (isAbsolute(text) ? text : join(dirname(options.file), text));
  const upload = async (path: string): Promise<Record<string, string>> => ({[basename(path)]: await uploadBlob(client, path, stderr)});
  const source = isFile(pathOf(from)) ? {files: await upload(pathOf(from))} : {from};
  if (adapter !== undefined && !isFile(pathOf(adapter))) throw new CodedError("bad_file", `ADAPTER ${adapter}: there is no such file; one GGUF file of a LoRA adapter is needed`);
  const adapters = adapter === undefined ? undefined : await upload(pathOf(adapter));
  await showProgress(stderr, client.stream<Progress>("/api/create", {model, ...source, ...withoutEmpty({...rest, adapters, quantize: options.quantize})}));
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

export async function uploadBlob(client: CommandContext["client"], path: string, stderr: NodeJS.WriteStream): Promise<string> {
  stderr.write(`reading ${path}\n`);
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20})) hash.update(chunk as Buffer);
  const digest = `sha256:${hash.digest("hex")}`;
  if (await client.exists(`/api/blobs/${digest}`)) return digest;
  stderr.write(`uploading ${formatBytes(statSync(path).size)}\n`);
  await client.upload(`/api/blobs/${digest}`, Readable.toWeb(createReadStream(path, {highWaterMark: 1 << 20})) as ReadableStream<Uint8Array>);
  return digest;
}

async function showProgress(stderr: NodeJS.WriteStream, lines: AsyncIterable<Progress>): Promise<void> {
  const progress = new PullProgress(stderr);
  try {
    for await (const line of lines) {
      const {digest, total, completed} = line;
      // A file from a URL has no digest before all of it is here, nor has what is being quantized.
      const name = digest?.startsWith("sha256:") ? digest.slice(7, 19) : line.status.replace("pulling ", "");
      if (total !== undefined) progress.layer({name, completed: completed ?? 0, total, pace: paceOf(line)});
      else progress.status(line.status);
    }
  } finally {
    progress.stop();
  }
}

function paceOf({bytes_per_second, eta_ms, sources}: Progress): Pace | undefined {
  return bytes_per_second === undefined ? undefined : {bytes_per_second, eta_ms: eta_ms ?? null, sources: sources ?? []};
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new CodedError("bad_file", `cannot read ${path}: ${(error as Error).message}`);
  }
}

function withoutEmpty(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)));
}
