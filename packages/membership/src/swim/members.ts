import {Roster} from "./roster.ts";
import type {Suspicion} from "./suspicion.ts";

/** What is known of a member beyond its being there. */
export interface MemberRecord {
  incarnation: number;
  isDead: boolean;
  suspicion: Suspicion | undefined;
  /** Heard from itself: hearsay is not believed until then. */
  vouchedUntilMs: number;
  isBroken: boolean;
}

/** The roster, and a record for those of whom there is anything to say: memory follows the trouble, not the size of the mesh. */
export class Members {
  readonly #roster: Roster;
  readonly #records = new Map<string, MemberRecord>();
  readonly #suspects = new Map<string, Suspicion>();
  #dead = 0;

  constructor(roster = new Roster()) {
    this.#roster = roster;
  }

  get roster(): Roster {
    return this.#roster;
  }

  /** Alive or suspected, self among them. */
  get count(): number {
    return 1 + this.#roster.size - this.#dead;
  }

  /** Neither dead nor suspected, self among them. */
  get witnesses(): number {
    return this.count - this.#suspects.size;
  }

  get suspects(): ReadonlyMap<string, Suspicion> {
    return this.#suspects;
  }

  find(peer: string): MemberRecord | undefined {
    return this.#records.get(peer);
  }

  /** The peer must be in the roster. */
  record(peer: string): MemberRecord {
    const known = this.#records.get(peer);
    if (known) return known;
    const record: MemberRecord = {incarnation: 0, isDead: false, suspicion: undefined, vouchedUntilMs: Number.NEGATIVE_INFINITY, isBroken: false};
    this.#records.set(peer, record);
    return record;
  }

  suspect(peer: string, suspicion: Suspicion): void {
    this.record(peer).suspicion = suspicion;
    this.#suspects.set(peer, suspicion);
  }

  clear(peer: string): void {
    const record = this.record(peer);
    record.suspicion = undefined;
    this.#suspects.delete(peer);
    if (record.isDead) this.#dead--;
    record.isDead = false;
  }

  bury(peer: string): void {
    this.clear(peer);
    this.record(peer).isDead = true;
    this.#dead++;
  }

  remove(peer: string): boolean {
    if (!this.#roster.remove(peer)) return false;
    if (this.#records.has(peer)) this.clear(peer);
    this.#records.delete(peer);
    return true;
  }

  isAlive(peer: string): boolean {
    const record = this.#records.get(peer);
    return !record || !(record.isDead || record.suspicion);
  }
}
