import {blobsIn, placementsIn} from "@ollamesh/catalog";
import type {ModelManifest} from "@ollamesh/ports";
import {type Callback, ok, parseModelName} from "@ollamesh/stdx";
import type {Agreed} from "../agreement/agreed.ts";
import {allLayers} from "./manifest-layers.ts";
import {forAll, type Shared} from "./models-shared.ts";

export interface LeftoversDeps {
  dropped(digest: string): void;
  described(): readonly ModelManifest[];
  promised(): ReadonlySet<string>;
  doubts(): readonly string[];
  /** Lets its name stand for it here. */
  settle(manifest: ModelManifest, done: Callback<ModelManifest>): void;
}

/** Removes what a manifest named once nobody here needs it: neither another name, nor what is placed, nor somebody who waits for it. */
export class Leftovers {
  readonly #shared: Shared;
  readonly #agreed: Agreed;
  /** A blob is about to go: nothing shall keep it open. */
  readonly #dropped: (digest: string) => void;
  /** Manifests that are known here beside those that are held. */
  readonly #described: () => readonly ModelManifest[];
  /** Blobs somebody waits for: what was here when a pull began counts for it as here until it ends. */
  readonly #promised: () => ReadonlySet<string>;

  /** Why names may be missing here. */
  readonly #doubts: () => readonly string[];
  readonly #settle: LeftoversDeps["settle"];

  constructor(shared: Shared, agreed: Agreed, deps: LeftoversDeps) {
    this.#shared = shared;
    this.#agreed = agreed;
    this.#dropped = deps.dropped;
    this.#described = deps.described;
    this.#promised = deps.promised;
    this.#doubts = deps.doubts;
    this.#settle = deps.settle;
  }

  remove(manifest: ModelManifest, done: Callback<void>): void {
    const {world, transfers} = this.#shared.deps;
    // Another name this peer shall keep may have been given to it that is not on this disk yet, and there may be no other copy.
    const kept = [...this.#agreed.state.models.values()].filter((model) => model.manifest === manifest.digest && model.holders.includes(world.transport.self));
    const names = kept.flatMap(({model}) => {
      const name = parseModelName(model);
      return name.ok ? name.value : [];
    });
    // Under the old name the manifest is gone, and this may be the last peer that knew it.
    if (kept.length > 0)
      return forAll(
        names,
        (name, settled) => this.#settle({...manifest, name}, (outcome) => settled(outcome.ok ? ok(undefined) : outcome)),
        () => done(ok(undefined)),
      );
    // A name that cannot be read may need them too.
    if (this.#doubts().length > 0) return done(ok(undefined));
    const named = world.manifests.list().flatMap((other) => allLayers(other).map(({digest}) => digest));
    const placed = blobsIn(placementsIn(this.#agreed.state));
    const used = new Set([...named, ...placed, ...this.#promised()]);
    // What lies in a folder that is only read is not this peer's to remove.
    const unused = allLayers(manifest).filter(({digest}) => !used.has(digest) && !world.blobs.status(digest)?.isReadOnly);
    for (const {digest} of unused) this.#dropped(digest);
    forAll(
      unused,
      ({digest}, removed) => {
        if (world.blobs.status(digest)?.complete) return world.blobs.remove(digest, this.#shared.answered(removed));
        // Somebody may be fetching it for something else.
        if (!this.#mayBePartOfAnother(digest)) transfers.send({type: "give_up", digest});
        removed(ok(undefined));
      },
      done,
    );
  }

  /** A range may be the only copy there is, and another name of the mesh, of which nothing is known here, may be made of it. `prune` takes what stays for nothing. */
  #mayBePartOfAnother(blob: string): boolean {
    const known = new Map([...this.#described(), ...this.#shared.deps.world.manifests.list()].map((manifest) => [manifest.digest, manifest]));
    return [...this.#agreed.state.models.values()].some(({manifest}) => {
      const layers = known.get(manifest);
      return layers === undefined || allLayers(layers).some(({digest}) => digest === blob);
    });
  }
}
