import type {Stats} from "node:fs";
import {join, sep} from "node:path";
import type {Digest} from "@ollamesh/ports";
import {entriesOf, factsAt} from "./folder-look.ts";
import {blobFile, isDigest, type Layout} from "./layout.ts";

export interface WholeBlob {
  readonly path: string;
  readonly size: number;
}

export interface WholeAsItIs extends WholeBlob {
  readonly facts: Stats;
}

/** The blobs that lie in the model folders under their names, also those that somebody else put there. */
export class WholeBlobs {
  readonly #layout: Layout;
  /** What is being put together by this peer is not looked for. */
  readonly #isPartial: (digest: Digest) => boolean;
  readonly #leastBytes: () => ReadonlyMap<Digest, number>;
  readonly #found = new Map<Digest, WholeBlob>();

  /** @param leastBytes of the blobs that manifests here name, the smallest size that any gives: a file shorter than that was cut off, and is not the blob */
  constructor(layout: Layout, isPartial: (digest: Digest) => boolean, leastBytes: () => ReadonlyMap<Digest, number>) {
    this.#layout = layout;
    this.#isPartial = isPartial;
    this.#leastBytes = leastBytes;
  }

  find(digest: Digest): WholeBlob | undefined {
    return this.#find(digest, this.#leastBytes);
  }

  #find(digest: Digest, leastBytes: () => ReadonlyMap<Digest, number>): WholeBlob | undefined {
    const known = this.#found.get(digest);
    if (known || !isDigest(digest) || this.#isPartial(digest)) return known;
    for (const models of [this.#layout.models, this.#layout.lowerModels]) {
      const path = models && blobFile(models, digest);
      const facts = path ? factsAt(path) : undefined;
      if (!path || !facts?.isFile() || facts.size < (leastBytes().get(digest) ?? 0)) continue;
      const whole = {path, size: facts.size};
      this.#found.set(digest, whole);
      return whole;
    }
    return undefined;
  }

  set(digest: Digest, whole: WholeBlob): void {
    this.#found.set(digest, whole);
  }

  /** The same, by one look at the file: somebody may have removed it, or cut it off, since it was found. */
  findAsItIs(digest: Digest): WholeAsItIs | undefined {
    const known = this.#found.get(digest);
    const facts = known && factsAt(known.path);
    if (known && facts?.size === known.size) return {...known, facts};
    this.forget(digest);
    const found = this.find(digest);
    const foundFacts = found && factsAt(found.path);
    return foundFacts && {...found, facts: foundFacts};
  }

  /** It is looked for anew when somebody asks. */
  forget(digest: Digest): void {
    this.#found.delete(digest);
  }

  /** All, as they are on the disk now. */
  scan(): ReadonlyMap<Digest, WholeBlob> {
    // Manifests are read once, for all that is new.
    let least: ReadonlyMap<Digest, number> | undefined;
    const leastBytes = (): ReadonlyMap<Digest, number> => (least ??= this.#leastBytes());
    for (const models of [this.#layout.models, this.#layout.lowerModels]) {
      const folder = models && join(models, "blobs");
      for (const {name} of folder ? entriesOf(folder) : []) {
        const digest = name.replace("-", ":");
        if (isDigest(digest)) this.#find(digest, leastBytes);
      }
    }
    for (const [digest, whole] of this.#found) if (!factsAt(whole.path)) this.#found.delete(digest);
    return this.#found;
  }

  isReadOnly({path}: WholeBlob): boolean {
    return !path.startsWith(join(this.#layout.models, sep));
  }
}
