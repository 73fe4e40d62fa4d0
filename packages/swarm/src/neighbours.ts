import type {Prng} from "@ollamesh/stdx";

/** Sizes and times of a neighbourhood; distribution.md and docs/adr/swarm.md give the reasons. */
export const neighbourDefaults = {
  /** Peers a blob is fetched from at once, as far as there are so many that can be of use. */
  degree: 10,
  /** Above `degree`, so many are taken in that came by themselves: both ways is what makes a swarm. */
  degreeMax: 20,
  /** A neighbour that has had nothing we lack for so long gives its place to another, milliseconds. */
  uselessMs: 8000,
  /** So long between two questions to a peer that said it holds nothing, and between two rounds of looking for more. */
  askAgainMs: 3000,
  roundMs: 500,
  /** Nothing could be asked of any neighbour for so long: they are asked anew; and after that, more are looked for, though there are enough. */
  starvedMs: 750,
  hungryMs: 4000,
} as const;

export type NeighbourSettings = {readonly [K in keyof typeof neighbourDefaults]: number};

export type NeighbourEffect =
  /** Tell it that we are interested: it answers what it holds. */
  | {readonly type: "ask"; readonly peer: string}
  /** Tell it that we are not, any more. */
  | {readonly type: "drop"; readonly peer: string};

interface Member {
  /** `asked` waits for an answer; `empty` answered that it holds nothing; `linked` holds something or wants the same. */
  state: "fresh" | "asked" | "empty" | "linked";
  /** Wants the blob itself, so that it will hold more. */
  wants: boolean;
  holds: boolean;
  askedAtMs: number;
  usefulAtMs: number;
}

/**
 * With whom of all members one blob is exchanged: about ten, drawn at random, so that news of a piece costs the same in a mesh of a thousand
 * as in one of ten. While too few are of use, ever more members are asked, twice as many each round: a blob that one member in a thousand
 * holds is found in seven rounds.
 */
export class Neighbours {
  readonly #rng: Prng;
  readonly #settings: NeighbourSettings;
  readonly #members = new Map<string, Member>();
  readonly #linked = new Map<string, Member>();
  readonly #fresh: string[] = [];
  #effects: NeighbourEffect[] = [];
  /** Rounds of looking for more since there were enough. */
  #rounds = 0;
  #roundAtMs = Number.NEGATIVE_INFINITY;
  #retryAtMs = Number.NEGATIVE_INFINITY;
  #starvedSinceMs: number | undefined;

  constructor(rng: Prng, settings: NeighbourSettings = neighbourDefaults) {
    this.#rng = rng;
    this.#settings = settings;
  }

  get degree(): number {
    return this.#linked.size;
  }

