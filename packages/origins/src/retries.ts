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
 * Tries again after failures that may pass, with growing pauses, at least as long as the host asked for, until `attemptsMax` in a row brought nothing, or stalled with less than `stallBytesMin`. Throws
 * the last error, or what `signal` aborted with.
 * @param progress bytes so far: it grows while an attempt gets somewhere
 */
export async function withRetries<T>(options: RetryOptions, progress: () => number, attempt: () => Promise<T>): Promise<T> {
  const {settings, signal, host} = options;
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
      await pause(options, failures, error);
    }
  }
}

/** A short question, of which nobody waits long for the answer: tried again only where one came quickly that may be another next time. A host that is mute, or not there, is told of at once. */
export async function withQuickRetries<T>(options: RetryOptions, attempt: () => Promise<T>): Promise<T> {
  const {settings, signal, host} = options;
  for (let failures = 1; ; failures++) {
    const startedAt = performance.now();
    try {
      return await attempt();
    } catch (thrown) {
      signal.throwIfAborted();
      const error = originError(thrown, host);
      const isQuick = error instanceof PassingError && error.code === "origin_failed" && performance.now() - startedAt < settings.quickAnswerMs;
      if (!isQuick || failures >= settings.quickAttemptsMax) throw error;
      await pause(options, failures, error);
    }
  }
}

async function pause({settings, signal}: RetryOptions, failures: number, error: PassingError): Promise<void> {
  const {retryAfterMs} = error;
  if (retryAfterMs > settings.retryAfterMsMax) throw new PassingError(error.code, `${error.message}; it wants to be left alone for ${Math.ceil(retryAfterMs / 1000)} s`);
  const delayMs = Math.min(settings.retryDelayMs * 2 ** (failures - 1), settings.retryDelayMsMax);
  await sleep(Math.max(retryAfterMs, delayMs * (0.5 + Math.random() / 2)), undefined, {signal});
}
