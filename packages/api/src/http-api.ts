import {randomUUID} from "node:crypto";
import {Readable} from "node:stream";
import type {NodeService} from "@ollamesh/node";
import type {Clock, Logger} from "@ollamesh/ports";
import {MIB} from "@ollamesh/stdx";
import Fastify, {type FastifyInstance, type FastifyReply, type FastifyRequest} from "fastify";
import {ApiError} from "./api-error.ts";
import {limitSlowBodies} from "./body-pace.ts";
import {type ConnectionTotals, limitConnections} from "./connection-limit.ts";
import type {ApiContext, Body, RouteRow} from "./context.ts";
import {errorBody} from "./dialects/errors.ts";
import {guard, isLoopback} from "./guard.ts";
import {serviceOf} from "./request-service.ts";
import {jsonRoutes, watchingRoutes} from "./routes/all.ts";
import {blobRoutes} from "./routes/blobs.ts";
import {EventStream} from "./sse.ts";

export interface HttpApiOptions {
  readonly service: NodeService;
  readonly log: Logger;
  readonly clock: Clock;
  readonly version: string;
  /** The Ollama version clients are told, e.g. `0.12.0`. */
  readonly ollamaVersion: string;
  /** What GET /metrics answers, in Prometheus' text format 0.0.4. */
  readonly metricsText: () => Promise<string>;
  /** Origins of web pages elsewhere that may ask, `*` for any text; none unless told. */
  readonly webOrigins?: readonly string[];
  /** JSON bodies, bytes; 64 MiB unless told. */
  readonly bodyBytesMax?: number;
  /** Uploaded blobs, bytes; 1 TiB unless told. */
  readonly blobBytesMax?: number;
  /** Connections at once; 4096 unless told. */
  readonly connectionsMax?: number;
  /** Answers only what tells how the mesh is, and changes nothing. */
  readonly isForWatching?: boolean;
}

export interface HttpApi {
  /** For `inject` in tests. */
  readonly app: FastifyInstance;
  connections(): ConnectionTotals;
  /** @returns the URL it listens on; rejects with Node's error (`EADDRINUSE`) */
  listen(host: string, port: number): Promise<string>;
  close(): Promise<void>;
}

function bodyOf(request: FastifyRequest): Body {
  const bytes = request.body as Buffer | undefined;
  if (bytes === undefined || bytes.length === 0) throw new ApiError(400, "missing request body");
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    throw new ApiError(400, `invalid JSON: ${(error as Error).message.slice(0, 200)}`);
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new ApiError(400, "request body must be a JSON object");
  return value as Body;
}

/** The first and the rest; a failure among the rest becomes a last one, for the status is sent. */
async function* withoutFailure(first: string, rest: AsyncGenerator<string>, failed: (error: Error) => string): AsyncGenerator<string, void> {
  try {
    yield first;
    yield* rest;
  } catch (error) {
    yield failed(error as Error);
  } finally {
    await rest.return(undefined);
  }
}

async function* ndjson(lines: AsyncGenerator<object>): AsyncGenerator<string, void> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}

function failedLine(error: Error): string {
  return `${JSON.stringify({error: error.message})}\n`;
}

/** Errors before the first piece are still a status: it is awaited before anything is sent. */
async function stream(reply: FastifyReply, type: string, pieces: AsyncGenerator<string>, failed: (error: Error) => string): Promise<FastifyReply> {
  const first = await pieces.next();
  if (type === "text/event-stream") reply.header("cache-control", "no-cache");
  return reply.type(type).send(first.done === true ? "" : Readable.from(withoutFailure(first.value, pieces, failed)));
}

function isLines(value: unknown): value is AsyncGenerator<object> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

async function send(reply: FastifyReply, value: unknown): Promise<FastifyReply> {
  if (value === undefined) return reply.send();
  if (typeof value === "string") return (reply.hasHeader("content-type") ? reply : reply.type("text/plain; charset=utf-8")).send(value);
  if (value instanceof EventStream) return stream(reply, "text/event-stream", value.frames, value.failed);
  if (isLines(value)) return stream(reply, "application/x-ndjson", ndjson(value), failedLine);
  return reply.type("application/json; charset=utf-8").send(JSON.stringify(value));
}

