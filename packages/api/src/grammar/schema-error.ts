/** A schema that no grammar can be made of, with the place and the reason. */
export class SchemaError extends Error {
  override readonly name = "SchemaError";
  /** @param path JSON pointer into the schema */
  constructor(path: string, reason: string) {
    super(`${path === "" ? "the schema" : path.slice(0, 200)}: ${reason}`);
  }
}
