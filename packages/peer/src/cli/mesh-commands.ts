import {CodedError, formatBytes, formatDuration} from "@ollamesh/stdx";
import type {CommandContext} from "./command-context.ts";
import {formatTable, shortPeer} from "./table.ts";

interface PeerRow {
  readonly id: string;
  readonly addresses: string[];
  /** Null until the first ping came back. */
  readonly rtt_ms: number | null;
  readonly suspected: boolean;
  readonly api: string | null;
  readonly capabilities: {readonly threads: number; readonly memory_free: number; readonly engine: string};
  readonly holds: string[];
  readonly loaded: string[];
}

interface Placement extends Placed {
  /** What is loaded to serve it next, or served it before and ends its answers. */
  readonly move: (Placed & {readonly phase: string}) | null;
}

interface Placed {
  readonly model: string;
  readonly strategy: string;
  /** That guesses ahead for it. */
  readonly draft_model?: string;
  readonly reasons: string[];
  readonly stages: (StageCopy & {readonly first_layer: number; readonly last_layer: number; readonly fellows: StageCopy[]; readonly keepers: StageCopy[]})[];
}

const STRATEGIES: readonly string[] = ["auto", "whole", "replicas", "pipeline", "tensor", "hybrid"];

interface StageCopy {
  readonly peer: string;
  readonly state: string;
  readonly detail: string;
  readonly bytes_on_disk: number;
  readonly sources: {readonly peer: string; readonly bytes: number}[];
}

export async function peers({client, print}: CommandContext): Promise<void> {
  const {peers: rows} = await client.get<{peers: PeerRow[]}>("/api/v1/peers");
  if (rows.length === 0) return print("no other peer: this one is alone");
  print(
    formatTable(
      ["PEER", "STATE", "RTT", "THREADS", "FREE MEMORY", "API", "LOADED", "HOLDS"],
      rows.map((peer) => [
        peer.id,
        peer.suspected ? "suspected" : "up",
        peer.rtt_ms === null ? "?" : `${peer.rtt_ms.toFixed(1)} ms`,
        String(peer.capabilities.threads),
        formatBytes(peer.capabilities.memory_free),
        peer.api ?? "",
        peer.loaded.map(shortModel).join(" "),
        peer.holds.map(shortModel).join(" "),
      ]),
    ),
  );
}

/** Which peers keep, and which have, every model. */
export async function models({client, print}: CommandContext): Promise<void> {
  interface Kept {
    readonly name: string;
    readonly size: number;
    readonly kept_by: string[];
    readonly held_by: string[];
  }
  const {models: rows} = await client.get<{models: Kept[]}>("/api/v1/models");
  const state = (peer: string, held: readonly string[]): string => `${shortPeer(peer)}${held.includes(peer) ? "" : " (fetching or away)"}`;
  const others = ({kept_by, held_by}: Kept): string[] => held_by.filter((peer) => !kept_by.includes(peer)).map(shortPeer);
  const cells = rows.map((row) => [row.name, formatBytes(row.size), row.kept_by.map((peer) => state(peer, row.held_by)).join(" "), others(row).join(" ")]);
  print(formatTable(["NAME", "SIZE", "KEPT BY", "ALSO ON"], cells));
}

export async function status({client, print}: CommandContext): Promise<void> {
  interface Node {
    readonly peer_id: string;
    readonly version: string;
    readonly addresses: string[];
    readonly uptime_ms: number;
    readonly engine: {readonly engine: string; readonly version: string; readonly threads: number};
  }
  const node = await client.get<Node>("/api/v1/node");
  const {peers: others} = await client.get<{peers: PeerRow[]}>("/api/v1/peers");
  const {placements} = await client.get<{placements: Placement[]}>("/api/v1/placements");
  print(`peer      ${node.peer_id}`);
  print(`version   ${node.version}, ${node.engine.engine} ${node.engine.version}, ${node.engine.threads} threads`);
  print(`up        ${formatDuration(node.uptime_ms)}`);
  for (const address of node.addresses) print(`listens   ${address}`);
  print(`members   ${others.length + 1}`);
  for (const placement of placements) printPlacement(print, placement);
}

