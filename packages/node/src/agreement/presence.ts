import type {Departure} from "@ollamesh/catalog";
import type {PeerId} from "@ollamesh/ports";
import type {MembershipEvent, SuspicionEvent} from "../membership/messages.ts";

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
  readonly #startedAtMs: number;

  constructor(nowMs: number) {
    this.#startedAtMs = nowMs;
  }

  get size(): number {
    return this.#peers.size;
  }

  up(): readonly PeerId[] {
    return [...this.#peers.keys()].filter((peer) => this.isUp(peer));
  }

  /** Up, or a member that went: there is somebody to write to, now or later. */
  isKnown(peer: PeerId): boolean {
    return this.#peers.has(peer);
  }

  isUp(peer: PeerId): boolean {
    return this.#peers.get(peer)?.isUp ?? false;
  }

  /** It does not answer at the moment. */
  isSuspected(peer: PeerId): boolean {
    return this.#peers.get(peer)?.isSuspected ?? false;
  }

  /** Where it says it is. Undefined: it was not here in this life of this peer. */
  zoneOf(peer: PeerId): string | undefined {
    return this.#peers.get(peer)?.zone;
  }

  /** For how long it has been here; negative: gone. One that was never seen went when this peer came. */
  upMs(peer: PeerId, nowMs: number): number {
    const known = this.#peers.get(peer);
    if (!known) return this.#startedAtMs - nowMs;
    return known.isUp ? nowMs - known.sinceMs : known.sinceMs - nowMs;
  }

  departure(peer: PeerId): Departure | undefined {
    return this.#peers.get(peer)?.departure;
  }

  came({peer, zone}: MembershipEvent & {type: "peer_up"}, nowMs: number): void {
    this.#peers.set(peer, {isUp: true, sinceMs: nowMs, zone, isSuspected: false, departure: undefined});
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
