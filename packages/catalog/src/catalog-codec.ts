import {RANKS_MAX, STRATEGIES} from "@ollamesh/placement";
import {fail, type Outcome, ok} from "@ollamesh/stdx";
import {MEMBERS_MAX, MODELS_MAX, PLACEMENTS_MAX, SETTINGS_MAX} from "./apply.ts";
import {ONCE_WINDOW} from "./apply-logged.ts";
import {checkPlacement, REPLICAS_MAX, STAGES_MAX} from "./check-placement.ts";
import {
  type CatalogCommand,
  type CatalogMember,
  type CatalogModel,
  type CatalogState,
  HOLDERS_MAX,
  type Move,
  type Placement,
  type Removal,
  type SettingValue,
  type Writer,
} from "./types.ts";

/** One command of the log: a placement of 64 stages with their reasons is some 20 KiB. */
export const COMMAND_BYTES_MAX = 256 * 1024;
const KEY_CHARS_MAX = 600;
const NAME_CHARS_MAX = 128;
const VALUE_CHARS_MAX = 1024;
const TEXT_CHARS_MAX = 4096;
/** Why load has changed something: a sentence part with two peers' names. */
export const SCALING_CHARS_MAX = 1000;
/** More than a death needs: who they were is for people. */
const OBSERVERS_MAX = 16;
const VERSION = 1;

/** A command as it stands in the log, with who asked: the asker finds its own by the id when it is applied. */
export interface LoggedCommand {
  /** Unique for ever: `<node>.<life>.<number>`. */
  readonly id: string;
  readonly command: CatalogCommand;
  /** To be carried out once, however often it stands in the log; settings only. */
  readonly once?: Once;
}

/** The `number`-th change of a member since it became one, from 1. It knows what came of all before `floor`. */
export interface Once {
  readonly node: number;
  readonly number: number;
  readonly floor: number;
}

export function encodeCommand(logged: LoggedCommand): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(logged));
}

/** Undefined for what is no command: applied as nothing, everywhere alike. */
export function decodeCommand(bytes: Uint8Array): LoggedCommand | undefined {
  const logged = parse(bytes) as Partial<LoggedCommand> | undefined;
  if (!isRecord(logged) || !isText(logged.id, NAME_CHARS_MAX) || !isRecord(logged.command) || !isCommand(logged.command)) return undefined;
  if (logged.once !== undefined && !isOnce(logged.once, logged.command as CatalogCommand)) return undefined;
  return logged as LoggedCommand;
}

/** The whole state; equal states give equal bytes, so that peers can compare theirs. */
export function encodeState(state: CatalogState): Uint8Array {
  const lists = {
    version: VERSION,
    placements: [...state.placements.values()],
    moves: [...state.moves.values()],
    removals: [...state.removals.values()],
    models: [...state.models.values()],
    members: [...state.members.values()],
    settings: [...state.settings],
    writers: [...state.writers.values()],
  };
  return new TextEncoder().encode(JSON.stringify(lists));
}

/** Code: `bad_snapshot`. */
export function decodeState(bytes: Uint8Array): Outcome<CatalogState> {
  const lists = parse(bytes);
  if (!isRecord(lists) || lists.version !== VERSION) return fail("bad_snapshot", "the snapshot is of another version of ollamesh, or damaged");
  const placements = listOf<Placement>(lists.placements, PLACEMENTS_MAX, (one) => isPlacement(one) && checkPlacement(one as Placement).ok);
  const moves = listOf<Move>(lists.moves ?? [], PLACEMENTS_MAX, isMove);
  const removals = listOf<Removal>(lists.removals, PLACEMENTS_MAX, isRemoval);
  const models = listOf<CatalogModel>(lists.models, MODELS_MAX, isModel);
  const members = listOf<CatalogMember>(lists.members, MEMBERS_MAX, isMember);
  const settings = listOf<[string, SettingValue]>(lists.settings, SETTINGS_MAX, (one) => Array.isArray(one) && isText(one[0], NAME_CHARS_MAX) && isSetting(one[1]));
  const writers = listOf<Writer>(lists.writers ?? [], MEMBERS_MAX, isWriter);
  if (!placements || !moves || !removals || !models || !members || !settings || !writers) return fail("bad_snapshot", "the snapshot is damaged");
  return ok({
    placements: new Map(placements.map((one) => [one.model, one])),
    moves: new Map(moves.map((one) => [one.placement.model, one])),
    removals: new Map(removals.map((one) => [one.model, one])),
    models: new Map(models.map((one) => [one.model, one])),
    members: new Map(members.map((one) => [one.node, one])),
    settings: new Map(settings),
    writers: new Map(writers.map((one) => [one.node, one])),
  });
}

