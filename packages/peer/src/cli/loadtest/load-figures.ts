import type {Timed} from "./timed-request.ts";

/** Requests of one run; their times are all kept. */
export const REQUESTS_MAX = 1_000_000;
/** Kinds of errors told apart; the rest is one more. */
const KINDS_MAX = 50;

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export interface LoadSummary {
  readonly requests: number;
  readonly ok: number;
  readonly errors: Readonly<Record<string, number>>;
  readonly successPercent: number;
  readonly seconds: number;
  readonly requestsPerSecond: number;
  readonly tokensPerSecond: number;
  /** Times of good answers, milliseconds. Undefined: there were none. */
  readonly firstTokenMs: Spread | undefined;
  readonly totalMs: Spread | undefined;
  readonly totalMeanMs: number | undefined;
  /** P95 over P50 of whole answers: 1 is the steadiest there is. */
  readonly p95OverP50: number | undefined;
  readonly waitMs: Spread | undefined;
  /** Times a user went to another peer because its own did not answer. */
  readonly failovers: number;
  readonly servedBy: Readonly<Record<string, number>>;
  /** Standard deviation over mean of the requests that each peer served. */
  readonly unevenness: number | undefined;
}

/** What a run has measured so far. */
export class LoadFigures {
  readonly #firstTokenMs: number[] = [];
  readonly #totalMs: number[] = [];
  readonly #waitMs: number[] = [];
  readonly #errors = new Map<string, number>();
  readonly #servedBy = new Map<string, number>();
  #tokens = 0;
  #requests = 0;
  #failovers = 0;

  get requests(): number {
    return this.#requests;
  }

  get errors(): number {
    return this.#requests - this.#totalMs.length;
  }

  failedOver(): void {
    this.#failovers++;
  }

  add({outcome, kind, firstTokenMs, totalMs, waitMs, tokens, servedBy}: Timed): void {
    this.#requests++;
    if (outcome === "error") {
      const known = this.#errors.has(kind) || this.#errors.size < KINDS_MAX ? kind : "others";
      this.#errors.set(known, (this.#errors.get(known) ?? 0) + 1);
      return;
    }
    this.#totalMs.push(totalMs);
    if (firstTokenMs !== undefined) this.#firstTokenMs.push(firstTokenMs);
    if (waitMs !== undefined) this.#waitMs.push(waitMs);
    this.#tokens += tokens;
    if (servedBy !== undefined) this.#servedBy.set(servedBy, (this.#servedBy.get(servedBy) ?? 0) + 1);
  }

  summary(elapsedMs: number): LoadSummary {
    const ok = this.#totalMs.length;
    const seconds = elapsedMs / 1000;
    const totalMs = spread(this.#totalMs);
    return {
      requests: this.#requests,
      ok,
      errors: Object.fromEntries([...this.#errors].sort((a, b) => b[1] - a[1])),
      successPercent: this.#requests === 0 ? 0 : (100 * ok) / this.#requests,
      seconds,
      requestsPerSecond: ok / seconds,
      tokensPerSecond: this.#tokens / seconds,
      firstTokenMs: spread(this.#firstTokenMs),
      totalMs,
      totalMeanMs: ok === 0 ? undefined : this.#totalMs.reduce((sum, ms) => sum + ms, 0) / ok,
      p95OverP50: totalMs && totalMs.p50 > 0 ? totalMs.p95 / totalMs.p50 : undefined,
      waitMs: spread(this.#waitMs),
      failovers: this.#failovers,
      servedBy: Object.fromEntries(this.#servedBy),
      unevenness: unevenness([...this.#servedBy.values()]),
    };
  }
}

/** Nearest rank. */
export function spread(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] as number;
  return {p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1)};
}

function unevenness(counts: readonly number[]): number | undefined {
  if (counts.length < 2) return undefined;
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
  return Math.sqrt(variance) / mean;
}
