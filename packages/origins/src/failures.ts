import {CodedError, type Failure} from "@ollamesh/stdx";

/** No connection came about. */
const UNREACHABLE: Readonly<Record<string, string>> = {
  ENOTFOUND: "its name is not known",
  EAI_AGAIN: "its name cannot be looked up now",
  ECONNREFUSED: "it refuses connections",
  EHOSTUNREACH: "there is no way to it",
  ENETUNREACH: "there is no way to it",
  UND_ERR_CONNECT_TIMEOUT: "it does not answer",
  ETIMEDOUT: "it does not answer",
};

/** The connection broke, or nothing came: asking again may help. */
const BROKEN: Readonly<Record<string, string>> = {
  ECONNRESET: "it broke the connection",
  EPIPE: "it broke the connection",
  UND_ERR_SOCKET: "it broke the connection",
  UND_ERR_HEADERS_TIMEOUT: "it did not answer in time",
  UND_ERR_BODY_TIMEOUT: "it stopped sending",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "it ended too early",
  UND_ERR_ABORTED: "it broke the connection",
};

/** Asking again may help: what failed was the way, not the answer. */
export class PassingError extends CodedError {
  override readonly name: string = "PassingError";
  /** How long the host wants to be left alone, milliseconds; 0: it did not say. */
  readonly retryAfterMs: number;

  constructor(code: string, message: string, retryAfterMs = 0) {
    super(code, message);
    this.retryAfterMs = retryAfterMs;
  }
}

/** It went on sending, or kept the connection, and brought next to nothing: a few bytes of it are no progress. */
export class StalledError extends PassingError {
  override readonly name = "StalledError";
}

/** Whatever was thrown while a host was spoken to, with a sentence. */
export function originError(error: unknown, host: string): CodedError {
  if (error instanceof CodedError) return error;
  const {code = "", message} = error as NodeJS.ErrnoException;
  const codes = [code, ...((error as AggregateError).errors ?? []).map((one: NodeJS.ErrnoException) => one.code ?? "")];
  const unreachable = codes.find((one) => one in UNREACHABLE);
  if (unreachable) return new PassingError("origin_unreachable", `${host} cannot be reached: ${UNREACHABLE[unreachable]} (${unreachable})`);
  if (code === "UND_ERR_BODY_TIMEOUT") return new StalledError("origin_failed", `${host} failed: ${BROKEN[code]} (${code})`);
  if (code in BROKEN) return new PassingError("origin_failed", `${host} failed: ${BROKEN[code]} (${code})`);
  if (/CERT|SIGNED|ISSUER|ALTNAME/.test(code)) return new CodedError("origin_unreachable", `${host} cannot prove who it is (${code})`);
  return new PassingError("origin_failed", `${host} failed: ${message}`);
}

export function failureAt(error: unknown, host: string): Failure {
  const {code, message} = originError(error, host);
  return {code, message};
}
