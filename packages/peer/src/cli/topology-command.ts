import type {CommandContext} from "./command-context.ts";
import {formatTable, shortPeer} from "./table.ts";

interface Topology {
  readonly peers: readonly {readonly id: string; readonly self: boolean; readonly role: string; readonly zone: string; readonly answer: string; readonly links: number}[];
  readonly links: readonly {readonly between: readonly string[]; readonly rtt_ms: number | null; readonly suspected: boolean}[];
  readonly missing: readonly (readonly [string, string])[];
  readonly islands: readonly (readonly string[])[];
}

/** Who is linked to whom, and what is wrong with that. */
export async function topology({client, print}: CommandContext): Promise<void> {
  const {peers, links, missing, islands} = await client.get<Topology>("/api/v1/topology");
  const rows = peers.map(({id, self, role, zone, answer, links: count}) => [id, `${role}${self ? ", asked" : ""}`, answer, String(count), ...roundTrips(links, id), zone]);
  print(formatTable(["PEER", "ROLE", "ANSWER", "LINKS", "NEAREST", "FARTHEST", "ZONE"], rows));
  for (const {between, suspected} of links) if (suspected) print(`\n${between.map(shortPeer).join(" and ")}: linked, but one gets no answer from the other at the moment`);
  for (const pair of missing) print(`\n${pair.map(shortPeer).join(" and ")}: no link between them; are their addresses reachable from each other (\`peers\` shows them)?`);
  if (islands.length > 1) print(`\nsplit in ${islands.length}: ${islands.map((island) => island.map(shortPeer).join(" ")).join(" | ")}`);
}

function roundTrips(links: Topology["links"], peer: string): readonly [string, string] {
  const times = links.flatMap(({between, rtt_ms}) => (between.includes(peer) && rtt_ms !== null ? [rtt_ms] : []));
  return times.length === 0 ? ["?", "?"] : [text(Math.min(...times)), text(Math.max(...times))];
}

function text(ms: number): string {
  return `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;
}
