/** A refusal as a value: `code` is what callers switch on, `message` is a sentence for a person. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

/** The result of anything that may be refused. Broken invariants assert instead. */
export type Outcome<T> = {readonly ok: true; readonly value: T} | {readonly ok: false; readonly error: Failure};

/** How a port answers: exactly one call, never synchronously inside the request. */
export type Callback<T> = (outcome: Outcome<T>) => void;

export function ok<T>(value: T): Outcome<T> {
  return {ok: true, value};
}

export function fail(code: string, message: string): {readonly ok: false; readonly error: Failure} {
  return {ok: false, error: {code, message}};
}
