import {isIP} from "node:net";
import type {FastifyInstance} from "fastify";
import {errorBody} from "./dialects/errors.ts";

const ORIGIN = /^(https?:\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(:\d+)?|(app|file|tauri|vscode-webview|vscode-file):\/\/.*)$/;
const METHODS = "GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS";

/** Whether a Host header may reach a server bound to loopback: a page elsewhere cannot point its own name here (DNS rebinding). */
export function hostAllowed(header: string | undefined): boolean {
  if (header === undefined || header === "") return true;
  const host = header
    .replace(/:\d+$/, "")
    .replace(/^\[|\]$/g, "")
    .toLowerCase();
  return isIP(host) !== 0 || host === "localhost" || /\.(localhost|local|internal)$/.test(host);
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\./.test(host);
}

/** Pages of this host and apps may always ask, others where the operator says so: `https://chat.example`, with `*` for any text. */
export function originAllowed(origin: string, allowed: readonly string[]): boolean {
  const literal = (text: string): string => text.replace(/[\\^$.|?+()[\]{}]/g, "\\$&");
  return ORIGIN.test(origin) || allowed.some((one) => new RegExp(`^${one.split("*").map(literal).join(".*")}$`, "i").test(origin));
}

/** Host check (while `loopback()`), CORS for pages and apps, and preflight answers. */
export function guard(app: FastifyInstance, loopback: () => boolean, allowed: readonly string[]): void {
  app.addHook("onRequest", async (request, reply) => {
    const {origin, host} = request.headers;
    if (loopback() && !hostAllowed(host)) return reply.code(403).send(errorBody(request.url, 403, "Host header is not allowed"));
    if (origin === undefined || origin === `http://${host}`) return;
    if (!originAllowed(origin, allowed)) return reply.code(403).send(errorBody(request.url, 403, "origin is not allowed"));
    reply.header("access-control-allow-origin", origin).header("vary", "Origin");
    if (request.method !== "OPTIONS") return;
    const asked = request.headers["access-control-request-headers"] ?? "authorization, content-type";
    return reply.header("access-control-allow-methods", METHODS).header("access-control-allow-headers", asked).code(204).send();
  });
}
