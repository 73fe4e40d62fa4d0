import {Bitset, Prng} from "@ollamesh/stdx";
import {expect} from "vitest";
import {Download, type DownloadEffect, swarmDefaults} from "../../src/index.ts";

export const PIECE = 1000;
export const settings = {...swarmDefaults, blockBytes: 300, assemblyBytesMax: 6000, stallMs: 2000, stealAfterMs: 300};

export interface SimSource {
  readonly have: Bitset;
  /** Chance that a block has a wrong byte, percent. */
  readonly lies: number;
  /** Chance that a request is rejected, percent. */
  readonly rejects: number;
  /** Milliseconds a block takes. */
  readonly blockMs: number;
  /** Answers nothing from then on. */
  readonly silentFromMs: number;
  /** Its connection ends then, and with `returnsAtMs` it comes back. */
  readonly lostAtMs: number;
  readonly returnsAtMs: number;
}

const never = Number.POSITIVE_INFINITY;

export function source(have: Bitset, more: Partial<SimSource> = {}): SimSource {
  return {have, lies: 0, rejects: 0, blockMs: 10, silentFromMs: never, lostAtMs: never, returnsAtMs: never, ...more};
}

export function bits(size: number, members: Iterable<number>): Bitset {
  const set = new Bitset(size);
  for (const member of members) set.add(member);
  return set;
}

export interface Scenario {
  readonly size: number;
  readonly wanted: Bitset;
  readonly have?: Bitset;
  readonly sources: Readonly<Record<string, SimSource>>;
  readonly seed: number;
  readonly untilMs: number;
}

export interface Request {
  readonly atMs: number;
  readonly peer: string;
  readonly id: number;
  readonly piece: number;
  readonly offset: number;
  readonly length: number;
}

