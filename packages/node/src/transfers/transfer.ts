import type {BlobStatus, Cancel, OpenStart, OriginRef, Origins, PeerId, PieceManifest} from "@ollamesh/ports";
import {Bitset, type Failure, fail, type Outcome, Prng} from "@ollamesh/stdx";
import {Download, type DownloadEffect, type DownloadInput, Neighbours, type SwarmMessage} from "@ollamesh/swarm";
import {BlobJobs} from "./blob-jobs.ts";
import {CuttingSearch} from "./cutting-search.ts";
import {LivedTime} from "./lived-time.ts";
import type {BlobJob, TransferPace, TransferView} from "./messages.ts";
import {noSource} from "./no-source.ts";
import {OutsideWay} from "./outside-way.ts";
import {PaceMeter} from "./pace-meter.ts";
import type {TransferDeps} from "./transfer-deps.ts";

/** While nothing can be asked of anybody, a transfer waits so long for somebody to come, then fails. */
const NO_SOURCE_MS = 20_000;
const TICK_MS = 250;
const PROGRESS_INTERVAL_MS = 100;

/** One blob on its way here, for any number of jobs. */
export class Transfer {
  readonly digest: string;
  readonly size: number;
  readonly #deps: TransferDeps;
  readonly #jobs = new BlobJobs();
  readonly #neighbours: Neighbours;
  readonly #search: CuttingSearch;
  readonly #corrupt = new Set<PeerId>();
  readonly #uploaded = {bytes: 0};
  #download: Download | undefined;
  #manifest: PieceManifest | undefined;
  /** The way in from outside of the mesh, if a job says where. */
  #outside: OutsideWay | undefined;
  /** Store calls under way for the cutting: hashes asked of a peer, the blob being begun, the whole being checked. */
  #phase: "discovering" | "starting" | "loading" | "completing" | "done" | "failed" = "discovering";
  /** For how long nothing could be asked of anybody counts only while this peer runs: it wakes from sleep without the others, and they come back. */
  readonly #lived: LivedTime;
  #sourcelessSinceMs: number;
  #tick: Cancel | undefined;
  #toldAtMs = 0;
  readonly #meter: PaceMeter;
  #failure: Failure | undefined;

  constructor(digest: string, size: number, deps: TransferDeps) {
    this.digest = digest;
    this.size = size;
    this.#deps = deps;
    this.#search = new CuttingSearch(digest, size);
    this.#neighbours = new Neighbours(new Prng(deps.ctx.rng.nextU32()));
    for (const peer of deps.members()) if (!deps.isBanned(peer)) this.#neighbours.memberUp(peer);
    this.#lived = new LivedTime(() => deps.ctx.clock.nowMs());
    this.#sourcelessSinceMs = this.#lived.nowMs;
    this.#meter = new PaceMeter(deps.ctx.clock.nowMs());
  }

  get isOver(): boolean {
    return this.#phase === "done" || this.#phase === "failed";
  }

