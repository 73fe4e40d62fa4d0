import {readFileSync, statSync} from "node:fs";
import {BACKUP_BYTES_MAX, contentsOf, readBackup} from "@ollamesh/api";
import {CodedError, formatBytes} from "@ollamesh/stdx";
import type {CommandContext} from "./command-context.ts";
import {formatTable} from "./table.ts";
import {count} from "./words.ts";
import {writeFileAtomically} from "./write-file-atomically.ts";

const STDIO = "-";

interface Checked {
  readonly status: "checked";
  readonly taken_at: string;
  readonly cluster: string;
  readonly index: number;
  readonly into: string;
  readonly facts: number;
}
interface Restoring {
  readonly status: "restoring";
  readonly completed: number;
  readonly total: number;
}
interface Summary {
  readonly status: "success" | "dry run";
  readonly [count: string]: number | string;
}
interface FactLine {
  readonly status?: undefined;
  readonly kind: string;
  readonly name: string;
  readonly result: string;
  readonly reason: string;
}

/** Everything agreed on into a file, or to standard output; it is read back before it is called a backup. */
export async function backup({client, stderr, write}: CommandContext, file?: string): Promise<void> {
  const bytes = await client.bytes("/api/v1/cluster/backup");
  const read = readBackup(bytes);
  if (!read.ok) throw new CodedError("bad_backup", `what came from ${client.url} is damaged: ask again`);
  const {cluster, index, takenAt, state} = read.value;
  const path = file ?? `ollamesh-${cluster}-${index}.json`;
  if (path === STDIO) write(bytes.toString("utf8"));
  else writeFileAtomically(path, bytes);
  const {placements, models, members, settings} = contentsOf(state);
  stderr.write(`${path === STDIO ? "standard output" : path}: ${formatBytes(bytes.length)}, group ${cluster} as of change ${index}, ${takenAt}\n`);
  const held = [`${count(models, "model")} by name`, count(placements, "placement"), count(settings, "setting")].join(", ");
  stderr.write(`it holds ${held} and, for the record, ${count(members, "member")}; no bytes of models\n`);
}

/** Checked here first: a damaged file is not even sent. */
export async function restore({client, print, stderr, stdin}: CommandContext, file: string, options: {dryRun?: boolean; force?: boolean}): Promise<void> {
  const bytes = file === STDIO ? await readAll(stdin) : readBounded(file);
  const read = readBackup(bytes);
  if (!read.ok) throw new CodedError("bad_backup", `${file}: ${read.error.message}`);
  const query = new URLSearchParams({dry_run: String(options.dryRun ?? false), force: String(options.force ?? false)});
  const facts: FactLine[] = [];
  for await (const line of client.stream<Checked | Restoring | Summary | FactLine>(`/api/v1/cluster/restore?${query}`, bytes)) {
    if (line.status === undefined) facts.push(line);
    else if (line.status === "checked") stderr.write(`${count((line as Checked).facts, "fact")} of group ${(line as Checked).cluster}, ${(line as Checked).taken_at}\n`);
    else if (line.status === "restoring") stderr.write(`${(line as Restoring).completed} of ${(line as Restoring).total}\n`);
    else printResult(print, facts, line as Summary);
  }
}

function printResult(print: (line: string) => void, facts: readonly FactLine[], summary: Summary): void {
  const rows = facts.map(({kind, name, result, reason}) => [kind, name, result, reason]);
  if (rows.length > 0) print(`${formatTable(["FACT", "NAME", "RESULT", ""], rows)}\n`);
  const counts = ["restored", "planned", "same", "different", "refused", "failed"].filter((what) => Number(summary[what]) > 0).map((what) => `${summary[what]} ${what}`);
  print(`${summary.status}: ${counts.join(", ") || "nothing to restore"}`);
  const left = leftOut(summary);
  if (left !== undefined) throw new CodedError("refused", left);
}

/** What was not done, as a sentence; undefined: all that could be asked for. What is merely different is left alone unless forced. */
export function leftOut(summary: Readonly<Record<string, number | string>>): string | undefined {
  const [failed, refused] = [Number(summary["failed"] ?? 0), Number(summary["refused"] ?? 0)];
  if (failed > 0) return `${count(failed, "fact")} changed by somebody else meanwhile, or not to be proposed: look, and run it again`;
  if (refused > 0) return `${count(refused, "fact")} of this backup cannot hold here and ${refused === 1 ? "is" : "are"} left out: the table above says why`;
  return undefined;
}

function readBounded(path: string): Buffer {
  try {
    if (statSync(path).size > BACKUP_BYTES_MAX) throw new Error(`longer than ${formatBytes(BACKUP_BYTES_MAX)}`);
    return readFileSync(path);
  } catch (error) {
    throw new CodedError("bad_file", `cannot read ${path}: ${(error as Error).message}`);
  }
}

async function readAll(stdin: NodeJS.ReadStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    length += (chunk as Buffer).length;
    if (length > BACKUP_BYTES_MAX) throw new CodedError("bad_file", `more than ${formatBytes(BACKUP_BYTES_MAX)} came from standard input`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
