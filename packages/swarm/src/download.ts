import {assert, type Bitset, type Prng} from "@ollamesh/stdx";
import {Assembly} from "./assembly.ts";
import {PiecePicker} from "./piece-picker.ts";
import {type SwarmSettings, swarmDefaults} from "./settings.ts";
import {type Ask, Source} from "./source.ts";

export type DownloadInput =
  /** What a peer holds; replaces what was known. `isWhole`: it has all, and shows a part of it. */
  | {readonly type: "source_holds"; readonly peer: string; readonly have: Bitset; readonly isWhole?: boolean}
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
  /** Hash, write and sync this piece, then answer, and give its bytes back (`reuse`). */
  | {readonly type: "verify"; readonly piece: number; readonly bytes: Uint8Array}
  | {readonly type: "ban"; readonly peer: string; readonly piece: number};

export interface Limit {
  take(bytes: number): boolean;
  giveBack(bytes: number): void;
}

export interface DownloadOptions {
  readonly size: number;
  readonly pieceSize: number;
  readonly have: Bitset;
  readonly wanted: Bitset;
  readonly rng: Prng;
  /** Unique over all downloads of this peer: answers carry nothing else. */
  nextRequestId(): number;
  /** Asked before each request; false: not now. Step again (`ticked`) once there is room. What is asked for and does not come is given back. */
  readonly limit?: Limit;
  readonly settings?: SwarmSettings;
}

/**
 * One blob coming in from several peers: which block is asked of whom. Rarest piece first, each piece of one source while that is quick
 * enough, windows by rate, late blocks asked twice and the slower answer cancelled, bad pieces blamed exactly.
 */
export class Download {
  readonly #size: number;
  readonly #pieceSize: number;
  readonly #rng: Prng;
  readonly #settings: SwarmSettings;
  readonly #have: Bitset;
  readonly #wanted: Bitset;
  readonly #picker: PiecePicker;
  readonly #sources = new Map<string, Source>();
  readonly #assemblies = new Map<number, Assembly>();
  /** Those of which a block is asked of nobody. */
  readonly #unasked = new Set<Assembly>();
  /** Of whole pieces, to be used again. */
  readonly #spare: Uint8Array[] = [];
  #effects: DownloadEffect[] = [];
  readonly #nextRequestId: () => number;
  readonly #limit: Limit | undefined;
  #missing = 0;
  #bytesWanted = 0;
  #bytesHeld = 0;
  #started = 0;
  #ignored = 0;
  /** It has less than half of what most of its sources have: they are faster. */
  #isBehind = false;

