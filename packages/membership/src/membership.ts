import {assert, type Prng} from "@ollamesh/stdx";
import {ADDRESSES_MAX, type Advert, boundAdvert, HINTS_MAX, isNewerAdvert, type PeerHint} from "./advert.ts";
import {Dialler} from "./dialler.ts";
import {type MembershipSettings, membershipDefaults} from "./settings.ts";

export type MembershipInput =
  | {readonly type: "connected"; readonly peer: string}
  | {readonly type: "disconnected"; readonly peer: string}
  | {readonly type: "dialled"; readonly address: string; readonly peer: string | undefined}
  | {readonly type: "pong"; readonly peer: string; readonly rttMs: number}
  | {readonly type: "ping_missed"; readonly peer: string}
  /** It sent something, of whatever kind, over its connection: it need not be asked whether it lives. */
  | {readonly type: "frame_heard"; readonly peer: string}
  /** `direct`: from the peer itself over a connection; else gossiped, signed by its author. */
  | {readonly type: "advert_heard"; readonly peer: string; readonly advert: Advert; readonly direct: boolean}
  | {readonly type: "hints_heard"; readonly hints: readonly PeerHint[]}
  | {readonly type: "leave_heard"; readonly peer: string}
  /** Several observers agree that it does not answer. */
  | {readonly type: "death_confirmed"; readonly peer: string; readonly observers: readonly string[]}
  | {readonly type: "self_changed"; readonly advert: Advert}
  /** At least every `tickMs` while `isActive`. */
  | {readonly type: "ticked"};

export type MembershipEffect =
  | {readonly type: "dial"; readonly address: string}
  | {readonly type: "ping"; readonly peer: string}
  | {readonly type: "hang_up"; readonly peer: string}
  /** Send own advert and hints to a new connection. */
  | {readonly type: "greet"; readonly peer: string; readonly hints: readonly PeerHint[]}
  | {readonly type: "publish"; readonly advert: Advert}
  | {readonly type: "peer_up"; readonly peer: string}
  | {readonly type: "peer_down"; readonly peer: string; readonly reason: string /** By its own word. */; readonly hasLeft: boolean}
  /** It left, or was not heard of for long: nothing needs to be kept of it. */
  | {readonly type: "forgotten"; readonly peer: string};

export interface KnownMember {
  readonly id: string;
  readonly advert: Advert;
  /** The shortest of the newest few: what a busy host adds comes and goes, the way there stays. Undefined until the first ping was answered. */
  readonly rttMs: number | undefined;
}

interface Peer {
  readonly id: string;
  advert: Advert | undefined;
  connected: boolean;
  up: boolean;
  heardAtMs: number;
  lostAtMs: number | undefined;
  pingDueMs: number;
  pongAtMs: number | undefined;
  pinging: boolean;
  missed: number;
  /** The newest round trips, oldest first. */
  rttsMs: readonly number[];
  /** It was started again, and has not said so itself yet: what is sent to it now may go to its earlier life. */
  isUnmet: boolean;
}

/** A round trip counts until so many newer ones were taken. */
const RTTS_MAX = 4;

/**
 * Who is here. A peer is up while it is connected and has said who it is; it is down when it left, when its death is confirmed, and, for
 * this node alone, when its connection stayed broken for `suspicionMs` or it missed `pingsMissedMax` pings. Lost peers and bootstrap addresses are dialled again for ever, with back-off.
 */
export class Membership {
  readonly #self: string;
  readonly #settings: MembershipSettings;
  readonly #peers = new Map<string, Peer>();
  readonly #dialler: Dialler;
  #effects: MembershipEffect[] = [];
  #advert: Advert;
  #publishDueMs = 0;
  #isSettled = false;
  #ignored = 0;

  constructor(options: {self: string; advert: Advert; bootstrap: readonly string[]; rng: Prng; settings?: MembershipSettings}) {
    this.#self = options.self;
    this.#advert = boundAdvert(options.advert);
    this.#settings = options.settings ?? membershipDefaults;
    this.#dialler = new Dialler(options.bootstrap, this.#settings, options.rng);
  }

  /** False: alone and told of nobody, so that no tick is needed. */
  get isActive(): boolean {
    return this.#peers.size > 0 || this.#dialler.hasBootstrap;
  }

  /** When everybody is here and answers, nothing is due sooner than a ping or an advert, which have time. */
  get tickMs(): number {
    return this.#isSettled ? this.#settings.settledTickMs : this.#settings.tickMs;
  }

  get ownAdvert(): Advert {
    return this.#advert;
  }

