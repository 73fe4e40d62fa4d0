import {BoundedQueue} from "@ollamesh/stdx";

export interface UploadRequest {
  readonly id: number;
  readonly digest: string;
  /** In the blob. */
  readonly start: number;
  readonly length: number;
}

/** Reads and sends under way at once, over all peers: bounds memory at so many blocks. */
const SLOTS = 8;
/** Requests one peer may have waiting: its window, and room for two blobs more. */
const QUEUE_PER_PEER_MAX = 256;
/** Served to one peer before the next has its turn. */
const QUOTA = 4;

interface Peer {
  readonly id: string;
  readonly queue: BoundedQueue<UploadRequest>;
  readonly cancelled: Set<number>;
  /** Its link is full: nothing is read for it until there is room. */
  blocked: boolean;
  /** Waits for its turn. */
  isQueued: boolean;
}

/** Who is served next: in turn over the peers that wait, a few blocks each. */
export class Uploads {
  readonly #peers = new Map<string, Peer>();
  /** Peers that have something waiting, in the order of their turns; those that are gone or blocked meanwhile are passed over. */
  #turns: Peer[] = [];
  #used = 0;
  #served = 0;

  /** False: too much is waiting already; answer with a reject. */
  requested(peer: string, request: UploadRequest): boolean {
    const entry = this.#peers.get(peer) ?? {id: peer, queue: new BoundedQueue<UploadRequest>(QUEUE_PER_PEER_MAX), cancelled: new Set(), blocked: false, isQueued: false};
    this.#peers.set(peer, entry);
    const isTaken = entry.queue.push(request);
    this.#enqueue(entry);
    return isTaken;
  }

  cancelled(peer: string, id: number): void {
    const entry = this.#peers.get(peer);
    // More cancels than requests can wait are noise.
    if (entry && entry.queue.length > 0 && entry.cancelled.size < QUEUE_PER_PEER_MAX) entry.cancelled.add(id);
  }

  lost(peer: string): void {
    const entry = this.#peers.get(peer);
    if (entry) entry.blocked = true;
    this.#peers.delete(peer);
  }

  /** The link to this peer is full, or has room again. */
  setBlocked(peer: string, blocked: boolean): void {
    const entry = this.#peers.get(peer);
    if (!entry) return;
    entry.blocked = blocked;
    this.#enqueue(entry);
  }

  finished(): void {
    this.#used = Math.max(0, this.#used - 1);
  }

  /** The next to read, taking a slot that `finished` gives back; undefined while all slots are taken or nobody waits. */
  next(): {peer: string; request: UploadRequest} | undefined {
    if (this.#used >= SLOTS) return undefined;
    for (let entry = this.#turns[0]; entry; entry = this.#turns[0]) {
      const request = entry.blocked ? undefined : takeLive(entry);
      if (!request || ++this.#served >= QUOTA) this.#endTurn(entry);
      if (!request) continue;
      this.#used++;
      return {peer: entry.id, request};
    }
    return undefined;
  }

  #endTurn(entry: Peer): void {
    this.#served = 0;
    this.#turns.shift();
    entry.isQueued = false;
    this.#enqueue(entry);
  }

  #enqueue(entry: Peer): void {
    if (entry.isQueued || entry.blocked || entry.queue.length === 0) return;
    entry.isQueued = true;
    this.#turns.push(entry);
  }
}

function takeLive(entry: Peer): UploadRequest | undefined {
  for (let request = entry.queue.shift(); request !== undefined; request = entry.queue.shift()) {
    if (!entry.cancelled.delete(request.id)) return request;
  }
  entry.cancelled.clear();
  return undefined;
}
