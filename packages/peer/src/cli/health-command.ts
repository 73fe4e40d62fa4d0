import {CodedError} from "@ollamesh/stdx";
import {clientUrl, parseHttpAddress} from "../config/http-address.ts";
import type {CommandContext} from "./command-context.ts";
import {formatTable, shortPeer} from "./table.ts";

interface Node {
  readonly id: string;
  readonly state: string;
  readonly api: string | null;
}

interface Answer {
  readonly status: string;
  readonly reasons: readonly string[];
}

interface Asked {
  readonly name: string;
  readonly url: string | undefined;
}

/** A peer that takes longer is not well. */
const TIMEOUT_MS = 5000;
/** Asked at once. */
const PEERS_MAX = 1000;

/** Asks every peer how it is. Fails unless all can be asked for answers. */
export async function health({client, print, nowMs}: CommandContext, options: {peers?: string}): Promise<void> {
  const named = options.peers?.split(",").map((address) => ({name: address, url: clientUrl(parseHttpAddress(address))}));
  const peers = named ?? (await membersOf(client.url, (path) => client.get(path)));
  const rows = await Promise.all(peers.slice(0, PEERS_MAX).map((peer) => rowOf(peer, nowMs)));
  print(formatTable(["PEER", "API", "HEALTH", "ANSWERED IN", "WHY"], rows));
  const bad = rows.filter(([, , status]) => status !== "ok" && status !== "degraded").length;
  if (bad > 0) throw new CodedError("unhealthy", `${bad} of ${rows.length} ${rows.length === 1 ? "peer" : "peers"} cannot be asked`);
}

/** @param url of the peer that is asked, which need not know under which address it is reached */
async function membersOf(url: string, get: (path: string) => Promise<unknown>): Promise<readonly Asked[]> {
  const {nodes} = (await get("/api/v1/nodes")) as {nodes: readonly (Node & {readonly self: boolean})[]};
  return nodes.map(({id, self, api}) => ({name: shortPeer(id), url: self ? url : (api ?? undefined)}));
}

async function rowOf({name, url}: Asked, nowMs: () => number): Promise<string[]> {
  if (url === undefined) return [name, "?", "away", "", "it is gone, or tells no address of its API"];
  const startedAtMs = nowMs();
  try {
    const response = await fetch(`${url}/health`, {signal: AbortSignal.timeout(TIMEOUT_MS)});
    const {status, reasons} = (await response.json()) as Answer;
    return [name, url, status, `${nowMs() - startedAtMs} ms`, reasons.join("; ")];
  } catch (error) {
    const {cause, message} = error as Error;
    return [name, url, "no answer", "", (cause as Error | undefined)?.message ?? message];
  }
}
