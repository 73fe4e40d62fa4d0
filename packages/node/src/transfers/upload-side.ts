import type {ActorContext} from "@ollamesh/actor";
import type {BlobStatus, BlobStore, Digest, PeerId, PieceManifest} from "@ollamesh/ports";
import type {Bitset, Outcome} from "@ollamesh/stdx";
import {FirstSeeding, type SwarmMessage, type TokenBucket, type UploadRequest, Uploads} from "@ollamesh/swarm";
import type {TransfersMsg} from "./transfers-actor.ts";

/** Blobs one peer may be interested in at once, and peers per blob: the table of who wants news stays small. */
const INTERESTS_PER_PEER_MAX = 256;
/** After a stored piece was told of, the next are told of together, milliseconds: a message to each neighbour for each piece costs more than the pieces' own. */
const NEWS_MS = 100;
/** Told of at once all the same: a message holds 4096. */
const NEWS_PIECES_MAX = 1024;

/** Whether a peer that wants news of a blob was told what we hold of it: pieces alone mean nothing to it before. */
interface Interest {
  knowsHolding: boolean;
}

export interface UploadSideDeps {
  readonly ctx: ActorContext<TransfersMsg>;
  readonly blobs: BlobStore;
  send(peer: PeerId, message: SwarmMessage): void;
  /** On the channel the request came on. True: that is full now. */
  answer(peer: PeerId, message: SwarmMessage): boolean;
  uploaded(digest: Digest, bytes: number): void;
  /** What is here under this digest is something else. */
  damaged(digest: Digest): void;
  /** Of all that is sent; undefined: none. */
  readonly limit: TokenBucket | undefined;
}

/** What this peer gives to others: news of its pieces, and the pieces. */
export class UploadSide {
  readonly #deps: UploadSideDeps;
  readonly #uploads = new Uploads();
  readonly #interested = new Map<PeerId, Map<Digest, Interest>>();
  /** Stored since they were told of last. */
  readonly #news = new Map<Digest, number[]>();
  /** Of blobs that were whole when the first of those that want them now came. */
  readonly #seeding = new Map<Digest, FirstSeeding>();
  #waitsForLimit = false;

  constructor(deps: UploadSideDeps) {
    this.#deps = deps;
  }

  interest(peer: PeerId, digest: Digest): void {
    const digests = this.#interested.get(peer) ?? new Map<Digest, Interest>();
    if (digests.size < INTERESTS_PER_PEER_MAX) this.#interested.set(peer, digests.set(digest, {knowsHolding: false}));
    const status = this.#deps.blobs.status(digest);
    if (status?.complete && digests.has(digest) && !this.#seeding.has(digest)) this.#seeding.set(digest, new FirstSeeding(status.have.size));
    this.#tellHolding(peer, digest);
  }

  uninterest(peer: PeerId, digest: Digest): void {
    if (this.#interested.get(peer)?.delete(digest)) this.#forget(peer, digest);
  }

  /** What was given to whom matters as long as somebody is there who could give it on. */
  #forget(peer: PeerId, digest: Digest): void {
    this.#seeding.get(digest)?.lost(peer);
    for (const digests of this.#interested.values()) if (digests.has(digest)) return;
    this.#seeding.delete(digest);
  }

  /** A verified and synced piece: those interested may ask for it from now on. */
  announce(digest: Digest, piece: number): void {
    const waiting = this.#news.get(digest);
    if (!waiting) this.#tellNews(digest, [piece]);
    else if (waiting.push(piece) >= NEWS_PIECES_MAX) this.#tellPieces(digest, waiting.splice(0));
  }

  #tellNews(digest: Digest, pieces: readonly number[]): void {
    this.#tellPieces(digest, pieces);
    this.#news.set(digest, []);
    const goOn = (): void => {
      const waiting = this.#news.get(digest) ?? [];
      this.#news.delete(digest);
      if (waiting.length > 0) this.#tellNews(digest, waiting);
    };
    this.#deps.ctx.after(NEWS_MS, {type: "answered", run: goOn});
  }

  #tellPieces(digest: Digest, pieces: readonly number[]): void {
    for (const [peer, digests] of this.#interested) {
      const interest = digests.get(digest);
      if (interest?.knowsHolding) this.#deps.send(peer, {type: "have", digest, pieces});
      else if (interest) this.#tellHolding(peer, digest);
    }
  }

