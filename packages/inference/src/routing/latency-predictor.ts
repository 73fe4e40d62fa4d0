/** What a decision knows of one candidate, each a part of an answer's time by what is measured, milliseconds. */
export interface LatencyParts {
  /** In a slot there, as answers took lately. */
  readonly slotMs: number;
  /** The same by how full the peer is: nothing when it is idle, once `slotMs` when all its slots are taken. */
  readonly companyMs: number;
  /** What is ahead of it in line, spread over the slots. */
  readonly lineMs: number;
  /** Not spent because the prompt's beginning was read there. */
  readonly savedMs: number;
  readonly rttMs: number;
  readonly loadMs: number;
}

const PARTS = ["slotMs", "companyMs", "lineMs", "savedMs", "rttMs", "loadMs"] as const;
type Weights = readonly number[];
/** Slots that slow each other somewhat, as those of one host do; all else counts as it is measured. What is saved is subtracted. */
const BEGINNING: Weights = [0.7, 0.5, 1, -1, 1, 1];
/** None becomes so wrong that it could not be unlearned within some hundred answers. */
const LEAST: Weights = [0.1, 0, 0, -1, 0, 0];
const MOST: Weights = [4, 4, 4, 0, 4, 4];
/** One answer surprises by no more than this, as a share of what was measured of its parts. */
const SURPRISE_MAX = 1;
/** Below a millisecond clocks say nothing. */
const SCALE_MIN_MS = 1;

/**
 * How long an answer will take as its client sees it: a weighted sum of what is measured, whose weights follow each answer by stochastic gradient descent on the
 * squared error, as a share of the parts' sum, so that short and long answers count alike (Robbins and Monro, 1951; Bottou, 2010).
 */
export class LatencyPredictor {
  readonly #rate: number;
  readonly #weights = [...BEGINNING];

  /** @param rate of learning, above 0, at most 1: what one answer moves */
  constructor(rate: number) {
    this.#rate = rate;
  }

  /** Milliseconds, at least 0; not finite only if a part is not. */
  predict(parts: LatencyParts): number {
    return Math.max(0, this.#sum(parts));
  }

  /** An answer of these parts took so long. What is no number teaches nothing. */
  learn(parts: LatencyParts, tookMs: number): void {
    const scale = Math.max(SCALE_MIN_MS, parts.slotMs + parts.lineMs + parts.rttMs + parts.loadMs);
    const surprise = (tookMs - this.#sum(parts)) / scale;
    if (!Number.isFinite(surprise) || tookMs < 0) return;
    const step = this.#rate * Math.max(-SURPRISE_MAX, Math.min(SURPRISE_MAX, surprise));
    for (const [i, part] of PARTS.entries()) {
      const moved = (this.#weights[i] as number) + step * (parts[part] / scale);
      this.#weights[i] = Math.max(LEAST[i] as number, Math.min(MOST[i] as number, moved));
    }
  }

  #sum(parts: LatencyParts): number {
    let sum = 0;
    for (let i = 0; i < PARTS.length; i++) sum += (this.#weights[i] as number) * parts[PARTS[i] as keyof LatencyParts];
    return sum;
  }
}
