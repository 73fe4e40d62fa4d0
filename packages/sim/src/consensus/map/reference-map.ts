import {type Reference, requestKey, type Seen, type Wish} from "../workload.ts";
import {decodeCommand} from "./map-command.ts";

/** The replicated map once more, without snapshots or digests: a request counts the first time it is in the log and in its client's order. */
export class ReferenceMap implements Reference {
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
    this.results.set(requestKey({client, sequence}), takesEffect);
    if (kind === "append") this.#texts.set(key, `${this.#texts.get(key) ?? ""}${value};`);
    else if (takesEffect) this.#registers.set(key, value);
  }

  see({kind, key}: Pick<Wish, "kind" | "key">): Seen {
    return (kind === "read_text" ? this.#texts : this.#registers).get(key) ?? null;
  }

  get text(): string {
    return mapText(this.#registers, this.#texts);
  }
}

export function mapText(registers: ReadonlyMap<number, number>, texts: ReadonlyMap<number, string>): string {
  return JSON.stringify([[...registers].sort(([a], [b]) => a - b), [...texts].sort(([a], [b]) => a - b)]);
}
