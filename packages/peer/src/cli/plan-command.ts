import {CodedError, formatBytes} from "@ollamesh/stdx";
import type {CommandContext} from "./command-context.ts";
import {formatTable, shortPeer} from "./table.ts";

interface Stage {
  readonly peer: string;
  readonly fellows: readonly string[];
  readonly first_layer: number;
  readonly last_layer: number;
}

interface Planned {
  readonly model: string;
  readonly num_ctx: number;
  readonly streams: number;
  readonly prompt_tokens: number;
  readonly chosen: string | null;
  readonly error: string | null;
  /** Absent: its load has brought no replica. */
  readonly scaled?: {readonly replicas: number; readonly added: number; readonly reason: string};
  readonly reasons: readonly string[];
  readonly plans: readonly {
    readonly strategy: string;
    readonly verdict: string;
    readonly reason: string | null;
    readonly tokens_per_second: number | null;
    readonly stream_tokens_per_second: number | null;
    readonly first_token_ms: number | null;
    readonly fetch_share: number | null;
    readonly chains: readonly (readonly Stage[])[];
  }[];
  readonly peers: readonly {
    readonly id: string;
    readonly memory_free: number;
    readonly disk_free: number | null;
    readonly rtt_ms: number | null;
    /** Absent: told by a peer of an earlier release. */
    readonly bytes_per_second?: number | null;
    readonly speed: {readonly ms_per_byte: number; readonly measured: boolean} | null;
    readonly absence: string | null;
  }[];
}

export interface PlanOptions {
  readonly strategy: string;
  readonly stages?: string;
  readonly ranks?: string;
  readonly streams?: string;
  readonly promptTokens?: string;
  readonly context?: string;
  readonly json?: boolean;
}

/** What a deploy would do, what every other way would give, and why peers have no part in it. Places nothing. */
export async function plan({client, print}: CommandContext, model: string, options: PlanOptions): Promise<void> {
  const {strategy, stages, ranks, streams, promptTokens, context} = options;
  const asked = {model, strategy, stages, ranks, streams, prompt_tokens: promptTokens, num_ctx: context};
  const query = new URLSearchParams(Object.entries(asked).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])));
  const planned = await client.get<Planned>(`/api/v1/partition/plans?${query}`);
  if (options.json) return print(JSON.stringify(planned, null, 2));
  print(`${planned.model}, context ${planned.num_ctx}, ${planned.streams} ${planned.streams === 1 ? "stream" : "streams"}, a prompt of ${planned.prompt_tokens} tokens\n`);
  if (planned.scaled) print(`it is served by ${planned.scaled.replicas} peers now, ${planned.scaled.added} of them for its load: ${planned.scaled.reason}\n`);
  print(plansTable(planned));
  print(`\n${peersTable(planned)}`);
  if (planned.error !== null) throw new CodedError("not_deployable", `\nno plan: ${planned.error}`);
  print(`\nchosen: ${planned.reasons[0]}`);
}

function plansTable({plans}: Planned): string {
  const number = (value: number | null, digits: number): string => (value === null ? "" : value.toFixed(digits));
  return formatTable(
    ["STRATEGY", "", "TOKENS/S", "ONE STREAM", "FIRST TOKEN", "TO FETCH", "LAYERS"],
    plans.map((one) => [
      one.strategy,
      one.verdict.replace("_", " "),
      number(one.tokens_per_second, 1),
      number(one.stream_tokens_per_second, 1),
      one.first_token_ms === null ? "" : `${Math.round(one.first_token_ms)} ms`,
      one.fetch_share === null ? "" : `${Math.round(one.fetch_share * 100)} %`,
      one.reason ?? one.chains.map(chainText).join(" | "),
    ]),
  );
}

function chainText(stages: readonly Stage[]): string {
  return stages.map(({peer, fellows, first_layer, last_layer}) => `${first_layer}-${last_layer} ${[peer, ...fellows].map(shortPeer).join("+")}`).join(", ");
}

function peersTable({peers}: Planned): string {
  return formatTable(
    ["PEER", "MEMORY", "DISK", "RTT", "LINK", "READS", ""],
    peers.map((peer) => [
      shortPeer(peer.id),
      formatBytes(Math.max(0, peer.memory_free)),
      peer.disk_free === null ? "" : formatBytes(peer.disk_free),
      peer.rtt_ms === null ? "" : `${peer.rtt_ms.toFixed(1)} ms`,
      peer.bytes_per_second ? `${formatBytes(peer.bytes_per_second)}/s` : "",
      peer.speed === null ? "" : `${formatBytes(1000 / peer.speed.ms_per_byte)}/s${peer.speed.measured ? "" : " (guessed)"}`,
      peer.absence?.replace(`${peer.id} is not used: `, "") ?? "",
    ]),
  );
}
