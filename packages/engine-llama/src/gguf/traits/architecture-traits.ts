import type {Hyperparameters} from "../hyperparameters.ts";
import type {LayerRule} from "./layer-rule.ts";

/** What must be known of an architecture to serve a range of its layers as a model of its own. */
export interface ArchitectureTraits {
  /**
   * llama.cpp multiplies input embeddings by this also when they are hidden states: "width" is sqrt(embedding_length), a number is the
   * default of the metadata key `embedding_scale`, where 0 is no scale. Absent: no scale, and llama.cpp does not read that key.
   */
  readonly inputScale?: "width" | number;
  /** Rotary embedding of several axes: hidden states need four position rows. "sections": when `rope.dimension_sections` is set. */
  readonly positionRows?: 4 | "sections";
  /** How layers differ; none: all alike, or told apart by their tensors and sliced metadata alone. */
  readonly rules?: readonly LayerRule[];
  /** Layer counts at which llama.cpp computes differently: neither the model nor a stage may have one. */
  readonly lengthsToAvoid?: readonly number[] | ((hyper: Hyperparameters) => readonly number[]);
  /** Name of the graph node with a stage's output, `*` for the number of its last layer. Default: `l_out-*`. */
  readonly layerOutput?: string;
  /** Model-wide tensors beyond the usual ones that every stage may simply keep. */
  readonly sharedTensors?: readonly string[];
  /**
   * Sizes (of `SIZE_KEYS`) that llama.cpp reads of each layer. It takes the others from the first layer for all, so an array of them that
   * varies would mean something else in a stage.
   */
  readonly variesByLayer?: readonly string[];
  /** Why this very model cannot be split, when it cannot. */
  refuse?(hyper: Hyperparameters): string | undefined;
}
