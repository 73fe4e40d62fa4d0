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
      const from = buckets.app(prefix);
      const entries = db.iterator({gte: from, lt: `${from}\uffff`, limit}).all();
      const strip = entries.then((all) => all.map(([key, value]) => ({key: key.slice(buckets.appPrefix.length), value})));
      answer(`scanning ${prefix}`, strip, done);
    },
  };
}
