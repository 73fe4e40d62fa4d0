import type {Failure} from "./outcome.ts";

/** An Error with a stable code, for the edges where exceptions are the language's way (HTTP border, CLI, adapters). */
export class CodedError extends Error implements Failure {
  override readonly name: string = "CodedError";
  readonly code: string;

  constructor(code: string, message: string, options?: {cause?: unknown}) {
    super(message, options);
    this.code = code;
  }

  static from(failure: Failure): CodedError {
    return new CodedError(failure.code, failure.message);
  }
}

/** Any thrown thing as a Failure; `code` is used where the thing carries none. */
export function failureOf(thrown: unknown, code: string): Failure {
  if (thrown instanceof CodedError) return {code: thrown.code, message: thrown.message};
  if (thrown instanceof Error) return {code, message: thrown.message};
  return {code, message: String(thrown)};
}
