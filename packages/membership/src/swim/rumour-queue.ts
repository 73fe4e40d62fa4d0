import type {Rumour} from "./swim-messages.ts";

interface Queued {
  readonly rumour: Rumour;
  sends: number;
}

/** Rumours to pass on: the least sent first, each a bounded number of times, a bounded number at all. */
export class RumourQueue {
  readonly #capacity: number;
  /** Sorted by `sends`, the newest first among equals: what few know spreads fastest. */
  #queued: Queued[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#queued.length;
  }

  /** Takes the place of what it makes obsolete. When full the rumour that was sent most gives way. */
  add(rumour: Rumour): void {
    this.#queued = this.#queued.filter((queued) => !isObsolete(queued.rumour, rumour));
    this.#queued.unshift({rumour, sends: 0});
    if (this.#queued.length > this.#capacity) this.#queued.pop();
  }

  /** Nothing of this member is passed on any longer. */
  drop(peer: string): void {
    this.#queued = this.#queued.filter(({rumour}) => rumour.peer !== peer);
  }

  /** At most `count` for one message; those sent `sendsMax` times are done with. */
  take(count: number, sendsMax: number): Rumour[] {
    const taken = this.#queued.slice(0, count);
    if (taken.length === 0) return [];
    for (const queued of taken) queued.sends++;
    this.#queued = this.#queued.filter((queued) => queued.sends < sendsMax).sort((a, b) => a.sends - b.sends);
    return taken.map(({rumour}) => rumour);
  }
}

const RANK = {alive: 0, suspect: 1, dead: 2};

/** Newer life or worse news of the same life; of several that suspect, each is told. */
function isObsolete(old: Rumour, fresh: Rumour): boolean {
  if (old.peer !== fresh.peer) return false;
  if (old.incarnation !== fresh.incarnation) return old.incarnation < fresh.incarnation;
  if (old.kind !== fresh.kind) return RANK[old.kind] < RANK[fresh.kind];
  return old.kind !== "suspect" || fresh.kind !== "suspect" || old.by === fresh.by;
}
