import {randomBytes} from "node:crypto";
import {CodedError} from "@ollamesh/stdx";
import type {Challenge} from "./challenge.ts";
import {authorizationOf, type Credentials} from "./credentials.ts";
import {PassingError} from "./failures.ts";
import {isSameSite} from "./hosts.ts";
import {type HttpClient, mayPass, retryAfterMs} from "./http-client.ts";
import type {OllamaKey} from "./ollama-key.ts";
import {readBounded} from "./read-bounded.ts";

const TOKEN_BYTES_MAX = 64 * 1024;
const TOKEN_WITHIN_MS = 30_000;
/** Repositories whose tokens are remembered. */
const TOKENS_MAX = 256;

export interface TokenDeskOptions {
  readonly http: HttpClient;
  /** By host with port, lower case. */
  readonly credentials: ReadonlyMap<string, Credentials>;
  /** Shown to Ollama's registry only. */
  readonly key: () => OllamaKey | undefined;
  readonly nowMs: () => number;
}

/** What each repository is shown with a request, and how it is got when the registry asks. */
export class TokenDesk {
  readonly #options: TokenDeskOptions;
  readonly #known = new Map<string, string>();

  constructor(options: TokenDeskOptions) {
    this.#options = options;
  }

  /** What was accepted before, for a repository and what is done there. */
  known(subject: string): string | undefined {
    return this.#known.get(subject);
  }

  forget(subject: string): void {
    this.#known.delete(subject);
  }

  /** Answers a challenge of `host`. Throws CodedError `origin_denied`. */
  async answer(subject: string, host: string, challenge: Challenge | undefined, signal: AbortSignal): Promise<string> {
    const own = this.#options.credentials.get(host.toLowerCase());
    const authorization =
      challenge?.scheme === "bearer" && challenge.realm !== "" && own?.type !== "bearer" ? await this.#token(host, challenge, own, signal) : own && authorizationOf(own);
    if (authorization === undefined) throw denied(host, "it wants credentials, and none are set");
    if (this.#known.size >= TOKENS_MAX) this.#known.delete(this.#known.keys().next().value as string);
    this.#known.set(subject, authorization);
    return authorization;
  }

  async #token(host: string, {realm, service, scopes}: Challenge, own: Credentials | undefined, signal: AbortSignal): Promise<string> {
    if (!URL.canParse(realm)) throw denied(host, `it names no place that gives tokens, but ${JSON.stringify(realm.slice(0, 100))}`);
    const url = new URL(realm);
    if (service !== undefined) url.searchParams.append("service", service);
    for (const scope of scopes) url.searchParams.append("scope", scope);
    const answer = await this.#options.http.send({method: "GET", url, home: host, headers: this.#proof(host, url, own), signal});
    const bytes = await readBounded(answer, TOKEN_BYTES_MAX, TOKEN_WITHIN_MS);
    if (mayPass(answer)) throw new PassingError("origin_failed", `${url.host} answers ${answer.status} where ${host} has tokens given`, retryAfterMs(answer));
    if (answer.status !== 200) throw denied(host, `${url.host} gave no token (${answer.status})`);
    const token = tokenIn(bytes);
    if (token === undefined) throw denied(host, `${url.host} answered without a token`);
    return `Bearer ${token}`;
  }

  /** Who asks: an account of the registry, Ollama's key at Ollama's, else nobody in particular. */
  #proof(host: string, url: URL, own: Credentials | undefined): Record<string, string> {
    if (own?.type === "basic") return isSameSite(host, url.host) ? {authorization: authorizationOf(own)} : {};
    const key = /(^|\.)ollama\.(ai|com)$/.test(url.hostname) && isSameSite(host, url.host.replace(/ollama\.com$/, "ollama.ai")) ? this.#options.key() : undefined;
    if (!key) return {};
    url.searchParams.append("ts", String(Math.floor(this.#options.nowMs() / 1000)));
    url.searchParams.append("nonce", randomBytes(16).toString("base64url"));
    return {authorization: key.authorizationFor(url)};
  }
}

function tokenIn(bytes: Buffer): string | undefined {
  try {
    const json = JSON.parse(bytes.toString("utf8")) as {token?: unknown; access_token?: unknown} | null;
    const token = json?.token ?? json?.access_token;
    // A header with other characters would be another header.
    return typeof token === "string" && /^[\x21-\x7e]+$/.test(token) ? token : undefined;
  } catch {
    return undefined;
  }
}

function denied(host: string, why: string): CodedError {
  return new CodedError("origin_denied", `${host} does not let us in: ${why}; name an account with --origin-auth ${host}=<user>:<password>`);
}