export async function deploy(
  {client, print, stderr}: CommandContext,
  model: string,
  options: {strategy: string; stages?: string; ranks?: string; streams?: string; draftModel?: string},
): Promise<void> {
  const {strategy} = options;
  if (!STRATEGIES.includes(strategy)) throw new CodedError("bad_request", `--strategy must be ${STRATEGIES.join(", ")}, not ${JSON.stringify(strategy)}`);
  const counts = {...countOption("stages", options.stages), ...countOption("ranks", options.ranks), ...countOption("streams", options.streams)};
  const watch = setInterval(() => void reportProgress(client, model, stderr), 1000);
  try {
    const placement = await client.send<Placement>("POST", "/api/v1/deploy", {
      model,
      strategy,
      ...counts,
      ...(options.draftModel !== undefined && {draft_model: options.draftModel}),
    });
    printPlacement(print, placement as Placement);
  } finally {
    clearInterval(watch);
  }
}

function countOption(name: string, text: string | undefined): Readonly<Record<string, number>> {
  if (text === undefined) return {};
  if (!Number.isInteger(Number(text))) throw new CodedError("bad_request", `--${name} must be a whole number, not ${JSON.stringify(text)}`);
  return {[name]: Number(text)};
}

export async function undeploy({client, print}: CommandContext, model: string): Promise<void> {
  await client.send("DELETE", `/api/v1/deploy/${encodeURIComponent(model)}`);
  print(`undeployed '${model}'`);
}

async function reportProgress(client: CommandContext["client"], model: string, stderr: NodeJS.WriteStream): Promise<void> {
  const placement = await client.get<Placement>(`/api/v1/placement/${encodeURIComponent(model)}`).catch(() => undefined);
  if (!placement) return;
  const {stages: next} = placement.move?.phase === "preparing" ? placement.move : placement;
  const stages = next.map((stage) => `${stage.first_layer}-${stage.last_layer} ${stage.state} ${stage.detail}`.trim());
  stderr.write(`${stages.join(" | ")}\n`);
}

const MOVES: Readonly<Record<string, string>> = {preparing: "is to be served so, once all of it is loaded", retiring: "ends the answers that began so"};

function printPlacement(print: (line: string) => void, placement: Placement): void {
  printPlaced(print, placement, "");
  if (placement.move) printPlaced(print, placement.move, ` (${MOVES[placement.move.phase] ?? placement.move.phase})`);
}

function printPlaced(print: (line: string) => void, placement: Placed, what: string): void {
  print(`\n${placement.model}: ${placement.strategy}${what}`);
  if (placement.draft_model !== undefined) print(`  draft model: ${placement.draft_model}`);
  for (const reason of placement.reasons) print(`  ${reason}`);
  const row = (layers: string, copy: StageCopy, state: string): string[] => [
    layers,
    shortPeer(copy.peer),
    state + (copy.detail ? ` (${copy.detail})` : ""),
    formatBytes(copy.bytes_on_disk),
    copy.sources.map((source) => `${formatBytes(source.bytes)} from ${shortPeer(source.peer)}`).join(", "),
  ];
  const rows = placement.stages.flatMap((stage) => [
    row(`  ${stage.first_layer}-${stage.last_layer}`, stage, stage.state),
    ...stage.fellows.map((fellow) => row("  shared with", fellow, fellow.state)),
    ...stage.keepers.map((keeper) => row("", keeper, keeper.state === "ready" ? "keeps a copy" : `to keep a copy: ${keeper.state}`)),
  ]);
  print(formatTable(["  LAYERS", "PEER", "STATE", "ON DISK", "FETCHED"], rows));
}

/** A model's key as people write it: what every name has by default is left out. */
function shortModel(key: string): string {
  return key.replace(/^registry\.ollama\.ai\/(library\/)?/, "").replace(":latest", "");
}
