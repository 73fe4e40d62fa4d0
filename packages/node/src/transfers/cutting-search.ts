import type {PeerId, PieceManifest} from "@ollamesh/ports";
import type {SwarmMessage} from "@ollamesh/swarm";
import {CuttingClaims} from "./cutting-claims.ts";

/** Who was asked for the hashes has so long to answer, milliseconds. */
const HASHES_MS = 3000;

/** Who left so many questions in a row without an answer is not hoped for any more, though asked where there is nobody else: words can wait long behind pieces. */
const SILENCES_MAX = 5;
/** Remembered of so many peers, those that were silent longest ago forgotten first. */
const SILENT_PEERS_MAX = 1024;

/**
 * Finds out how a blob is cut: by the cutting most holders claim, whose hashes one of them is asked for at a time. Who does not answer has no say and is not asked while there are others who were
 * silent less often, so that nobody can hold up what others would tell.
 */
export class CuttingSearch {
  readonly claims: CuttingClaims;
  readonly #digest: string;
  readonly #size: number;
  /** Questions each left without an answer. */
  readonly #silences = new Map<PeerId, number>();
  #asked: {readonly peer: PeerId; readonly root: string; readonly atMs: number} | undefined;

  constructor(digest: string, size: number) {
    this.#digest = digest;
    this.#size = size;
    this.claims = new CuttingClaims(size);
  }

  /** The hashes of the cutting to take may still be had. */
  isHopeful(named: string | undefined): boolean {
    const root = this.chosenRoot(named);
    return root !== undefined && this.claims.holdersOf(root).some((peer) => (this.#silences.get(peer) ?? 0) < SILENCES_MAX);
  }

  /** It is gone, or is not to be believed. */
  forsake(peer: PeerId): void {
    this.claims.delete(peer);
    if (this.#asked?.peer === peer) this.#wasSilent(peer);
  }

  chosenRoot(named: string | undefined): string | undefined {
    return this.claims.chosenRoot(named, this.#leastSilent(this.claims.peers()));
  }

  /** Whom to ask now, if anybody. @param named the root the cutting must have, where one is named */
  next(named: string | undefined, nowMs: number): {readonly peer: PeerId; readonly message: SwarmMessage} | undefined {
    if (this.#asked && nowMs - this.#asked.atMs > HASHES_MS) this.#wasSilent(this.#asked.peer);
    const root = this.chosenRoot(named);
    const [peer] = root === undefined ? [] : this.#leastSilent(this.claims.holdersOf(root));
    if (this.#asked || root === undefined || peer === undefined) return undefined;
    this.#asked = {peer, root, atMs: nowMs};
    return {peer, message: {type: "get_hashes", digest: this.#digest, root}};
  }

  /** The cutting, if this is what was asked for; also late. */
  answered(peer: PeerId, {root, size, pieceSize, hashes}: SwarmMessage & {type: "hashes"}, named: string | undefined): PieceManifest | undefined {
    const wasAsked = this.#asked?.peer === peer || this.#silences.has(peer);
    if (!wasAsked || size !== this.#size || root !== (this.#asked?.root ?? this.chosenRoot(named))) return undefined;
    this.#silences.delete(peer);
    return {digest: this.#digest, size, pieceSize, root, hashes: hashes.slice()};
  }

  /** The question is answered, well or badly. */
  ended(): void {
    this.#asked = undefined;
  }

  #wasSilent(peer: PeerId): void {
    const times = (this.#silences.get(peer) ?? 0) + 1;
    this.#silences.delete(peer);
    this.#silences.set(peer, times);
    const [oldest] = this.#silences.keys();
    if (this.#silences.size > SILENT_PEERS_MAX && oldest !== undefined) this.#silences.delete(oldest);
    this.#asked = undefined;
  }

  #leastSilent(peers: readonly PeerId[]): readonly PeerId[] {
    const silences = peers.map((peer) => this.#silences.get(peer) ?? 0);
    const least = Math.min(...silences);
    return peers.filter((_, i) => silences[i] === least);
  }
}
