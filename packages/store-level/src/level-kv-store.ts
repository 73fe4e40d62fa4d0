import type {KvStore} from "@ollamesh/ports";
import type {Level} from "level";
import {answer} from "./answer.ts";
import {buckets} from "./buckets.ts";

export type Database = Level<string, Uint8Array>;

/** KvStore in its own bucket of the database; every write is synced. */
export function createLevelKvStore(db: Database): KvStore {
  return {
    get: (key, done) => answer(`reading ${key}`, db.get(buckets.app(key)), done),
    write(batch, done) {
      const operations = batch.map((write) =>
        write.kind === "put" ? ({type: "put", key: buckets.app(write.key), value: write.value} as const) : ({type: "del", key: buckets.app(write.key)} as const),
      );
      answer("writing the database", db.batch(operations, {sync: true}), done);
    },
    scan(prefix, limit, done) {
      answer(`scanning ${prefix}`, scan(db, buckets.app(prefix), limit), done);
    },
  };
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
