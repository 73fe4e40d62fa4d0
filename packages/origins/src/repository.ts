import type {Digest, OriginBlob, OriginRef} from "@ollamesh/ports";
import {CodedError, displayModelName, isLoopbackHost, type ModelName} from "@ollamesh/stdx";
import {parseChallenge} from "./challenge.ts";
import {PassingError} from "./failures.ts";
import {type HttpAnswer, type HttpClient, type HttpRequest, mayPass, retryAfterMs} from "./http-client.ts";
import {readBounded} from "./read-bounded.ts";
import type {RangeSource} from "./read-range.ts";
import {withQuickRetries} from "./retries.ts";
import type {OriginSettings} from "./settings.ts";
import type {TokenDesk} from "./token-desk.ts";

const HOST_DEFAULT = "registry.ollama.ai";
const MANIFEST_TYPES = "application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json";
const ERROR_BYTES_MAX = 16 * 1024;
const ERROR_WITHIN_MS = 5000;
/** A registry may take only the newest of the tokens it gave. */
const REFUSALS_MAX = 4;

export interface RegistriesOptions {
  readonly http: HttpClient;
  readonly desk: TokenDesk;
  readonly settings: OriginSettings;
  /** Where names without a host are asked for. */
  readonly base: URL;
  isPlainAllowed(host: string): boolean;
}

type Asked = Omit<HttpRequest, "home" | "headers"> & {readonly headers?: Readonly<Record<string, string>>};

/** Requests to the repositories of models, with what each wants to be shown. */
export class Registries {
  readonly #options: RegistriesOptions;

  constructor(options: RegistriesOptions) {
    this.#options = options;
  }

  hostOf(name: ModelName): string {
    return name.host.toLowerCase() === HOST_DEFAULT ? this.#options.base.host : name.host;
  }

  /** `…/v2/<namespace>/<model>/<path>` */
  url({name, isInsecure}: OriginRef, path: string): URL {
    const {host} = name;
    const isPlain = isInsecure || isLoopbackHost(host) || this.#options.isPlainAllowed(host);
    const base = host.toLowerCase() === HOST_DEFAULT ? this.#options.base.href.replace(/\/$/, "") : `${isPlain ? "http" : "https"}://${host}`;
    return new URL(`${base}/v2/${name.namespace}/${name.model}/${path}`);
  }

  /** Sends, and again with what a 401 asked for, or with what was got for another request meanwhile. Other refusals are the caller's. */
  async ask(origin: OriginRef, request: Asked): Promise<HttpAnswer> {
    const {http, desk} = this.#options;
    const home = this.url(origin, "");
    const isHome = request.url.origin === home.origin;
    const does = request.method === "GET" || request.method === "HEAD" ? "pull" : "push";
    const subject = `${home.href} ${does}`;
    const send = (authorization: string | undefined): Promise<HttpAnswer> =>
      http.send({...request, home: home.host, headers: {...request.headers, ...(authorization !== undefined && isHome ? {authorization} : {})}});
    let shown = desk.known(subject);
    let mayAsk = true;
    for (let refusals = 0; refusals <= REFUSALS_MAX; refusals++) {
      const answer = await send(shown);
      if (answer.status !== 401) return answer;
      answer.body.destroy();
      // Another request may have got a newer one, and with it ended this one.
      const newer = desk.known(subject);
      if (newer !== undefined && newer !== shown) shown = newer;
      else if (!mayAsk) break;
      else {
        mayAsk = false;
        desk.forget(subject);
        shown = await desk.answer(subject, home.host, parseChallenge(answer.header("www-authenticate")), request.signal);
      }
    }
    desk.forget(subject);
    throw new CodedError("origin_denied", `${home.host} refuses the credentials it was shown for ${displayModelName(origin.name)}`);
  }

  blobSource({origin, digest, size}: OriginBlob): RangeSource {
    const url = this.url(origin, `blobs/${digest}`);
    return {what: digest.slice(0, 19), host: url.host, size, sizeWord: "by its manifest", ask: (range, signal) => this.ask(origin, {method: "GET", url, headers: {range}, signal})};
  }

  async manifest(origin: OriginRef, reference: Digest | undefined, signal: AbortSignal): Promise<Buffer> {
    const {settings} = this.#options;
    const url = this.url(origin, `manifests/${reference ?? origin.name.tag}`);
    return withQuickRetries({settings, signal, host: url.host}, async () => {
      const answer = await this.ask(origin, {method: "GET", url, headers: {accept: MANIFEST_TYPES}, signal});
      if (answer.status === 200) return readBounded(answer, settings.manifestBytesMax, settings.stallMs);
      throw await refusal(answer, `${displayModelName(origin.name)}${reference ? `@${reference}` : ""}`);
    });
  }
}

/** What an answer that is none means. */
export async function refusal(answer: HttpAnswer, what: string): Promise<CodedError> {
  const said = await readBounded(answer, ERROR_BYTES_MAX, ERROR_WITHIN_MS).then(sentenceIn, () => "");
  const {host} = answer.url;
  if (answer.status === 404) return new CodedError("model_not_found", `${host} does not have ${what}${said}`);
  if (answer.status === 401 || answer.status === 403) return new CodedError("origin_denied", `${host} does not give ${what} (${answer.status})${said}`);
  const text = `${host} answers ${answer.status} for ${what}${said}`;
  return mayPass(answer) ? new PassingError("origin_failed", text, retryAfterMs(answer)) : new CodedError("origin_failed", text);
}

/** The message of a registry's error document, as far as it is one, without what could disturb a terminal. */
function sentenceIn(bytes: Buffer): string {
  try {
    const json = JSON.parse(bytes.toString("utf8")) as {errors?: {message?: unknown}[]; error?: unknown} | null;
    const said = json?.errors?.[0]?.message ?? json?.error;
    return typeof said === "string" && said !== "" ? `: ${said.replace(/[^\x20-\x7e]/g, "?").slice(0, 200)}` : "";
  } catch {
    return "";
  }
}
