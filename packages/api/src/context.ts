import type {ModelDetails, NodeService} from "@ollamesh/node";
import type {Clock, Logger} from "@ollamesh/ports";
import {type ModelName, parseModelName} from "@ollamesh/stdx";
import type {FastifyReply, FastifyRequest} from "fastify";
import {ApiError} from "./api-error.ts";
import {ask} from "./service-client.ts";

/** What every route works with. */
export interface ApiContext {
  readonly service: NodeService;
  readonly log: Logger;
  readonly clock: Clock;
  /** Of this software. */
  readonly version: string;
  /** Of the Ollama whose API this is, told to clients. */
  readonly ollamaVersion: string;
  /** An uploaded blob at most, bytes. */
  readonly blobBytesMax: number;
  metricsText(): Promise<string>;
  /** Of the whole world, and not to be guessed. */
  nextId(): string;
}

export type Body = Readonly<Record<string, unknown>>;

/** One request of any dialect. `signal` aborts when the client has gone. */
export interface ApiCall {
  readonly context: ApiContext;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly signal: AbortSignal;
  /** The JSON object of the request; throws 400 when there is none. */
  body(): Body;
}

/** A handler returns JSON, text, a stream of JSON lines, or undefined for an empty answer. */
export interface RouteRow {
  readonly method: "GET" | "POST" | "PUT" | "DELETE" | "HEAD";
  readonly path: string;
  readonly handle: (call: ApiCall) => Promise<unknown> | unknown;
}

export function text(body: Body, field: string): string | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw new ApiError(400, `json: cannot unmarshal ${jsonKind(value)} into field ${field} of type string`);
  return value;
}

export function flag(body: Body, field: string, otherwise: boolean): boolean {
  const value = body[field] ?? otherwise;
  if (typeof value !== "boolean") throw new ApiError(400, `json: cannot unmarshal ${jsonKind(value)} into field ${field} of type bool`);
  return value;
}

export function jsonKind(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return typeof value === "boolean" ? "bool" : typeof value;
}

export function modelName(value: string | undefined, missing = "model is required"): ModelName {
  if (value === undefined || value === "") throw new ApiError(400, missing);
  const name = parseModelName(value);
  if (!name.ok) throw new ApiError(400, name.error.message);
  return name.value;
}

/** A model's description; unknown ones are Ollama's 404. */
export async function describe(context: ApiContext, name: ModelName, given: string): Promise<ModelDetails> {
  try {
    return await ask<ModelDetails>((done) => context.service.models({type: "describe", name, done}));
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) throw new ApiError(404, `model '${given}' not found`);
    throw error;
  }
}
