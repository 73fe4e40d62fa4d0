import {nextEpoch} from "./apply.ts";
import {withKeepers} from "./keepers.ts";
import {serversOf} from "./servers.ts";
import {checkSetting} from "./settings-table.ts";
import type {CatalogCommand, CatalogModel, CatalogState, Placement, SettingValue} from "./types.ts";

/**
 * One fact of a backup beside what is agreed on now. `missing`: not there. `same`: there already. `different`: something else is there.
 * `refused`: it cannot hold here, whatever is there.
 */
export interface RestoreStep {
  readonly kind: "setting" | "model" | "placement";
  readonly name: string;
  readonly standing: "missing" | "same" | "different" | "refused";
  /** A sentence part for a person; empty for what is missing or the same. */
  readonly reason: string;
  /** Makes the fact hold, unless somebody changes it first: it is refused then. Undefined for `same` and `refused`. */
  readonly command: CatalogCommand | undefined;
}

/**
 * What it takes to make the facts of a backup hold: settings first, then the names that placements are of. What only `now` has is left alone, and
 * members and votes are never touched: they are what this group is, not what it knows.
 * @param author peer in whose name placements are decided
 */
export function planRestore(now: CatalogState, backup: CatalogState, author: string): readonly RestoreStep[] {
  return [
    ...[...backup.settings].map(([name, value]) => settingStep(now, name, value)),
    ...[...backup.models.values()].map((model) => modelStep(now, model)),
    ...[...backup.placements.values()].map((placement) => placementStep(now, placement, author)),
  ];
}

function settingStep(now: CatalogState, name: string, value: SettingValue): RestoreStep {
  const known = now.settings.get(name);
  const step = {kind: "setting", name} as const;
  const checked = checkSetting(name, value);
  if (!checked.ok) return {...step, standing: "refused", reason: checked.error.message, command: undefined};
  if (known === value) return same(step);
  return found(step, known === undefined ? "" : `it is ${JSON.stringify(known)} now`, {type: "set_setting", name, value, expected: known ?? null});
}

function modelStep(now: CatalogState, model: CatalogModel): RestoreStep {
  const known = now.models.get(model.model);
  const step = {kind: "model", name: model.model} as const;
  if (known?.manifest === model.manifest) return same(step);
  // Who kept a copy and is no member any more keeps none here: the leader names others.
  const members = peersOf(now);
  const held = {...model, holders: model.holders.filter((peer) => members.has(peer))};
  return found(step, known ? `it stands for ${known.manifest} now` : "", {type: "set_model", model: held, replaces: known?.manifest});
}

function peersOf({members}: CatalogState): ReadonlySet<string> {
  return new Set([...members.values()].map(({peer}) => peer));
}

function placementStep(now: CatalogState, placement: Placement, author: string): RestoreStep {
  const {model, stages, strategy} = placement;
  const known = now.placements.get(model);
  const step = {kind: "placement", name: model} as const;
  if (known && withoutDecision(known) === withoutDecision(placement)) return same(step);
  const members = peersOf(now);
  const servers = serversOf(placement);
  const gone = servers.filter((peer) => !members.has(peer));
  if (gone.length > 0) {
    const again = `deploy it again: --strategy ${strategy}${strategy === "pipeline" || strategy === "hybrid" ? ` --stages ${stages.length}` : ""}`;
    return {...step, standing: "refused", reason: `${gone.length} of its ${servers.length} peers are no members here; ${again}`, command: undefined};
  }
  return found(step, known ? "it is placed otherwise now" : "", {type: "place", placement: {...withKeepers(placement, []), author, epoch: nextEpoch(now, model)}});
}

/** Who decided it, after how many other decisions, and who keeps a spare copy of its parts, is no part of where a model is served. */
function withoutDecision({epoch: _epoch, author: _author, keepers: _keepers, ...rest}: Placement): string {
  return JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function same(step: Pick<RestoreStep, "kind" | "name">): RestoreStep {
  return {...step, standing: "same", reason: "", command: undefined};
}

function found(step: Pick<RestoreStep, "kind" | "name">, reason: string, command: CatalogCommand): RestoreStep {
  return {...step, standing: reason === "" ? "missing" : "different", reason, command};
}
