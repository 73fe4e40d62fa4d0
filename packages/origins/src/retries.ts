import {setTimeout as sleep} from "node:timers/promises";
import {originError, PassingError, StalledError} from "./failures.ts";
import type {OriginSettings} from "./settings.ts";

export interface RetryOptions {
  readonly settings: OriginSettings;
  readonly signal: AbortSignal;
  /** Who is asked: for what breaks without a sentence. */
  readonly host: string;
}

/**
 * Tries again after failures that may pass, with growing pauses, until `attemptsMax` in a row brought nothing, or stalled with less than `stallBytesMin`. Throws the last error, or what `signal` aborted with.
 * @param progress bytes so far: it grows while an attempt gets somewhere
 */
export async function withRetries<T>({settings, signal, host}: RetryOptions, progress: () => number, attempt: () => Promise<T>): Promise<T> {
  let failures = 0;
  for (;;) {
    const before = progress();
    try {
      return await attempt();
    } catch (thrown) {
      signal.throwIfAborted();
      const error = originError(thrown, host);
      if (!(error instanceof PassingError)) throw error;
      // Else a source that sends a byte a second would be asked for ever.
      const enough = error instanceof StalledError ? settings.stallBytesMin : 1;
      failures = progress() - before >= enough ? 1 : failures + 1;
      if (failures >= settings.attemptsMax) throw error;
    }
    const delayMs = Math.min(settings.retryDelayMs * 2 ** (failures - 1), settings.retryDelayMsMax);
    await sleep(delayMs * (0.5 + Math.random() / 2), undefined, {signal});
  }
}
