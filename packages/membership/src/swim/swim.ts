import {Prng} from "@ollamesh/stdx";
import {LinkWatch} from "./link-watch.ts";
import {LocalHealth} from "./local-health.ts";
import {type MemberRecord, Members} from "./members.ts";
import {ProbeOrder} from "./probe-order.ts";
import {type Probe, type ProbeKind, Probes, type Relayed} from "./probes.ts";
import type {Roster} from "./roster.ts";
import {RumourQueue} from "./rumour-queue.ts";
import {Suspicion} from "./suspicion.ts";
import type {Rumour, SwimEffect, SwimInput, SwimMessage} from "./swim-messages.ts";
import {probeIntervalMs, rumourSendsMax, type SwimSettings, swimDefaults, verifyJitterMs} from "./swim-settings.ts";

export interface SwimOptions {
  readonly self: string;
  readonly rng: Prng;
  readonly settings?: SwimSettings;
  /** Only for simulations: one roster of all others shared by many cores, which then get no `joined` and no `removed`. */
  readonly roster?: Roster;
}

type Silent = Rumour & {readonly kind: "suspect" | "dead"};

/**
 * Who does not answer, and who is dead. SWIM's probes and rumours with Lifeguard's extensions, and φ-accrual on links in use.
 *
 * What others say makes a member suspected, never dead: a death needs that this node itself failed to reach the peer at the end of the
 * suspicion, and that as many others as `observersMin` says told so themselves. So one liar can worry the mesh, not shrink it. It can
 * delay a death, though, by answering for the dead when it is asked to try.
 */
export class Swim {
  readonly #self: string;
  readonly #rng: Prng;
  readonly #settings: SwimSettings;
  readonly #members: Members;
  readonly #order: ProbeOrder;
  readonly #probes: Probes;
  readonly #rumours: RumourQueue;
  readonly #links: LinkWatch;
  readonly #health: LocalHealth;
  /** When each was last heard, in a small mesh. */
  readonly #heardAtMs = new Map<string, number>();
  #effects: SwimEffect[] = [];
  #incarnation = 0;
  #nowMs = Number.NEGATIVE_INFINITY;
  #probeDueMs = Number.NEGATIVE_INFINITY;
  #gossipDueMs = Number.NEGATIVE_INFINITY;
  #ignored = 0;

  constructor(options: SwimOptions) {
    const settings = options.settings ?? swimDefaults;
    this.#self = options.self;
    this.#rng = options.rng;
    this.#settings = settings;
    this.#members = new Members(options.roster);
    this.#order = new ProbeOrder(new Prng(options.rng.nextU32()));
    this.#probes = new Probes(settings);
    this.#rumours = new RumourQueue(settings.rumoursMax);
    this.#links = new LinkWatch(settings);
    this.#health = new LocalHealth(settings.localHealthMax);
  }

