import type {PeerId} from "@ollamesh/ports";

/** Who failed to keep something is not asked for it again for so long, unless there is nobody else, milliseconds. */
const REMEMBERED_MS = 10 * 60_000;
const ENTRIES_MAX = 10_000;

/** Remembers which peers could not keep what: without, those that have no room would be asked in turns for ever. */
export class Unable {
  readonly #entries = new Map<string, {readonly peer: PeerId; readonly key: string; readonly sinceMs: number}>();

  /** @param key of a model, or a `rangeKey` */
  note(peer: PeerId, key: string, nowMs: number): void {
    const id = `${peer} ${key}`;
    if (this.#entries.has(id) || this.#entries.size < ENTRIES_MAX) this.#entries.set(id, {peer, key, sinceMs: nowMs});
  }

  forgetOld(nowMs: number): void {
    for (const [id, {sinceMs}] of this.#entries) if (nowMs - sinceMs > REMEMBERED_MS) this.#entries.delete(id);
  }

  keysOf(peer: PeerId): readonly string[] {
    return [...this.#entries.values()].flatMap((entry) => (entry.peer === peer ? [entry.key] : []));
  }
}
