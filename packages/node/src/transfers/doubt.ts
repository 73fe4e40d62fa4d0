import type {PeerId} from "@ollamesh/ports";
import {type Bitset, type Callback, type Outcome, ok, Prng} from "@ollamesh/stdx";
import type {OriginReads} from "./origin-reads.ts";

/** Names the read among those of spans. */
const READ_ID = -1;

export interface DoubtDeps {
  readonly reads: OriginReads;
  /** What the origin itself gave, which is beyond doubt. */
  readonly fromOrigin: Bitset;
  readonly seed: number;
  /** Whose word a piece's hash was first; undefined: of an earlier life. */
  tellerOf(piece: number): PeerId | undefined;
  /** Not caught. */
  isTrusted(peer: PeerId): boolean;
}

/**
 * The whole is not what was asked for, so somebody told wrong hashes. One piece of what each one told is read again at the origin, then all that those told whose piece
 * was another one. What is right already is read again only if that finds nobody, or is not enough.
 */
export class Doubt {
  readonly #deps: DoubtDeps;
  readonly #rng: Prng;
  #isReading = false;
  #haveSampled = false;

  constructor(deps: DoubtDeps) {
    this.#deps = deps;
    this.#rng = new Prng(deps.seed);
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  /** Reads again what is most in doubt; `done` when it is replaced. @returns false: all of it came from the origin, which is wrong itself */
  begin(done: Callback<void>): boolean {
    if (this.#isReading || this.#deps.fromOrigin.isFull) return false;
    if (this.#haveSampled) this.#read(() => true, done);
    else this.#sample(done);
    return true;
  }

  #sample(done: Callback<void>): void {
    this.#haveSampled = true;
    const groups = new Map<PeerId | undefined, number[]>();
    for (let piece = 0; piece < this.#deps.fromOrigin.size; piece++) {
      const teller = this.#deps.tellerOf(piece);
      if (this.#deps.fromOrigin.has(piece)) continue;
      const group = groups.get(teller);
      if (group) group.push(piece);
      else groups.set(teller, [piece]);
    }
    const samples = new Set([...groups.values()].map((pieces) => this.#rng.pick(pieces)));
    this.#read(
      (piece) => samples.has(piece),
      (outcome) => (outcome.ok ? this.#sampled(done) : done(outcome)),
    );
  }

  #sampled(done: Callback<void>): void {
    const {fromOrigin, tellerOf, isTrusted} = this.#deps;
    const isLie = (piece: number): boolean => {
      const teller = tellerOf(piece);
      return !fromOrigin.has(piece) && teller !== undefined && !isTrusted(teller);
    };
    let lies = 0;
    for (let piece = 0; piece < fromOrigin.size; piece++) if (isLie(piece)) lies++;
    if (fromOrigin.isFull) done(ok(undefined));
    else this.#read(lies > 0 ? isLie : () => true, done);
  }

  #read(isWanted: (piece: number) => boolean, done: Callback<void>): void {
    const {reads, fromOrigin} = this.#deps;
    this.#isReading = true;
    const ended = (outcome: Outcome<void>): void => {
      this.#isReading = false;
      done(outcome);
    };
    reads.begin(READ_ID, 0, fromOrigin.size, (piece) => !fromOrigin.has(piece) && isWanted(piece), ended);
  }
}
