import type {CatalogState} from "./types.ts";

/** What this peer has under one name. */
export interface HeldName {
  /** sha256 of the manifest. */
  readonly manifest: string;
  /** Every blob of it is here. */
  readonly isComplete: boolean;
}

export type NameAction =
  /** The mesh does not know it yet: tell it. */
  | {readonly type: "register"; readonly model: string; readonly manifest: string}
  /** Get the manifest and every blob, then let the name stand for it here. */
  | {readonly type: "fetch"; readonly model: string; readonly manifest: string}
  /** The mesh agreed that there is no such model any more. */
  | {readonly type: "drop"; readonly model: string; readonly manifest: string}
  /** What is here is what was agreed on: remember that, so that a later removal is told from a model nobody has heard of. */
  | {readonly type: "mark"; readonly model: string; readonly manifest: string}
  | {readonly type: "unmark"; readonly model: string}
  /** Something else was here under this name before the mesh was joined: it is left alone, and the name means what the mesh says. */
  | {readonly type: "conflict"; readonly model: string; readonly manifest: string};

/**
 * What to do next so that the names held here become those agreed on. Level-triggered, as `reconcile` is for stages. The removals among the actions
 * rest on what is *not* in the catalogue: look again with a current one before carrying them out.
 * @param held by model key
 * @param marks the manifest last agreed on and held here, by model key
 */
export function reconcileNames(desired: CatalogState, held: ReadonlyMap<string, HeldName>, marks: ReadonlyMap<string, string>, self: string): readonly NameAction[] {
  const names = new Set([...held.keys(), ...marks.keys(), ...desired.models.keys()]);
  return [...names].flatMap((model) => nextNameAction(model, desired, held.get(model), marks.get(model), self) ?? []);
}

function nextNameAction(model: string, desired: CatalogState, held: HeldName | undefined, mark: string | undefined, self: string): NameAction | undefined {
  const agreed = desired.models.get(model);
  if (!agreed) {
    if (!held) return mark === undefined ? undefined : {type: "unmark", model};
    if (mark === held.manifest) return {type: "drop", model, manifest: held.manifest};
    return held.isComplete ? {type: "register", model, manifest: held.manifest} : undefined;
  }
  const {manifest} = agreed;
  if (held?.manifest === manifest && held.isComplete) return mark === manifest ? undefined : {type: "mark", model, manifest};
  if (held && held.manifest !== manifest && mark !== held.manifest) return {type: "conflict", model, manifest: held.manifest};
  // Who followed the name goes on following it; a copy that lost blobs is made whole.
  return held || agreed.holders.includes(self) ? {type: "fetch", model, manifest} : undefined;
}
