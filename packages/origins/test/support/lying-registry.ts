import {createHash} from "node:crypto";
import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";

export type Manner = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** A registry on loopback that does right, unless it is told otherwise. */
export class LyingRegistry {
  readonly blobs = new Map<string, Buffer>();
  readonly manifests = new Map<string, Buffer>();
  /** What came in, newest last. */
  readonly requests: {readonly method: string; readonly url: string; readonly authorization: string | undefined; readonly range: string | undefined}[] = [];
  /** Asked before it answers. */
  manner: Manner = (_request, _response, next) => next();
  readonly #server: Server;
  readonly #uploads = new Map<string, Buffer>();

  private constructor() {
    this.#server = createServer((request, response) => {
      this.requests.push({
        method: request.method ?? "",
        url: request.url ?? "",
        authorization: request.headers.authorization,
        range: request.headers.range,
      });
      this.manner(request, response, () => this.#answer(request, response));
    });
  }

  static async start(): Promise<LyingRegistry> {
    const registry = new LyingRegistry();
    await new Promise<void>((resolve) => registry.#server.listen(0, "127.0.0.1", resolve));
    return registry;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as {port: number}).port}`;
  }

  get url(): string {
    return `http://${this.host}`;
  }

  add(bytes: Buffer): string {
    const digest = digestOf(bytes);
    this.blobs.set(digest, bytes);
    return digest;
  }

  /** Requests for blobs so far. */
  blobRequests(): string[] {
    return this.requests.filter(({method, url}) => method === "GET" && url.includes("/blobs/")).map(({range}) => range ?? "");
  }

  stop(): Promise<unknown> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", this.url);
    const [, name, kind, reference] = /^\/v2\/([^/]+\/[^/]+)\/(manifests|blobs)\/(.+)$/.exec(url.pathname) ?? [];
    if (kind === "blobs" && reference?.startsWith("uploads/")) return this.#upload(request, response, url);
    if (kind === "manifests" && request.method === "PUT") return void this.#put(`${name}:${reference}`, request, response);
    const bytes = kind === "blobs" ? this.blobs.get(reference ?? "") : this.manifests.get(`${name}:${reference}`);
    if (!bytes) return void response.writeHead(404).end(JSON.stringify({errors: [{code: "MANIFEST_UNKNOWN", message: "manifest unknown"}]}));
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
    if (from === undefined || to === undefined) return void response.writeHead(200, {"content-length": bytes.length}).end(request.method === "HEAD" ? undefined : bytes);
    const part = bytes.subarray(Number(from), Number(to) + 1);
    response.writeHead(206, {"content-length": part.length, "content-range": `bytes ${from}-${Number(from) + part.length - 1}/${bytes.length}`}).end(part);
  }

  #upload(request: IncomingMessage, response: ServerResponse, url: URL): void {
    const id = url.pathname.split("/").at(-1) ?? "";
    if (request.method === "POST") {
      const next = `u${this.#uploads.size}`;
      this.#uploads.set(next, Buffer.alloc(0));
      return void response.writeHead(202, {location: `${url.pathname}${next}?state=1`}).end();
    }
    const had = this.#uploads.get(id) ?? Buffer.alloc(0);
    if (request.method === "GET") return void response.writeHead(204, {range: `0-${Math.max(0, had.length - 1)}`}).end();
    void bodyOf(request).then((bytes) => {
      const all = Buffer.concat([had, bytes]);
      this.#uploads.set(id, all);
      if (request.method === "PATCH") return response.writeHead(202, {location: `${url.pathname}?state=2`}).end();
      const digest = url.searchParams.get("digest") ?? "";
      if (digestOf(all) !== digest) return response.writeHead(400).end(JSON.stringify({errors: [{message: "provided digest did not match uploaded content"}]}));
      this.blobs.set(digest, all);
      return response.writeHead(201).end();
    });
  }

  async #put(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.manifests.set(name, await bodyOf(request));
    response.writeHead(201).end();
  }
}

export function digestOf(bytes: Buffer): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
