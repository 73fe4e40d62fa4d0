import {decodeCommand} from "./client-command.ts";

/** The replicated map once more, without snapshots or digests: a request counts the first time it is in the log and in its client's order. */
export class ReferenceMap {
  /** By client and sequence: what the request came to. */
  readonly results = new Map<string, boolean>();
  readonly #last = new Map<number, number>();
  readonly #registers = new Map<number, number>();
  readonly #texts = new Map<number, string>();

  apply(data: Uint8Array): void {
    if (data.length === 0) return;
    const {client, sequence, kind, key, value, expected} = decodeCommand(data);
    if (sequence <= (this.#last.get(client) ?? 0)) return;
    this.#last.set(client, sequence);
    const takesEffect = kind !== "cas" || this.#registers.get(key) === expected;
    this.results.set(`${client}.${sequence}`, takesEffect);
    if (kind === "append") this.#texts.set(key, `${this.#texts.get(key) ?? ""}${value};`);
    else if (takesEffect) this.#registers.set(key, value);
  }

  get text(): string {
    return ReferenceMap.textOf(this.#registers, this.#texts);
  }

  static textOf(registers: ReadonlyMap<number, number>, texts: ReadonlyMap<number, string>): string {
    return JSON.stringify([[...registers].sort(([a], [b]) => a - b), [...texts].sort(([a], [b]) => a - b)]);
  }
}