  members(): readonly KnownMember[] {
    const up = [...this.#peers.values()].filter((peer) => peer.up);
    return up.map(({id, advert, rttsMs}) => ({id, advert: advert as Advert, rttMs: shortest(rttsMs)})).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  takeEffects(): readonly MembershipEffect[] {
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }

  describe(): string {
    const up = this.members().length;
    return `members ${up} up of ${this.#peers.size} known, ${this.#dialler.describe()}, ${this.#ignored} inputs ignored`;
  }

  step(input: MembershipInput, nowMs: number): void {
    this.#take(input, nowMs);
    if (input.type === "frame_heard") return; // much the most frequent, and never news
    this.#isSettled = this.#dialler.isDone && [...this.#peers.values()].every((peer) => peer.up && peer.connected && peer.missed === 0 && !isNew(peer));
  }

  #take(input: MembershipInput, nowMs: number): void {
    switch (input.type) {
      case "connected":
        return this.#connected(input.peer, nowMs);
      case "disconnected":
        return this.#disconnected(input.peer, nowMs);
      case "dialled":
        return this.#dialler.finished(input.address, input.peer, nowMs);
      case "pong":
        return this.#ponged(input.peer, input.rttMs, nowMs);
      case "ping_missed":
        return this.#missed(input.peer, nowMs);
      case "frame_heard":
        return this.#spoke(input.peer, nowMs);
      case "advert_heard":
        return this.#heard(input.peer, input.advert, input.direct, nowMs);
      case "hints_heard":
        return this.#hinted(input.hints, nowMs);
      case "leave_heard":
        return this.#left(input.peer);
      case "death_confirmed":
        return this.#died(input.peer, input.observers.length);
      case "self_changed":
        return this.#selfChanged(input.advert, nowMs);
      case "ticked":
        return this.#ticked(nowMs);
    }
  }

  #connected(id: string, nowMs: number): void {
    const peer = this.#learn(id, nowMs);
    if (!peer) return this.#effect({type: "hang_up", peer: id});
    peer.connected = true;
    peer.lostAtMs = undefined;
    peer.missed = 0;
    peer.pinging = false;
    peer.pingDueMs = nowMs;
    peer.pongAtMs = undefined;
    this.#dialler.reached(id);
    this.#effect({type: "greet", peer: id, hints: this.#hintsFor(id)});
    this.#raise(peer);
  }