/** The dumb world around the core: a true blob, sources that answer late, wrongly or never, a store that checks. */
export class SwarmWorld {
  readonly download: Download;
  readonly bans: string[] = [];
  readonly requests: Request[] = [];
  readonly cancels: {peer: string; id: number}[] = [];
  /** Pieces the store took, and those it refused, in order. */
  readonly verified: number[] = [];
  readonly corrupt: number[] = [];
  nowMs = 0;
  readonly #scenario: Scenario;
  readonly #rng: Prng;
  readonly #blob: Uint8Array;
  readonly #online = new Set<string>();
  #due: {atMs: number; act: () => void}[] = [];

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#rng = new Prng(scenario.seed);
    this.#blob = Uint8Array.from({length: scenario.size}, () => this.#rng.below(256));
    let ids = 0;
    this.download = new Download({
      size: scenario.size,
      pieceSize: PIECE,
      have: scenario.have ?? new Bitset(Math.ceil(scenario.size / PIECE)),
      wanted: scenario.wanted,
      rng: this.#rng,
      nextRequestId: () => ids++,
      settings,
    });
  }

  run(): this {
    for (const [peer, {lostAtMs, returnsAtMs}] of Object.entries(this.#scenario.sources)) {
      this.#joins(peer);
      if (lostAtMs < never) this.#after(lostAtMs, () => this.#leaves(peer));
      if (returnsAtMs < never) this.#after(returnsAtMs, () => this.#joins(peer));
    }
    for (; this.nowMs < this.#scenario.untilMs && !this.download.isDone; this.nowMs += 10) {
      this.download.step({type: "ticked"}, this.nowMs);
      this.#drain();
      const due = this.#due.filter(({atMs}) => atMs <= this.nowMs).sort((a, b) => a.atMs - b.atMs);
      this.#due = this.#due.filter(({atMs}) => atMs > this.nowMs);
      for (const {act} of due) {
        act();
        this.#drain();
      }
    }
    return this;
  }

  #joins(peer: string): void {
    this.#online.add(peer);
    this.download.step({type: "source_holds", peer, have: (this.#scenario.sources[peer] as SimSource).have}, this.nowMs);
    this.#drain();
  }

  #leaves(peer: string): void {
    this.#online.delete(peer);
    this.download.step({type: "source_lost", peer}, this.nowMs);
  }

  #after(delayMs: number, act: () => void): void {
    this.#due.push({atMs: this.nowMs + delayMs, act});
  }

  #drain(): void {
    for (const effect of this.download.takeEffects()) this.#execute(effect);
    this.#checkBounds();
  }

  #checkBounds(): void {
    const holders = new Map<string, number>();
    for (const {asks, ...one} of this.download.sources()) {
      for (const {piece, block} of asks.values()) holders.set(`${piece}/${block}`, (holders.get(`${piece}/${block}`) ?? 0) + 1);
      if (one.state !== "active" && asks.size > 0) expect.fail(`${one.id} is ${one.state} and is asked`);
      if (asks.size > settings.requestsMax) expect.fail(`${one.id} is asked ${asks.size} times at once`);
    }
    for (const [block, count] of holders) if (count > 2) expect.fail(`${block} is asked of ${count} sources`);
    const assembling = Number(/(\d+) in assembly/.exec(this.download.describe())?.[1]);
    if (assembling * PIECE > settings.assemblyBytesMax) expect.fail(`${assembling} pieces in assembly`);
  }

  #execute(effect: DownloadEffect): void {
    if (effect.type === "ban") this.bans.push(effect.peer);
    else if (effect.type === "cancel") this.cancels.push(effect);
    else if (effect.type === "verify") this.#verify(effect.piece, effect.bytes);
    else this.#request({atMs: this.nowMs, peer: effect.peer, id: effect.id, piece: effect.piece, offset: effect.offset, length: effect.length});
  }

  #verify(piece: number, bytes: Uint8Array): void {
    // Looked at when it is answered, as a store may: until then nobody may use these bytes for anything else.
    this.#after(1, () => {
      const isRight = Buffer.compare(bytes, this.#blob.subarray(piece * PIECE, piece * PIECE + PIECE)) === 0;
      (isRight ? this.verified : this.corrupt).push(piece);
      this.download.reuse(bytes);
      this.download.step({type: isRight ? "piece_stored" : "piece_corrupt", piece}, this.nowMs);
    });
  }

  #request(request: Request): void {
    const {peer, id, piece, offset, length} = request;
    const from = this.#scenario.sources[peer] as SimSource;
    if (this.download.have.has(piece) || !this.download.wanted.has(piece) || !from.have.has(piece)) expect.fail(`piece ${piece} is asked of ${peer}`);
    if (this.bans.includes(peer)) expect.fail(`${peer} was banned and is asked`);
    const source = this.download.sources().find((one) => one.id === peer);
    if ((source?.asks.size ?? 0) > (source?.window ?? 0)) expect.fail(`${peer} is asked beyond its window`);
    // A bad piece must have one culprit: who is on parole shares none.
    const others = this.download.sources().filter((one) => one.id !== peer && [...one.asks.values()].some((ask) => ask.piece === piece));
    if (source?.onParole && others.length > 0) expect.fail(`${peer} is on parole and shares piece ${piece} with ${others[0]?.id}`);
    this.requests.push(request);
    if (this.nowMs >= from.silentFromMs) return;
    const bytes = this.#blob.slice(piece * PIECE + offset, piece * PIECE + offset + length);
    expect(bytes.length).toBe(length);
    if (this.#rng.chance(from.lies, 100)) bytes[0] = (bytes[0] ?? 0) ^ 1;
    const isRejected = this.#rng.chance(from.rejects, 100);
    this.#after(from.blockMs + this.#rng.below(5), () => {
      if (!this.#online.has(peer)) return;
      this.download.step(isRejected ? {type: "request_rejected", peer, id} : {type: "data_received", peer, id, bytes}, this.nowMs);
    });
  }
}

export function simulate(scenario: Scenario): SwarmWorld {
  return new SwarmWorld(scenario).run();
}
