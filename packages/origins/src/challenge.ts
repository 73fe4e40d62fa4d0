/** What a 401 asks for (RFC 9110, 11.6.1; the Bearer form of the Docker registry's token specification). */
export interface Challenge {
  readonly scheme: "basic" | "bearer";
  readonly realm: string;
  readonly service: string | undefined;
  readonly scopes: readonly string[];
}

const CHARS_MAX = 4096;

/** Undefined: no scheme this client can answer. */
export function parseChallenge(header: string | undefined): Challenge | undefined {
  const [, scheme, rest] = /^\s*(basic|bearer)\s+(.*)$/is.exec((header ?? "").slice(0, CHARS_MAX)) ?? [];
  if (scheme === undefined || rest === undefined) return undefined;
  const values = new Map<string, string>();
  for (const [, key, quoted, plain] of rest.matchAll(/([a-z_]+)\s*=\s*(?:"([^"]*)"|([^\s,]+))/gi)) values.set((key as string).toLowerCase(), quoted ?? plain ?? "");
  const scopes = (values.get("scope") ?? "").split(" ").filter((scope) => scope !== "");
  return {scheme: scheme.toLowerCase() as Challenge["scheme"], realm: values.get("realm") ?? "", service: values.get("service"), scopes};
}
