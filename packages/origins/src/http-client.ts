import {lookup as systemLookup} from "node:dns";
import type {LookupFunction} from "node:net";
import {CodedError, isLoopbackHost, localKind} from "@ollamesh/stdx";
import {Agent, type Dispatcher, EnvHttpProxyAgent} from "undici";
import {guardedLookup} from "./guarded-lookup.ts";
import type {OriginSettings} from "./settings.ts";

export interface HttpRequest {
  readonly method: "GET" | "HEAD" | "POST" | "PATCH" | "PUT";
  readonly url: URL;
  /** The host the user named, with its port: where it is not asked itself, it or another sent us, and not everywhere. */
  readonly home: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  /** The one that answered, after redirects. */
  readonly url: URL;
  readonly status: number;
  header(name: string): string | undefined;
  /** Must be read to its end or destroyed. */
  readonly body: Dispatcher.ResponseData["body"];
}

export interface HttpClientOptions {
  readonly settings: OriginSettings;
  readonly userAgent: string;
  /** Undefined: the system's. */
  readonly lookup?: LookupFunction | undefined;
  /** Whether plain HTTP may be spoken to a host (with its port). */
  isPlainAllowed(host: string): boolean;
}

/** Requests with redirects followed by hand: what proves who asks goes to the host it is meant for and to no other. Throws CodedError or undici's errors. */
export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #dispatcher: Dispatcher;
  /** For hosts the user did not name. */
  readonly #guarded: Dispatcher;

  constructor(options: HttpClientOptions) {
    this.#options = options;
    const {connectTimeoutMs, headersTimeoutMs, stallMs} = options.settings;
    const lookup = options.lookup ?? systemLookup;
    const agent = {connect: {timeout: connectTimeoutMs, lookup}, headersTimeout: headersTimeoutMs, bodyTimeout: stallMs, maxHeaderSize: 64 * 1024};
    const isProxied = ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"].some((name) => (process.env[name] ?? "") !== "");
    this.#dispatcher = isProxied ? new EnvHttpProxyAgent(agent) : new Agent(agent);
    // A proxy looks names up itself, and may be this machine's own.
    this.#guarded = isProxied ? this.#dispatcher : new Agent({...agent, connect: {...agent.connect, lookup: guardedLookup(lookup)}});
  }

  async close(): Promise<void> {
    await Promise.all([...new Set([this.#dispatcher, this.#guarded])].map((dispatcher) => dispatcher.destroy()));
  }

  /** Follows redirects of GET and HEAD only: an upload is never sent elsewhere than where it was meant to go. */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    const {redirectsMax} = this.#options.settings;
    let {url, headers} = request;
    for (let redirects = 0; redirects <= redirectsMax; redirects++) {
      const answer = await this.#once({...request, url, headers});
      const location = answer.header("location");
      const isRedirect = [301, 302, 303, 307, 308].includes(answer.status) && (request.method === "GET" || request.method === "HEAD");
      if (!isRedirect || location === undefined) return answer;
      answer.body.destroy();
      const next = new URL(location, url);
      if (next.origin !== url.origin) headers = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "authorization"));
      url = next;
    }
    throw new CodedError("origin_failed", `${request.url.host} redirects more than ${redirectsMax} times`);
  }

  async #once({method, url, home, headers, body, signal}: HttpRequest): Promise<HttpAnswer> {
    this.#check(url, home);
    const isNamed = url.host === home.toLowerCase() || localKind(home) !== undefined;
    const answer = await (isNamed ? this.#dispatcher : this.#guarded).request({
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      // Compressed bytes could not be cut into ranges.
      headers: {"accept-encoding": "identity", "user-agent": this.#options.userAgent, ...headers},
      body: body ?? null,
      signal,
    });
    answer.body.on("error", () => {}); // told to whoever reads it; destroying an unread one must not end the process
    const header = (name: string): string | undefined => [answer.headers[name] ?? []].flat()[0];
    return {url, status: answer.statusCode, header, body: answer.body};
  }

  #check({protocol, host}: URL, home: string): void {
    const kind = localKind(host);
    if (kind !== undefined && kind !== localKind(home)) {
      throw new CodedError("origin_failed", `${home} sends us to ${host}, an address of this machine or its own link: nobody but you may send a peer there`);
    }
    if (protocol === "https:") return;
    if (protocol !== "http:") throw new CodedError("origin_failed", `${home} sends us to a ${protocol} address: only http and https are followed`);
    const isAllowed = isLoopbackHost(host) || this.#options.isPlainAllowed(host);
    if (!isAllowed) throw new CodedError("origin_insecure", `http://${host} is not encrypted: list the host with --insecure-origin if that is meant`);
  }
}

/** Asking again may help. */
export function mayPass({status}: HttpAnswer): boolean {
  return status === 429 || status >= 500;
}

/** RFC 9110, 10.2.3: seconds, or a date. */
export function retryAfterMs(answer: HttpAnswer): number {
  const text = answer.header("retry-after") ?? "";
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}
