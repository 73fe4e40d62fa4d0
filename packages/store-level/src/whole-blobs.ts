import {existsSync, readdirSync, statSync} from "node:fs";
import {join} from "node:path";
import type {Digest} from "@ollamesh/ports";
import {blobFile, isDigest, type Layout} from "./layout.ts";

export interface WholeBlob {
  readonly path: string;
  readonly size: number;
}

/** The blobs that lie in the model folders under their names, also those that somebody else put there. */
export class WholeBlobs {
  readonly #layout: Layout;
  /** What is being put together by this peer is not looked for. */
  readonly #isPartial: (digest: Digest) => boolean;
  readonly #found = new Map<Digest, WholeBlob>();

  constructor(layout: Layout, isPartial: (digest: Digest) => boolean) {
    this.#layout = layout;
    this.#isPartial = isPartial;
  }

  find(digest: Digest): WholeBlob | undefined {
    const known = this.#found.get(digest);
    if (known || !isDigest(digest) || this.#isPartial(digest)) return known;
    for (const models of [this.#layout.models, this.#layout.lowerModels]) {
      const path = models && blobFile(models, digest);
      const facts = path ? statSync(path, {throwIfNoEntry: false}) : undefined;
      if (!path || !facts?.isFile()) continue;
      const whole = {path, size: facts.size};
      this.#found.set(digest, whole);
      return whole;
    }
    return undefined;
  }

  set(digest: Digest, whole: WholeBlob): void {
    this.#found.set(digest, whole);
  }

  /** It is looked for anew when somebody asks. */
  forget(digest: Digest): void {
    this.#found.delete(digest);
  }

  /** All, as they are on the disk now. */
  scan(): ReadonlyMap<Digest, WholeBlob> {
    for (const models of [this.#layout.models, this.#layout.lowerModels]) {
      const folder = models && join(models, "blobs");
      if (!folder || !existsSync(folder)) continue;
      for (const file of readdirSync(folder)) {
        const digest = file.replace("-", ":");
        if (isDigest(digest)) this.find(digest);
      }
    }
    for (const [digest, whole] of this.#found) if (!existsSync(whole.path)) this.#found.delete(digest);
    return this.#found;
  }

  isReadOnly({path}: WholeBlob): boolean {
    return !path.startsWith(this.#layout.models);
  }
}
