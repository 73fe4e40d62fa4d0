/** Weight of the newest interval in mean and variance: the last 16 or so count. */
const WEIGHT = 1 / 16;

/**
 * How unlikely a link's silence is, by what is usual on it (Hayashibara, Défago, Yared, Katayama: The φ accrual failure detector, 2004):
 * φ = -log10 of the chance that a message comes later than now, for normally distributed intervals. φ = 8: one silence in 10^8.
 * Mean and deviation are exponentially weighted, so that the state is four numbers.
 */
export class PhiAccrual {
  readonly #deviationMsMin: number;
  #heardAtMs: number;
  #meanMs = 0;
  #variance = 0;
  #samples = 0;

  constructor(nowMs: number, deviationMsMin: number) {
    this.#heardAtMs = nowMs;
    this.#deviationMsMin = deviationMsMin;
  }

  get samples(): number {
    return this.#samples;
  }

  get meanMs(): number {
    return this.#meanMs;
  }

  heard(nowMs: number): void {
    const interval = Math.max(0, nowMs - this.#heardAtMs);
    this.#heardAtMs = nowMs;
    const difference = interval - this.#meanMs;
    const weight = this.#samples === 0 ? 1 : Math.max(WEIGHT, 1 / (this.#samples + 1));
    this.#meanMs += weight * difference;
    this.#variance = this.#samples === 0 ? 0 : (1 - weight) * (this.#variance + weight * difference * difference);
    this.#samples++;
  }

  /** 0 and up; at most 300. */
  phi(nowMs: number): number {
    const y = (nowMs - this.#heardAtMs - this.#meanMs) / this.#deviationMs();
    const exponent = logistic(y);
    if (exponent > 690) return 300;
    return Math.log10(1 + Math.exp(exponent));
  }

  /** When the silence will be `deviations` longer than usual, if nothing is heard. */
  reachesAtMs(deviations: number): number {
    return this.#heardAtMs + this.#meanMs + deviations * this.#deviationMs();
  }

  #deviationMs(): number {
    return Math.max(this.#deviationMsMin, Math.sqrt(this.#variance));
  }
}

/** How many standard deviations beyond the mean φ reaches `phi`, by bisection. */
export function deviationsAt(phi: number): number {
  const goal = Math.log(10 ** phi - 1);
  let low = -10;
  let high = 40;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (logistic(middle) < goal) low = middle;
    else high = middle;
  }
  return high;
}

/** Approximation of the normal distribution (Bowling and others 2009): the chance to exceed y is 1 / (1 + exp(logistic(y))), error below 1.4e-4. */
function logistic(y: number): number {
  return y * (1.5976 + 0.070566 * y * y);
}
