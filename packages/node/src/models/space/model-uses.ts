import type {KvStore} from "@ollamesh/ports";
import type {Callback, Outcome} from "@ollamesh/stdx";

const PREFIX = "model-use/";
/** As many names as the catalogue may have. */
const USES_MAX = 10_000;
/** Not every request is written down. */
const WRITE_MS = 60_000;

interface Use {
  readonly usedMs: number;
  readonly isPinned: boolean;
}

export interface ModelUsesDeps {
  readonly kv: KvStore;
  answered<T>(handle: (outcome: Outcome<T>) => void): Callback<T>;
  /** Wall clock, milliseconds. */
  wallMs(): number;
}

/** When each name was used here last, and which shall stay whatever happens. Remembered over restarts, uses to the minute. */
export class ModelUses {
  readonly #deps: ModelUsesDeps;
  readonly #uses = new Map<string, Use>();
  readonly #writtenMs = new Map<string, number>();
  #isLoaded = false;

  constructor(deps: ModelUsesDeps) {
    this.#deps = deps;
    const loaded = (outcome: Outcome<readonly {key: string; value: Uint8Array}[]>): void => {
      if (!outcome.ok) return; // without pins nothing is given up
      for (const {key, value} of outcome.value) {
        const model = key.slice(PREFIX.length);
        const use = parse(value);
        if (use && !this.#uses.has(model)) this.#uses.set(model, use);
      }
      this.#isLoaded = true;
    };
    deps.kv.scan(PREFIX, USES_MAX, deps.answered(loaded));
  }

  /** Before that nobody knows what is pinned. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Wall clock; undefined: not since this is written down. */
  usedMs(model: string): number | undefined {
    const usedMs = this.#uses.get(model)?.usedMs;
    return usedMs === 0 ? undefined : usedMs;
  }

  isPinned(model: string): boolean {
    return this.#uses.get(model)?.isPinned ?? false;
  }

  touch(model: string): void {
    const nowMs = this.#deps.wallMs();
    this.#set(model, {usedMs: nowMs, isPinned: this.isPinned(model)});
    if (nowMs - (this.#writtenMs.get(model) ?? Number.NEGATIVE_INFINITY) < WRITE_MS) return;
    this.#write(model, () => undefined);
  }

  /** @param done when it is on the disk */
  pin(model: string, isPinned: boolean, done: Callback<void>): void {
    this.#set(model, {usedMs: this.#uses.get(model)?.usedMs ?? 0, isPinned});
    this.#write(model, done);
  }

  /** The name is no more here. */
  forget(model: string): void {
    if (!this.#uses.delete(model)) return;
    this.#writtenMs.delete(model);
    this.#deps.kv.write([{kind: "delete", key: PREFIX + model}], () => undefined);
  }

  #set(model: string, use: Use): void {
    if (this.#uses.size < USES_MAX || this.#uses.has(model)) this.#uses.set(model, use);
  }

  #write(model: string, done: Callback<void>): void {
    this.#writtenMs.set(model, this.#deps.wallMs());
    const value = new TextEncoder().encode(JSON.stringify(this.#uses.get(model)));
    this.#deps.kv.write([{kind: "put", key: PREFIX + model, value}], done);
  }
}

function parse(value: Uint8Array): Use | undefined {
  try {
    const {usedMs, isPinned} = JSON.parse(new TextDecoder().decode(value)) as Partial<Use>;
    return typeof usedMs === "number" && typeof isPinned === "boolean" ? {usedMs, isPinned} : undefined;
  } catch {
    return undefined;
  }
}
