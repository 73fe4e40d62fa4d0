/** Blobs asked for in one survey, and sources told of one blob: both more than a model or a download has. */
export const SURVEYED_BLOBS_MAX = 32;
export const SURVEYED_SOURCES_MAX = 32;
/** Links one peer tells of. */
export const SURVEYED_LINKS_MAX = 256;

/** What peers tell each other of blobs and links for people who look. To ask registers no interest, and changes nothing at the asked peer. */
export type SurveyMessage =
  /** Answered by one `share` of the same id for each digest. */
  | {readonly type: "survey"; readonly id: number; readonly digests: readonly string[]}
  | ({readonly type: "share"; readonly id: number} & BlobShare)
  /** Answered by one `links` of the same id. */
  | {readonly type: "ask_links"; readonly id: number}
  | {readonly type: "links"; readonly id: number; readonly links: readonly LinkShare[]};

/** A live connection of one peer to another, by its own word. */
export interface LinkShare {
  readonly peer: string;
  /** Undefined: not measured yet. */
  readonly rttMs: number | undefined;
  /** It does not answer at the moment. */
  readonly isSuspected: boolean;
}

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
