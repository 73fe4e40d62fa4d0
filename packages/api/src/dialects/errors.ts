import {randomId} from "../inference/ids.ts";

const OPENAI_TYPES: Readonly<Record<number, string>> = {400: "invalid_request_error", 404: "not_found_error"};
const ANTHROPIC_TYPES: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  503: "overloaded_error",
  529: "overloaded_error",
};

export function openaiError(status: number, message: string): object {
  return {error: {message, type: OPENAI_TYPES[status] ?? "api_error", param: null, code: null}};
}

/** With a name for the request where the status goes out with it, as Anthropic's clients read it. */
export function anthropicError(status: number, message: string, isInStream = false): object {
  const named = isInStream ? {} : {request_id: `req_${randomId(24)}`};
  return {type: "error", error: {type: ANTHROPIC_TYPES[status] ?? "api_error", message}, ...named};
}

/** A refusal in the words of whoever's route it is. */
export function errorBody(url: string, status: number, message: string): object {
  const path = url.split("?")[0] as string;
  if (path === "/v1/messages" || path.startsWith("/v1/messages/")) return anthropicError(status, message);
  return path.startsWith("/v1/") ? openaiError(status, message) : {error: message};
}
