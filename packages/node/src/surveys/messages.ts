import type {Digest, PeerId} from "@ollamesh/ports";
import type {Bitset, Callback, ModelName} from "@ollamesh/stdx";
import type {BlobShare, Copies} from "@ollamesh/swarm";

/**
 * `answered`: of every blob. `silent`: not in time, or its link broke. `older`: its software knows no surveys. `away`: the mesh counts on its copy, and it is no
 * member now. `unasked`: there are more members than are asked at once.
 */
export type SurveyAnswer = "answered" | "silent" | "older" | "away" | "unasked";

export interface SurveyedPeer {
  readonly id: PeerId;
  readonly isSelf: boolean;
  readonly answer: SurveyAnswer;
}

/** What a peer has of a blob; peers that have nothing and fetch nothing are not told of. */
export interface PeerShare extends Pick<BlobShare, "isWhole" | "isFetching" | "bytesPerSecond" | "etaMs" | "sources"> {
  readonly peer: PeerId;
  readonly heldBytes: number;
  /** Undefined: it has cut the blob in other pieces than most, so that they cannot be compared. */
  readonly have: Bitset | undefined;
}

export interface SurveyedBlob {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly size: number;
  /** How most holders have cut it; undefined: nobody who answered has anything of it. */
  readonly cutting: {readonly pieces: number; readonly pieceBytes: number} | undefined;
  readonly copies: Copies;
  readonly shares: readonly PeerShare[];
}

/** Who holds what of a model at the moment, by their own word. */
export interface SwarmSurvey {
  readonly name: ModelName;
  readonly manifest: Digest;
  readonly peers: readonly SurveyedPeer[];
  /** The largest first. */
  readonly blobs: readonly SurveyedBlob[];
}

/** A connection between two members, by the word of one or both. */
export interface MeshLink {
  /** The smaller id first. */
  readonly between: readonly [PeerId, PeerId];
  /** As many as say so: one alone where the other did not answer, or sees no such link. */
  readonly seenBy: readonly PeerId[];
  /** The shorter of what both measured. */
  readonly rttMs: number | undefined;
  /** One of them gets no answer from the other at the moment. */
  readonly isSuspected: boolean;
}

/** Who is linked to whom at the moment, by their own word. */
export interface Topology {
  readonly peers: readonly (SurveyedPeer & {readonly links: number})[];
  readonly links: readonly MeshLink[];
  /** Pairs of peers that answered, of which neither is linked to the other: frames between them find no way. At most 256. */
  readonly missing: readonly (readonly [PeerId, PeerId])[];
  /** Who reaches whom over links that answer, directly or through others, the largest first: more than one is a mesh that is split. */
  readonly islands: readonly (readonly PeerId[])[];
}

/** Codes: `busy`; of `survey` also `model_not_found`, `no_source` (nobody reachable knows what the name stands for). */
export type SurveysRequest =
  | {readonly type: "survey"; readonly name: ModelName; readonly done: Callback<SwarmSurvey>}
  | {readonly type: "topology"; readonly done: Callback<Topology>};
