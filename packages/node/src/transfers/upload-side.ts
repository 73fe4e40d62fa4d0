import type {ActorContext} from "@ollamesh/actor";
import type {BlobStore, Digest, PeerId, PieceManifest} from "@ollamesh/ports";
import type {Outcome} from "@ollamesh/stdx";
import {type SwarmMessage, Uploads} from "@ollamesh/swarm";
import type {TransfersMsg} from "./transfers-actor.ts";

/** Blobs one peer may be interested in at once, and peers per blob: the table of who wants news stays small. */
const INTERESTS_PER_PEER_MAX = 256;

export interface UploadSideDeps {
  readonly ctx: ActorContext<TransfersMsg>;
  readonly blobs: BlobStore;
  /** Answers whether the link is full now. */
  send(peer: PeerId, message: SwarmMessage): boolean;
  uploaded(digest: Digest, bytes: number): void;
}

/** What this peer gives to others: news of its pieces, and the pieces. */
export class UploadSide {
  readonly #deps: UploadSideDeps;
  readonly #uploads = new Uploads();
  readonly #interested = new Map<PeerId, Set<Digest>>();

  constructor(deps: UploadSideDeps) {
    this.#deps = deps;
  }

  interest(peer: PeerId, digest: Digest): void {
    const digests = this.#interested.get(peer) ?? new Set();
    if (digests.size < INTERESTS_PER_PEER_MAX) this.#interested.set(peer, digests.add(digest));
    this.#tellHolding(peer, digest);
  }

  uninterest(peer: PeerId, digest: Digest): void {
    this.#interested.get(peer)?.delete(digest);
  }

  /** A verified and synced piece: those interested may ask for it from now on. */
  announce(digest: Digest, piece: number): void {
    const have = this.#deps.blobs.status(digest)?.have;
    for (const [peer, digests] of this.#interested) {
      if (!digests.has(digest)) continue;
      // The first piece makes us a holder: a bare "have" would mean nothing to a peer that knows no bitfield of ours.
      if (have?.count === 1) this.#tellHolding(peer, digest);
      else this.#deps.send(peer, {type: "have", digest, pieces: [piece]});
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
    const refusal = this.#refusal(message) ?? (this.#uploads.requested(peer, message) ? undefined : "too many requests are waiting");
    if (refusal) this.#deps.send(peer, {type: "reject", id: message.id, reason: refusal});
    this.#pump();
  }

  cancel(peer: PeerId, id: number): void {
    this.#uploads.cancelled(peer, id);
  }

  drained(peer: PeerId): void {
    this.#uploads.setBlocked(peer, false);
    this.#pump();
  }

  lost(peer: PeerId): void {
    this.#uploads.lost(peer);
    this.#interested.delete(peer);
  }

  #refusal({digest, piece, offset, length}: SwarmMessage & {type: "request"}): string | undefined {
    const status = this.#deps.blobs.status(digest);
    if (!status?.have.has(piece)) return "this piece is not here";
    const pieceLength = Math.min(status.pieceSize, status.size - piece * status.pieceSize);
    return offset + length > pieceLength ? "past the end of the piece" : undefined;
  }

  #pump(): void {
    for (let next = this.#uploads.next(); next; next = this.#uploads.next()) this.#serve(next.peer, next.request);
  }

  #serve(peer: PeerId, {id, digest, piece, offset, length}: {id: number; digest: string; piece: number; offset: number; length: number}): void {
    const status = this.#deps.blobs.status(digest);
    const start = piece * (status?.pieceSize ?? 0) + offset;
    const done = this.#deps.ctx.reply((outcome: Outcome<Uint8Array>): TransfersMsg => ({type: "answered", run: () => this.#read(peer, id, digest, outcome)}));
    this.#deps.blobs.read(digest, start, start + length, done);
  }

  #read(peer: PeerId, id: number, digest: Digest, outcome: Outcome<Uint8Array>): void {
    this.#uploads.finished();
    const full = outcome.ok ? this.#deps.send(peer, {type: "data", id, bytes: outcome.value}) : this.#deps.send(peer, {type: "reject", id, reason: outcome.error.code});
    if (outcome.ok) this.#deps.uploaded(digest, outcome.value.length);
    if (full) this.#uploads.setBlocked(peer, true);
    this.#pump();
  }

  #tellHolding(peer: PeerId, digest: Digest): void {
    const status = this.#deps.blobs.status(digest);
    if (!status || status.have.count === 0) return void this.#deps.send(peer, {type: "not_held", digest});
    this.#withPieces(digest, (outcome) => {
      const now = this.#deps.blobs.status(digest);
      if (!outcome.ok || !now) return this.#deps.send(peer, {type: "not_held", digest});
      const {size, pieceSize, root} = outcome.value;
      return this.#deps.send(peer, {type: "holding", digest, size, pieceSize, root, bitfield: now.have.toBytes()});
    });
  }

  #withPieces(digest: Digest, handle: (outcome: Outcome<PieceManifest>) => boolean): void {
    this.#deps.blobs.pieces(
      digest,
      this.#deps.ctx.reply((outcome: Outcome<PieceManifest>): TransfersMsg => ({type: "answered", run: () => void handle(outcome)})),
    );
  }
}
