/** Undoes what returned it; calling it twice, or after the fact, does nothing. */
export type Cancel = () => void;

/** Time, injected. Nothing below the adapters reads a clock of its own. */
export interface Clock {
  /** Monotonic milliseconds from an arbitrary start, fractions allowed. */
  nowMs(): number;
  /** Wall-clock milliseconds since the Unix epoch: for people and file dates, never for timeouts. */
  wallMs(): number;
  /** Runs `fire` once, not before `delayMs` (>= 0) has passed and never synchronously. */
  after(delayMs: number, fire: () => void): Cancel;
}
