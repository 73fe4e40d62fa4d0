import {displayModelName, type Failure, fail, parseModelName} from "@ollamesh/stdx";
import {checkPlacement} from "./check-placement.ts";
import {isSameKeepers, keepersOf, withKeepers} from "./keepers.ts";
import {isSameScaling, scalingOf, withScaling} from "./scaling.ts";
import type {CatalogCommand, CatalogMember, CatalogState, Placement, Removal, SettingValue} from "./types.ts";

/** Placed models, and remembered removals, at most. A mesh serves tens of models; the rest is a runaway script. */
export const PLACEMENTS_MAX = 1000;
export const MODELS_MAX = 10_000;
export const MEMBERS_MAX = 10_000;
export const SETTINGS_MAX = 100;

export const emptyCatalog: CatalogState = {
  placements: new Map(),
  moves: new Map(),
  removals: new Map(),
  models: new Map(),
  members: new Map(),
  settings: new Map(),
  writers: new Map(),
};

export interface Applied {
  /** The same object when nothing changed. */
  readonly state: CatalogState;
  /** Why the command was not carried out. Codes: `superseded`, `bad_placement`, `catalog_full`. */
  readonly refusal: Failure | undefined;
}

/** The state after one command. Deterministic: every peer sees the same commands in the same order and comes to the same state and refusals. */
export function apply(state: CatalogState, command: CatalogCommand): Applied {
  switch (command.type) {
    case "place":
      return place(state, command.placement);
    case "prepare":
      return prepare(state, command.placement);
    case "switch":
      return switchTo(state, command);
    case "end_move":
      return endMove(state, command);
    case "unplace":
      return unplace(state, command.removal);
    case "set_model":
      return setModel(state, command);
    case "remove_model":
      return removeModel(state, command);
    case "set_holders":
      return setHolders(state, command);
    case "set_keepers":
      return setKeepers(state, command);
    case "set_scaling":
      return setScaling(state, command);
    case "set_member":
      if (state.members.size >= MEMBERS_MAX && !state.members.has(command.member.node)) return full(state, "members", MEMBERS_MAX);
      return carriedOut({...state, members: withEntry(state.members, command.member.node, command.member)});
    case "remove_member":
      return state.members.has(command.node) ? carriedOut(withoutMember(state, command.node)) : carriedOut(state);
    case "depart_member":
      return changeMember(state, command.node, (member) => (member.departure?.kind === command.departure.kind ? member : {...member, departure: command.departure}));
    case "return_member":
      return changeMember(state, command.node, (member) => (member.departure ? returned(member) : member));
    case "move_member":
      return changeMember(state, command.node, (member) => (member.zone === command.zone ? member : {...member, zone: command.zone}));
    case "drain_member":
      return changeMember(state, command.node, (member) => (member.drains === (command.drains || undefined) ? member : draining(member, command.drains)));
    case "set_setting":
      return setSetting(state, command);
    case "unset_setting":
      return unsetSetting(state, command);
  }
}

function changeMember(state: CatalogState, node: number, change: (member: CatalogMember) => CatalogMember): Applied {
  const member = state.members.get(node);
  const changed = member && change(member);
  return changed === member || !changed ? carriedOut(state) : carriedOut({...state, members: withEntry(state.members, node, changed)});
}

function returned({departure: _over, ...member}: CatalogMember): CatalogMember {
  return member;
}

function draining({drains: _before, ...member}: CatalogMember, drains: boolean): CatalogMember {
  return drains ? {...member, drains} : member;
}

function place(state: CatalogState, placement: Placement): Applied {
  const checked = checkPlacement(placement);
  if (!checked.ok) return {state, refusal: checked.error};
  if (placement.epoch !== nextEpoch(state, placement.model)) return superseded(state, placement);
  if (state.placements.size >= PLACEMENTS_MAX && !state.placements.has(placement.model)) return full(state, "placements", PLACEMENTS_MAX);
  const removals = without(state.removals, placement.model);
  return carriedOut({...state, removals, moves: without(state.moves, placement.model), placements: withEntry(state.placements, placement.model, placement)});
}

function prepare(state: CatalogState, placement: Placement): Applied {
  const checked = checkPlacement(placement);
  if (!checked.ok) return {state, refusal: checked.error};
  const {model, epoch} = placement;
  if (epoch !== nextEpoch(state, model)) return superseded(state, placement);
  if (!state.placements.has(model)) return {state, refusal: fail("superseded", `${model} is not placed any more`).error};
  return carriedOut({...state, removals: without(state.removals, model), moves: withEntry(state.moves, model, {phase: "preparing", placement})});
}

function switchTo(state: CatalogState, {model, epoch}: CatalogCommand & {type: "switch"}): Applied {
  const move = state.moves.get(model);
  const served = state.placements.get(model);
  if (move?.phase !== "preparing" || move.placement.epoch !== epoch || !served) return superseded(state, {model, epoch});
  const moves = withEntry(state.moves, model, {phase: "retiring", placement: served} as const);
  return carriedOut({...state, moves, placements: withEntry(state.placements, model, move.placement)});
}

/** The epoch of what was prepared in vain is used up: it must never name anything else. */
function endMove(state: CatalogState, {model, epoch}: CatalogCommand & {type: "end_move"}): Applied {
  const move = state.moves.get(model);
  if (move?.placement.epoch !== epoch) return carriedOut(state);
  const moves = without(state.moves, model);
  if (move.phase === "retiring") return carriedOut({...state, moves});
  return carriedOut({...state, moves, removals: remembering(state, {model, epoch, author: move.placement.author})});
}

