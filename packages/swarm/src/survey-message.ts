/** Blobs asked for in one survey, and sources told of one blob: both more than a model or a download has. */
export const SURVEYED_BLOBS_MAX = 32;
export const SURVEYED_SOURCES_MAX = 32;

/** What peers tell each other of blobs for people who look. To ask registers no interest, and changes nothing at the asked peer. */
export type SurveyMessage =
  /** Answered by one `share` of the same id for each digest. */
  {readonly type: "survey"; readonly id: number; readonly digests: readonly string[]} | ({readonly type: "share"; readonly id: number} & BlobShare);

/** What one peer holds of a blob, by its own word, and from where more is coming to it. */
export interface BlobShare {
  readonly digest: string;
  /** 0: nothing of it is there, and the other sizes are 0 too. */
  readonly size: number;
  readonly pieceSize: number;
  /** One bit a piece, lowest first. */
  readonly bitfield: Uint8Array;
  readonly isWhole: boolean;
  readonly isFetching: boolean;
  /** Of all sources together. */
  readonly bytesPerSecond: number;
  /** Undefined: not known, or nothing is coming. */
  readonly etaMs: number | undefined;
  readonly sources: readonly {readonly name: string; readonly bytes: number; readonly bytesPerSecond: number}[];
}
