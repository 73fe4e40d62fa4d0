import {CodedError} from "@ollamesh/stdx";

const PORT_DEFAULT = 11434;

export interface HttpAddress {
  readonly host: string;
  readonly port: number;
}

/** Reads `OLLAMA_HOST` as Ollama does: `[http://]host[:port]`, `:port`, `[::1]:port`. Throws CodedError `bad_config`. */
export function parseHttpAddress(text: string): HttpAddress {
  const bad = new CodedError("bad_config", `${JSON.stringify(text)} is not an HTTP address: write host:port, for example 127.0.0.1:11434`);
  const bare = text
    .trim()
    .replace(/^https?:\/\//, "")
    .replace(/\/.*$/, "");
  const match = /^(\[[0-9a-fA-F:.]+\]|[^:]*)(?::(\d{1,5}))?$/.exec(bare) ?? /^([0-9a-fA-F:]+)()$/.exec(bare);
  if (!match) throw bad;
  const port = match[2] ? Number(match[2]) : PORT_DEFAULT;
  if (port > 65_535) throw bad;
  const host = (match[1] ?? "").replace(/^\[|\]$/g, "");
  if (!/^[A-Za-z0-9.:_-]*$/.test(host)) throw bad;
  return {host: host === "" ? "127.0.0.1" : host, port};
}

/** The URL a client on this host uses: a wildcard bind is reached over loopback. */
export function clientUrl(address: HttpAddress): string {
  const host = address.host === "0.0.0.0" ? "127.0.0.1" : address.host === "::" ? "::1" : address.host;
  return `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;
}
