import type {KvStore} from "@ollamesh/ports";
import {fail, ok} from "@ollamesh/stdx";
import type {SimDisk} from "./sim-disk.ts";

export function createSimKvStore(disk: SimDisk, isAlive: () => boolean): KvStore {
  return {
    get: (key, done) => disk.read(isAlive, () => done(ok(disk.kv.get(key)?.slice()))),
    write: (batch, done) =>
      disk.write(
        isAlive,
        () => {
          disk.applyKv(batch);
          done(ok(undefined));
        },
        () => done(fail("io", "the disk refused")),
      ),
    scan: (prefix, limit, done) =>
      disk.read(isAlive, () => {
        const keys = [...disk.kv.keys()].filter((key) => key.startsWith(prefix)).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        done(ok(keys.slice(0, limit).map((key) => ({key, value: (disk.kv.get(key) as Uint8Array).slice()}))));
      }),
  };
}