function isOnce(value: unknown, {type}: CatalogCommand): boolean {
  if (!isRecord(value) || (type !== "set_setting" && type !== "unset_setting")) return false;
  const {node, number, floor} = value;
  return isCount(node) && isCount(number) && isCount(floor) && floor >= 1 && number >= floor && number - floor < ONCE_WINDOW;
}

function isWriter(value: unknown): boolean {
  return (
    isRecord(value) && isCount(value.node) && isCount(value.floor) && value.floor >= 1 && listOf(value.outcomes, ONCE_WINDOW, (code) => isText(code, NAME_CHARS_MAX)) !== undefined
  );
}

function isCommand(command: Record<string, unknown>): boolean {
  switch (command.type) {
    case "place":
    case "prepare":
      return isPlacement(command.placement);
    case "switch":
    case "end_move":
      return isText(command.model, KEY_CHARS_MAX) && isCount(command.epoch);
    case "unplace":
      return isRemoval(command.removal);
    case "set_model":
      return (
        isModel(command.model) &&
        (command.replaces === undefined || isText(command.replaces, NAME_CHARS_MAX)) &&
        (command.source === undefined || isText(command.source, KEY_CHARS_MAX))
      );
    case "remove_model":
      return isText(command.model, KEY_CHARS_MAX) && isText(command.manifest, NAME_CHARS_MAX) && isText(command.author, NAME_CHARS_MAX);
    case "set_holders":
      return isText(command.model, KEY_CHARS_MAX) && isText(command.manifest, NAME_CHARS_MAX) && isHolders(command.holders) && isHolders(command.replaces);
    case "set_keepers":
      return isText(command.model, KEY_CHARS_MAX) && isCount(command.epoch) && isKeepers(command.keepers) && isKeepers(command.replaces);
    case "set_scaling":
      return isText(command.model, KEY_CHARS_MAX) && isCount(command.epoch) && isScaling(command.scaling) && isScaled(command.replaces);
    case "set_member":
      return isMember(command.member);
    case "remove_member":
    case "return_member":
      return isCount(command.node);
    case "depart_member":
      return isCount(command.node) && isDeparture(command.departure);
    case "move_member":
      return isCount(command.node) && isText(command.zone, NAME_CHARS_MAX);
    case "drain_member":
      return isCount(command.node) && typeof command.drains === "boolean";
    case "set_setting":
      return isText(command.name, NAME_CHARS_MAX) && isSetting(command.value) && isExpectation(command.expected);
    case "unset_setting":
      return isText(command.name, NAME_CHARS_MAX) && isExpectation(command.expected);
    default:
      return false;
  }
}

/** The shape only; `checkPlacement` looks at the sense. */
function isPlacement(value: unknown): boolean {
  if (!isRecord(value) || !Array.isArray(value.stages) || !Array.isArray(value.reasons)) return false;
  if (value.keepers !== undefined && !isKeepers(value.keepers)) return false;
  if (value.replicas !== undefined && !listOf(value.replicas, REPLICAS_MAX, (one) => isText(one, NAME_CHARS_MAX))) return false;
  if (value.scaling !== undefined && !isScaling(value.scaling)) return false;
  if (value.predicted !== undefined && !isPredicted(value.predicted)) return false;
  if (value.asked !== undefined && !isAsked(value.asked)) return false;
  if (value.adapter !== undefined && !isAdapter(value.adapter)) return false;
  if (value.draft !== undefined && !isDraft(value.draft)) return false;
  const texts = [value.model, value.displayName, value.author, value.blob, value.pieceRoot, ...value.reasons];
  const numbers = [value.epoch, value.blobSize, value.headerBytes, value.contextLength, value.sequencesMax];
  return texts.every((text) => isText(text, TEXT_CHARS_MAX)) && numbers.every(isCount) && STRATEGIES.some((one) => one === value.strategy) && value.stages.every(isStage);
}