  /** When to tick next; infinity while alone. May be in the past: then at once. */
  get nextDueMs(): number {
    if (this.#roster.size === 0) return Number.POSITIVE_INFINITY;
    let next = Math.min(this.#nextProbeMs(), this.#probes.nextDueMs(), this.#links.nextDueMs());
    if (this.#rumours.size > 0) next = Math.min(next, this.#gossipDueMs);
    for (const [peer, suspicion] of this.#members.suspects) if (!this.#probes.of(peer)) next = Math.min(next, this.#lastChanceMs(peer, suspicion));
    return next;
  }

  takeEffects(): readonly SwimEffect[] {
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }

  describe(): string {
    const {count, suspects} = this.#members;
    const work = `${this.#probes.size} probes, ${this.#probes.relayedSize} for others, ${this.#rumours.size} rumours`;
    return `swim ${count} alive, ${suspects.size} suspected, ${this.#roster.size + 1 - count} dead, ${work}, health ${this.#health.factor}, ${this.#ignored} inputs ignored`;
  }

  isSuspected(peer: string): boolean {
    return this.#members.suspects.has(peer);
  }

  /** φ of a link in use: 1, one silence in ten is as long; 8, one in 10^8. Undefined: nothing is heard of the peer often enough. */
  phi(peer: string, nowMs: number): number | undefined {
    return this.#links.phi(peer, nowMs);
  }

  /** @param nowMs monotonic; a time before the last one is taken for the last one */
  step(input: SwimInput, nowMs: number): void {
    this.#advance(nowMs);
    switch (input.type) {
      case "joined":
        return this.#joined(input.peer);
      case "removed":
        return this.#removed(input.peer);
      case "received":
        return this.#received(input.from, input.message);
      case "heard":
        return this.#heard(input.peer);
      case "link_up":
        return this.#contact(input.peer);
      case "link_lost":
        return this.#linkLost(input.peer);
      case "ticked":
        return this.#ticked();
    }
  }

  get #roster(): Roster {
    return this.#members.roster;
  }

  /** A step long after it was due: this process stood still, and what seemed silence of others was its own. */
  #advance(nowMs: number): void {
    const before = this.#nowMs;
    this.#nowMs = Math.max(before, nowMs);
    if (before === Number.NEGATIVE_INFINITY) {
      this.#gossipDueMs = nowMs;
      this.#probeDueMs = nowMs + this.#rng.below(Math.ceil(this.#intervalMs()));
      return;
    }
    if (nowMs - before <= this.#settings.standstillMs) return;
    const lateMs = nowMs - Math.max(before, this.nextDueMs);
    if (lateMs <= this.#settings.standstillMs) return;
    this.#probes.shift(lateMs);
    this.#links.shift(lateMs);
    for (const suspicion of this.#members.suspects.values()) suspicion.shift(lateMs);
    this.#health.worse(1);
  }

  #intervalMs(): number {
    return probeIntervalMs(this.#settings, this.#members.count) * this.#health.factor;
  }

  // Members and links

  #joined(peer: string): void {
    if (peer === this.#self || (this.#roster.size >= this.#settings.membersMax && !this.#roster.has(peer))) return this.#ignore();
    if (!this.#roster.add(peer)) return this.#contact(peer);
    if (this.#roster.size === 1) this.#probeDueMs = this.#nowMs + this.#rng.below(Math.ceil(this.#intervalMs()));
  }

  #removed(peer: string): void {
    if (!this.#members.remove(peer)) return this.#ignore();
    const probe = this.#probes.of(peer);
    if (probe) this.#probes.end(probe);
    this.#links.forget(peer);
    this.#heardAtMs.delete(peer);
    this.#rumours.drop(peer);
  }

  #heard(peer: string): void {
    if (!this.#roster.has(peer)) return this.#ignore();
    this.#contact(peer);
    this.#links.heard(peer, this.#nowMs);
  }

  /** The peer itself has just shown life. */
  #contact(peer: string): void {
    const probe = this.#probes.of(peer);
    if (probe) this.#succeeded(probe);
    if (this.#roster.size < this.#settings.freshMembersMax && this.#roster.has(peer)) this.#heardAtMs.set(peer, this.#nowMs);
    const record = this.#members.find(peer);
    if (!record) return;
    record.isBroken = false;
    if (record.suspicion || record.isDead) this.#tellSuspect(peer, record);
    this.#recover(peer, record);
  }

  /** Back among the living, and for a while not suspected upon what others say. */
  #recover(peer: string, record: MemberRecord): void {
    if (!record.suspicion && !record.isDead) return;
    this.#effects.push({type: record.isDead ? "returned" : "unsuspected", peer});
    this.#members.clear(peer);
    // A last chance that is still running belongs to the suspicion that is over.
    const probe = this.#probes.of(peer);
    if (probe) this.#probes.end(probe);
    record.vouchedUntilMs = this.#nowMs + this.#settings.vouchMs;
    this.#rumours.drop(peer);
  }

  /** Lifeguard's buddy system: whom it concerns hears it first, and can refute. */
  #tellSuspect(peer: string, record: MemberRecord): void {
    this.#effects.push({type: "send", to: peer, message: {type: "rumours", rumours: [this.#accusation(peer, record)]}});
  }

  #accusation(peer: string, record: MemberRecord): Rumour {
    return {kind: record.isDead ? "dead" : "suspect", peer, incarnation: record.incarnation, by: record.suspicion?.anyClaim ?? this.#self};
  }

  /** A strong hint, not a proof: the others are asked at once. */
  #linkLost(peer: string): void {
    if (!this.#roster.has(peer)) return this.#ignore();
    const record = this.#members.record(peer);
    record.isBroken = true;
    this.#links.forget(peer);
    for (const [sequence, relayed] of this.#probes.relayedTo(peer)) this.#nack(sequence, relayed.origin, relayed.originSequence);
    if (record.isDead || record.suspicion) return;
    const probe = this.#probes.of(peer);
    if (!probe) this.#probe(peer, "first");
    else if (probe.relays.size === 0) probe.relayAtMs = Math.min(probe.relayAtMs, this.#nowMs);
  }

  // Messages

  #received(from: string, message: SwimMessage): void {
    if (!this.#roster.has(from)) {
      this.#ignore();
      // It may know this node already: silence would make it suspect.
      if (message.type === "ping") this.#effects.push({type: "send", to: from, message: {type: "ack", sequence: message.sequence, rumours: []}});
      return;
    }
    this.#contact(from);
    // First, so that the answer carries a refutation.
    for (const rumour of message.rumours.slice(0, this.#settings.rumoursPerMessageMax)) this.#hearsay(rumour, from);
    switch (message.type) {
      case "ping":
        return this.#send(from, {type: "ack", sequence: message.sequence});
      case "ack":
        return this.#acked(from, message.sequence);
      case "nack":
        return this.#nacked(from, message.sequence);
      case "ping_req":
        return this.#asked(from, message.sequence, message.target);
      case "rumours":
        return;
    }
  }

  #acked(from: string, sequence: number): void {
    const relayed = this.#probes.relayed(sequence);
    if (relayed?.target === from) {
      this.#probes.endRelayed(sequence);
      return this.#send(relayed.origin, {type: "ack", sequence: relayed.originSequence});
    }
    const probe = this.#probes.probe(sequence);
    if (!probe?.relays.has(from)) return;
    this.#succeeded(probe);
    const record = this.#members.find(probe.target);
    if (record) this.#recover(probe.target, record);
  }

  #nacked(from: string, sequence: number): void {
    const probe = this.#probes.probe(sequence);
    if (!probe?.relays.has(from)) return;
    probe.nacks.add(from);
    const isBroken = this.#members.find(probe.target)?.isBroken;
    if (isBroken && probe.nacks.size === probe.relays.size) probe.endsAtMs = this.#nowMs;
  }

  #asked(from: string, originSequence: number, target: string): void {
    if (target === this.#self || !this.#roster.has(target)) return this.#ignore();
    if (this.#members.find(target)?.isBroken) return this.#send(from, {type: "nack", sequence: originSequence});
    const {relayAgainMs, nackAfterMs} = this.#settings;
    const sequence = this.#probes.relay(from, originSequence, target, this.#nowMs + relayAgainMs, this.#nowMs + nackAfterMs);
    if (sequence === undefined) return this.#ignore();
    this.#send(target, {type: "ping", sequence});
  }

  #nack(sequence: number, origin: string, originSequence: number): void {
    this.#probes.endRelayed(sequence);
    this.#send(origin, {type: "nack", sequence: originSequence});
  }

  // Rumours

  #hearsay(rumour: Rumour, from: string): void {
    if (rumour.peer === this.#self) return this.#refute(rumour);
    const known = this.#members.find(rumour.peer)?.incarnation ?? 0;
    const isTooNew = rumour.incarnation > known + this.#settings.incarnationLeapMax && from !== rumour.peer;
    if (!this.#roster.has(rumour.peer) || isTooNew) return this.#ignore();
    if (rumour.incarnation < known) return;
    if (rumour.kind === "alive") return this.#saidAlive(rumour);
    this.#accused(rumour, from);
  }

  /** A higher incarnation beats whatever was said of this node; old news is answered with the present one. */
  #refute(rumour: Rumour): void {
    if (rumour.kind === "alive") return;
    if (rumour.incarnation > this.#incarnation + this.#settings.incarnationLeapMax) return this.#ignore();
    if (rumour.incarnation >= this.#incarnation) {
      this.#incarnation = rumour.incarnation + 1;
      this.#health.worse(1); // late enough to be suspected
    }
    this.#rumours.add({kind: "alive", peer: this.#self, incarnation: this.#incarnation});
  }

  #saidAlive(rumour: Rumour): void {
    const record = this.#members.record(rumour.peer);
    if (rumour.incarnation <= record.incarnation) return;
    record.incarnation = rumour.incarnation;
    const isOwnFinding = record.isDead || record.suspicion?.observers.has(this.#self);
    if (!record.isDead) this.#recover(rumour.peer, record);
    this.#rumours.add(rumour);
    // What this node found out itself, it must see refuted itself.
    if (isOwnFinding) this.#probe(rumour.peer, "first");
  }

  #accused(rumour: Silent, from: string): void {
    if (rumour.by === this.#self) return; // an echo
    if (rumour.by === rumour.peer || !this.#roster.has(rumour.by)) return this.#ignore();
    const record = this.#members.record(rumour.peer);
    if (record.isDead || this.#nowMs < record.vouchedUntilMs) return;
    record.incarnation = rumour.incarnation;
    const suspicion = record.suspicion ?? this.#suspect(rumour.peer);
    let isNews = suspicion.claim(rumour.by);
    if (rumour.by === from) suspicion.observe(from);
    if (rumour.kind === "dead") isNews = suspicion.sayDead(this.#nowMs + this.#rng.below(verifyJitterMs(this.#settings, this.#members.count))) || isNews;
    if (isNews) this.#rumours.add(rumour);
  }

  #suspect(peer: string): Suspicion {
    const suspicion = new Suspicion(this.#settings, this.#nowMs);
    this.#members.suspect(peer, suspicion);
    this.#effects.push({type: "suspected", peer});
    return suspicion;
  }

  // Time

  #ticked(): void {
    if (this.#roster.size === 0) return;
    for (const probe of this.#probes.due(this.#nowMs)) this.#probeDue(probe);
    for (const [sequence, relayed] of this.#probes.dueRelayed(this.#nowMs)) this.#relayedDue(sequence, relayed);
    for (const [peer, suspicion] of this.#members.suspects) this.#suspectDue(peer, suspicion);
    for (const peer of this.#links.silent(this.#nowMs)) if (this.#members.isAlive(peer)) this.#probe(peer, "first");
    if (this.#nowMs >= this.#probeDueMs) this.#probeNext();
    if (this.#rumours.size > 0 && this.#nowMs >= this.#gossipDueMs) this.#gossip();
  }

  /** While all were heard just now there is nobody to probe, however long ago the last probe was. */
  #nextProbeMs(): number {
    if (this.#roster.size >= this.#settings.freshMembersMax) return this.#probeDueMs;
    let staleAtMs = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.#roster.size; i++) {
      const peer = this.#roster.at(i);
      if (!this.#members.find(peer)?.isDead) staleAtMs = Math.min(staleAtMs, this.#freshUntilMs(peer));
    }
    return staleAtMs === Number.POSITIVE_INFINITY ? this.#probeDueMs : Math.max(this.#probeDueMs, staleAtMs);
  }

  #probeNext(): void {
    this.#probeDueMs = this.#nowMs + this.#intervalMs();
    let staleAtMs = Number.POSITIVE_INFINITY;
    for (let tries = Math.min(this.#roster.size, 32); tries > 0; tries--) {
      const peer = this.#roster.at(this.#order.next(this.#roster.size));
      if (peer === this.#self || this.#members.find(peer)?.isDead) continue;
      const freshUntilMs = this.#freshUntilMs(peer);
      staleAtMs = Math.min(staleAtMs, freshUntilMs);
      if (this.#nowMs < freshUntilMs) continue;
      const suspicion = this.#members.suspects.get(peer);
      if (!suspicion || this.#isWorthOwnFinding(peer, suspicion)) this.#probe(peer, "first");
      else this.#send(peer, {type: "ping", sequence: this.#probes.unused()});
      return;
    }
    // All were heard just now: until the first of them no longer is.
    if (staleAtMs < Number.POSITIVE_INFINITY) this.#probeDueMs = Math.max(this.#nowMs + 1, staleAtMs);
  }

  /** Until when what was heard of it spares it a probe. */
  #freshUntilMs(peer: string): number {
    if (this.#roster.size >= this.#settings.freshMembersMax) return Number.NEGATIVE_INFINITY;
    const {freshMs, courtesyMs} = this.#settings;
    return (this.#heardAtMs.get(peer) ?? Number.NEGATIVE_INFINITY) + freshMs + (this.#self < peer ? 0 : courtesyMs);
  }

  /** Confirms what was hearsay until now, unless that would delay the suspect's last chance, which must be a fresh probe. */
  #isWorthOwnFinding(peer: string, suspicion: Suspicion): boolean {
    const endsAtMs = this.#nowMs + this.#settings.probeTimeoutMs * this.#health.factor;
    return !suspicion.observers.has(this.#self) && endsAtMs <= this.#lastChanceMs(peer, suspicion);
  }

  #probe(peer: string, kind: ProbeKind): boolean {
    const isBroken = this.#members.find(peer)?.isBroken;
    const {directTimeoutMs, probeTimeoutMs} = this.#settings;
    const {factor} = this.#health;
    const relayAtMs = this.#nowMs + (isBroken ? 0 : directTimeoutMs * factor);
    const probe = this.#probes.begin(peer, kind, relayAtMs, this.#nowMs + probeTimeoutMs * factor);
    if (!probe) return false;
    this.#send(peer, {type: "ping", sequence: probe.sequence});
    if (isBroken) this.#askOthers(probe);
    return true;
  }

  #probeDue(probe: Probe): void {
    if (this.#nowMs >= probe.endsAtMs) this.#failed(probe);
    else this.#askOthers(probe);
  }

  #askOthers(probe: Probe): void {
    probe.relayAtMs = Number.POSITIVE_INFINITY;
    const canRelay = (peer: string) => peer !== probe.target && this.#members.isAlive(peer) && !this.#members.find(peer)?.isBroken;
    for (const peer of this.#pick(this.#settings.relaysPerProbe, canRelay)) {
      probe.relays.add(peer);
      this.#send(peer, {type: "ping_req", sequence: probe.sequence, target: probe.target});
    }
    const isBroken = this.#members.find(probe.target)?.isBroken;
    if (!isBroken)
      this.#send(probe.target, {type: "ping", sequence: probe.sequence}); // the first may have been lost
    else if (probe.relays.size === 0) probe.endsAtMs = this.#nowMs;
  }

  #relayedDue(sequence: number, relayed: Relayed): void {
    if (this.#nowMs >= relayed.nackAtMs) return this.#nack(sequence, relayed.origin, relayed.originSequence);
    relayed.againAtMs = Number.POSITIVE_INFINITY;
    this.#send(relayed.target, {type: "ping", sequence});
  }

  #succeeded(probe: Probe): void {
    this.#probes.end(probe);
    this.#health.better();
  }

  #failed(probe: Probe): void {
    this.#probes.end(probe);
    // One lost nack is the network's fault; none at all means that this node hears nothing.
    if (probe.relays.size > 0 && probe.nacks.size === 0) this.#health.worse(1);
    const {target} = probe;
    const record = this.#members.record(target);
    if (record.isDead) return;
    // Somebody who was asked said nothing: perhaps messages were lost. Others are asked before the mesh is told.
    const isDoubtful = probe.nacks.size < probe.relays.size && !probe.isSecond && this.#members.count >= this.#settings.secondProbeMembersMin;
    if (!record.suspicion && isDoubtful && this.#probe(target, "second")) return;
    const suspicion = record.suspicion ?? this.#suspect(target);
    for (const peer of [this.#self, ...probe.nacks]) suspicion.observe(peer);
    if (suspicion.claim(this.#self)) this.#rumours.add({kind: "suspect", peer: target, incarnation: record.incarnation, by: this.#self});
    for (const peer of probe.nacks) suspicion.claim(peer);
    if (probe.isFinal) this.#decide(target, record, suspicion);
  }

  #lastChanceMs(peer: string, suspicion: Suspicion): number {
    return suspicion.dueMs(this.#members.count, this.#members.witnesses, this.#members.find(peer)?.isBroken ?? false);
  }

  #suspectDue(peer: string, suspicion: Suspicion): void {
    if (this.#probes.of(peer) || this.#nowMs < this.#lastChanceMs(peer, suspicion)) return;
    if (!this.#probe(peer, "final")) suspicion.postpone(this.#nowMs + this.#settings.verifyAgainMs);
  }

  #decide(peer: string, record: MemberRecord, suspicion: Suspicion): void {
    if (suspicion.observers.size < Math.min(this.#settings.observersMin, this.#members.witnesses)) {
      return suspicion.postpone(this.#nowMs + this.#settings.verifyAgainMs);
    }
    const isNews = !suspicion.isSaidDead;
    this.#members.bury(peer);
    this.#effects.push({type: "death_confirmed", peer, observers: [...suspicion.observers].toSorted()});
    if (isNews) this.#rumours.add({kind: "dead", peer, incarnation: record.incarnation, by: this.#self});
  }

  // Sending

  #gossip(): void {
    this.#gossipDueMs = this.#nowMs + this.#settings.gossipIntervalMs;
    for (const peer of this.#pick(this.#settings.gossipFanout, (candidate) => !this.#members.find(candidate)?.isDead)) {
      if (this.#rumours.size === 0) return;
      this.#send(peer, {type: "rumours"});
    }
  }

  #send(to: string, message: Bare): void {
    const record = this.#members.find(to);
    const accusation = record?.suspicion || record?.isDead ? [this.#accusation(to, record)] : [];
    const count = this.#settings.rumoursPerMessageMax - accusation.length;
    const rumours = [...accusation, ...this.#rumours.take(count, rumourSendsMax(this.#settings, this.#members.count))];
    this.#effects.push({type: "send", to, message: {...message, rumours}});
  }

  /** Up to `count` different others at random. In a large roster those that do not fit are met too rarely to search for. */
  #pick(count: number, fits: (peer: string) => boolean): Set<string> {
    const {size} = this.#roster;
    const picked = new Set<string>();
    const order = new ProbeOrder(this.#rng);
    for (let tries = Math.min(size, 256); tries > 0 && picked.size < count; tries--) {
      const peer = this.#roster.at(order.next(size));
      if (peer !== this.#self && fits(peer)) picked.add(peer);
    }
    return picked;
  }

  #ignore(): void {
    this.#ignored++;
  }
}

type WithoutRumours<M> = M extends unknown ? Omit<M, "rumours"> : never;
type Bare = WithoutRumours<SwimMessage>;
