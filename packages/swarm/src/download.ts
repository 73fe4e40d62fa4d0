import {assert, Bitset, type Prng} from "@ollamesh/stdx";
import {Assembly} from "./assembly.ts";
import {type SwarmSettings, swarmDefaults} from "./settings.ts";
import {type Ask, Source} from "./source.ts";

export type DownloadInput =
  /** What a peer holds, whole; replaces what was known. */
  | {readonly type: "source_holds"; readonly peer: string; readonly have: Bitset}
  | {readonly type: "source_gained"; readonly peer: string; readonly pieces: readonly number[]}
  | {readonly type: "source_lost"; readonly peer: string}
  | {readonly type: "data_received"; readonly peer: string; readonly id: number; readonly bytes: Uint8Array}
  | {readonly type: "request_rejected"; readonly peer: string; readonly id: number}
  /** The store's answers to `verify`. */
  | {readonly type: "piece_stored"; readonly piece: number}
  | {readonly type: "piece_corrupt"; readonly piece: number}
  | {readonly type: "wanted_more"; readonly pieces: readonly number[]}
  | {readonly type: "ticked"};

export type DownloadEffect =
  | {readonly type: "request"; readonly peer: string; readonly id: number; readonly piece: number; readonly offset: number; readonly length: number}
  | {readonly type: "cancel"; readonly peer: string; readonly id: number}
  /** Hash, write and sync this piece, then answer. */
  | {readonly type: "verify"; readonly piece: number; readonly bytes: Uint8Array}
  | {readonly type: "ban"; readonly peer: string; readonly piece: number};

export interface DownloadOptions {
  readonly size: number;
  readonly pieceSize: number;
  readonly have: Bitset;
  readonly wanted: Bitset;
  readonly rng: Prng;
  /** Unique over all downloads of this peer: answers carry nothing else. */
  nextRequestId(): number;
  readonly settings?: SwarmSettings;
}

/**
 * One blob coming in from several peers: which block is asked of whom. Rarest piece first, windows by rate, late blocks asked twice and
 * the slower answer cancelled, bad pieces blamed exactly.
 */
export class Download {
  readonly #size: number;
  readonly #pieceSize: number;
  readonly #rng: Prng;
  readonly #settings: SwarmSettings;
  readonly #have: Bitset;
  readonly #wanted: Bitset;
  readonly #sources = new Map<string, Source>();
  readonly #assemblies = new Map<number, Assembly>();
  #effects: DownloadEffect[] = [];
  readonly #nextRequestId: () => number;
  #started = 0;
  #ignored = 0;

  constructor(options: DownloadOptions) {
    assert(options.have.size === options.wanted.size, "bitsets of one size");
    this.#size = options.size;
    this.#pieceSize = options.pieceSize;
    this.#have = options.have.clone();
    this.#wanted = options.wanted.clone();
    this.#rng = options.rng;
    this.#nextRequestId = () => options.nextRequestId();
    this.#settings = options.settings ?? swarmDefaults;
  }

