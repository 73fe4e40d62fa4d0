import type {Callback} from "@ollamesh/stdx";

export type KvWrite = {readonly kind: "put"; readonly key: string; readonly value: Uint8Array} | {readonly kind: "delete"; readonly key: string};

/** Ordered durable map. Keys are UTF-8, at most 512 bytes; values at most 16 MiB. Failure code: `io`. */
export interface KvStore {
  get(key: string, done: Callback<Uint8Array | undefined>): void;
  /** All or nothing, synced before `done`. */
  write(batch: readonly KvWrite[], done: Callback<void>): void;
  /** Entries whose key begins with `prefix`, ascending, at most `limit`. */
  scan(prefix: string, limit: number, done: Callback<readonly {key: string; value: Uint8Array}[]>): void;
}
