/**
 * Where runners may listen for the ranks they share layers with: on an IPv4 address the peer itself listens on, everywhere if it does. Undefined: it has none, and its ranks talk by way of the peers.
 * @param listen multiaddrs, as `/ip4/10.0.0.5/tcp/11435`
 */
export function rankHostOf(listen: readonly string[]): string | undefined {
  const hosts = listen.flatMap((address) => /^\/ip4\/([0-9.]+)\/tcp\//.exec(address)?.[1] ?? []);
  return hosts.find((host) => host === "0.0.0.0") ?? hosts[0];
}