  constructor(options: DownloadOptions) {
    assert(options.have.size === options.wanted.size, "bitsets of one size");
    this.#size = options.size;
    this.#pieceSize = options.pieceSize;
    this.#have = options.have.clone();
    this.#wanted = options.wanted.clone();
    this.#rng = options.rng;
    this.#nextRequestId = () => options.nextRequestId();
    this.#limit = options.limit;
    this.#settings = options.settings ?? swarmDefaults;
    this.#picker = new PiecePicker(this.#have.size, this.#rng);
    for (const piece of this.#rng.shuffle([...this.#wanted])) this.#want(piece);
  }

  get isDone(): boolean {
    return this.#missing === 0;
  }

  get have(): Bitset {
    return this.#have;
  }

  get wanted(): Bitset {
    return this.#wanted;
  }

  /** Of the wanted pieces, bytes: all, and those that are stored. */
  get progress(): {readonly completed: number; readonly total: number} {
    return {completed: this.#bytesHeld, total: this.#bytesWanted};
  }

  sources(): readonly Source[] {
    return [...this.#sources.values()];
  }

  /** Whether this peer holds something that is still to be asked for, or is asked for something now. */
  isUseful(peer: string): boolean {
    const source = this.#sources.get(peer);
    return source?.isHopeful === true && (source.openPieces > 0 || source.involved.size > 0);
  }

  /** Something is wanted, and nothing can be asked of anybody. */
  get isStarved(): boolean {
    if (this.#missing === 0 || [...this.#assemblies.values()].some(({verifying}) => verifying)) return false;
    return !this.sources().some((source) => this.isUseful(source.id));
  }

  /** Wanted pieces nobody active holds. */
  missingEverywhere(): number {
    if (this.sources().some(({state, isWhole}) => state === "active" && isWhole)) return 0;
    const begun = [...this.#assemblies.values()].filter(({piece, verifying}) => !verifying && this.#picker.availability(piece) === 0);
    return this.#picker.unheldCount + begun.length;
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

  /** The bytes of a `verify` that was answered: nobody reads them any more, and the next piece may lie there. */
  reuse(bytes: Uint8Array): void {
    if (bytes.length === this.#pieceSize && (this.#spare.length + 1) * this.#pieceSize <= this.#settings.assemblyBytesMax) this.#spare.push(bytes);
  }

  pieceLength(piece: number): number {
    return Math.min(this.#pieceSize, this.#size - piece * this.#pieceSize);
  }

  step(input: DownloadInput, nowMs: number): void {
    switch (input.type) {
      case "source_holds":
        this.#holds(input.peer, input.have, input.isWhole ?? false, nowMs);
        break;
      case "source_gained":
        return this.#gained(input.peer, input.pieces, nowMs);
      case "source_lost":
        this.#lost(input.peer);
        break;
      case "data_received":
        return this.#received(input.peer, input.id, input.bytes, nowMs);
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
        for (const piece of input.pieces) if (this.#wanted.add(piece)) this.#want(piece);
        break;
      case "ticked":
        this.#giveUpStalled(nowMs);
        this.#dropStuck();
        this.#isBehind = this.#hasFallenBehind();
        break;
    }
    this.#fill(this.#sources.values(), nowMs, input.type === "ticked");
  }

  #want(piece: number): void {
    const length = this.pieceLength(piece);
    this.#bytesWanted += length;
    if (this.#have.has(piece)) this.#bytesHeld += length;
    else {
      this.#missing++;
      this.#picker.open(piece);
    }
  }

  #holds(peer: string, have: Bitset, isWhole: boolean, nowMs: number): void {
    if (have.size !== this.#have.size) {
      this.#ignored++;
      return;
    }
    const known = this.#sources.get(peer);
    if (known?.state === "banned") return;
    if (known) this.#picker.removeHolder(known);
    const source = known ?? new Source(peer, have, this.#settings, nowMs);
    source.have = have.clone();
    source.isWhole = isWhole;
    source.state = "active";
    this.#sources.set(peer, source);
    this.#picker.addHolder(source);
  }

  #gained(peer: string, pieces: readonly number[], nowMs: number): void {
    const source = this.#sources.get(peer);
    if (!source) return;
    for (const piece of pieces) if (Number.isInteger(piece) && piece >= 0 && piece < this.#have.size) this.#picker.gained(source, piece);
    this.#fill([source], nowMs);
  }

  #lost(peer: string): void {
    const source = this.#sources.get(peer);
    if (!source) return;
    if (source.state === "active") source.state = "gone";
    this.#picker.removeHolder(source);
    for (const ask of [...source.asks.values()]) this.#unuse(ask);
    this.#dropStuck();
  }

  #forget(ask: Ask): void {
    ask.source.asks.delete(ask.id);
    ask.assembly.unask(ask);
    if (this.#assemblies.get(ask.piece) === ask.assembly) this.#unasked.add(ask.assembly);
  }

  /** It was asked for and will not come. */
  #unuse(ask: Ask): void {
    this.#forget(ask);
    this.#limit?.giveBack(ask.assembly.length(ask.block));
  }

  #cancel(ask: Ask): void {
    this.#unuse(ask);
    this.#effects.push({type: "cancel", peer: ask.source.id, id: ask.id});
  }

  #cancelAll(assembly: Assembly | undefined): void {
    for (let block = 0; block < (assembly?.blocks ?? 0); block++) for (const ask of [...(assembly?.asks(block) ?? [])]) this.#cancel(ask);
  }

  #received(peer: string, id: number, bytes: Uint8Array, nowMs: number): void {
    const source = this.#sources.get(peer);
    const ask = source?.asks.get(id);
    if (!source || !ask) {
      this.#ignored++; // cancelled meanwhile, or never asked for
      return;
    }
    const {assembly, block} = ask;
    if (bytes.length !== assembly.length(block)) {
      this.#ignored++;
      this.#ban(source, assembly.piece); // no link makes a block shorter or longer
      return this.#fill(this.#sources.values(), nowMs);
    }
    this.#forget(ask);
    source.answered(bytes.length, nowMs);
    if (assembly.isReceived(block)) this.#ignored++;
    else this.#take(assembly, block, bytes, source);
    // For the others nothing has changed: they are left alone, or each block that comes would cost the time of all sources.
    this.#fill([source], nowMs);
  }

  #take(assembly: Assembly, block: number, bytes: Uint8Array, source: Source): void {
    assembly.receive(block, bytes, source);
    for (const other of [...assembly.asks(block)]) this.#cancel(other);
    if (!assembly.isWhole) return;
    assembly.verifying = true;
    this.#effects.push({type: "verify", piece: assembly.piece, bytes: assembly.bytes});
  }

  #rejected(peer: string, id: number, nowMs: number): void {
    const source = this.#sources.get(peer);
    const ask = source?.asks.get(id);
    if (!source || !ask) return;
    this.#unuse(ask);
    source.refused(nowMs);
    this.#picker.lost(source, ask.piece); // it does not have it after all, or not for us
    this.#dropStuck();
  }

  #stored(piece: number): void {
    const assembly = this.#end(piece);
    // It may have come from outside of the swarm meanwhile.
    this.#cancelAll(assembly);
    if (!this.#have.add(piece)) return;
    this.#picker.close(piece);
    this.#missing--;
    this.#bytesHeld += this.pieceLength(piece);
    if (!assembly?.verifying) return;
    // A piece's bytes are counted for those that brought it, in equal parts: blocks are of one size.
    for (const source of assembly.contributors) {
      source.verifiedBytes += Math.round(assembly.bytes.length / assembly.contributors.size);
      if (assembly.isExclusive) source.onParole = false;
    }
  }

  #corrupt(piece: number): void {
    const assembly = this.#end(piece);
    if (!assembly) return;
    this.#picker.open(piece);
    const [only, ...others] = assembly.contributors;
    if (only && others.length === 0) return this.#ban(only, piece);
    for (const suspect of assembly.contributors) suspect.onParole = true;
    this.#dropStuck();
  }

  #ban(source: Source, piece: number): void {
    source.state = "banned";
    for (const ask of [...source.asks.values()]) this.#cancel(ask);
    // What it had a part in is bad too, most likely: it is not worth finding out.
    for (const {piece: suspect, verifying} of [...source.involved]) if (!verifying) this.#restart(suspect);
    this.#lost(source.id);
    this.#effects.push({type: "ban", peer: source.id, piece});
  }

