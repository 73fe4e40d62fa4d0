import {CodedError} from "@ollamesh/stdx";
import {PassingError, StalledError} from "./failures.ts";
import type {HttpAnswer} from "./http-client.ts";
import {refusal} from "./repository.ts";
import {withRetries} from "./retries.ts";
import type {OriginSettings} from "./settings.ts";

/** Something that can be asked for in ranges. */
export interface RangeSource {
  /** For people. */
  readonly what: string;
  /** Who is asked, with its port: where others answer for it, they are named. */
  readonly host: string;
  readonly size: number;
  /** Who said so, or when. */
  readonly sizeWord: string;
  /** What an answer says of the state it is in. Undefined: the name of it is proof enough, as that of a blob. */
  readonly stateOf?: (answer: HttpAnswer) => string | undefined;
  /** The one it was in when it was asked for first; undefined: its host names none. */
  readonly state?: string | undefined;
  /** @param range the value of the header of that name */
  ask(range: string, signal: AbortSignal): Promise<HttpAnswer>;
}

export interface RangeRead {
  readonly source: RangeSource;
  readonly settings: OriginSettings;
  readonly start: number;
  readonly end: number;
  readonly chunkBytes: number;
  readonly signal: AbortSignal;
  arrived(bytes: number): void;
  /** Resolves when the next chunk may come. */
  deliver(bytes: Uint8Array): Promise<void>;
}

/** Reads a range in chunks of one size. A connection that breaks, stalls or ends early is replaced, from the first byte that is missing. */
export async function readRange(read: RangeRead): Promise<void> {
  const {settings, signal, source} = read;
  const chunks = new Chunks(read);
  await withRetries(
    {settings, signal, host: source.host},
    () => chunks.received,
    () => attempt(read, chunks),
  );
}

async function attempt(read: RangeRead, chunks: Chunks): Promise<void> {
  if (chunks.at >= read.end) return;
  const {source, end, signal} = read;
  if (source.stateOf && source.state === undefined && chunks.received > 0) {
    throw new CodedError(
      "origin_no_ranges",
      `${source.host} broke off ${source.what} at byte ${chunks.at}, and does not name its state (ETag): what comes next may be of another file`,
    );
  }
  const answer = await source.ask(`bytes=${chunks.at}-${end - 1}`, signal);
  if (answer.status !== 206 && answer.status !== 200) throw await refusal(answer, source.what);
  try {
    checkRange(answer, source, chunks.at, end);
    await receive(read, answer, chunks);
  } finally {
    answer.body.destroy();
  }
  if (chunks.at < end) throw new PassingError("origin_failed", `${answer.url.host} ended at byte ${chunks.at} of ${source.what}, before ${end}`);
}

/** An answer must be about the bytes that were asked for, of something as long as was said. */
function checkRange(answer: HttpAnswer, {what, size, sizeWord, state, stateOf}: RangeSource, at: number, end: number): void {
  const wrong = (why: string, code = "origin_failed"): CodedError => new CodedError(code, `${answer.url.host}: ${what} ${why}`);
  const length = answer.header("content-length");
  if (stateOf && state !== undefined && stateOf(answer) !== state) throw wrong("has changed since it was asked for first: ask again", "origin_changed");
  if (answer.status === 200) {
    if (length !== undefined && Number(length) !== size) throw wrong(`has ${Number(length)} bytes, and ${size} ${sizeWord}`);
    if (at > 0) throw wrong("is only given from its beginning: this source cannot go on where it was, or it has changed", "origin_no_ranges");
    return;
  }
  const [, first, , total] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(answer.header("content-range") ?? "") ?? [];
  if (total !== undefined && total !== "*" && Number(total) !== size) throw wrong(`has ${total} bytes, and ${size} ${sizeWord}`);
  if (first === undefined || Number(first) !== at) throw wrong(`was asked for from byte ${at}, and came from ${first ?? "nowhere"}`);
  if (length !== undefined && Number(length) > end - at) throw wrong(`came with ${length} bytes where ${end - at} were asked for`);
}

/** Takes the body as it comes. Time spent handing chunks over does not count against the source. */
async function receive({settings, end, arrived}: RangeRead, answer: HttpAnswer, chunks: Chunks): Promise<void> {
  let sinceMs = performance.now();
  let since = 0;
  for await (const bytes of answer.body as AsyncIterable<Buffer>) {
    // The rest of a whole blob, where no range was honoured, is not wanted.
    const useful = bytes.subarray(0, end - chunks.at);
    arrived(useful.length);
    const waitedMs = await chunks.take(useful);
    sinceMs += waitedMs;
    since += bytes.length;
    if (chunks.at >= end) return;
    if (performance.now() - sinceMs < settings.stallMs) continue;
    if (since < settings.stallBytesMin) throw new StalledError("origin_failed", `${answer.url.host} sent ${since} bytes in ${settings.stallMs / 1000} s`);
    sinceMs = performance.now();
    since = 0;
  }
}

/** Bytes of one range, cut anew into chunks. */
class Chunks {
  readonly #read: RangeRead;
  #chunk: Buffer;
  #filled = 0;
  #start: number;
  /** Bytes that came, over all attempts. */
  received = 0;

  constructor(read: RangeRead) {
    this.#read = read;
    this.#start = read.start;
    this.#chunk = this.#next();
  }

  /** The first byte that is missing. */
  get at(): number {
    return this.#start + this.#filled;
  }

  /** @returns how long it had to wait for chunks to be taken, milliseconds */
  async take(bytes: Buffer): Promise<number> {
    let waitedMs = 0;
    for (let from = 0; from < bytes.length; ) {
      const copied = bytes.copy(this.#chunk, this.#filled, from);
      from += copied;
      this.#filled += copied;
      this.received += copied;
      if (this.#filled === this.#chunk.length) waitedMs += await this.#hand();
    }
    return waitedMs;
  }

  async #hand(): Promise<number> {
    const startedMs = performance.now();
    const full = this.#chunk;
    this.#start += full.length;
    this.#filled = 0;
    this.#chunk = this.#next();
    await this.#read.deliver(full);
    return performance.now() - startedMs;
  }

  #next(): Buffer {
    // A buffer of its own: whoever takes it may keep it.
    return Buffer.allocUnsafeSlow(Math.min(this.#read.chunkBytes, Math.max(0, this.#read.end - this.#start)));
  }
}
