import {CodedError} from "@ollamesh/stdx";

/** So long a terminal stays silent. */
const SILENT_MS = 1000;
/** What is answered once the group has agreed, and by nothing else that takes time. */
const OF_THE_GROUP = /^\/api\/(v1\/cluster|copy$|delete$)/;

/** Speaks HTTP to one peer. Throws CodedError: `unreachable` with what to do, or `refused` with the peer's own words. */
export class MeshClient {
  readonly url: string;
  readonly #waits: ((line: string) => void) | undefined;

  /** @param waits told when the group is long in answering; undefined: nobody reads along */
  constructor(url: string, waits?: (line: string) => void) {
    this.url = url;
    this.#waits = waits;
  }

  async get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.#watched(path, async () => (await this.#read((await this.#request("GET", path, undefined, signal)).json())) as T);
  }

  /** A whole answer as it came. */
  async bytes(path: string): Promise<Buffer> {
    return Buffer.from(await this.#read((await this.#request("GET", path)).arrayBuffer()));
  }

  /** Undefined when the peer answers without a body. */
  async send<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T | undefined> {
    const text = await this.#watched(path, async () => this.#read((await this.#request(method, path, body)).text()));
    return text === "" ? undefined : (JSON.parse(text) as T);
  }

  /** The peer's NDJSON lines as they come; bytes are sent as they are, everything else as JSON. A line `{"error": …}` ends it as an exception. */
  async *stream<T>(path: string, body: unknown, signal?: AbortSignal): AsyncGenerator<T> {
    const response = await this.#request("POST", path, body, signal);
    const lines = linesOf(response.body as AsyncIterable<Uint8Array>);
    try {
      for (let next = await this.#read(lines.next()); !next.done; next = await this.#read(lines.next())) {
        const message: unknown = JSON.parse(next.value);
        const {error} = message as {error?: string};
        if (error !== undefined) throw new CodedError("refused", error);
        yield message as T;
      }
    } finally {
      // Whoever reads no further: the peer is to know.
      await lines.return(undefined).catch(() => undefined);
    }
  }

  async exists(path: string): Promise<boolean> {
    const response = await this.#fetch(path, {method: "HEAD"});
    return response.ok;
  }

  /** Uploads raw bytes. */
  async upload(path: string, body: ReadableStream<Uint8Array>): Promise<void> {
    const response = await this.#fetch(path, {method: "POST", body, duplex: "half"} as RequestInit);
    if (!response.ok) throw await refusal(response);
  }

  /** What takes a quorum may take as long as two elections, and a person at a terminal should know why. */
  async #watched<T>(path: string, ask: () => Promise<T>): Promise<T> {
    if (!this.#waits || !OF_THE_GROUP.test(path)) return ask();
    const timer = setTimeout(this.#waits, SILENT_MS, "no answer yet: the group must agree first; without a quorum this is given up after about 10 s");
    try {
      return await ask();
    } finally {
      clearTimeout(timer);
    }
  }

  async #request(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
    const init: RequestInit = {method, ...(signal && {signal})};
    if (body !== undefined) Object.assign(init, {body: body instanceof Uint8Array ? body : JSON.stringify(body), headers: {"content-type": "application/json"}});
    const response = await this.#fetch(path, init);
    if (!response.ok) throw await refusal(response);
    return response;
  }

  /** What comes of an answer that has begun. */
  async #read<T>(part: Promise<T>): Promise<T> {
    try {
      return await part;
    } catch (error) {
      if (error instanceof SyntaxError || (error as Error).name === "AbortError") throw error;
      throw new CodedError("unreachable", `the peer at ${this.url} ended in the middle of its answer (${reasonOf(error)}): see whether it runs, then ask again`);
    }
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(this.url + path, init);
    } catch (error) {
      if ((error as Error).name === "AbortError") throw error;
      throw new CodedError("unreachable", `no peer answers at ${this.url} (${reasonOf(error)}): start one, or name another with --host or OLLAMA_HOST`);
    }
  }
}

function reasonOf(error: unknown): string {
  const {cause, message} = error as Error;
  return (cause as Error | undefined)?.message ?? message;
}

async function refusal(response: Response): Promise<CodedError> {
  const text = await response.text();
  try {
    const {error} = JSON.parse(text) as {error?: string};
    if (typeof error === "string") return new CodedError("refused", error);
  } catch {
    // not JSON: shown as it is
  }
  return new CodedError("refused", `${response.status} ${response.statusText} ${text.slice(0, 200)}`.trim());
}

async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const parts = (rest + decoder.decode(chunk, {stream: true})).split("\n");
    rest = parts.pop() as string;
    yield* parts.filter((line) => line.trim() !== "");
  }
  if (rest.trim() !== "") yield rest;
}
