import {blobsIn, type CatalogState, placementsIn} from "@ollamesh/catalog";
import type {BlobStatus, Digest} from "@ollamesh/ports";
import {type Callback, type Outcome, ok} from "@ollamesh/stdx";
import {allLayers} from "../manifest-layers.ts";
import {forAll, type Shared} from "../models-shared.ts";
import {freedBy} from "./evictions.ts";
import type {Room} from "./room.ts";
import {evictable, type HeldModel} from "./survey.ts";
import type {Surveyor} from "./surveyor.ts";

/** An uploaded blob waits so long for the create that names it, milliseconds. */
const UPLOAD_MS = 3_600_000;

export interface PruneReport {
  readonly freedBytes: number;
  readonly blobs: number;
  /** As their user writes them. */
  readonly models: readonly string[];
  /** Why blobs without a name stay, for people: names may be missing. */
  readonly doubts: readonly string[];
  /** Of whole blobs without a name that stay for an hour: an upload's name may be on its way. */
  readonly youngBytes: number;
}

export interface PrunerDeps {
  readonly shared: Shared;
  readonly room: Room;
  readonly surveyor: Surveyor;
  state(): CatalogState;
  /** Of models that were only described here. */
  describedBlobs(): ReadonlySet<Digest>;
  /** A blob is about to go: nothing shall keep it open. */
  dropped(digest: Digest): void;
  /** Why names may be missing here, for people. */
  doubts(): readonly string[];
}

/** Removes what nothing here needs any more: parts of pulls nobody goes on with, blobs without a name. */
export class Pruner {
  readonly #deps: PrunerDeps;

  constructor(deps: PrunerDeps) {
    this.#deps = deps;
  }

  /** What neither a name, a placement, a description nor somebody who waits for it needs. Of whole blobs none as long as names may be missing. */
  leftovers(): readonly BlobStatus[] {
    const isSure = this.#deps.doubts().length === 0;
    return this.#nameless().filter(({complete, changedMs}) => !complete || (isSure && !this.#isYoung(changedMs)));
  }

  /** Whole blobs without a name that may be about to get one, bytes. */
  get youngBytes(): number {
    return this.#nameless().reduce((sum, {complete, changedMs, bytesOnDisk}) => sum + (complete && this.#isYoung(changedMs) ? bytesOnDisk : 0), 0);
  }

  #isYoung(changedMs: number): boolean {
    return changedMs + UPLOAD_MS >= this.#deps.shared.deps.world.clock.wallMs();
  }

  #nameless(): readonly BlobStatus[] {
    const {shared, room} = this.#deps;
    const {world} = shared.deps;
    const named = world.manifests.list().flatMap((manifest) => allLayers(manifest).map(({digest}) => digest));
    const placed = blobsIn(placementsIn(this.#deps.state()));
    const needed = new Set([...named, ...placed, ...room.promised, ...this.#deps.describedBlobs()]);
    return world.blobs.list().filter((blob) => !needed.has(blob.digest) && !blob.isReadOnly);
  }

  /** @param options.isAll also every model that the mesh keeps elsewhere; code `no_quorum` where that cannot be asked */
  prune({isAll, isDryRun}: {readonly isAll: boolean; readonly isDryRun: boolean}, done: Callback<PruneReport>): void {
    this.#deps.room.inTurn(done, (end) => {
      if (!isAll) return this.#prune([], isDryRun, end);
      this.#deps.surveyor.lookSurely((held) => (held.ok ? this.#prune(held.value, isDryRun, end) : end(held)));
    });
  }

  #prune(held: readonly HeldModel[], isDryRun: boolean, end: Callback<PruneReport>): void {
    const doubts = this.#deps.doubts();
    const leftovers = this.leftovers();
    const going = held.filter(({stays}) => stays === undefined);
    const candidates = evictable(held);
    const freedBytes = leftovers.reduce((sum, {bytesOnDisk}) => sum + bytesOnDisk, 0) + freedBy(candidates, candidates, this.#deps.surveyor.needed(held));
    const report = (outcome: Outcome<void>): void =>
      end(outcome.ok ? ok({freedBytes, blobs: leftovers.length, models: going.map(({displayName}) => displayName), doubts, youngBytes: this.youngBytes}) : outcome);
    if (isDryRun) return report(ok(undefined));
    this.#remove(leftovers, (outcome) => (outcome.ok ? this.#deps.surveyor.remove(going, "somebody asked for all room there is", report) : report(outcome)));
  }

  #remove(leftovers: readonly BlobStatus[], done: Callback<void>): void {
    const {shared} = this.#deps;
    const {world, transfers} = shared.deps;
    forAll(
      leftovers,
      ({digest, complete}, removed) => {
        this.#deps.dropped(digest);
        if (complete) return world.blobs.remove(digest, shared.answered(removed));
        transfers.send({type: "give_up", digest}); // unless somebody fetches it after all
        removed(ok(undefined));
      },
      done,
    );
  }
}
