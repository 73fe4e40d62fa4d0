import {type Agent, request} from "node:http";

/** Of an answer's text, kept for the conversation; UTF-16 units. */
const TEXT_MAX = 100_000;
/** A line of an answer is no longer. */
const LINE_MAX = 1 << 22;

export interface Timed {
  readonly outcome: "ok" | "error";
  /** Of a failure: what it counts as. */
  readonly kind: string;
  /** Nobody answered at all: another peer may. */
  readonly isUnreachable: boolean;
  readonly firstTokenMs: number | undefined;
  readonly totalMs: number;
  readonly tokens: number;
  /** As the peer tells it: until the model was there and a slot free. */
  readonly waitMs: number | undefined;
  /** Who answered, as the peer tells it. */
  readonly servedBy: string | undefined;
  readonly text: string;
}

interface Line {
  readonly error?: string;
  readonly response?: string;
  readonly message?: {readonly content?: string};
  readonly done?: boolean;
  readonly eval_count?: number;
  readonly load_duration?: number;
}

/** Asks once and reads the stream to its end. Never throws. */
export function timedRequest(url: string, body: object, {agent, timeoutMs, signal}: {agent: Agent; timeoutMs: number; signal: AbortSignal}): Promise<Timed> {
  const startedAt = performance.now();
  const payload = JSON.stringify(body);
  const reading = new Reading(startedAt);
  return new Promise((resolve) => {
    const end = (kind: string | undefined, isUnreachable = false): void => {
      clearTimeout(timer);
      resolve(reading.result(kind, isUnreachable));
    };
    const headers = {"content-type": "application/json", "content-length": Buffer.byteLength(payload)};
    const call = request(url, {method: "POST", agent, headers, signal}, (response) => {
      reading.began(response.statusCode ?? 0, response.headers["x-ollamesh-route"]);
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => reading.push(chunk));
      response.on("end", () => end(reading.failure()));
      response.on("error", (error: NodeJS.ErrnoException) => end(`broken off (${error.code ?? error.name})`));
    });
    const timer = setTimeout(() => {
      end(`no end within ${timeoutMs / 1000} s`);
      call.destroy();
    }, timeoutMs);
    call.on("error", (error: NodeJS.ErrnoException) => end(error.code ?? error.name, reading.status === 0));
    call.end(payload);
  });
}

/** What came of one answer so far. */
class Reading {
  readonly #startedAt: number;
  #rest = "";
  #text = "";
  #firstAt: number | undefined;
  #last: Line = {};
  #servedBy: string | undefined;
  status = 0;

  constructor(startedAt: number) {
    this.#startedAt = startedAt;
  }

  began(status: number, route: string | string[] | undefined): void {
    this.status = status;
    this.#servedBy = /^peer=([^;]+)/.exec(String(route ?? ""))?.[1];
  }

  push(chunk: string): void {
    const parts = (this.#rest + chunk).split("\n");
    this.#rest = (parts.pop() as string).slice(0, LINE_MAX);
    for (const line of parts) this.#line(line);
  }

  /** What was wrong with an answer that came to its end. */
  failure(): string | undefined {
    this.#line(this.#rest);
    const {error, done} = this.#last;
    if (this.status !== 200) return `${this.status}${error === undefined ? "" : ` ${error.slice(0, 60)}`}`;
    if (error !== undefined) return `in the stream: ${error.slice(0, 60)}`;
    return done === true ? undefined : "no last line";
  }

  result(kind: string | undefined, isUnreachable: boolean): Timed {
    const {eval_count: tokens = 0, load_duration: loadNs} = this.#last;
    return {
      outcome: kind === undefined ? "ok" : "error",
      kind: kind ?? "",
      isUnreachable,
      firstTokenMs: this.#firstAt === undefined ? undefined : this.#firstAt - this.#startedAt,
      totalMs: performance.now() - this.#startedAt,
      tokens,
      waitMs: loadNs === undefined ? undefined : loadNs / 1e6,
      servedBy: this.#servedBy,
      text: this.#text,
    };
  }

  #line(line: string): void {
    if (line.trim() === "") return;
    try {
      this.#last = JSON.parse(line);
    } catch {
      this.#last = {error: line};
    }
    const piece = this.#last.response ?? this.#last.message?.content ?? "";
    if (piece !== "" || this.#last.done) this.#firstAt ??= performance.now();
    if (this.#text.length < TEXT_MAX) this.#text += piece;
  }
}