  /** An assembly is over, one way or the other. */
  #end(piece: number): Assembly | undefined {
    const assembly = this.#assemblies.get(piece);
    if (!assembly) return undefined;
    this.#assemblies.delete(piece);
    this.#unasked.delete(assembly);
    for (const source of this.#sources.values()) source.involved.delete(assembly);
    return assembly;
  }

  /** What has come of a piece is dropped; whoever may begins it anew. */
  #restart(piece: number): void {
    this.#cancelAll(this.#end(piece));
    this.#picker.open(piece);
  }

  /** A piece begun by sources that are gone or on parole now must not wait for them: it goes to another, or is begun anew by whoever may. */
  #dropStuck(): void {
    for (const assembly of [...this.#assemblies.values()]) {
      if (assembly.verifying || !assembly.isIdle) continue;
      if (assembly.owner && !(this.#isActive(assembly.owner, assembly) && this.#mayContribute(assembly.owner, assembly))) assembly.owner = undefined;
      if (!assembly.isEmpty && this.sources().some((source) => this.#isActive(source, assembly) && this.#mayContribute(source, assembly))) continue;
      if (assembly.isEmpty && assembly.owner) continue;
      this.#restart(assembly.piece);
    }
  }

  #isActive(source: Source, {piece}: Assembly): boolean {
    return source.state === "active" && source.have.has(piece);
  }

  #giveUpStalled(nowMs: number): void {
    for (const source of this.#sources.values()) {
      if (source.state !== "active" || source.asks.size === 0) continue;
      const oldest = Math.min(...[...source.asks.values()].map((ask) => ask.askedAtMs));
      if (nowMs - Math.max(source.answeredAtMs, oldest) < this.#settings.stallMs) continue;
      for (const ask of [...source.asks.values()]) this.#cancel(ask);
      source.stalled(nowMs);
      this.#lost(source.id);
    }
  }

  /** Asks for blocks while windows have room: in turn over the peers, so that none takes all the work. */
  #fill(sources: Iterable<Source>, nowMs: number, isTick = false): void {
    const isEager = isTick || this.#isEndgame || this.#unasked.size > 0;
    let open: Source[] = [];
    for (const source of sources) if (source.hasRoom && (isEager || source.openPieces > 0)) open.push(source);
    if (open.length > 1) open = this.#rng.shuffle(open);
    while (open.length > 0) open = open.filter((source) => source.hasRoom && this.#askOne(source, nowMs, isTick));
  }

  #askOne(source: Source, nowMs: number, isTick: boolean): boolean {
    const next = this.#nextBlock(source) ?? (isTick || this.#isEndgame ? this.#lateBlock(source, nowMs) : undefined);
    if (!next) return false;
    const {assembly, block} = next;
    if (this.#limit?.take(assembly.length(block)) === false) return false;
    const ask: Ask = {id: this.#nextRequestId(), source, assembly, piece: assembly.piece, block, askedAtMs: nowMs};
    assembly.asked(ask);
    if (assembly.unasked() === undefined) this.#unasked.delete(assembly);
    source.asks.set(ask.id, ask);
    source.involved.add(assembly);
    this.#effects.push({type: "request", peer: source.id, id: ask.id, piece: assembly.piece, offset: assembly.offset(block), length: assembly.length(block)});
    return true;
  }

  #nextBlock(source: Source): {assembly: Assembly; block: number} | undefined {
    return this.#ownBlock(source) ?? this.#firstBlock(source) ?? this.#othersBlock(source);
  }

  #ownBlock(source: Source): {assembly: Assembly; block: number} | undefined {
    for (const assembly of this.#unasked) {
      if (assembly.owner !== source || !this.#mayContribute(source, assembly)) continue;
      const block = assembly.unasked();
      if (block !== undefined) return {assembly, block};
    }
    return undefined;
  }

  #firstBlock(source: Source): {assembly: Assembly; block: number} | undefined {
    if (source.isUnproven && source.involved.size > 0) return undefined;
    if ((this.#assemblies.size + 1) * this.#pieceSize > Math.max(this.#settings.assemblyBytesMax, this.#pieceSize)) return undefined;
    const piece = this.#nextPiece(source);
    if (piece === undefined) return undefined;
    this.#started++;
    this.#picker.close(piece);
    const assembly = new Assembly(piece, this.#bytesFor(piece), this.#settings.blockBytes, source, source.onParole);
    this.#assemblies.set(piece, assembly);
    this.#unasked.add(assembly);
    source.involved.add(assembly);
    return {assembly, block: 0};
  }

  /** From one source alone nothing is rarer than anything else: in order, which disks and the digest of the whole like better. */
  #nextPiece(source: Source): number | undefined {
    if (this.#started < this.#settings.randomPieces) return this.#picker.any(source);
    if (!this.sources().some((other) => other !== source && other.state === "active")) return this.#picker.first(source);
    return this.#picker.rarest(source, this.#isBehind && source.isWhole && this.#askedCount >= this.#settings.askedBehindMin ? 2 : 1);
  }

  get #askedCount(): number {
    let count = 0;
    for (const {asks} of this.#sources.values()) count += asks.size;
    return count;
  }

  /** Of the pieces wanted here. Those that had all from the begin tell nothing about how fast one gets it. */
  #hasFallenBehind(): boolean {
    const counts = this.sources().flatMap(({state, isWhole, have}) => (state !== "active" || isWhole || have.isFull ? [] : [have.countCommon(this.#wanted)]));
    const median = counts.sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    return median >= this.#settings.randomPieces * 2 && this.#have.countCommon(this.#wanted) < median / 2;
  }

  /** Shared, so that other threads can hash them where they are. */
  #bytesFor(piece: number): Uint8Array {
    const length = this.pieceLength(piece);
    const spare = length === this.#pieceSize ? this.#spare.pop() : undefined;
    return spare ?? new Uint8Array(new SharedArrayBuffer(length));
  }

  /** Of a piece whose owner is gone, or asked for as much as it may be. */
  #othersBlock(source: Source): {assembly: Assembly; block: number} | undefined {
    for (const assembly of this.#unasked) {
      const block = assembly.unasked();
      if (block === undefined || !this.#mayContribute(source, assembly)) continue;
      assembly.owner ??= source;
      return {assembly, block};
    }
    return undefined;
  }

  /** All is begun and asked for. */
  get #isEndgame(): boolean {
    return this.#picker.openCount === 0;
  }

  /** The last blocks, and those a slow peer sits on, are asked of a second peer; the first answer cancels the other. */
  #lateBlock(source: Source, nowMs: number): {assembly: Assembly; block: number} | undefined {
    for (const assembly of this.#assemblies.values()) {
      if (assembly.verifying || !source.have.has(assembly.piece)) continue;
      for (let block = 0; block < assembly.blocks; block++) {
        const [ask, second] = assembly.asks(block);
        if (!ask || second || ask.source === source) continue;
        const isLate = ask.source.isLate(ask, nowMs);
        const isSooner = this.#isEndgame && ask.source.remainingMs(ask, nowMs) > source.nextMs + this.#settings.endgameGainMs;
        if (!isLate && !isSooner) continue;
        if (this.#mayContribute(source, assembly)) return {assembly, block};
        if (!isLate || !assembly.isExclusive) continue;
        this.#restart(assembly.piece); // nobody may help who is on parole: it is taken away
        return this.#firstBlock(source);
      }
    }
    return undefined;
  }

  #mayContribute(source: Source, assembly: Assembly): boolean {
    if (assembly.verifying || !source.have.has(assembly.piece)) return false;
    if (assembly.isExclusive || source.onParole) return assembly.owner === source && assembly.isExclusive;
    return !source.isUnproven || source.involved.size === 0 || source.involved.has(assembly);
  }
}
