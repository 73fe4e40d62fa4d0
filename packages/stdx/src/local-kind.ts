/** Hosts that are another machine for everybody who names them: the one that asks (loopback, unspecified), and what hangs on its own cable (link-local). */
export type LocalKind = "loopback" | "link_local";

/** Undefined: any other host. Names are not looked up. @param host a name or an address, in any form a URL takes, with or without a port */
export function localKind(host: string): LocalKind | undefined {
  const name = canonical(host);
  if (/(^|\.)localhost$/.test(name) || /^(127|0)(\.\d{1,3}){3}$/.test(name) || name === "::1" || name === "::") return "loopback";
  return /^169\.254(\.\d{1,3}){2}$|^fe[89ab][0-9a-f]:/.test(name) ? "link_local" : undefined;
}

/** As URLs have it: 127.1 is 127.0.0.1. IPv6 without brackets; IPv4 within it as IPv4. */
function canonical(host: string): string {
  const url = `http://${host}`;
  const name = (URL.canParse(url) ? new URL(url).hostname : host.toLowerCase()).replace(/\.$/, "").replace(/^\[(.*)\]$/, "$1");
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(name) ?? [];
  if (high === undefined || low === undefined) return name;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join(".");
}