  get isDone(): boolean {
    for (const piece of this.#wanted) if (!this.#have.has(piece)) return false;
    return true;
  }

  get have(): Bitset {
    return this.#have;
  }

  get wanted(): Bitset {
    return this.#wanted;
  }

  sources(): readonly Source[] {
    return [...this.#sources.values()];
  }

  /** Wanted pieces nobody active holds. */
  missingEverywhere(): number {
    const active = this.sources().filter((source) => source.state === "active");
    return [...this.#wanted].filter((piece) => !this.#have.has(piece) && !active.some((source) => source.have.has(piece))).length;
  }

  takeEffects(): readonly DownloadEffect[] {
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }

  describe(): string {
    const asks = this.sources().reduce((sum, source) => sum + source.asks.size, 0);
    return `have ${this.#have.count} of ${this.#wanted.count} wanted, ${this.#assemblies.size} in assembly, ${asks} asked of ${this.#sources.size}, ${this.#ignored} ignored`;
  }

  pieceLength(piece: number): number {
    return Math.min(this.#pieceSize, this.#size - piece * this.#pieceSize);
  }

  step(input: DownloadInput, nowMs: number): void {
    switch (input.type) {
      case "source_holds":
        this.#holds(input.peer, input.have, nowMs);
        break;
      case "source_gained":
        for (const piece of input.pieces) if (Number.isInteger(piece) && piece >= 0 && piece < this.#have.size) this.#sources.get(input.peer)?.have.add(piece);
        break;
      case "source_lost":
        this.#lost(input.peer);
        break;
      case "data_received":
        this.#received(input.peer, input.id, input.bytes, nowMs);
        break;
      case "request_rejected":
        this.#rejected(input.peer, input.id, nowMs);
        break;
      case "piece_stored":
        this.#stored(input.piece);
        break;
      case "piece_corrupt":
        this.#corrupt(input.piece);
        break;
      case "wanted_more":
        for (const piece of input.pieces) this.#wanted.add(piece);
        break;
      case "ticked":
        this.#giveUpStalled(nowMs);
        break;
    }
    this.#dropStuck();
    this.#fill(nowMs);
  }

  /** A piece begun by sources that are gone or on parole now must not wait for them: it is begun anew, by whoever may. */
  #dropStuck(): void {
    for (const assembly of [...this.#assemblies.values()]) {
      if (assembly.verifying || !assembly.isIdle) continue;
      const mayGoOn = this.sources().some((source) => source.state === "active" && this.#mayContribute(source, assembly));
      if (!mayGoOn) this.#assemblies.delete(assembly.piece);
    }
  }

  #holds(peer: string, have: Bitset, nowMs: number): void {
    if (have.size !== this.#have.size) {
      this.#ignored++;
      return;
    }
    const known = this.#sources.get(peer);
    if (!known) this.#sources.set(peer, new Source(peer, have.clone(), nowMs));
    else if (known.state !== "banned") {
      known.have = have.clone();
      known.state = "active";
      known.answeredAtMs = nowMs;
    }
  }

  #lost(peer: string): void {
    const source = this.#sources.get(peer);
    if (!source) return;
    if (source.state === "active") source.state = "gone";
    for (const ask of source.asks.values()) this.#assemblies.get(ask.piece)?.unask(ask.block);
    source.asks.clear();
    for (const assembly of [...this.#assemblies.values()]) if (assembly.exclusive === peer && !assembly.verifying) this.#assemblies.delete(assembly.piece);
  }

  #received(peer: string, id: number, bytes: Uint8Array, nowMs: number): void {
    const source = this.#sources.get(peer);
    const ask = source?.asks.get(id);
    if (!source || !ask) {
      this.#ignored++; // cancelled meanwhile, or never asked for
      return;
    }
    source.asks.delete(id);
    source.answered(bytes.length, nowMs);
    const assembly = this.#assemblies.get(ask.piece);
    assembly?.unask(ask.block);
    if (!assembly || assembly.isReceived(ask.block) || bytes.length !== assembly.length(ask.block)) {
      this.#ignored++;
      return;
    }
    assembly.receive(ask.block, bytes, peer);
    this.#cancelOthers(ask);
    if (!assembly.isWhole) return;
    assembly.verifying = true;
    this.#effects.push({type: "verify", piece: assembly.piece, bytes: assembly.bytes});
  }

  #rejected(peer: string, id: number, nowMs: number): void {
    const source = this.#sources.get(peer);
    const ask = source?.asks.get(id);
    if (!source || !ask) return;
    source.asks.delete(id);
    source.answeredAtMs = nowMs;
    source.have.delete(ask.piece); // it does not have it after all
    this.#assemblies.get(ask.piece)?.unask(ask.block);
  }

  #stored(piece: number): void {
    const assembly = this.#assemblies.get(piece);
    this.#assemblies.delete(piece);
    this.#have.add(piece);
    if (!assembly) return;
    // A piece's bytes are counted for those that brought it, in equal parts: blocks are of one size.
    for (const peer of assembly.contributors) {
      const source = this.#sources.get(peer);
      if (!source) continue;
      source.verifiedBytes += Math.round(assembly.bytes.length / assembly.contributors.size);
      if (assembly.exclusive === peer) source.onParole = false;
    }
  }

  #corrupt(piece: number): void {
    const assembly = this.#assemblies.get(piece);
    if (!assembly) return;
    this.#assemblies.delete(piece);
    const suspects = [...assembly.contributors].flatMap((peer) => this.#sources.get(peer) ?? []);
    const [only] = suspects;
    if (suspects.length === 1 && only) return this.#ban(only, piece);
    for (const suspect of suspects) suspect.onParole = true;
  }

  #ban(source: Source, piece: number): void {
    this.#lost(source.id);
    source.state = "banned";
    this.#effects.push({type: "ban", peer: source.id, piece});
  }

  #giveUpStalled(nowMs: number): void {
    for (const source of this.#sources.values()) {
      if (source.state !== "active" || source.asks.size === 0) continue;
      const oldest = Math.min(...[...source.asks.values()].map((ask) => ask.askedAtMs));
      if (nowMs - Math.max(source.answeredAtMs, oldest) < this.#settings.stallMs) continue;
      for (const ask of source.asks.values()) this.#effects.push({type: "cancel", peer: source.id, id: ask.id});
      this.#lost(source.id);
    }
  }

  #cancelOthers(done: Ask): void {
    for (const source of this.#sources.values()) {
      for (const ask of source.asks.values()) {
        if (ask.piece !== done.piece || ask.block !== done.block) continue;
        source.asks.delete(ask.id);
        this.#assemblies.get(ask.piece)?.unask(ask.block);
        this.#effects.push({type: "cancel", peer: source.id, id: ask.id});
      }
    }
  }

  /** Asks for blocks while windows have room: in turn over the peers, so that none takes all the work. */
  #fill(nowMs: number): void {
    let open = this.#rng.shuffle(this.sources().filter((source) => source.state === "active"));
    while (open.length > 0) {
      open = open.filter((source) => source.asks.size < source.window(this.#settings) && this.#askOne(source, nowMs));
    }
  }

  #askOne(source: Source, nowMs: number): boolean {
    const next = this.#nextBlock(source) ?? this.#lateBlock(source, nowMs);
    if (!next) return false;
    const {assembly, block} = next;
    const ask: Ask = {id: this.#nextRequestId(), piece: assembly.piece, block, askedAtMs: nowMs};
    assembly.asked(block);
    source.asks.set(ask.id, ask);
    this.#effects.push({type: "request", peer: source.id, id: ask.id, piece: assembly.piece, offset: assembly.offset(block), length: assembly.length(block)});
    return true;
  }

  #nextBlock(source: Source): {assembly: Assembly; block: number} | undefined {
    for (const assembly of this.#assemblies.values()) {
      if (!this.#mayContribute(source, assembly)) continue;
      const block = assembly.unasked();
      if (block !== undefined) return {assembly, block};
    }
    const piece = this.#pickPiece(source);
    if (piece === undefined) return undefined;
    this.#started++;
    const assembly = new Assembly(piece, this.pieceLength(piece), this.#settings.blockBytes, source.onParole ? source.id : undefined);
    this.#assemblies.set(piece, assembly);
    return {assembly, block: 0};
  }

  /** The last blocks, and those a slow peer sits on, are asked of a second peer; the first answer cancels the other. */
  #lateBlock(source: Source, nowMs: number): {assembly: Assembly; block: number} | undefined {
    const isEndgame = !this.#hasUnstarted();
    for (const assembly of this.#assemblies.values()) {
      if (!this.#mayContribute(source, assembly)) continue;
      for (const block of assembly.pending()) {
        const holder = this.#holderOf(assembly.piece, block);
        if (!holder || holder.source === source) continue;
        if (isEndgame || holder.source.isLate(holder.ask, this.#settings, nowMs)) return {assembly, block};
      }
    }
    return undefined;
  }

  #holderOf(piece: number, block: number): {source: Source; ask: Ask} | undefined {
    for (const source of this.#sources.values()) {
      for (const ask of source.asks.values()) if (ask.piece === piece && ask.block === block) return {source, ask};
    }
    return undefined;
  }

  #mayContribute(source: Source, assembly: Assembly): boolean {
    if (assembly.verifying || !source.have.has(assembly.piece)) return false;
    if (assembly.exclusive !== undefined) return assembly.exclusive === source.id;
    // On parole a peer only works on pieces of its own.
    return !source.onParole;
  }

  #pickPiece(source: Source): number | undefined {
    if ((this.#assemblies.size + 1) * this.#pieceSize > Math.max(this.#settings.assemblyBytesMax, this.#pieceSize)) return undefined;
    const candidates = [...this.#wanted].filter((piece) => !this.#have.has(piece) && !this.#assemblies.has(piece) && source.have.has(piece));
    if (candidates.length === 0) return undefined;
    if (this.#started < this.#settings.randomPieces) return this.#rng.pick(candidates);
    const active = this.sources().filter((other) => other.state === "active");
    const rarity = candidates.map((piece) => active.filter((other) => other.have.has(piece)).length);
    const rarest = Math.min(...rarity);
    return this.#rng.pick(candidates.filter((_, i) => rarity[i] === rarest));
  }

  #hasUnstarted(): boolean {
    for (const piece of this.#wanted) if (!this.#have.has(piece) && !this.#assemblies.has(piece)) return true;
    return [...this.#assemblies.values()].some((assembly) => !assembly.verifying && assembly.unasked() !== undefined);
  }
}

/** The pieces that hold the bytes of these ranges. */
export function piecesOf(ranges: readonly {start: number; end: number}[], size: number, pieceSize: number): Bitset {
  const pieces = new Bitset(Math.ceil(size / pieceSize));
  for (const {start, end} of ranges) {
    const [from, to] = [Math.max(0, start), Math.min(end, size)];
    if (to <= from) continue;
    for (let piece = Math.floor(from / pieceSize); piece * pieceSize < to; piece++) pieces.add(piece);
  }
  return pieces;
}
