import type {PeerId, PieceManifest} from "@ollamesh/ports";
import type {SwarmMessage} from "@ollamesh/swarm";
import {CuttingClaims} from "./cutting-claims.ts";

/** Who was asked for the hashes has so long to answer, milliseconds. */
const HASHES_MS = 3000;

/** Finds out how a blob is cut: by the cutting most holders claim, whose hashes one of them is asked for at a time. */
export class CuttingSearch {
  readonly claims: CuttingClaims;
  readonly #digest: string;
  readonly #size: number;
  #asked: {readonly peer: PeerId; readonly root: string; readonly atMs: number} | undefined;

  constructor(digest: string, size: number) {
    this.#digest = digest;
    this.#size = size;
    this.claims = new CuttingClaims(size);
  }

  get isAsking(): boolean {
    return this.#asked !== undefined;
  }

  /** It is gone, or is not to be believed. */
  forsake(peer: PeerId): void {
    this.claims.delete(peer);
    if (this.#asked?.peer === peer) this.#asked = undefined;
  }

  /** Whom to ask now, if anybody. @param named the root the cutting must have, where one is named */
  next(named: string | undefined, nowMs: number): {readonly peer: PeerId; readonly message: SwarmMessage} | undefined {
    if (this.#asked && nowMs - this.#asked.atMs > HASHES_MS) this.#asked = undefined;
    const root = this.claims.chosenRoot(named);
    const peer = root === undefined ? undefined : this.claims.holderOf(root);
    if (this.#asked || root === undefined || peer === undefined) return undefined;
    this.#asked = {peer, root, atMs: nowMs};
    return {peer, message: {type: "get_hashes", digest: this.#digest, root}};
  }

  /** The cutting, if this is what was asked for. */
  answered(peer: PeerId, {root, size, pieceSize, hashes}: SwarmMessage & {type: "hashes"}, named: string | undefined): PieceManifest | undefined {
    if (this.#asked?.peer !== peer || size !== this.#size || root !== this.claims.chosenRoot(named)) return undefined;
    return {digest: this.#digest, size, pieceSize, root, hashes: hashes.slice()};
  }

  /** The question is answered, well or badly. */
  ended(): void {
    this.#asked = undefined;
  }
}
