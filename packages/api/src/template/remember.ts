/** Models in use at once have fewer templates; one is 256 KiB at most. */
const KEPT_MAX = 32;

/** The same function, which does not read a template again that it read lately. */
export function remember<T>(parse: (source: string) => T): (source: string) => T {
  const known = new Map<string, T>();
  return (source) => {
    const found = known.get(source);
    if (found !== undefined) return found;
    const parsed = parse(source);
    if (known.size >= KEPT_MAX) known.delete(known.keys().next().value as string);
    known.set(source, parsed);
    return parsed;
  };
}
