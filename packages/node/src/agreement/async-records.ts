import {type CatalogCommand, decodeCommand, encodeCommand} from "@ollamesh/catalog";
import type {KvWrite} from "@ollamesh/ports";
import type {AsyncChangeView} from "./messages.ts";

export const ASYNC_PREFIX = "agreement/async/";

/** A change that does not wait for the group. */
export type AsyncCommand = Extract<CatalogCommand, {readonly type: "set_setting" | "unset_setting"}>;

/** One such change as it is kept on disk: until it is known what came of it, and for some time after that. */
export interface AsyncRecord {
  /** The member that took it. */
  readonly node: number;
  /** From 1, without gaps. */
  readonly number: number;
  readonly command: AsyncCommand;
  /** Undefined: not known yet. */
  readonly outcome: AsyncOutcome | undefined;
}

export interface AsyncOutcome {
  readonly result: Exclude<AsyncChangeView["result"], "pending">;
  /** Why not, for a person. */
  readonly error: string | undefined;
}

export function idOf({node, number}: Pick<AsyncRecord, "node" | "number">): string {
  return `${node.toString(16)}-${number}`;
}

export function viewOf(record: AsyncRecord): AsyncChangeView {
  return {id: idOf(record), setting: record.command.name, result: record.outcome?.result ?? "pending", error: record.outcome?.error};
}

/** Ascending keys are ascending numbers. */
export function keyOf({node, number}: Pick<AsyncRecord, "node" | "number">): string {
  return `${ASYNC_PREFIX}${node.toString(16).padStart(14, "0")}/${String(number).padStart(16, "0")}`;
}

export function putOf(record: AsyncRecord): KvWrite {
  const {node, number, command, outcome} = record;
  const logged = JSON.parse(new TextDecoder().decode(encodeCommand({id: idOf(record), command}))) as unknown;
  return {kind: "put", key: keyOf(record), value: new TextEncoder().encode(JSON.stringify({node, number, logged, outcome}))};
}

/** Undefined: not written by this release. */
export function recordOf(value: Uint8Array): AsyncRecord | undefined {
  try {
    const {node, number, logged, outcome} = JSON.parse(new TextDecoder().decode(value)) as {node: number; number: number; logged: unknown; outcome?: AsyncOutcome};
    const command = decodeCommand(new TextEncoder().encode(JSON.stringify(logged)))?.command;
    if (command?.type !== "set_setting" && command?.type !== "unset_setting") return undefined;
    return Number.isSafeInteger(node) && Number.isSafeInteger(number) ? {node, number, command, outcome} : undefined;
  } catch {
    return undefined;
  }
}
