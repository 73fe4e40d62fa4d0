/**
 * Every key in the database. A retired prefix stays listed and is never used again.
 *
 * `piece-manifest/<digest>`  -> JSON {size, pieceSize, root, mtimeMs} and the piece hashes (see piece-manifest-record.ts)
 * `have/<digest>`            -> bitfield of verified and synced pieces of a partial blob
 * `app/<key>`                -> whatever the KvStore port's users put
 */
export const buckets = {
  pieceManifest: (digest: string) => `piece-manifest/${digest}`,
  have: (digest: string) => `have/${digest}`,
  app: (key: string) => `app/${key}`,
  appPrefix: "app/",
} as const;
