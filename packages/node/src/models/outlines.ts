import type {ModelManifest} from "@ollamesh/ports";
import {type Callback, type ModelName, modelKey, ok} from "@ollamesh/stdx";
import {notFound} from "./finder.ts";
import {allLayers} from "./manifest-layers.ts";
import type {ModelBlobs} from "./messages.ts";
import type {Meaning} from "./names.ts";

/** Manifests of others that were asked for, of a few kilobytes each. */
const REMEMBERED_MAX = 64;

export interface OutlinesDeps {
  meaningOf(name: ModelName): Meaning;
  /** What is here, or comes. @param agreed what the name must stand for; empty: anything */
  known(name: ModelName, agreed: string): ModelManifest | undefined;
  /** Asks the others. */
  search(name: ModelName, agreed: string, done: Callback<{manifest: ModelManifest}>): void;
}

/** What models consist of, for those who look and want nothing of it: nothing is fetched. */
export class Outlines {
  readonly #deps: OutlinesDeps;
  /** Found at others earlier: who looks again while those are gone shall still see what is missing. The one used last is the last. */
  readonly #remembered = new Map<string, ModelManifest>();

  constructor(deps: OutlinesDeps) {
    this.#deps = deps;
  }

  of(name: ModelName, done: Callback<ModelBlobs>): void {
    const meaning = this.#deps.meaningOf(name);
    if (meaning.type === "removed") return done(notFound(name));
    const [agreed, keepers] = meaning.type === "agreed" ? [meaning.model.manifest, meaning.model.holders] : ["", []];
    const found = (manifest: ModelManifest): void => done(ok({manifest, layers: allLayers(manifest), keepers}));
    const known = this.#deps.known(name, agreed);
    if (known) return found(known);
    const earlier = this.#remembered.get(modelKey(name));
    // What is agreed on cannot have become something else.
    if (earlier && earlier.digest === agreed) return found(earlier);
    this.#deps.search(name, agreed, (outcome) => {
      if (outcome.ok) this.#remember(outcome.value.manifest);
      if (outcome.ok) return found(outcome.value.manifest);
      if (earlier && agreed === "") found(earlier);
      else done(outcome);
    });
  }

  #remember(manifest: ModelManifest): void {
    const key = modelKey(manifest.name);
    this.#remembered.delete(key);
    this.#remembered.set(key, manifest);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > REMEMBERED_MAX && oldest !== undefined) this.#remembered.delete(oldest);
  }
}
