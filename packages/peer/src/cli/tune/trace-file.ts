import type {RoutedCandidate, RoutedRequest, RoutingMode} from "@ollamesh/inference";
import {CodedError} from "@ollamesh/stdx";
import {z} from "zod";

/** What a peer remembers, several times over: traces may be put together. */
const REQUESTS_MAX = 10_000;
const ms = z.number().min(0).max(1e9);
const tokens = z.number().int().min(0).max(1e9);
// It is written into a file of settings: no name of a peer ends a line.
const peer = z.string().regex(/^[A-Za-z0-9]{1,128}$/);

const candidate = z.object({
  peer,
  loaded: z.boolean(),
  suspected: z.boolean(),
  rtt_ms: ms,
  weight: z.number().min(1).max(100),
  expected_ms: ms,
  predicted_ms: ms,
  busy: z.number().min(0).max(1e6),
  own: z.number().int().min(0).max(1e6),
  slots: z.number().int().min(1).max(10_000),
  token_ms: ms,
  warm_tokens: tokens,
});

const request = z.object({
  at: z.iso.datetime(),
  model: z.string().min(1).max(500),
  prompt_tokens: tokens,
  output_tokens: tokens,
  tokens_max: tokens.nullable(),
  wait_ms: ms,
  prompt_ms: ms,
  output_ms: ms,
  total_ms: ms,
  reason: z.string().max(200),
  of: z.number().int().min(1).max(1e6),
  candidates: z.array(candidate).min(1).max(16),
});

const history = z.object({
  peer,
  settings: z.object({
    routing: z.enum(["auto", "least_connections", "weighted", "round_robin"]),
    routing_weight: z.number().min(1).max(100),
    predictive_routing: z.boolean(),
    predictive_learning_rate: z.number().gt(0).max(1),
  }),
  requests: z.array(request).max(REQUESTS_MAX),
});

/** What `GET /api/v1/routing/history` tells. */
export interface Trace {
  /** Whose clients asked. */
  readonly peer: string;
  readonly settings: {readonly mode: RoutingMode; readonly prediction: {readonly isUsed: boolean; readonly rate: number}};
  readonly requests: readonly RoutedRequest[];
}

/** @param told JSON, of a peer or a file @param where for the sentence of the failure. Throws CodedError `bad_file`. */
export function readTrace(told: unknown, where: string): Trace {
  const read = history.safeParse(told);
  if (!read.success) {
    const {path, message} = read.error.issues[0] ?? {path: [], message: "it is something else"};
    throw new CodedError("bad_file", `${where} is no history of routed requests, as GET /api/v1/routing/history tells it: ${path.join(".") || "all of it"}: ${message}`);
  }
  const {settings, requests} = read.data;
  return {
    peer: read.data.peer,
    settings: {mode: settings.routing, prediction: {isUsed: settings.predictive_routing, rate: settings.predictive_learning_rate}},
    requests: requests.map(routedOf),
  };
}

function routedOf({at, candidates, ...one}: z.infer<typeof request>): RoutedRequest {
  return {
    atMs: Date.parse(at),
    model: one.model,
    promptTokens: one.prompt_tokens,
    outputTokens: one.output_tokens,
    tokensMax: one.tokens_max ?? undefined,
    waitMs: one.wait_ms,
    promptMs: one.prompt_ms,
    outputMs: one.output_ms,
    totalMs: one.total_ms,
    reason: one.reason,
    of: one.of,
    candidates: candidates.map(candidateOf),
  };
}

function candidateOf(one: z.infer<typeof candidate>): RoutedCandidate {
  return {
    peer: one.peer,
    isLoaded: one.loaded,
    isSuspected: one.suspected,
    rttMs: one.rtt_ms,
    weight: one.weight,
    costMs: one.expected_ms,
    predictedMs: one.predicted_ms,
    busy: one.busy,
    own: one.own,
    slots: one.slots,
    tokenMs: one.token_ms,
    warmTokens: one.warm_tokens,
  };
}