  /** Read from outside of the mesh, and kept. */
  get originBytes(): number {
    return (this.#outside?.sources() ?? []).reduce((sum, {bytes}) => sum + bytes, 0);
  }

  /** Starts, or resumes what an earlier life left. */
  begin(): void {
    const status = this.#deps.blobs.status(this.digest);
    if (status?.complete) return this.#finish();
    if (status && !status.isOpen) this.#resume(status);
    this.onTick();
  }

  add(job: BlobJob): void {
    this.#jobs.add(job);
    if (job.origin && this.#deps.origins) this.#outside ??= this.#wayTo(this.#deps.origins, job.origin, job.isCutOff === true);
    if (!this.#download || !this.#manifest) return;
    const pieces = this.#jobs.begin(job, this.#manifest, this.#download);
    this.#step({type: "wanted_more", pieces: [...pieces]});
    this.#settle();
  }

  /** True when nobody wants it any more. */
  remove(jobId: string): boolean {
    this.#jobs.cancel(jobId);
    if (this.#jobs.size > 0 || this.isOver) return false;
    this.#over("failed", fail("cancelled", "nobody wants it any more").error);
    return true;
  }

  /** A job says where the blob lies outside of the mesh. */
  get hasWayOut(): boolean {
    return this.#outside !== undefined;
  }

  has(jobId: string): boolean {
    return this.#jobs.has(jobId);
  }

  peerUp(peer: PeerId): void {
    if (this.#deps.isBanned(peer)) return;
    this.#neighbours.memberUp(peer);
    this.#outside?.back(peer);
  }

  /** It wants this blob too. */
  peerWants(peer: PeerId): void {
    if (!this.isOver) this.#neighbours.wants(peer, this.#deps.ctx.clock.nowMs());
    this.#settleNeighbours();
  }

  peerWantsNoMore(peer: PeerId): void {
    this.#neighbours.wantsNoMore(peer);
    this.#outside?.left(peer);
  }

  /** @param isGone it, and not only the link to it: then nothing counts that it said */
  peerDown(peer: PeerId, isGone: boolean): void {
    this.#neighbours.memberDown(peer);
    this.#outside?.lost(peer, isGone);
    this.#forsake(peer);
    if (!isGone) this.peerUp(peer);
    this.#settle();
  }

  #forsake(peer: PeerId): void {
    this.#search.forsake(peer);
    this.#step({type: "source_lost", peer});
  }

  /** True: the blob has no cutting, and whoever wants it is told so. */
  interested(peer: PeerId): boolean {
    return !this.isOver && this.#outside?.interested(peer) === true;
  }

  received(peer: PeerId, message: SwarmMessage): void {
    if (this.isOver || this.#corrupt.has(peer) || this.#deps.isBanned(peer)) return;
    if (this.#outside?.received(peer, message)) return this.#lookOutside();
    switch (message.type) {
      case "holding":
        return this.#holding(peer, message);
      case "have":
        this.#step({type: "source_gained", peer, pieces: message.pieces});
        return this.#settle();
      case "hashes":
        return this.#hashes(peer, message);
      case "not_held":
        this.#neighbours.holdsNothing(peer);
        this.#forsake(peer);
        return this.#lookOutside();
    }
  }

  data(peer: PeerId, id: number, bytes: Uint8Array): void {
    this.#outside?.moved();
    this.#step({type: "data_received", peer, id, bytes});
    this.#settle();
  }

  rejected(peer: PeerId, id: number): void {
    this.#step({type: "request_rejected", peer, id});
    this.#settle();
  }

  uploaded(bytes: number): void {
    this.#uploaded.bytes += bytes;
  }

  onTick(): void {
    if (this.isOver) return;
    const now = this.#deps.ctx.clock.nowMs();
    this.#askHashes();
    this.#lookOutside();
    this.#outside?.tick();
    this.#step({type: "ticked"});
    this.#neighbours.review(now, (peer) => this.#isUseful(peer), this.#isStarved());
    this.#settleNeighbours();
    this.#meter.measure(this.#download, this.#outside, now);
    this.#settle();
    if (this.isOver) return;
    const livedMs = this.#lived.nowMs;
    if (this.#isStarved()) {
      const failure = this.#outside?.lastFailure(livedMs - this.#sourcelessSinceMs);
      if (failure) return this.#fail(failure);
      if (livedMs - this.#sourcelessSinceMs >= NO_SOURCE_MS) return this.#fail(noSource(this.digest, this.#download?.missingEverywhere(), this.#corrupt.size));
    } else {
      this.#sourcelessSinceMs = livedMs;
    }
    this.#tick = this.#deps.ctx.after(TICK_MS, {type: "tick", digest: this.digest});
  }

  view(): TransferView {
    const {completed, total} = this.#totals();
    return {
      digest: this.digest,
      state: this.#phase === "done" ? "done" : this.#phase === "failed" ? "failed" : "active",
      total,
      completed,
      ...this.#pace(),
      corruptPeers: [...this.#corrupt],
      uploadedBytes: this.#uploaded.bytes,
      pieces: this.#download && {count: this.#download.have.size, bytes: this.#manifest?.pieceSize ?? 0, have: this.#download.have.toBytes()},
      failure: this.#failure,
    };
  }

  #pace(): TransferPace {
    const {completed, total} = this.#totals();
    return this.#meter.pace(this.#download, this.#outside, this.isOver ? 0 : total - completed);
  }

  /** Steps once: for when a limit has room again. */
  goOn(): void {
    this.#step({type: "ticked"});
    this.#settle();
  }

  #settleNeighbours(): void {
    for (const {type, peer} of this.#neighbours.takeEffects()) {
      if (type === "drop") this.#forsake(peer);
      this.#deps.send(peer, {type: type === "ask" ? "interest" : "uninterest", digest: this.digest});
    }
  }

  #isUseful(peer: PeerId): boolean {
    if (this.#download) return this.#download.isUseful(peer);
    return this.#search.claims.rootOf(peer) === this.#search.chosenRoot(this.#jobs.namedRoot);
  }

  #holding(peer: PeerId, message: SwarmMessage & {type: "holding"}): void {
    const claim = this.#search.claims.read(message);
    if (!claim) return;
    const isWelcome = this.#neighbours.holds(peer, this.#deps.ctx.clock.nowMs());
    this.#settleNeighbours();
    if (!isWelcome) return;
    this.#search.claims.set(peer, claim);
    this.#feed(peer);
    this.#askHashes();
    this.#settle();
  }

  #feed(peer: PeerId): void {
    const source = this.#manifest && this.#search.claims.sourceOf(peer, this.#manifest.root);
    if (source) this.#step(source);
  }

  #askHashes(): void {
    const next = this.#phase === "discovering" ? this.#search.next(this.#jobs.namedRoot, this.#deps.ctx.clock.nowMs()) : undefined;
    if (next) this.#deps.send(next.peer, next.message);
  }

  #hashes(peer: PeerId, message: SwarmMessage & {type: "hashes"}): void {
    const manifest = this.#phase === "discovering" ? this.#search.answered(peer, message, this.#jobs.namedRoot) : undefined;
    if (!manifest) return;
    this.#phase = "starting";
    this.#deps.blobs.start(
      manifest,
      this.#reply((outcome: Outcome<BlobStatus>) => this.#started(peer, manifest, outcome)),
    );
  }

  #started(peer: PeerId, manifest: PieceManifest, outcome: Outcome<BlobStatus>): void {
    this.#search.ended();
    if (outcome.ok) return outcome.value.complete ? this.#finish() : this.#load(manifest, outcome.value);
    if (outcome.error.code !== "bad_piece_manifest") return this.#fail(outcome.error);
    this.#ban(peer, "its piece hashes do not agree with its own root");
    this.#phase = "discovering";
  }

