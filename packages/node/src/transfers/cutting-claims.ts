import type {PeerId} from "@ollamesh/ports";
import {Bitset} from "@ollamesh/stdx";
import type {DownloadInput, SwarmMessage} from "@ollamesh/swarm";

interface Claim {
  readonly root: string;
  readonly have: Bitset;
  readonly isWhole: boolean;
}

/** What peers say of one blob: how it is cut, by the root of the cutting, and what they have of it. */
export class CuttingClaims {
  readonly #size: number;
  readonly #claims = new Map<PeerId, Claim>();
  /** Roots that proved wrong. */
  readonly #badRoots = new Set<string>();

  constructor(size: number) {
    this.#size = size;
  }

  get count(): number {
    return this.#claims.size;
  }

  peers(): readonly PeerId[] {
    return [...this.#claims.keys()];
  }

  rootOf(peer: PeerId): string | undefined {
    return this.#claims.get(peer)?.root;
  }

  /** Undefined: it cannot be true, or is known to be wrong. */
  read(message: SwarmMessage & {type: "holding"}): Claim | undefined {
    if (message.size !== this.#size || this.#badRoots.has(message.root)) return undefined;
    const have = Bitset.fromBytes(Math.ceil(message.size / message.pieceSize), message.bitfield);
    return have && {root: message.root, have, isWhole: message.whole};
  }

  set(peer: PeerId, claim: Claim): void {
    this.#claims.set(peer, claim);
  }

  delete(peer: PeerId): void {
    this.#claims.delete(peer);
  }

  /** Which cutting to take: the one that is named, else the one most of these holders claim. */
  chosenRoot(named: string | undefined, voters: readonly PeerId[]): string | undefined {
    if (named !== undefined && !this.#badRoots.has(named)) return named;
    const votes = new Map<string, number>();
    for (const {root} of voters.flatMap((peer) => this.#claims.get(peer) ?? [])) votes.set(root, (votes.get(root) ?? 0) + 1);
    return [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  }

  holdersOf(root: string): readonly PeerId[] {
    return this.peers().filter((peer) => this.rootOf(peer) === root);
  }

  /** A holder of this cutting is a source; one of another cutting is of no use. */
  sourceOf(peer: PeerId, root: string): DownloadInput | undefined {
    const claim = this.#claims.get(peer);
    return claim?.root === root ? {type: "source_holds", peer, have: claim.have, isWhole: claim.isWhole} : undefined;
  }

  /** It was a lie. @returns who told it */
  distrust(root: string): readonly PeerId[] {
    this.#badRoots.add(root);
    const liars = this.peers().filter((peer) => this.rootOf(peer) === root);
    for (const liar of liars) this.#claims.delete(liar);
    return liars;
  }
}