  getHashes(peer: PeerId, digest: Digest, root: string): void {
    this.#withPieces(digest, (outcome) => {
      const manifest = outcome.ok && outcome.value.root === root ? outcome.value : undefined;
      if (!manifest) return this.#deps.send(peer, {type: "not_held", digest});
      return this.#deps.send(peer, {type: "hashes", digest, root, size: manifest.size, pieceSize: manifest.pieceSize, hashes: manifest.hashes});
    });
  }

  request(peer: PeerId, message: SwarmMessage & {type: "request"}): void {
    const refusal = this.#enqueue(peer, message);
    if (refusal) this.#deps.answer(peer, {type: "reject", id: message.id, reason: refusal});
    this.#pump();
  }

  #withheld(peer: PeerId, {digest, piece}: SwarmMessage & {type: "request"}): string | undefined {
    const seeding = this.#seeding.get(digest);
    if (!seeding || seeding.mayServe(peer, piece)) return undefined;
    const left = seeding.update(peer);
    if (left) this.#tell(peer, digest, () => left);
    return "another peer was given this piece and has it soon";
  }

  cancel(peer: PeerId, id: number): void {
    this.#uploads.cancelled(peer, id);
  }

  drained(peer: PeerId): void {
    this.#uploads.setBlocked(peer, false);
    this.#pump();
  }

  /** What it asked for can be given to nobody any more. */
  unanswerable(peer: PeerId): void {
    this.#uploads.lost(peer);
  }

  lost(peer: PeerId): void {
    this.#uploads.lost(peer);
    const digests = this.#interested.get(peer)?.keys() ?? [];
    this.#interested.delete(peer);
    for (const digest of digests) this.#forget(peer, digest);
  }

  /** Why it will not be served; undefined: it will. */
  #enqueue(peer: PeerId, message: SwarmMessage & {type: "request"}): string | undefined {
    const {id, digest, piece, offset, length} = message;
    const status = this.#deps.blobs.status(digest);
    if (!status?.have.has(piece)) return "this piece is not here";
    const start = piece * status.pieceSize + offset;
    if (start + length > Math.min((piece + 1) * status.pieceSize, status.size)) return "past the end of the piece";
    const withheld = this.#withheld(peer, message);
    if (withheld) return withheld;
    return this.#uploads.requested(peer, {id, digest, start, length}) ? undefined : "too many requests are waiting";
  }

  #pump(): void {
    const {limit, ctx} = this.#deps;
    while (!this.#waitsForLimit) {
      const waitMs = limit?.waitMs(ctx.clock.nowMs()) ?? 0;
      if (waitMs > 0) return this.#waitForLimit(waitMs);
      const next = this.#uploads.next();
      if (!next) return;
      limit?.take(next.request.length, ctx.clock.nowMs());
      this.#serve(next.peer, next.request);
    }
  }

  #waitForLimit(waitMs: number): void {
    this.#waitsForLimit = true;
    const goOn = (): void => {
      this.#waitsForLimit = false;
      this.#pump();
    };
    this.#deps.ctx.after(waitMs, {type: "answered", run: goOn});
  }

  #serve(peer: PeerId, {id, digest, start, length}: UploadRequest): void {
    const done = this.#deps.ctx.reply((outcome: Outcome<Uint8Array>): TransfersMsg => ({type: "answered", run: () => this.#read(peer, id, digest, outcome)}));
    this.#deps.blobs.read(digest, start, start + length, done);
  }

  #read(peer: PeerId, id: number, digest: Digest, outcome: Outcome<Uint8Array>): void {
    this.#uploads.finished();
    const full = this.#deps.answer(peer, outcome.ok ? {type: "data", id, bytes: outcome.value} : {type: "reject", id, reason: outcome.error.code});
    if (outcome.ok) this.#deps.uploaded(digest, outcome.value.length);
    if (full) this.#uploads.setBlocked(peer, true);
    this.#pump();
  }

  #tellHolding(peer: PeerId, digest: Digest): void {
    const view = this.#seeding.get(digest)?.asked(peer);
    this.#tell(peer, digest, (status) => view ?? status.have);
  }

  #tell(peer: PeerId, digest: Digest, viewOf: (status: BlobStatus) => Bitset): void {
    const status = this.#deps.blobs.status(digest);
    if (!status || status.have.count === 0) return void this.#deps.send(peer, {type: "not_held", digest});
    this.#withPieces(digest, (outcome) => {
      const now = this.#deps.blobs.status(digest);
      if (!outcome.ok || !now) return this.#deps.send(peer, {type: "not_held", digest});
      const {size, pieceSize, root} = outcome.value;
      const interest = this.#interested.get(peer)?.get(digest);
      if (interest) interest.knowsHolding = true;
      return this.#deps.send(peer, {type: "holding", digest, size, pieceSize, root, bitfield: viewOf(now).toBytes(), whole: now.complete});
    });
  }

  #withPieces(digest: Digest, handle: (outcome: Outcome<PieceManifest>) => void): void {
    this.#deps.blobs.pieces(
      digest,
      this.#deps.ctx.reply((outcome: Outcome<PieceManifest>): TransfersMsg => ({type: "answered", run: () => this.#cut(digest, outcome, handle)})),
    );
  }

  #cut(digest: Digest, outcome: Outcome<PieceManifest>, handle: (outcome: Outcome<PieceManifest>) => void): void {
    if (!outcome.ok && outcome.error.code === "digest_mismatch") this.#deps.damaged(digest);
    handle(outcome);
  }
}