function isScaling(value: unknown): boolean {
  return isScaled(value) && isText((value as {reason?: unknown}).reason, SCALING_CHARS_MAX);
}

function isScaled(value: unknown): boolean {
  return isRecord(value) && [value.added, value.leaving].every((peers) => listOf(peers, REPLICAS_MAX, (one) => isText(one, NAME_CHARS_MAX)) !== undefined);
}

function isPredicted(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return [value.streamTokensPerSecond, value.firstTokenMs, value.rttMs, value.bytesPerMs ?? 0].every((one) => Number.isFinite(one) && (one as number) >= 0);
}

function isAsked(value: unknown): boolean {
  if (!isRecord(value) || ![value.stages, value.ranks, value.streams].every((one) => one === undefined || isCount(one))) return false;
  return value.strategy === "auto" || STRATEGIES.some((one) => one === value.strategy);
}

function isAdapter(value: unknown): boolean {
  return isRecord(value) && isText(value.digest, NAME_CHARS_MAX) && isCount(value.size);
}

function isDraft(value: unknown): boolean {
  return isRecord(value) && isText(value.name, KEY_CHARS_MAX) && isText(value.digest, NAME_CHARS_MAX) && isCount(value.size) && isCount(value.memoryBytes);
}

function isMove(value: unknown): boolean {
  if (!isRecord(value) || !(value.phase === "preparing" || value.phase === "retiring")) return false;
  return isPlacement(value.placement) && checkPlacement(value.placement as unknown as Placement).ok;
}

function isStage(value: unknown): boolean {
  if (!isRecord(value) || !isText(value.peer, NAME_CHARS_MAX) || ![value.firstLayer, value.lastLayer, value.memoryBytes].every(isCount)) return false;
  return value.fellows === undefined || listOf<string>(value.fellows, RANKS_MAX - 1, (one) => isText(one, NAME_CHARS_MAX)) !== undefined;
}

function isRemoval(value: unknown): boolean {
  return isRecord(value) && isText(value.model, KEY_CHARS_MAX) && isCount(value.epoch) && isText(value.author, NAME_CHARS_MAX);
}

function isModel(value: unknown): boolean {
  if (!isRecord(value) || !/^sha256:[0-9a-f]{64}$/.test(String(value.manifest))) return false;
  const names = [value.model, value.displayName].every((name) => isText(name, KEY_CHARS_MAX));
  const kinds = [value.architecture, value.quantization].every((kind) => isText(kind, NAME_CHARS_MAX));
  return names && kinds && [value.size, value.parameterCount, value.modifiedMs].every(isCount) && isHolders(value.holders);
}

function isHolders(value: unknown): boolean {
  return Array.isArray(value) && value.length <= HOLDERS_MAX && new Set(value).size === value.length && value.every((peer) => isText(peer, NAME_CHARS_MAX));
}

function isKeepers(value: unknown): boolean {
  return Array.isArray(value) && value.length <= STAGES_MAX && value.every(isHolders);
}

function isMember(value: unknown): boolean {
  if (!isRecord(value) || !(value.departure === undefined || isDeparture(value.departure)) || !(value.drains === undefined || value.drains === true)) return false;
  return isCount(value.node) && value.node !== 0 && isText(value.peer, NAME_CHARS_MAX) && isText(value.zone, NAME_CHARS_MAX);
}

/** A death nobody has seen is none. */
function isDeparture(value: unknown): boolean {
  if (!isRecord(value) || !(value.kind === "left" || value.kind === "died")) return false;
  const observers = listOf<string>(value.observers, OBSERVERS_MAX, (one) => isText(one, NAME_CHARS_MAX));
  return observers !== undefined && (value.kind === "left" || observers.length > 0);
}

function isSetting(value: unknown): boolean {
  return typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)) || isText(value, VALUE_CHARS_MAX);
}

function isExpectation(value: unknown): boolean {
  return value === undefined || value === null || isSetting(value);
}

function listOf<T>(value: unknown, max: number, isOne: (one: unknown) => boolean): readonly T[] | undefined {
  return Array.isArray(value) && value.length <= max && value.every(isOne) ? (value as T[]) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown, charsMax: number): value is string {
  return typeof value === "string" && value.length <= charsMax;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
