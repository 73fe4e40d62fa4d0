import type {Message, Snapshot, SnapshotMessage} from "@ollamesh/raft";
import {MIB} from "@ollamesh/stdx";
import {RAFT_CHUNK_BYTES, type SnapshotChunk} from "@ollamesh/wire";

/** Of the catalogue as a snapshot; the store takes more. */
export const SNAPSHOT_BYTES_MAX = 32 * MIB;

/** A snapshot as pieces for the wire, in order; an empty one is one empty piece. */
export function piecesOf({from, to, term, snapshot}: SnapshotMessage): readonly SnapshotChunk[] {
  const {data, confState} = snapshot;
  const last = {term: snapshot.term, index: snapshot.index};
  const pieces: SnapshotChunk[] = [];
  for (let offset = 0; offset === 0 || offset < data.length; offset += RAFT_CHUNK_BYTES) {
    const bytes = data.subarray(offset, offset + RAFT_CHUNK_BYTES);
    pieces.push({type: "snapshot_chunk", from, to, term, last, confState: offset === 0 ? confState : undefined, offset, total: data.length, bytes});
  }
  return pieces;
}

/** Puts the pieces of one snapshot together; a piece out of place begins anew, and the leader sends again. */
export class SnapshotAssembly {
  #first: SnapshotChunk | undefined;
  #data = new Uint8Array(0);
  #length = 0;

  /** @returns the whole message with its last piece */
  add(piece: SnapshotChunk): Message | undefined {
    if (piece.offset === 0) this.#begin(piece);
    const first = this.#first;
    const isNext = first && piece.offset === this.#length && piece.from === first.from && piece.last.index === first.last.index && piece.last.term === first.last.term;
    if (!first || !isNext || this.#length + piece.bytes.length > this.#data.length) {
      this.#first = undefined;
      return undefined;
    }
    this.#data.set(piece.bytes, this.#length);
    this.#length += piece.bytes.length;
    if (this.#length < this.#data.length) return undefined;
    this.#first = undefined;
    return {type: "snapshot", from: first.from, to: first.to, term: first.term, snapshot: this.#snapshotOf(first)};
  }

  #begin(piece: SnapshotChunk): void {
    this.#length = 0;
    this.#first = piece.confState && piece.total <= SNAPSHOT_BYTES_MAX ? piece : undefined;
    this.#data = new Uint8Array(this.#first ? piece.total : 0);
  }

  #snapshotOf({last, confState}: SnapshotChunk): Snapshot {
    return {...last, confState: confState as Snapshot["confState"], data: this.#data};
  }
}
