/**
 * The operations not yet placed, in the order of their calls: a doubly linked list in two arrays, whose removals are taken back in the
 * reverse order (Knuth's dancing links). Items are 0..count-1.
 */
export class CallList {
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #end: number;

  constructor(inCallOrder: readonly number[]) {
    this.#end = inCallOrder.length;
    this.#next = new Int32Array(this.#end + 1);
    this.#previous = new Int32Array(this.#end + 1);
    let last = this.#end;
    for (const item of [...inCallOrder, this.#end]) {
      this.#next[last] = item;
      this.#previous[item] = last;
      last = item;
    }
  }

  /** The items from the front for as long as `belongs` says so. */
  takeWhile(belongs: (item: number) => boolean): number[] {
    const taken: number[] = [];
    for (let item = this.#next[this.#end] as number; item !== this.#end && belongs(item); item = this.#next[item] as number) taken.push(item);
    return taken;
  }

  remove(item: number): void {
    this.#next[this.#previous[item] as number] = this.#next[item] as number;
    this.#previous[this.#next[item] as number] = this.#previous[item] as number;
  }

  /** Takes back the last removal that has not been taken back. */
  restore(item: number): void {
    this.#next[this.#previous[item] as number] = item;
    this.#previous[this.#next[item] as number] = item;
  }
}
