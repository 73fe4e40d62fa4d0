/** How much one value counts in an exponential moving average. */
export const EMA_ALPHA = 0.1;

/** The average with one more value; the first one begins it. */
export function ema(before: number | undefined, value: number, alpha = EMA_ALPHA): number {
  return before === undefined ? value : alpha * value + (1 - alpha) * before;
}
