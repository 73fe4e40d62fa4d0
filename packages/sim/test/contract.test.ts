import {blobStoreContract, kvStoreContract, manifestStoreContract, type Subject} from "@ollamesh/ports/contract";
import {Prng} from "@ollamesh/stdx";
import {SimBlobStore} from "../src/ports/sim-blob-store.ts";
import {SimDisk} from "../src/ports/sim-disk.ts";
import {createSimKvStore} from "../src/ports/sim-kv-store.ts";
import {createSimManifestStore} from "../src/ports/sim-manifest-store.ts";
import {SimScheduler} from "../src/ports/sim-scheduler.ts";

/** A store over a disk without faults; the next life of it sees the same disk. */
async function subjectOf<T>(create: (disk: SimDisk, isAlive: () => boolean, nowMs: () => number) => T): Promise<Subject<T>> {
  const scheduler = new SimScheduler();
  const disk = new SimDisk(scheduler, new Prng(1), {writeMsMax: 5, failChance: [0, 1]});
  const live = (): Subject<T> => {
    let isAlive = true;
    return {
      port: create(
        disk,
        () => isAlive,
        () => 1_790_000_000_000 + scheduler.nowMs,
      ),
      async reopen() {
        isAlive = false;
        return live();
      },
      async dispose() {},
      pump() {
        while (scheduler.fireNext()) {}
      },
    };
  };
  return live();
}

blobStoreContract("SimBlobStore", () => subjectOf((disk, isAlive) => new SimBlobStore({disk, pieceSize: 4096, pathPrefix: "sim:", isAlive})));
kvStoreContract("SimKvStore", () => subjectOf((disk, isAlive) => createSimKvStore(disk, isAlive)));
manifestStoreContract("SimManifestStore", () => subjectOf((disk, isAlive, nowMs) => createSimManifestStore(disk, nowMs, isAlive)));