function unplace(state: CatalogState, removal: Removal): Applied {
  if (removal.epoch !== nextEpoch(state, removal.model)) return superseded(state, removal);
  if (!state.placements.has(removal.model)) return carriedOut(state);
  const moves = without(state.moves, removal.model);
  return carriedOut({...state, removals: remembering(state, removal), moves, placements: without(state.placements, removal.model)});
}

function remembering(state: CatalogState, removal: Removal): Map<string, Removal> {
  const removals = withEntry(state.removals, removal.model, removal);
  // The oldest is forgotten: its model begins again with epoch 1, which nobody can take for another one by then.
  if (removals.size > PLACEMENTS_MAX) removals.delete(removals.keys().next().value as string);
  return removals;
}

function setModel(state: CatalogState, {model, replaces, source}: CatalogCommand & {type: "set_model"}): Applied {
  const known = state.models.get(model.model);
  if (source !== undefined && state.models.get(source)?.manifest !== model.manifest) return changedMeanwhile(state, source);
  if (known?.manifest === model.manifest) return carriedOut(state);
  if (known?.manifest !== replaces) return changedMeanwhile(state, model.model);
  if (!known && state.models.size >= MODELS_MAX) return full(state, "models", MODELS_MAX);
  return carriedOut({...state, models: withEntry(state.models, model.model, model)});
}

/** Its numbered changes are forgotten with it: a node never comes back. */
function withoutMember(state: CatalogState, node: number): CatalogState {
  return {...state, members: without(state.members, node), writers: without(state.writers, node)};
}

function removeModel(state: CatalogState, {model, manifest, author}: CatalogCommand & {type: "remove_model"}): Applied {
  const known = state.models.get(model);
  if (!known) return carriedOut(state);
  if (known.manifest !== manifest) return changedMeanwhile(state, model);
  const named = {...state, models: without(state.models, model)};
  return state.placements.has(model) ? unplace(named, {model, epoch: nextEpoch(state, model), author}) : carriedOut(named);
}

function setHolders(state: CatalogState, {model, manifest, holders, replaces}: CatalogCommand & {type: "set_holders"}): Applied {
  const known = state.models.get(model);
  if (known?.manifest !== manifest || known.holders.join() !== replaces.join()) return changedMeanwhile(state, model);
  return carriedOut({...state, models: withEntry(state.models, model, {...known, holders})});
}

function setKeepers(state: CatalogState, {model, epoch, keepers, replaces}: CatalogCommand & {type: "set_keepers"}): Applied {
  const known = state.placements.get(model);
  if (known?.epoch !== epoch || !isSameKeepers(keepersOf(known), replaces)) return changedMeanwhile(state, model);
  const placement = withKeepers(known, keepers);
  const checked = checkPlacement(placement);
  return checked.ok ? carriedOut({...state, placements: withEntry(state.placements, model, placement)}) : {state, refusal: checked.error};
}

function setScaling(state: CatalogState, {model, epoch, scaling, replaces}: CatalogCommand & {type: "set_scaling"}): Applied {
  const known = state.placements.get(model);
  if (known?.epoch !== epoch || !isSameScaling(scalingOf(known), replaces)) return changedMeanwhile(state, model);
  const checked = checkPlacement(withScaling(known, scaling));
  return checked.ok ? carriedOut({...state, placements: withEntry(state.placements, model, checked.value)}) : {state, refusal: checked.error};
}

function changedMeanwhile(state: CatalogState, model: string): Applied {
  const name = parseModelName(model);
  return {state, refusal: fail("superseded", `somebody else changed ${name.ok ? displayModelName(name.value) : model} meanwhile`).error};
}

function setSetting(state: CatalogState, {name, value, expected}: CatalogCommand & {type: "set_setting"}): Applied {
  const known = state.settings.get(name);
  if (!isExpected(known, expected)) return otherSetting(state, name, expected);
  if (known === undefined && state.settings.size >= SETTINGS_MAX) return full(state, "settings", SETTINGS_MAX);
  return carriedOut({...state, settings: withEntry(state.settings, name, value)});
}

function unsetSetting(state: CatalogState, {name, expected}: CatalogCommand & {type: "unset_setting"}): Applied {
  const known = state.settings.get(name);
  if (!isExpected(known, expected)) return otherSetting(state, name, expected);
  return carriedOut(known === undefined ? state : {...state, settings: without(state.settings, name)});
}

function isExpected(known: SettingValue | undefined, expected: SettingValue | null | undefined): boolean {
  return expected === undefined || (known ?? null) === expected;
}

function otherSetting(state: CatalogState, name: string, expected: SettingValue | null | undefined): Applied {
  return {state, refusal: fail("superseded", `${name} is ${JSON.stringify(state.settings.get(name) ?? null)}, not ${JSON.stringify(expected)}`).error};
}

/** The epoch a new decision about this model must carry. */
export function nextEpoch(state: CatalogState, model: string): number {
  return 1 + Math.max(state.placements.get(model)?.epoch ?? 0, state.moves.get(model)?.placement.epoch ?? 0, state.removals.get(model)?.epoch ?? 0);
}

function superseded(state: CatalogState, {model, epoch}: {model: string; epoch: number}): Applied {
  return {state, refusal: fail("superseded", `another decision about ${model} came first (epoch ${epoch} is taken)`).error};
}

function full(state: CatalogState, what: string, max: number): Applied {
  return {state, refusal: fail("catalog_full", `the catalogue holds ${max} ${what} already`).error};
}

function carriedOut(state: CatalogState): Applied {
  return {state, refusal: undefined};
}

function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): Map<K, V> {
  return new Map(map).set(key, value);
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  if (!map.has(key)) return map;
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}
