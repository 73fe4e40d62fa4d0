import type {RouteHistoryView} from "@ollamesh/node";

type Routed = RouteHistoryView["requests"][number];
type Candidate = Routed["candidates"][number];

/** GET /api/v1/routing/history: the newest first. */
export function routingJson(peer: string, {settings: {mode, prediction, weight}, requests}: RouteHistoryView): object {
  return {
    peer,
    settings: {routing: mode, routing_weight: weight, predictive_routing: prediction.isUsed, predictive_learning_rate: prediction.rate},
    requests: requests.map(routedJson),
  };
}

function routedJson(request: Routed): object {
  const {atMs, model, promptTokens, outputTokens, tokensMax, waitMs, promptMs, outputMs, totalMs, of, reason, candidates} = request;
  return {
    at: new Date(atMs).toISOString(),
    model,
    prompt_tokens: promptTokens,
    output_tokens: outputTokens,
    tokens_max: tokensMax ?? null,
    wait_ms: waitMs,
    prompt_ms: promptMs,
    output_ms: outputMs,
    first_token_ms: waitMs + promptMs,
    total_ms: totalMs,
    peer: candidates[0]?.peer ?? null,
    reason,
    of,
    candidates: candidates.map(candidateJson),
  };
}

function candidateJson({peer, isLoaded, isSuspected, rttMs, weight, costMs, predictedMs, busy, own, slots, tokenMs, warmTokens}: Candidate): object {
  return {
    peer,
    loaded: isLoaded,
    suspected: isSuspected,
    rtt_ms: rttMs,
    weight,
    expected_ms: costMs,
    predicted_ms: predictedMs,
    busy,
    own,
    slots,
    token_ms: tokenMs,
    warm_tokens: warmTokens,
  };
}
