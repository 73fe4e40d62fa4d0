/** The ids of the other members, by position and by name. Insertion, removal and look-up take constant time. */
export class Roster {
  readonly #ids: string[] = [];
  readonly #positions = new Map<string, number>();

  get size(): number {
    return this.#ids.length;
  }

  has(id: string): boolean {
    return this.#positions.has(id);
  }

  /** `position` from 0 to `size` - 1; positions move when a member is removed. */
  at(position: number): string {
    return this.#ids[position] as string;
  }

  /** False when it is there already. */
  add(id: string): boolean {
    if (this.#positions.has(id)) return false;
    this.#positions.set(id, this.#ids.length);
    this.#ids.push(id);
    return true;
  }

  remove(id: string): boolean {
    const position = this.#positions.get(id);
    if (position === undefined) return false;
    const last = this.#ids.pop() as string;
    this.#positions.delete(id);
    if (last === id) return true;
    this.#ids[position] = last;
    this.#positions.set(last, position);
    return true;
  }
}
