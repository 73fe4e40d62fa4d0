import type {Pace} from "../words.ts";

/** GET /api/v1/swarm/:model */
export interface SwarmView {
  readonly model: string;
  readonly peers: readonly {readonly id: string; readonly self: boolean; readonly answer: string}[];
  readonly blobs: readonly BlobView[];
}

export interface BlobView {
  readonly digest: string;
  readonly media_type: string;
  readonly size: number;
  readonly pieces: {readonly count: number; readonly bytes: number} | null;
  readonly copies: {readonly whole: number; readonly rarest: number; readonly rarest_pieces: number; readonly mean: number};
  readonly shares: readonly ShareView[];
}

export interface ShareView extends Pace {
  readonly peer: string;
  readonly held: number;
  /** A bit a piece, lowest first, base64. */
  readonly have: string | null;
  readonly whole: boolean;
  readonly fetching: boolean;
}