/** Aborted when the client is gone before its answer is whole: after that nobody is gone, and aborting would cost an exception. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  if (reply.raw.destroyed) gone.abort();
  reply.raw.once("close", () => reply.raw.writableFinished || gone.abort());
  return gone.signal;
}

function bind(app: FastifyInstance, context: ApiContext, rows: readonly RouteRow[]): void {
  for (const {method, path, handle} of rows) {
    app.route({
      method,
      url: path,
      exposeHeadRoute: method === "GET",
      handler: async (request, reply) => {
        let signal: AbortSignal | undefined;
        let own: ApiContext | undefined;
        const call = {
          get context() {
            own ??= {...context, service: serviceOf(context.service, request, reply)};
            return own;
          },
          request,
          reply,
          // Made for those that ask: most answers are over at once, and it costs more than they do.
          get signal() {
            signal ??= goneSignal(reply);
            return signal;
          },
          body: () => bodyOf(request),
        };
        return send(reply, await handle(call));
      },
    });
  }
}

function knownPath(url: string): boolean {
  const path = url.split("?")[0] as string;
  const matches = (row: RouteRow): boolean => {
    const pattern = row.path.replace(/[.]/g, "\\.").replace(/:\w+/g, "[^/]+").replace(/\*$/, ".+");
    return new RegExp(`^${pattern}$`).test(path);
  };
  return [...jsonRoutes, ...blobRoutes].some(matches);
}

/** Told with 503 where nothing better is known. */
const RETRY_AFTER_S = 1;

function answerErrors(app: FastifyInstance, {log, isForWatching = false}: HttpApiOptions): void {
  app.setErrorHandler((error: Error & {statusCode?: number}, request, reply) => {
    const status = error instanceof ApiError ? error.status : (error.statusCode ?? 500);
    if (status === 500) log.warn("request_failed", {message: error.message});
    if ((status === 503 || status === 429) && !reply.hasHeader("retry-after")) reply.header("retry-after", RETRY_AFTER_S);
    const message = status === 413 && !(error instanceof ApiError) ? "request body is too large" : error.message;
    reply
      .code(status)
      .type("application/json; charset=utf-8")
      .send(JSON.stringify(errorBody(request.url, status, message)));
  });
  app.setNotFoundHandler((request, reply) => {
    const known = knownPath(request.url);
    if (known && isForWatching) return reply.code(403).send(errorBody(request.url, 403, "this address only tells how the mesh is: ask the peer's API, at its --host"));
    const [status, message] = known ? ([405, "method not allowed"] as const) : ([404, `path ${request.url.slice(0, 200)} not found`] as const);
    return reply.code(status).send(errorBody(request.url, status, message));
  });
}

/** A connection silent for so long is asked whether it lives, by TCP. */
const IDLE_PROBE_MS = 30_000;
/** A request's head must be there so long after its first byte; Node looks every 30 s. */
const HEAD_MS_MAX = 60_000;

/** Answers under way when the server closes have so long to say their last line, milliseconds. */
const CLOSE_WITHIN_MS = 1000;

/** Waits until no request is being answered, but no longer than that. */
async function answered(app: FastifyInstance, active: ReadonlySet<object>, withinMs: number): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (active.size > 0 && performance.now() < giveUpAt) await new Promise((resolve) => setTimeout(resolve, 10));
  app.log.debug({left: active.size}, "closing");
}

/** The HTTP border of a node: Ollama's and the mesh's routes. */
export function createHttpApi(options: HttpApiOptions): HttpApi {
  let loopback = true;
  const context: ApiContext = {
    ...options,
    blobBytesMax: options.blobBytesMax ?? 1024 * 1024 * MIB,
    nextId: randomUUID,
  };
  const app = Fastify({
    frameworkErrors: (error, request, reply) => {
      const status = error.statusCode ?? 400;
      (reply as FastifyReply).code(status).send(errorBody(request.url, status, error.message));
    },
    bodyLimit: options.bodyBytesMax ?? 64 * MIB,
    forceCloseConnections: true,
    // A client that is gone without a word is noticed by and by. Fastify takes away the time Node gives a whole request, and it would hurt large uploads: `limitSlowBodies` asks for a pace instead.
    http: {keepAlive: true, keepAliveInitialDelay: IDLE_PROBE_MS, headersTimeout: HEAD_MS_MAX},
    routerOptions: {maxParamLength: 600},
  });
  const connections = limitConnections(app, options.connectionsMax);
  limitSlowBodies(app, options.clock);
  const active = new Set<object>();
  app.addHook("onRequest", async (request, reply) => {
    active.add(request);
    reply.raw.once("close", () => active.delete(request));
  });
  guard(app, () => loopback, options.webOrigins ?? []);
  answerErrors(app, options);
  app.removeAllContentTypeParsers();
  // Clients such as curl send JSON under any content type.
  app.addContentTypeParser("*", {parseAs: "buffer"}, (_request, body, done) => done(null, body));
  bind(app, context, options.isForWatching ? watchingRoutes : jsonRoutes);
  if (!options.isForWatching)
    app.register(async (raw) => {
      raw.removeAllContentTypeParsers();
      raw.addContentTypeParser("*", (_request, _payload, done) => done(null));
      bind(raw, context, blobRoutes);
    });
  return {
    app,
    connections,
    listen: (host, port) => {
      loopback = isLoopback(host);
      return app.listen({host, port});
    },
    close: async () => {
      await answered(app, active, CLOSE_WITHIN_MS);
      await app.close();
    },
  };
}
