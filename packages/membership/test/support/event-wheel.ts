/** Events by the whole millisecond, at most `SLOTS` ms ahead: constant time each, which a heap of millions is not. */
const SLOTS = 16_384;

export class EventWheel<E> {
  readonly #slots: (E[] | undefined)[] = new Array(SLOTS);
  nowMs = 0;

  add(atMs: number, event: E): void {
    const at = Math.min(Math.max(Math.ceil(atMs), this.nowMs + 1), this.nowMs + SLOTS - 1) % SLOTS;
    const slot = this.#slots[at];
    if (slot) slot.push(event);
    else this.#slots[at] = [event];
  }

  /** The events of the next millisecond. */
  advance(): readonly E[] {
    this.nowMs++;
    const at = this.nowMs % SLOTS;
    const events = this.#slots[at] ?? [];
    this.#slots[at] = undefined;
    return events;
  }
}
