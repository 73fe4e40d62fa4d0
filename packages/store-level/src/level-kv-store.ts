import type {KvStore, KvWrite} from "@ollamesh/ports";
import {type Callback, type Outcome, ok} from "@ollamesh/stdx";
import type {Level} from "level";
import {answer} from "./answer.ts";
import {buckets} from "./buckets.ts";
import {storeFailure} from "./failures.ts";

export type Database = Level<string, Uint8Array>;

/** Of writes that go together: one that is larger goes alone. */
const TOGETHER_MAX = 1000;

interface Waiting {
  readonly batch: readonly KvWrite[];
  readonly done: Callback<void>;
}

/**
 * KvStore in its own bucket of the database; every write is synced. LevelDB takes batches that are under way at once in any order: so there is one at a time, of all that came meanwhile, and who writes
 * last has the last word.
 */
export class LevelKvStore implements KvStore {
  readonly #db: Database;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  constructor(db: Database) {
    this.#db = db;
  }

  get(key: string, done: Callback<Uint8Array | undefined>): void {
    answer(`reading ${key}`, this.#db.get(buckets.app(key)), done);
  }

  write(batch: readonly KvWrite[], done: Callback<void>): void {
    this.#waiting.push({batch, done});
    this.#writing ??= this.#writeAll();
  }

  scan(prefix: string, limit: number, done: Callback<readonly {readonly key: string; readonly value: Uint8Array}[]>): void {
    answer(`scanning ${prefix}`, scan(this.#db, buckets.app(prefix), limit), done);
  }

  /** Before the database is closed: nothing waits to be written any more. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const together = this.#next();
      const outcome = await this.#write(together.flatMap(({batch}) => batch));
      for (const {done} of together) queueMicrotask(() => done(outcome));
    }
    this.#writing = undefined;
  }

  #next(): readonly Waiting[] {
    let [count, writes] = [0, 0];
    for (const {batch} of this.#waiting) {
      writes += batch.length;
      if (count > 0 && writes > TOGETHER_MAX) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  async #write(writes: readonly KvWrite[]): Promise<Outcome<void>> {
    const operations = writes.map((write) =>
      write.kind === "put" ? ({type: "put", key: buckets.app(write.key), value: write.value} as const) : ({type: "del", key: buckets.app(write.key)} as const),
    );
    try {
      await this.#db.batch(operations, {sync: true});
      return ok(undefined);
    } catch (error) {
      return {ok: false, error: storeFailure(error, "writing the database")};
    }
  }
}

/** Up to the first key without the prefix: there is no greatest string that begins with one. */
async function scan(db: Database, prefix: string, limit: number): Promise<{key: string; value: Uint8Array}[]> {
  const entries: {key: string; value: Uint8Array}[] = [];
  for await (const [key, value] of db.iterator({gte: prefix, limit})) {
    if (!key.startsWith(prefix)) break;
    entries.push({key: key.slice(buckets.appPrefix.length), value});
  }
  return entries;
}
