import {randomBytes} from "node:crypto";
import type {PeerId} from "@ollamesh/ports";

export const TICKET_BYTES = 32;

/** Between an offer and the connection made for it lie a few round trips. */
const TICKET_MS_MAX = 10_000;
/** Unused at once; a peer opens a channel per protocol, and rarely. */
const TICKETS_PER_PEER_MAX = 4;
const TICKETS_MAX = 64;

/** What a ticket is good for: one channel of this protocol, by the peer that was given it over libp2p, with the certificate it named there. */
export interface Admission {
  readonly peer: PeerId;
  readonly protocol: string;
  readonly fingerprint: Uint8Array;
}

interface Ticket extends Admission {
  readonly endsAtMs: number;
}

/** Tickets that were given out and not used yet. Times are milliseconds of a clock that is never set. */
export class TicketOffice {
  readonly #tickets = new Map<string, Ticket>();

  /** Tickets that may still be used. */
  pending(nowMs: number): number {
    this.#sweep(nowMs);
    return this.#tickets.size;
  }

  /** 256 random bits, once; undefined when too many are unused. */
  issue(admission: Admission, nowMs: number): Buffer | undefined {
    this.#sweep(nowMs);
    const ofPeer = [...this.#tickets.values()].filter(({peer}) => peer === admission.peer).length;
    if (ofPeer >= TICKETS_PER_PEER_MAX || this.#tickets.size >= TICKETS_MAX) return undefined;
    const ticket = randomBytes(TICKET_BYTES);
    this.#tickets.set(ticket.toString("hex"), {...admission, endsAtMs: nowMs + TICKET_MS_MAX});
    return ticket;
  }

  /** Used up by being shown, even with the wrong certificate: whoever else saw it must not try again. */
  redeem(ticket: Uint8Array, fingerprint: Buffer, nowMs: number): Admission | undefined {
    this.#sweep(nowMs);
    const name = Buffer.from(ticket).toString("hex");
    const found = this.#tickets.get(name);
    this.#tickets.delete(name);
    return found && fingerprint.equals(found.fingerprint) ? found : undefined;
  }

  /** The libp2p connection they were given over is gone. */
  forget(peer: PeerId): void {
    for (const [name, ticket] of this.#tickets) if (ticket.peer === peer) this.#tickets.delete(name);
  }

  #sweep(nowMs: number): void {
    for (const [name, {endsAtMs}] of this.#tickets) if (endsAtMs <= nowMs) this.#tickets.delete(name);
  }
}