  #disconnected(id: string, nowMs: number): void {
    const peer = this.#peers.get(id);
    if (!peer?.connected) return;
    peer.connected = false;
    peer.lostAtMs = nowMs;
    this.#dialler.lost(id, peer.advert?.addresses ?? [], nowMs);
  }

  #ponged(id: string, rttMs: number, nowMs: number): void {
    const peer = this.#peers.get(id);
    if (!peer) return;
    peer.pinging = false;
    peer.missed = 0;
    peer.heardAtMs = nowMs;
    peer.rttsMs = [...peer.rttsMs.slice(1 - RTTS_MAX), rttMs];
    const {pingIntervalMs, firstRttsIntervalMs} = this.#settings;
    peer.pingDueMs = nowMs + (isNew(peer) ? firstRttsIntervalMs : pingIntervalMs);
    peer.pongAtMs = nowMs;
  }

  /** Who falls silent is pinged as soon as if each frame had been a pong. */
  #spoke(id: string, nowMs: number): void {
    const peer = this.#peers.get(id);
    if (!peer || peer.pongAtMs === undefined || peer.missed > 0) return;
    const {pingIntervalMs, rttIntervalMs, firstRttsIntervalMs} = this.#settings;
    peer.pingDueMs = Math.min(nowMs + pingIntervalMs, peer.pongAtMs + (isNew(peer) ? firstRttsIntervalMs : rttIntervalMs));
  }

  #missed(id: string, nowMs: number): void {
    const peer = this.#peers.get(id);
    if (!peer?.connected) return;
    peer.pinging = false;
    peer.missed++;
    peer.pingDueMs = nowMs;
    if (peer.missed < this.#settings.pingsMissedMax) return;
    this.#lower(peer, `did not answer ${peer.missed} pings`);
    this.#effect({type: "hang_up", peer: id});
  }

  #heard(id: string, advert: Advert, direct: boolean, nowMs: number): void {
    if (id === this.#self) return;
    const peer = this.#learn(id, nowMs);
    if (!peer) return;
    peer.heardAtMs = nowMs;
    if (peer.advert && advert.incarnation > peer.advert.incarnation && peer.up) {
      // Back before it was missed: what the others told it, and it them, went with its earlier life.
      this.#lower(peer, "was started again");
      peer.isUnmet = !direct;
    }
    if (direct) peer.isUnmet = false;
    if (isNewerAdvert(advert, peer.advert)) peer.advert = boundAdvert(advert);
    if (!peer.connected && !direct) this.#dialler.learned(id, advert.addresses, nowMs + this.#courtesyMs(id));
    this.#raise(peer);
  }

  #hinted(hints: readonly PeerHint[], nowMs: number): void {
    for (const hint of hints.slice(0, HINTS_MAX)) {
      if (hint.id === this.#self || this.#peers.get(hint.id)?.connected) continue;
      if (this.#learn(hint.id, nowMs)) this.#dialler.learned(hint.id, hint.addresses.slice(0, ADDRESSES_MAX), nowMs + this.#courtesyMs(hint.id));
    }
  }

  #left(id: string): void {
    const peer = this.#peers.get(id);
    if (!peer) return;
    this.#lower(peer, "left", true);
    this.#effect({type: "hang_up", peer: id});
    this.#forget(id);
  }

  #died(id: string, observers: number): void {
    const peer = this.#peers.get(id);
    if (!peer) return;
    this.#lower(peer, `does not answer: ${observers} ${observers === 1 ? "observer" : "observers"}`);
    // What is left of the connection would only be in the way of a new one.
    if (peer.connected) this.#effect({type: "hang_up", peer: id});
  }

  #forget(id: string): void {
    this.#peers.delete(id);
    this.#dialler.forget(id);
    this.#effect({type: "forgotten", peer: id});
  }

  #selfChanged(advert: Advert, nowMs: number): void {
    this.#advert = boundAdvert({...advert, sequence: this.#advert.sequence + 1});
    this.#publish(nowMs);
  }

  #ticked(nowMs: number): void {
    for (const peer of this.#peers.values()) this.#tickPeer(peer, nowMs);
    if (nowMs >= this.#publishDueMs) this.#publish(nowMs);
    for (const address of this.#dialler.due(nowMs)) this.#effect({type: "dial", address});
  }

  #tickPeer(peer: Peer, nowMs: number): void {
    if (peer.connected) {
      if (peer.pinging || nowMs < peer.pingDueMs) return;
      peer.pinging = true;
      return this.#effect({type: "ping", peer: peer.id});
    }
    if (peer.lostAtMs !== undefined && nowMs - peer.lostAtMs >= this.#settings.suspicionMs) {
      peer.lostAtMs = undefined;
      this.#lower(peer, "its connection broke and it could not be reached again");
    }
    if (!peer.up && nowMs - peer.heardAtMs >= this.#settings.forgetMs) {
      this.#forget(peer.id);
    }
  }

  #publish(nowMs: number): void {
    this.#publishDueMs = nowMs + this.#settings.advertIntervalMs;
    if (this.#peers.size > 0) this.#effect({type: "publish", advert: this.#advert});
  }

  #learn(id: string, nowMs: number): Peer | undefined {
    assert(id !== this.#self, "the node met itself");
    const known = this.#peers.get(id);
    if (known) return known;
    if (this.#peers.size >= this.#settings.peersMax) {
      this.#ignored++;
      return undefined;
    }
    const peer: Peer = {
      id,
      advert: undefined,
      connected: false,
      up: false,
      heardAtMs: nowMs,
      lostAtMs: undefined,
      pingDueMs: nowMs,
      pongAtMs: undefined,
      pinging: false,
      missed: 0,
      rttsMs: [],
      isUnmet: false,
    };
    this.#peers.set(id, peer);
    return peer;
  }

  #raise(peer: Peer): void {
    if (peer.up || !peer.connected || !peer.advert || peer.isUnmet) return;
    peer.up = true;
    this.#effect({type: "peer_up", peer: peer.id});
  }

  #lower(peer: Peer, reason: string, hasLeft = false): void {
    if (!peer.up) return;
    peer.up = false;
    this.#effect({type: "peer_down", peer: peer.id, reason, hasLeft});
  }

  #hintsFor(id: string): PeerHint[] {
    const others = this.members().filter((member) => member.id !== id);
    return others.slice(0, HINTS_MAX).map((member) => ({id: member.id, addresses: member.advert.addresses}));
  }

  /** Of two peers that hear of each other at once the smaller id dials, the other only if nothing came of it. */
  #courtesyMs(id: string): number {
    return this.#self < id ? 0 : this.#settings.redialMsMin;
  }

  #effect(effect: MembershipEffect): void {
    this.#effects.push(effect);
  }
}

/** Its round trip rests on too few answers. */
function isNew({rttsMs}: Peer): boolean {
  return rttsMs.length < RTTS_MAX;
}

function shortest(rttsMs: readonly number[]): number | undefined {
  return rttsMs.length === 0 ? undefined : Math.min(...rttsMs);
}
