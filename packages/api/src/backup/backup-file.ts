import {createHash} from "node:crypto";
import {type AgreedSnapshot, type CatalogState, decodeState, encodeState} from "@ollamesh/node";
import {fail, MIB, type Outcome, ok} from "@ollamesh/stdx";

/** A catalogue with every table full is some 40 MiB as a backup. */
export const BACKUP_BYTES_MAX = 64 * MIB;
const VERSION = 1;
const VERSION_LINES = /^\{\n {2}"format": "ollamesh-backup",\n {2}"version": (\d{1,9}),\n/;
const CHECKSUM_LINE = /^ {2}"sha256": "([0-9a-f]{64})",\n/;
const CHECKSUM_LINE_BYTES = 80;

/** What was agreed on, and when it was read. */
export interface Backup extends AgreedSnapshot {
  /** ISO 8601, UTC. */
  readonly takenAt: string;
}

/** How many facts of each kind. */
export interface BackupContents {
  readonly placements: number;
  readonly models: number;
  readonly members: number;
  readonly settings: number;
}

export function contentsOf({placements, models, members, settings}: CatalogState): BackupContents {
  return {placements: placements.size, models: models.size, members: members.size, settings: settings.size};
}

/** A JSON text for people and programs. Its third line is the SHA-256 of all its other lines. */
export function writeBackup({takenAt, cluster, term, index, state}: Backup): string {
  const catalog: unknown = JSON.parse(new TextDecoder().decode(encodeState(state)));
  const facts = {taken_at: takenAt, cluster, term, index, holds: contentsOf(state), catalog};
  const before = `{\n  "format": "ollamesh-backup",\n  "version": ${VERSION},\n`;
  const after = `${JSON.stringify(facts, null, 2).slice(2)}\n`;
  return `${before}  "sha256": "${checksumOf(Buffer.from(before), Buffer.from(after))}",\n${after}`;
}

/** Checks version and checksum before anything else is believed. Code: `bad_backup`. */
export function readBackup(bytes: Uint8Array): Outcome<Backup> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (text.length > BACKUP_BYTES_MAX) return bad(`it is longer than ${BACKUP_BYTES_MAX / MIB} MiB`);
  const version = VERSION_LINES.exec(text.toString("latin1", 0, 100));
  if (!version) return bad("it does not begin like one: it is another file, or damaged");
  if (Number(version[1]) !== VERSION) return bad(`it is of version ${version[1]}, and this release reads version ${VERSION}: use the release that wrote it`);
  const before = text.subarray(0, version[0].length);
  const after = text.subarray(before.length + CHECKSUM_LINE_BYTES);
  const checksum = CHECKSUM_LINE.exec(text.toString("latin1", before.length, before.length + CHECKSUM_LINE_BYTES));
  if (!checksum || checksum[1] !== checksumOf(before, after)) return bad("its checksum does not match: it was changed, cut off or damaged. Use another copy");
  return backupOf(JSON.parse(text.toString("utf8")));
}

/** What is sound may still have been written by somebody who made it up. */
function backupOf(value: unknown): Outcome<Backup> {
  const {taken_at: takenAt, cluster, term, index, catalog} = value as Record<string, unknown>;
  if (typeof takenAt !== "string" || typeof cluster !== "string" || !Number.isSafeInteger(term) || !Number.isSafeInteger(index)) return bad("it does not say what it is of");
  const state = decodeState(Buffer.from(JSON.stringify(catalog ?? null)));
  return state.ok ? ok({takenAt, cluster, term: term as number, index: index as number, state: state.value}) : bad("its catalogue cannot be read");
}

function checksumOf(before: Uint8Array, after: Uint8Array): string {
  return createHash("sha256").update(before).update(after).digest("hex");
}

function bad(why: string): ReturnType<typeof fail> {
  return fail("bad_backup", `this is no backup that can be restored: ${why}`);
}
