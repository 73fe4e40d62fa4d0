import type {PlannedStage, Strategy} from "@ollamesh/placement";

/** One model placed on peers: what the mesh has agreed to serve, and how. */
export interface Placement {
  /** `modelKey` of its name: the key of the table. */
  readonly model: string;
  /** The name as users write it. */
  readonly displayName: string;
  /** Grows with every change of this model's placement; the higher one wins, then the greater author. */
  readonly epoch: number;
  /** Peer that decided it. */
  readonly author: string;
  readonly strategy: Strategy;
  readonly stages: readonly PlannedStage[];
  readonly reasons: readonly string[];
  /** The weights blob. */
  readonly blob: string;
  readonly blobSize: number;
  /** Bytes [0, headerBytes) of the blob are its GGUF header. */
  readonly headerBytes: number;
  /** Merkle root of the blob's pieces as the author knows it: a stage peer that holds a part only cannot check the whole digest. Empty: unknown. */
  readonly pieceRoot: string;
  /** Per sequence, tokens. */
  readonly contextLength: number;
  readonly sequencesMax: number;
}

/** That a model is no longer placed. Kept, so that an older placement heard late does not come back. */
export interface Removal {
  readonly model: string;
  readonly epoch: number;
  readonly author: string;
}

export type CatalogEvent = {readonly type: "model_placed"; readonly placement: Placement} | {readonly type: "placement_removed"; readonly removal: Removal};

/** The replicated state. Treat as immutable. */
export interface CatalogState {
  readonly placements: ReadonlyMap<string, Placement>;
  readonly removals: ReadonlyMap<string, Removal>;
}
