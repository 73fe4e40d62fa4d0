/** Thrown when an invariant of ours is broken: never by bad input, which is answered with a Failure. */
export class InvariantBroken extends Error {
  override readonly name = "InvariantBroken";
}

/** States what must be true here. The message names the values, so that a trace can be read without a debugger. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new InvariantBroken(message);
}

/** Unwraps what cannot be absent at this point. */
export function defined<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new InvariantBroken(`missing ${what}`);
  return value;
}

/** The end of an exhaustive switch: does not compile while a case is missing. */
export function unreachable(value: never): never {
  throw new InvariantBroken(`unreachable: ${JSON.stringify(value)}`);
}
