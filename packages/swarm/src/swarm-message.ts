/** What peers say to each other about blobs. Anybody may ask anybody; only verified and synced pieces are ever named or sent. */
export type SwarmMessage =
  /** "Tell me what you hold of this, now and as it grows." */
  | {readonly type: "interest"; readonly digest: string}
  | {readonly type: "uninterest"; readonly digest: string}
  | {
      readonly type: "holding";
      readonly digest: string;
      readonly size: number;
      readonly pieceSize: number;
      /** Merkle root of the cutting these pieces belong to. */
      readonly root: string;
      /** One bit a piece, lowest first. */
      readonly bitfield: Uint8Array;
      /** The sender has all of it, and shows those pieces that it gave to nobody else: the others will come from them. */
      readonly whole: boolean;
    }
  | {readonly type: "not_held"; readonly digest: string}
  | {readonly type: "have"; readonly digest: string; readonly pieces: readonly number[]}
  | {readonly type: "get_hashes"; readonly digest: string; readonly root: string}
  | {readonly type: "hashes"; readonly digest: string; readonly root: string; readonly size: number; readonly pieceSize: number; readonly hashes: Uint8Array}
  /** Answered by exactly one `data` or `reject` of the same id. */
  | {readonly type: "request"; readonly id: number; readonly digest: string; readonly piece: number; readonly offset: number; readonly length: number}
  | {readonly type: "data"; readonly id: number; readonly bytes: Uint8Array}
  | {readonly type: "reject"; readonly id: number; readonly reason: string}
  | {readonly type: "cancel"; readonly id: number}
  /**
   * "I read this from outside of the mesh, where pieces have no hashes: these I have by now, and these are their hashes." Said to whoever reads it too.
   * `claims` are all spans the sender reads or will read; `pieces` those it has not named before, with 32 bytes of `hashes` each.
   */
  | {
      readonly type: "outside";
      readonly digest: string;
      readonly size: number;
      readonly pieceSize: number;
      /** "Tell me all you have." */
      readonly asks: boolean;
      readonly claims: readonly number[];
      /** So many of the claims, from the first on, are being read. */
      readonly reading: number;
      /** Of the claims; and the last one heard of the other's. */
      readonly version: number;
      readonly heard: number;
      /** Bytes it read from outside so far, of pieces that are not whole too: a slow reader is not taken for one that stands still. */
      readonly arrived: number;
      readonly pieces: readonly number[];
      readonly hashes: Uint8Array;
    };
