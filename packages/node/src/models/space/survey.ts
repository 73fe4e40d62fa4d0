import {blobsIn, type CatalogState, hasDuty, placementsIn} from "@ollamesh/catalog";
import type {BlobStatus, Digest, ModelManifest, PeerId} from "@ollamesh/ports";
import {displayModelName, type ModelName, modelKey} from "@ollamesh/stdx";
import {allLayers, isWhole, manifestSize} from "../manifest-layers.ts";
import type {Evictable} from "./evictions.ts";

/**
 * Why a name stays on this disk whatever room is needed: its user said so; it is loaded or placed here; the mesh agreed that this peer keeps it; the mesh does not know it (by
 * this meaning); not all that keep it have it; its files are only read.
 */
export type StayReason = "pinned" | "in_use" | "kept_for_mesh" | "only_here" | "too_few_copies" | "read_only";

/** A name whose every blob is on this disk. */
export interface HeldModel {
  readonly model: string;
  readonly displayName: string;
  readonly size: number;
  /** Wall clock, milliseconds: of its last use, else of its coming here. */
  readonly usedMs: number;
  readonly isPinned: boolean;
  /** Undefined: it may go when room is needed. */
  readonly stays: StayReason | undefined;
  readonly layers: readonly {readonly digest: Digest; readonly bytes: number}[];
}

export interface SurveyFacts {
  readonly manifests: readonly ModelManifest[];
  readonly state: CatalogState;
  readonly self: PeerId;
  /** Keys of models that peers who are up say they hold. */
  readonly heldBy: ReadonlyMap<PeerId, ReadonlySet<string>>;
  readonly inUse: ReadonlySet<string>;
  status(digest: Digest): BlobStatus | undefined;
  usedMs(model: string): number | undefined;
  isPinned(model: string): boolean;
  /** Its name may not be removed here. */
  isReadOnly(name: ModelName): boolean;
}

/** Every whole model here, and which of them could go: only what others are bound to keep, so that two peers cannot each rely on the other's copy. */
export function survey(facts: SurveyFacts): readonly HeldModel[] {
  return facts.manifests.flatMap((manifest) => {
    const layers = allLayers(manifest).flatMap((layer) => {
      const status = facts.status(layer.digest);
      return status && isWhole(layer, status) ? status : [];
    });
    if (layers.length < allLayers(manifest).length) return [];
    const model = modelKey(manifest.name);
    return {
      model,
      displayName: displayModelName(manifest.name),
      size: manifestSize(manifest),
      usedMs: Math.max(facts.usedMs(model) ?? 0, manifest.modifiedMs),
      isPinned: facts.isPinned(model),
      stays: reasonToStay(facts, manifest, model, layers),
      layers: layers.map(({digest, bytesOnDisk}) => ({digest, bytes: bytesOnDisk})),
    };
  });
}

function reasonToStay(
  {state, self, heldBy, inUse, isPinned, isReadOnly}: SurveyFacts,
  manifest: ModelManifest,
  model: string,
  layers: readonly BlobStatus[],
): StayReason | undefined {
  if (isPinned(model)) return "pinned";
  const placed = new Set(blobsIn(placementsIn(state).filter((placement) => hasDuty(placement, self))));
  if (inUse.has(model) || layers.some(({digest}) => placed.has(digest))) return "in_use";
  const agreed = state.models.get(model);
  if (agreed?.manifest !== manifest.digest) return "only_here";
  if (agreed.holders.includes(self)) return "kept_for_mesh";
  const haveIt = agreed.holders.filter((peer) => heldBy.get(peer)?.has(model));
  if (haveIt.length === 0 || haveIt.length < agreed.holders.length) return "too_few_copies";
  return isReadOnly(manifest.name) || layers.some((layer) => layer.isReadOnly) ? "read_only" : undefined;
}

export function evictable(held: readonly HeldModel[]): readonly Evictable[] {
  return held.filter(({stays}) => stays === undefined).map(({model, usedMs, layers}) => ({model, usedMs, blobs: layers}));
}
