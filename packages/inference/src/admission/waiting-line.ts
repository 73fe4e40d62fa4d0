import type {WaitingRoom} from "./waiting-room.ts";

export const PRIORITY_FIRST = 1;
export const PRIORITY_LAST = 10;
export const PRIORITY_USUAL = 5;

/**
 * What one step of priority is worth in waiting, milliseconds: who has waited so much longer than somebody of the next better priority goes
 * first. Short enough that the last priority waits 18 s at most for newcomers of the first, long enough to matter in a line of seconds.
 */
const STEP_MS = 2000;

export interface InLine {
  readonly id: string;
  /** 1 (first) to 10 (last). */
  readonly priority: number;
}

interface Entry<T> {
  readonly item: T;
  readonly sinceMs: number;
}

export interface Called<T> {
  readonly item: T;
  readonly waitedMs: number;
}

/**
 * A line with priorities in which nobody waits for ever: all age alike, so that an entry's rank never changes: since when it waits, and a
 * fixed time more for each step of priority. Equal priorities are served in the order they came. Each id is in it at most once.
 */
export class WaitingLine<T extends InLine> {
  readonly #room: WaitingRoom;
  /** By priority; a Map keeps the order in which they came, and lets one go from the middle. */
  readonly #lanes = Array.from({length: PRIORITY_LAST}, () => new Map<string, Entry<T>>());
  readonly #laneOf = new Map<string, Map<string, Entry<T>>>();

  constructor(room: WaitingRoom) {
    this.#room = room;
  }

  get length(): number {
    return this.#laneOf.size;
  }

  has(id: string): boolean {
    return this.#laneOf.has(id);
  }

  /**
   * @returns `full`: no place, and nobody here who would have to give way. With `displaced` somebody of a later priority lost its place to this
   * one: the newest of the last priority, who has waited least.
   */
  push(item: T, nowMs: number): {readonly full: boolean; readonly displaced: T | undefined} {
    let displaced: T | undefined;
    if (!this.#room.enter()) {
      displaced = this.displace(item.priority);
      if (displaced === undefined || !this.#room.enter()) return {full: true, displaced};
    }
    const lane = this.#laneFor(item.priority);
    lane.set(item.id, {item, sinceMs: nowMs});
    this.#laneOf.set(item.id, lane);
    return {full: false, displaced};
  }

  /** Who is next. */
  shift(nowMs: number): Called<T> | undefined {
    let best: Entry<T> | undefined;
    let bestRank = Number.POSITIVE_INFINITY;
    for (const [index, lane] of this.#lanes.entries()) {
      const first = lane.values().next().value;
      const rank = first ? first.sinceMs + index * STEP_MS : Number.POSITIVE_INFINITY;
      if (rank < bestRank) [best, bestRank] = [first, rank];
    }
    if (!best) return undefined;
    this.delete(best.item.id);
    return {item: best.item, waitedMs: nowMs - best.sinceMs};
  }

  /** False: nobody of that name waits. */
  delete(id: string): boolean {
    const lane = this.#laneOf.get(id);
    if (!lane) return false;
    lane.delete(id);
    this.#laneOf.delete(id);
    this.#room.leave();
    return true;
  }

  ids(): readonly string[] {
    return [...this.#laneOf.keys()];
  }

  clear(): void {
    for (const id of this.ids()) this.delete(id);
  }

  /** Who gives way to that priority, and leaves the line with it: the newest of the last one. Undefined: nobody has a later one. */
  displace(priority: number): T | undefined {
    const lane = this.#lanes.findLast((one, index) => one.size > 0 && index + 1 > priority);
    const last = lane && [...lane.values()].at(-1);
    if (last) this.delete(last.item.id);
    return last?.item;
  }

  #laneFor(priority: number): Map<string, Entry<T>> {
    return this.#lanes[Math.min(PRIORITY_LAST, Math.max(PRIORITY_FIRST, Math.round(priority))) - 1] as Map<string, Entry<T>>;
  }
}
