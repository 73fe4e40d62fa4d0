import {ApiError, notBuilt} from "../api-error.ts";
import type {RouteRow} from "../context.ts";

/** What Ollama offers by way of its cloud, which no peer asks: method, path and what of it is away. */
const CLOUD: readonly (readonly [method: RouteRow["method"], path: string, what: string])[] = [
  ["POST", "/api/me", "accounts are unavailable"],
  ["POST", "/api/signout", "accounts are unavailable"],
  ["DELETE", "/api/user/keys/:encodedKey", "accounts are unavailable"],
  ["POST", "/api/experimental/web_search", "web search is unavailable"],
  ["POST", "/api/experimental/web_fetch", "web fetch is unavailable"],
  ["GET", "/api/experimental/model-recommendations", "model recommendations are unavailable"],
];
const UNBUILT = ["/v1/audio/transcriptions"];

function refused(method: RouteRow["method"], path: string, error: ApiError): RouteRow {
  return {
    method,
    path,
    handle: () => {
      throw error;
    },
  };
}

export const basicRoutes: readonly RouteRow[] = [
  {method: "GET", path: "/", handle: () => "Ollama is running"},
  {method: "GET", path: "/api/version", handle: ({context}) => ({version: context.ollamaVersion})},
  {method: "GET", path: "/api/status", handle: () => ({cloud: {disabled: true, source: "config"}})},
  ...CLOUD.map(([method, path, what]) => refused(method, path, new ApiError(403, `ollama cloud is disabled: ${what}`))),
  ...UNBUILT.map((path) => refused("POST", path, notBuilt(path))),
];
