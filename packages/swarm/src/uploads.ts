import {BoundedQueue} from "@ollamesh/stdx";

export interface UploadRequest {
  readonly id: number;
  readonly digest: string;
  readonly piece: number;
  readonly offset: number;
  readonly length: number;
}

/** Reads and sends under way at once, over all peers: bounds memory at so many blocks. */
const SLOTS = 8;
/** Requests one peer may have waiting: its window, and room for two blobs more. */
const QUEUE_PER_PEER_MAX = 256;
/** Served to one peer before the next has its turn. */
const QUOTA = 4;

interface Peer {
  readonly queue: BoundedQueue<UploadRequest>;
  readonly cancelled: Set<number>;
  /** Its link is full: nothing is read for it until there is room. */
  blocked: boolean;
}

/** Who is served next: in turn over the peers that wait, a few blocks each. */
export class Uploads {
  readonly #peers = new Map<string, Peer>();
  #order: string[] = [];
  #used = 0;
  #turn = 0;

  /** False: too much is waiting already; answer with a reject. */
  requested(peer: string, request: UploadRequest): boolean {
    const entry = this.#peers.get(peer) ?? {queue: new BoundedQueue<UploadRequest>(QUEUE_PER_PEER_MAX), cancelled: new Set<number>(), blocked: false};
    if (!this.#peers.has(peer)) {
      this.#peers.set(peer, entry);
      this.#order.push(peer);
    }
    return entry.queue.push(request);
  }

  cancelled(peer: string, id: number): void {
    const entry = this.#peers.get(peer);
    // More cancels than requests can wait are noise.
    if (entry && entry.queue.length > 0 && entry.cancelled.size < QUEUE_PER_PEER_MAX) entry.cancelled.add(id);
  }

  lost(peer: string): void {
    this.#peers.delete(peer);
    this.#order = this.#order.filter((one) => one !== peer);
  }

  /** The link to this peer is full, or has room again. */
  setBlocked(peer: string, blocked: boolean): void {
    const entry = this.#peers.get(peer);
    if (entry) entry.blocked = blocked;
  }

  finished(): void {
    this.#used = Math.max(0, this.#used - 1);
  }

  /** The next to read, taking a slot that `finished` gives back; undefined while all slots are taken or nobody waits. */
  next(): {peer: string; request: UploadRequest} | undefined {
    if (this.#used >= SLOTS) return undefined;
    for (let tried = 0; tried < this.#order.length; tried++) {
      const peer = this.#order[0] as string;
      const entry = this.#peers.get(peer);
      const request = entry && !entry.blocked ? takeLive(entry) : undefined;
      if (!request || ++this.#turn >= QUOTA) {
        this.#turn = 0;
        this.#order.push(this.#order.shift() as string);
      }
      if (!request) continue;
      this.#used++;
      return {peer, request};
    }
    return undefined;
  }
}

function takeLive(entry: Peer): UploadRequest | undefined {
  for (let request = entry.queue.shift(); request !== undefined; request = entry.queue.shift()) {
    if (!entry.cancelled.delete(request.id)) return request;
  }
  entry.cancelled.clear();
  return undefined;
}
