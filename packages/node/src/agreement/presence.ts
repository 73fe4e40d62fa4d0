import type {Departure} from "@ollamesh/catalog";
import type {PeerId} from "@ollamesh/ports";
import type {MembershipEvent, SuspicionEvent} from "../membership/messages.ts";

/** The one empty set to begin with: who compares sees no change in it. */
export const NOBODY: ReadonlySet<PeerId> = new Set();

interface Known {
  isUp: boolean;
  /** When it came, or went. */
  sinceMs: number;
  zone: string;
  isSuspected: boolean;
  /** Why it is gone, when more is known than that this peer does not reach it. */
  departure: Departure | undefined;
}

/**
 * Who is here and for how long, as this one peer sees it. Bounded by membership, which knows a bounded number of peers; of those that went, only members of
 * the group are remembered.
 */
export class Presence {
  readonly #peers = new Map<PeerId, Known>();
  /** Who belongs to another group, and since when. */
  #apartSinceMs: ReadonlyMap<PeerId, number> = new Map();
  #apart: ReadonlySet<PeerId> = NOBODY;
  readonly #startedAtMs: number;
  readonly #apartChanged: () => void;

  constructor(nowMs: number, apartChanged: () => void = () => undefined) {
    this.#startedAtMs = nowMs;
    this.#apartChanged = apartChanged;
  }

  get size(): number {
    return this.#peers.size;
  }

  /** Whatever group they belong to. */
  reached(): readonly PeerId[] {
    return [...this.#peers].flatMap(([peer, {isUp}]) => (isUp ? [peer] : []));
  }

  /** Up, or a member that went: there is somebody to write to, now or later. */
  isKnown(peer: PeerId): boolean {
    return this.#peers.has(peer);
  }

  /** Here, and of no other group: as a member of this one a peer of another is gone. */
  isUp(peer: PeerId): boolean {
    return !this.#apart.has(peer) && (this.#peers.get(peer)?.isUp ?? false);
  }

  /** Those of other groups; another set whenever they are others. */
  get apart(): ReadonlySet<PeerId> {
    return this.#apart;
  }

  /** It does not answer at the moment. */
  isSuspected(peer: PeerId): boolean {
    return this.#peers.get(peer)?.isSuspected ?? false;
  }

  /** Where it says it is. Undefined: it was not here in this life of this peer. */
  zoneOf(peer: PeerId): string | undefined {
    return this.#peers.get(peer)?.zone;
  }

  /** For how long it has been here; negative: gone, or of another group. One that was never seen went when this peer came. */
  upMs(peer: PeerId, nowMs: number): number {
    const known = this.#peers.get(peer);
    if (!known) return this.#startedAtMs - nowMs;
    if (!known.isUp) return known.sinceMs - nowMs;
    const apartSinceMs = this.#apartSinceMs.get(peer);
    return apartSinceMs === undefined ? nowMs - known.sinceMs : apartSinceMs - nowMs;
  }

  departure(peer: PeerId): Departure | undefined {
    // By its own word it belongs elsewhere.
    return this.#apart.has(peer) ? {kind: "left", observers: []} : this.#peers.get(peer)?.departure;
  }

  came({peer, zone}: MembershipEvent & {type: "peer_up"}, nowMs: number): void {
    this.#peers.set(peer, {isUp: true, sinceMs: nowMs, zone, isSuspected: false, departure: undefined});
  }

  /** Those, and no others, belong to another group. */
  setApart(apart: readonly PeerId[], nowMs: number): void {
    this.#apartSinceMs = new Map(apart.map((peer) => [peer, this.#apartSinceMs.get(peer) ?? nowMs]));
    this.#apart = apart.length === 0 ? NOBODY : new Set(apart);
    this.#apartChanged();
  }

  /** @param isMember strangers that come and go are forgotten */
  went({peer, hasLeft}: MembershipEvent & {type: "peer_down"}, isMember: boolean, nowMs: number): void {
    const known = this.#peers.get(peer);
    if (!known) return;
    if (!isMember) {
      this.#peers.delete(peer);
      return;
    }
    known.isUp = false;
    known.sinceMs = nowMs;
    known.isSuspected = false;
    if (hasLeft) known.departure = {kind: "left", observers: []};
  }

  suspicion(event: SuspicionEvent): void {
    const known = this.#peers.get(event.peer);
    if (!known) return;
    known.isSuspected = event.type === "suspected";
    if (event.type === "death_confirmed") known.departure = {kind: "died", observers: event.observers};
    if (event.type === "returned") known.departure = undefined;
  }
}