  #resume(status: BlobStatus): void {
    this.#phase = "starting";
    this.#deps.blobs.pieces(
      this.digest,
      this.#reply((outcome: Outcome<PieceManifest>) => {
        if (!outcome.ok) return this.#fail(outcome.error);
        const named = this.#jobs.namedRoot;
        if (named === undefined || named === outcome.value.root) return this.#load(outcome.value, status);
        this.#phase = "discovering"; // what lies here was cut otherwise: begin again with the named cutting
      }),
    );
  }

  #load(manifest: PieceManifest, status: BlobStatus): void {
    this.#phase = "loading";
    this.#manifest = manifest;
    const wanted = this.#jobs.wanted(manifest);
    const rng = new Prng(this.#deps.ctx.rng.nextU32());
    const have = status.have.size === wanted.size ? status.have : new Bitset(wanted.size);
    const {nextRequestId, settings, limit} = this.#deps;
    const download = new Download({size: manifest.size, pieceSize: manifest.pieceSize, have, wanted, rng, nextRequestId, settings, ...(limit && {limit})});
    this.#download = download;
    for (const job of this.#jobs.all()) this.#jobs.begin(job, manifest, download);
    for (const peer of this.#search.claims.peers()) this.#feed(peer);
    this.#outside?.begin(manifest, this.#download);
    this.#settle();
  }

  #wayTo(origins: Origins, origin: OriginRef, isCutOff: boolean): OutsideWay {
    return new OutsideWay({
      ...this.#deps,
      origins,
      blob: {origin, digest: this.digest, size: this.size},
      isCutOff,
      isTrusted: (peer) => !this.#corrupt.has(peer) && !this.#deps.isBanned(peer),
      step: (input) => this.#step(input),
      stored: (piece) => this.#stored(piece),
      ban: (peer, reason) => this.#ban(peer, reason),
      failed: (failure) => this.#fail(failure),
      contradicted: (failure) =>
        this.#deps.blobs.dropPartial(
          this.digest,
          this.#reply(() => this.#distrustRoot(failure)),
        ),
      changed: () => this.#settle(),
    });
  }

  /** Turns to the origin once the members have said that they have nothing. */
  #lookOutside(): void {
    if (this.#phase === "discovering" && !this.#search.isHopeful(undefined) && this.#outside?.isTime()) this.#open();
    this.#settle();
  }

  /** Nobody knows how it is cut: its pieces are taken as they come from outside, and the whole is checked at the end. */
  #open(): void {
    this.#phase = "starting";
    this.#deps.blobs.startOpen(
      this.digest,
      this.size,
      this.#reply((outcome: Outcome<OpenStart>) => {
        if (!outcome.ok) return this.#fail(outcome.error);
        const {status, hashes} = outcome.value;
        if (status.complete) return this.#finish();
        if (!status.isOpen) return this.#resume(status);
        this.#load({digest: this.digest, size: this.size, pieceSize: status.pieceSize, root: "", hashes}, status);
      }),
    );
  }

  #step(input: DownloadInput): void {
    this.#download?.step(input, this.#deps.ctx.clock.nowMs());
  }

  /** Carries out what the core decided, then tells whoever waits. */
  #settle(): void {
    for (const effect of this.#download?.takeEffects() ?? []) this.#execute(effect);
    if (this.#phase !== "loading") return;
    this.#tellJobs();
    if (this.#download?.isDone && this.#outside?.isSettled !== false && this.#jobs.someWantAll) this.#complete();
  }

  #execute(effect: DownloadEffect): void {
    switch (effect.type) {
      case "request":
        return void this.#deps.send(effect.peer, {type: "request", id: effect.id, digest: this.digest, piece: effect.piece, offset: effect.offset, length: effect.length});
      case "cancel":
        return void this.#deps.send(effect.peer, {type: "cancel", id: effect.id});
      case "verify":
        return this.#verify(effect.piece, effect.bytes);
      case "ban":
        return this.#ban(effect.peer, `piece ${effect.piece}`);
    }
  }

  #verify(piece: number, bytes: Uint8Array): void {
    const download = this.#download;
    const written = this.#reply((outcome: Outcome<void>) => {
      download?.reuse(bytes);
      if (outcome.ok) return this.#stored(piece);
      if (outcome.error.code !== "corrupt_piece") return this.#fail(outcome.error);
      this.#step({type: "piece_corrupt", piece});
      this.#settle();
    });
    if (this.#outside?.isOpen) this.#outside.write(piece, bytes, written);
    else this.#deps.blobs.writePiece(this.digest, piece, bytes, written);
  }

  #stored(piece: number): void {
    // What came from outside may be read there again.
    if (this.#download && !this.#download.have.has(piece)) this.#jobs.stored(piece, this.#download.pieceLength(piece));
    this.#step({type: "piece_stored", piece});
    if (!this.#outside?.isOpen) this.#deps.announce(this.digest, piece);
    this.#outside?.announce(piece);
    this.#settle();
  }

  #tellJobs(): void {
    const now = this.#deps.ctx.clock.nowMs();
    this.#jobs.endSatisfied([...this.#corrupt]);
    if (this.#jobs.size === 0) return this.#over("done", undefined);
    if (now - this.#toldAtMs < PROGRESS_INTERVAL_MS) return;
    this.#toldAtMs = now;
    this.#jobs.tellProgress(this.#pace());
  }

  #complete(): void {
    this.#phase = "completing";
    this.#deps.blobs.complete(
      this.digest,
      this.#reply((outcome: Outcome<void>) => {
        if (outcome.ok) return this.#finish();
        if (outcome.error.code !== "digest_mismatch") return this.#fail(outcome.error);
        if (this.#outside?.isOpen) return this.#distrustHashes(this.#outside, outcome.error);
        this.#distrustRoot(outcome.error);
      }),
    );
  }

  #ban(peer: PeerId, reason: string): void {
    this.#corrupt.add(peer);
    this.#search.forsake(peer);
    this.#neighbours.memberDown(peer);
    this.#deps.ban(peer);
    this.#deps.ctx.log.warn("corrupt_peer_banned", {peer, blob: this.digest, reason});
  }

  /** The whole is not what was asked for: what others gave is read again at the origin, and if nothing else is left, all of it is given up. */
  #distrustHashes(outside: OutsideWay, failure: Failure): void {
    this.#phase = outside.doubt() ? "loading" : "completing";
    if (this.#phase === "loading") return;
    // Whose hashes differed from the origin's may have been right.
    this.#deps.pardon(this.#corrupt);
    const dropped = this.#reply(() => this.#fail(fail("digest_mismatch", `${failure.message}: ${outside.giver} other bytes than its manifest says`).error));
    this.#deps.blobs.dropPartial(this.digest, dropped);
  }

  /** Every piece was what its hash said, and the whole is not what was asked for: the cutting itself was a lie. */
  #distrustRoot(failure: Failure): void {
    const root = this.#manifest?.root as string;
    for (const peer of this.#search.claims.distrust(root)) this.#ban(peer, "its piece hashes belong to other bytes");
    this.#outside?.end();
    this.#download = undefined;
    this.#manifest = undefined;
    if (this.#search.claims.count === 0 && !this.#outside) return this.#fail(failure);
    this.#phase = "discovering";
    this.#askHashes();
  }

  #finish(): void {
    this.#jobs.endAll(this.size, this.#pace(), [...this.#corrupt]);
    this.#over("done", undefined);
  }

  #fail(failure: Failure): void {
    if (this.isOver) return;
    this.#jobs.failAll(failure);
    this.#over("failed", failure);
  }

  #over(phase: "done" | "failed", failure: Failure | undefined): void {
    if (this.isOver) return;
    this.#phase = phase;
    this.#failure = failure;
    this.#tick?.();
    this.#outside?.end();
    for (const source of this.#download?.sources() ?? []) {
      for (const ask of source.asks.keys()) this.#deps.send(source.id, {type: "cancel", id: ask});
    }
    for (const peer of this.#neighbours.asked()) this.#deps.send(peer, {type: "uninterest", digest: this.digest});
    this.#deps.finished(this);
  }

  #isStarved(): boolean {
    if (this.#phase === "discovering") return !this.#search.isHopeful(this.#jobs.namedRoot);
    return this.#phase === "loading" && !this.#outside?.isHopeful() && (this.#download as Download).isStarved;
  }

  #totals(): {completed: number; total: number} {
    return this.#download?.progress ?? {completed: this.#phase === "done" ? this.size : 0, total: this.size};
  }

  #reply<T>(handle: (outcome: Outcome<T>) => void): (outcome: Outcome<T>) => void {
    return this.#deps.ctx.reply<T>((outcome) => ({type: "answered", run: () => !this.isOver && handle(outcome)}));
  }
}
