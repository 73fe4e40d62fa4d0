import type {OriginFile} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";
import type {HttpAnswer, HttpClient} from "./http-client.ts";
import type {RangeSource} from "./read-range.ts";
import {refusal} from "./repository.ts";
import {withQuickRetries} from "./retries.ts";
import type {OriginSettings} from "./settings.ts";

const URL_CHARS_MAX = 4096;

/** Files behind plain URLs, of hosts that know no registry's protocol. Nobody is shown any credentials. */
export class Files {
  readonly #http: HttpClient;
  readonly #settings: OriginSettings;

  constructor(http: HttpClient, settings: OriginSettings) {
    this.#http = http;
    this.#settings = settings;
  }

  /** How long it is. One byte is asked for: many hosts of files refuse HEAD. Throws CodedError, also where no length is told. */
  async look(text: string, signal: AbortSignal): Promise<OriginFile> {
    const url = fileUrl(text);
    const answer = await withQuickRetries({settings: this.#settings, signal, host: url.host}, async () => {
      const asked = await this.#http.send({method: "GET", url, home: url.host, headers: {range: "bytes=0-0"}, signal});
      if (asked.status !== 206 && asked.status !== 200) throw await refusal(asked, nameOf(url));
      return asked;
    });
    answer.body.destroy();
    const size = Number(answer.status === 206 ? /\/(\d+)$/.exec(answer.header("content-range") ?? "")?.[1] : answer.header("content-length"));
    if (!Number.isSafeInteger(size) || size <= 0) {
      throw new CodedError(
        "origin_failed",
        `${answer.url.host} does not tell how long ${nameOf(url)} is: nobody could know whether it came whole. Download it and create the model from the file`,
      );
    }
    return {url: url.href, size, version: strongTag(answer)};
  }

  source({url, size, version}: OriginFile): RangeSource {
    const parsed = new URL(url);
    const condition: Record<string, string> = version === undefined ? {} : {"if-range": version};
    return {
      what: nameOf(parsed),
      host: parsed.host,
      size,
      sizeWord: "when it was asked for first",
      stateOf: strongTag,
      state: version,
      ask: (range, signal) => this.#http.send({method: "GET", url: parsed, home: parsed.host, headers: {range, ...condition}, signal}),
    };
  }
}

/** Throws CodedError `bad_request`. */
function fileUrl(text: string): URL {
  const isUrl = text.length <= URL_CHARS_MAX && /^https?:\/\//i.test(text) && URL.canParse(text);
  const url = isUrl ? new URL(text) : undefined;
  if (url === undefined || url.username + url.password !== "") throw new CodedError("bad_request", "no http(s) URL of a file, or one with credentials in it");
  url.hash = "";
  return url;
}

/** The last part of its path: for people, who know the rest. */
function nameOf(url: URL): string {
  return url.pathname.split("/").at(-1) || url.host;
}

/** A weak one says only that the file means the same. */
function strongTag(answer: HttpAnswer): string | undefined {
  const tag = answer.header("etag");
  return tag !== undefined && /^"[\x21-\x7e]{0,256}"$/.test(tag) ? tag : undefined;
}