  /** All that were told of our interest, whatever they answered. */
  asked(): readonly string[] {
    return [...this.#members].flatMap(([peer, {askedAtMs}]) => (askedAtMs > Number.NEGATIVE_INFINITY ? [peer] : []));
  }

  takeEffects(): readonly NeighbourEffect[] {
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }

  memberUp(peer: string): void {
    if (this.#members.has(peer)) return;
    this.#members.set(peer, {state: "fresh", wants: false, holds: false, askedAtMs: Number.NEGATIVE_INFINITY, usefulAtMs: 0});
    this.#fresh.push(peer);
  }

  memberDown(peer: string): void {
    this.#members.delete(peer);
    this.#linked.delete(peer);
  }

  /** It is interested in the same blob, so it will hold pieces of it. */
  wants(peer: string, nowMs: number): void {
    const member = this.#members.get(peer);
    if (!member || this.#linked.has(peer)) return;
    member.wants = true;
    if (this.#linked.size >= this.#settings.degreeMax) return;
    // Also one that was asked: it may have been before it began.
    this.#ask(peer, member, nowMs);
    this.#link(peer, member, nowMs);
  }

  wantsNoMore(peer: string): void {
    const member = this.#members.get(peer);
    if (member) member.wants = false;
  }

  /** It answered, or told by itself, that it holds something. False: it is one too many, and was told so. */
  holds(peer: string, nowMs: number): boolean {
    const member = this.#members.get(peer);
    if (!member) return false;
    member.holds = true;
    if (this.#linked.has(peer)) return true;
    if (this.#linked.size >= this.#settings.degreeMax) this.#makeRoom();
    if (this.#linked.size >= this.#settings.degreeMax) {
      this.#drop(peer, member);
      return false;
    }
    this.#link(peer, member, nowMs);
    return true;
  }

  holdsNothing(peer: string): void {
    const member = this.#members.get(peer);
    if (!member || member.state === "fresh" || member.wants) return;
    this.#linked.delete(peer);
    member.state = "empty";
    member.holds = false;
  }

  /**
   * To be called a few times a second.
   * @param isUseful whether a neighbour holds something we lack
   * @param isStarved nothing can be asked of anybody though something is missing: neighbours that may hold back are asked anew
   */
  review(nowMs: number, isUseful: (peer: string) => boolean, isStarved: boolean): void {
    for (const [peer, member] of this.#linked) if (isUseful(peer)) member.usefulAtMs = nowMs;
    if (this.#linked.size >= this.#settings.degree) this.#dropUseless(nowMs);
    this.#starvedSinceMs = isStarved ? (this.#starvedSinceMs ?? nowMs) : undefined;
    const starvedMs = nowMs - (this.#starvedSinceMs ?? nowMs);
    // Between two pieces everybody has nothing to ask for now and then: that is no reason.
    if (starvedMs >= this.#settings.starvedMs) this.#askAnew(nowMs);
    if (this.#linked.size >= this.#settings.degree && starvedMs < this.#settings.hungryMs) this.#rounds = 0;
    else if (nowMs - this.#roundAtMs >= this.#settings.roundMs) this.#askMore(nowMs);
  }

  /** One that holds nothing yet gives its place to one that does. */
  #makeRoom(): void {
    const [idle] = [...this.#linked].filter(([, {holds}]) => !holds);
    if (idle) this.#drop(...idle);
  }

  #link(peer: string, member: Member, nowMs: number): void {
    member.state = "linked";
    member.usefulAtMs = nowMs;
    this.#linked.set(peer, member);
  }

  #ask(peer: string, member: Member, nowMs: number): void {
    member.state = "asked";
    member.askedAtMs = nowMs;
    this.#effects.push({type: "ask", peer});
  }

  #drop(peer: string, member: Member): void {
    this.#linked.delete(peer);
    member.state = "empty";
    member.askedAtMs = Number.NEGATIVE_INFINITY;
    this.#effects.push({type: "drop", peer});
  }

  /** Only one at a time, and only while others could take its place: a neighbour costs next to nothing. */
  #dropUseless(nowMs: number): void {
    if (this.#fresh.length === 0) return;
    const [useless] = [...this.#linked].filter(([, {usefulAtMs}]) => nowMs - usefulAtMs >= this.#settings.uselessMs);
    if (useless) this.#drop(...useless);
  }

  #askAnew(nowMs: number): void {
    for (const [peer, member] of this.#linked) {
      if (nowMs - member.askedAtMs < this.#settings.askAgainMs) continue;
      member.askedAtMs = nowMs;
      this.#effects.push({type: "ask", peer});
    }
  }

  #askMore(nowMs: number): void {
    this.#roundAtMs = nowMs;
    const wanted = Math.max(1, this.#settings.degree - this.#linked.size) * 2 ** this.#rounds;
    let asked = 0;
    while (asked < wanted && this.#fresh.length > 0) {
      const peer = this.#takeFresh();
      const member = this.#members.get(peer);
      if (member?.state !== "fresh") continue;
      this.#ask(peer, member, nowMs);
      asked++;
    }
    if (asked > 0) this.#rounds++;
    else if (nowMs - this.#retryAtMs >= this.#settings.askAgainMs) this.#retry(nowMs);
  }

  /** Everybody was asked, and too few are of use: some are asked again, in case an answer was lost. */
  #retry(nowMs: number): void {
    this.#retryAtMs = nowMs;
    const silent = [...this.#members].filter(([, {state, askedAtMs}]) => state !== "linked" && nowMs - askedAtMs >= this.#settings.askAgainMs);
    for (const [peer, member] of this.#rng.shuffle(silent).slice(0, 2 * this.#settings.degreeMax)) this.#ask(peer, member, nowMs);
  }

  #takeFresh(): string {
    const at = this.#rng.below(this.#fresh.length);
    const peer = this.#fresh[at] as string;
    const last = this.#fresh.pop() as string;
    if (at < this.#fresh.length) this.#fresh[at] = last;
    return peer;
  }
}
