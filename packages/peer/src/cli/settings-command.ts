import {CodedError} from "@ollamesh/stdx";
import type {CommandContext} from "./command-context.ts";
import {formatTable} from "./table.ts";

type Value = string | number | boolean;

interface Settings {
  readonly settings: Readonly<Record<string, Value>>;
  readonly sources: Readonly<Record<string, string>>;
  readonly known: readonly {readonly name: string; readonly default: Value; readonly allowed: string; readonly help: string}[];
}

/** Shows what holds for the whole mesh, or sets one of it. */
export async function clusterSettings(
  {client, print}: CommandContext,
  name: string | undefined,
  value: string | undefined,
  options: {unset?: boolean; async?: boolean},
): Promise<void> {
  if (options.unset && (name === undefined || value !== undefined)) throw new CodedError("bad_request", "--unset takes the name of one setting and no value");
  if (options.async) {
    if (name === undefined || value === undefined) throw new CodedError("bad_request", "--async takes the name of one setting and a value");
    const accepted = await client.send<{id: string}>("PUT", `/api/v1/cluster/settings/${encodeURIComponent(name)}`, {value: parseValue(value), async: true});
    return print(`taken as ${accepted?.id}: \`cluster change ${accepted?.id}\` tells what came of it`);
  }
  const path = `/api/v1/cluster/settings/${encodeURIComponent(name ?? "")}`;
  if (options.unset) await client.send("DELETE", path);
  else if (value !== undefined) await client.send("PUT", path, {value: parseValue(value)});
  const {settings, sources, known} = await client.get<Settings>("/api/v1/cluster/settings?consistency=strong");
  const about = new Map(known.map((one) => [one.name, one]));
  if (name !== undefined && settings[name] === undefined && !options.unset)
    throw new CodedError("bad_request", `there is no setting ${JSON.stringify(name)}: cluster settings lists them`);
  const shown = Object.keys(settings).filter((one) => name === undefined || one === name);
  const rows = shown.map((one) => [one, String(settings[one]), sources[one] ?? "", about.get(one)?.allowed ?? "", about.get(one)?.help ?? ""]);
  if (rows.length > 0) print(formatTable(["SETTING", "VALUE", "SET BY", "ALLOWED", ""], rows));
}

function parseValue(text: string): Value {
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** What came of a change that did not wait. */
export async function clusterChange({client, print}: CommandContext, id: string): Promise<void> {
  const {setting, result, error} = await client.get<{setting: string; result: string; error: string | null}>(`/api/v1/cluster/changes/${encodeURIComponent(id)}`);
  print(`${id}: ${setting} ${result}${error === null ? "" : `: ${error}`}`);
}
