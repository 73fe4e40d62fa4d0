/**
 * Every key in the database. A retired prefix stays listed and is never used again.
 *
 * `piece-manifest/<digest>`  -> JSON {size, pieceSize, root, mtimeMs} and the piece hashes (see piece-manifest-record.ts)
 * `open/<digest>`            -> the same of a partial blob without a cutting: no root, zeros for hashes nobody knows
 * `have/<digest>`            -> bitfield of verified and synced pieces of a partial blob
 * `seal/<digest>`            -> JSON [size, mtime, ctime, inode] of its file when its bytes were last found right (seal.ts)
 * `app/<key>`                -> whatever the KvStore port's users put
 */
export const buckets = {
  pieceManifest: (digest: string) => `piece-manifest/${digest}`,
  open: (digest: string) => `open/${digest}`,
  have: (digest: string) => `have/${digest}`,
  seal: (digest: string) => `seal/${digest}`,
  app: (key: string) => `app/${key}`,
  appPrefix: "app/",
} as const;

/**
 * Every key in the consensus database, which is one of its own: its syncs are on the path of every commit.
 *
 * `entry/<index>`            -> one log entry (log-record.ts)
 * `snapshot/<id>/<chunk>`    -> at most 1 MiB of a snapshot; the id is in the state, chunks of any other id are leftovers of a crash
 * `state`                    -> hard state, first and last entry, snapshot: in every batch, so that a batch is never half there
 *
 * Numbers are hexadecimal and of fixed width, so that the database's order is theirs.
 */
export const logBuckets = {
  entry: (index: number) => `entry/${index.toString(16).padStart(14, "0")}`,
  snapshotChunk: (id: number, chunk: number) => `snapshot/${id.toString(16).padStart(14, "0")}/${chunk.toString(16).padStart(4, "0")}`,
  entryPrefix: "entry/",
  snapshotPrefix: "snapshot/",
  state: "state",
} as const;
