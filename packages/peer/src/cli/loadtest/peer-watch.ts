import {setTimeout as sleep} from "node:timers/promises";
import {type MetricLines, type PeerFigures, parseMetrics, peerFigures} from "./peer-figures.ts";

/** Often enough to see a line that comes and goes; a peer's answer costs it a few milliseconds. */
const EVERY_MS = 1000;
/** A peer that does not answer within this is asked again later. */
const PATIENCE_MS = 3000;
/** Of one answer; a peer tells some hundred KB at most. */
const TEXT_BYTES_MAX = 4 << 20;
/** Of one peer: an hour's. */
const SAMPLES_MAX = 3600;

/** Asks peers for their metrics while a run goes on. Peers that do not tell any are none of it. */
export class PeerWatch {
  readonly #ending = new AbortController();
  readonly #watched: readonly {readonly url: string; readonly samples: {readonly atMs: number; readonly lines: MetricLines}[]; readonly done: Promise<void>}[];

  constructor(urls: readonly string[]) {
    this.#watched = urls.map((url) => {
      const samples: {readonly atMs: number; readonly lines: MetricLines}[] = [];
      return {url, samples, done: this.#watch(url, samples)};
    });
  }

  /** Asks once more, and says what it saw. */
  async stop(): Promise<readonly PeerFigures[]> {
    this.#ending.abort();
    await Promise.all(this.#watched.map(({done}) => done));
    return this.#watched.map(({url, samples}) => peerFigures(url, samples)).filter(({samples}) => samples > 0);
  }

  async #watch(url: string, samples: {readonly atMs: number; readonly lines: MetricLines}[]): Promise<void> {
    for (let isLast = false; ; isLast = this.#ending.signal.aborted) {
      const lines = await metricsOf(url);
      // Of a long run the last one still counts.
      if (lines && samples.length >= SAMPLES_MAX) samples.pop();
      if (lines) samples.push({atMs: performance.now(), lines});
      if (isLast) return;
      await sleep(EVERY_MS, undefined, {signal: this.#ending.signal}).catch(() => undefined);
    }
  }
}

async function metricsOf(url: string): Promise<MetricLines | undefined> {
  try {
    const response = await fetch(`${url}/metrics`, {signal: AbortSignal.timeout(PATIENCE_MS)});
    if (!response.ok || !response.body) return undefined;
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of response.body) {
      bytes += part.length;
      if (bytes > TEXT_BYTES_MAX) return undefined;
      parts.push(part);
    }
    const lines = parseMetrics(Buffer.concat(parts).toString("utf8"));
    return [...lines.keys()].some((name) => name.startsWith("ollamesh_")) ? lines : undefined;
  } catch {
    return undefined;
  }
}
