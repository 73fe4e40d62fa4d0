import {notBuilt} from "../api-error.ts";
import type {RouteRow} from "../context.ts";

const POSTS = `/api/embed /api/embeddings /api/me /api/signout /api/experimental/web_search /api/experimental/web_fetch
/v1/embeddings /v1/responses /v1/audio/transcriptions`;
const GETS = "/api/status /api/experimental/model-recommendations";

function unbuilt(method: RouteRow["method"], path: string): RouteRow {
  return {
    method,
    path,
    handle: () => {
      throw notBuilt(path);
    },
  };
}

export const basicRoutes: readonly RouteRow[] = [
  {method: "GET", path: "/", handle: () => "Ollama is running"},
  {method: "GET", path: "/api/version", handle: ({context}) => ({version: context.ollamaVersion})},
  ...POSTS.split(/\s+/).map((path) => unbuilt("POST", path)),
  ...GETS.split(" ").map((path) => unbuilt("GET", path)),
  unbuilt("DELETE", "/api/user/keys/*"),
];
