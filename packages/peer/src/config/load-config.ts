import {readFileSync} from "node:fs";
import {CodedError, defined} from "@ollamesh/stdx";
import {parse as parseYaml} from "yaml";
import {parseCpuList} from "./cpu-list.ts";
import {parseDurationMs} from "./duration.ts";
import type {Option} from "./option.ts";
import {flagName, optionsTable, snakeName} from "./options-table.ts";
import type {PeerConfig} from "./peer-config.ts";

export type Flags = Readonly<Record<string, unknown>>;
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings in force: flags over environment over file over defaults, each checked against its row of the table.
 * Throws CodedError `bad_config` with a sentence that names the flag, variable or key and what it should be.
 */
export function loadConfig(flags: Flags, env: Environment): PeerConfig {
  const path = (flags.config as string | undefined) ?? env.OLLAMESH_CONFIG;
  const file = path ? readConfigFile(path) : {};
  const profile = profiles[settingOf(optionOf("profile"), flags, env, file, path) as PeerConfig["profile"]];
  const cpus = settingOf(optionOf("cpus"), flags, env, file, path) as PeerConfig["cpus"];
  const defaults: Partial<PeerConfig> = {...profile, ...(cpus !== undefined && {threads: parseCpuList(cpus).length})};
  const entries = optionsTable.map((option) => [option.key, settingOf({...option, fallback: defaults[option.key] ?? option.fallback}, flags, env, file, path)]);
  const config = Object.fromEntries(entries) as unknown as PeerConfig;
  if (cpus !== undefined && config.threads > parseCpuList(cpus).length) {
    // Threads of llama.cpp wait for each other by turning: two on one CPU are many times slower than one.
    throw new CodedError("bad_config", `--threads ${config.threads} is more than the CPUs of --cpus ${cpus}: each would wait for one that does not run`);
  }
  if (parseDurationMs(config.heartbeatInterval) * 2 > parseDurationMs(config.electionTimeout)) {
    const {heartbeatInterval, electionTimeout} = config;
    throw new CodedError(
      "bad_config",
      `--heartbeat-interval ${heartbeatInterval} is more than half of --election-timeout ${electionTimeout}: one late heartbeat would end a leader`,
    );
  }
  return config;
}

const MANY_CLIENTS = {maxQueue: 500, keepAlive: "10m"};

/** Defaults that go together: what a server was told before concurrency mattered, and what one is told for hundreds of clients, by how strong it is beside the others of its mesh. */
const profiles: Readonly<Record<PeerConfig["profile"], Partial<PeerConfig>>> = {
  legacy: {numParallel: 2, maxQueue: 0, keepAlive: "2m"},
  standard: {},
  "high-concurrency": {numParallel: 50, ...MANY_CLIENTS},
  primary: {numParallel: 50, ...MANY_CLIENTS},
  secondary: {numParallel: 30, ...MANY_CLIENTS},
  tertiary: {numParallel: 20, ...MANY_CLIENTS},
};

function optionOf(key: keyof PeerConfig): Option {
  return defined(
    optionsTable.find((option) => option.key === key),
    `option ${key}`,
  );
}

function settingOf(option: Option, flags: Flags, env: Environment, file: Record<string, unknown>, path: string | undefined): unknown {
  const flag = flags[option.key];
  if (flag !== undefined) return check(option, flag, `--${flagName(option.key)}`);
  const variable = option.env.find((name) => (env[name] ?? "") !== "");
  if (variable) return check(option, readVariable(option, variable, env[variable] as string), variable);
  const name = namesOf(option).find((candidate) => (file[candidate] ?? undefined) !== undefined);
  if (name !== undefined) return check(option, file[name], `${name} in ${path}`);
  return option.fallback;
}

function readVariable({repeatable, envUnit}: Option, variable: string, text: string): unknown {
  if (repeatable) return text.split(",");
  const unit = envUnit?.[variable];
  return unit !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(text) ? `${text.trim()}${unit}` : text;
}

function check(option: Option, value: unknown, where: string): unknown {
  const list = option.repeatable && !Array.isArray(value) ? [value] : value;
  const result = option.schema.safeParse(list);
  if (result.success) return result.data;
  throw new CodedError("bad_config", `${where}: ${result.error.issues[0]?.message ?? "is not valid"}`);
}

function readConfigFile(path: string): Record<string, unknown> {
  let content: unknown;
  try {
    content = parseYaml(readFileSync(path, "utf8")); // YAML is a superset of JSON
  } catch (error) {
    throw new CodedError("bad_config", `cannot read the configuration file ${path}: ${(error as Error).message}`);
  }
  if (content === null || content === undefined) return {};
  if (typeof content !== "object" || Array.isArray(content)) throw new CodedError("bad_config", `${path} must hold one table of settings`);
  const known = new Set(optionsTable.flatMap(namesOf));
  const unknown = Object.keys(content).find((key) => !known.has(key));
  const shown = optionsTable.map(({key}) => snakeName(key)).join(", ");
  if (unknown) throw new CodedError("bad_config", `${path}: there is no setting ${JSON.stringify(unknown)}; known are ${shown}`);
  return content as Record<string, unknown>;
}

/** How a file may spell it. */
function namesOf({key}: Option): readonly string[] {
  return [snakeName(key), key, flagName(key)];
}
