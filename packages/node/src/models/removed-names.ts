/** Others may not have heard of it by then, and would tell of what they still have. */
const HEARD_MS = 60_000;
/** The one removed longest ago is forgotten first. */
const NAMES_MAX = 10_000;

/** Names the mesh removed a moment ago: whoever looked for one of them now would find it at a peer that does not know yet, and would remember it as a name the mesh never agreed on. */
export class RemovedNames {
  readonly #nowMs: () => number;
  readonly #atMs = new Map<string, number>();
  #before: ReadonlyMap<string, unknown> = new Map();
  #cluster = "";

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** @param agreed on, by key @param cluster whose agreement that is: names of another one were not removed */
  changed(agreed: ReadonlyMap<string, unknown>, cluster: string): void {
    const before = cluster === this.#cluster ? this.#before : new Map<string, unknown>();
    this.#before = agreed;
    this.#cluster = cluster;
    const nowMs = this.#nowMs();
    for (const key of before.keys()) {
      if (agreed.has(key)) continue;
      this.#atMs.delete(key);
      this.#atMs.set(key, nowMs);
    }
    for (const [key, atMs] of this.#atMs) if (this.#atMs.size > NAMES_MAX || nowMs - atMs >= HEARD_MS) this.#atMs.delete(key);
  }

  /** It was removed a moment ago, and not given anew. */
  has(key: string): boolean {
    const atMs = this.#atMs.get(key);
    return atMs !== undefined && !this.#before.has(key) && this.#nowMs() - atMs < HEARD_MS;
  }
}
