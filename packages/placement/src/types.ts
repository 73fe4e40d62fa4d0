/** What planning must know of a model; everything else about it stays outside. */
export interface ModelShape {
  /** >= 1 */
  readonly layers: number;
  /** Bytes of each layer's tensors, `layers` entries. */
  readonly layerBytes: readonly number[];
  /** Bytes besides the layers that the first, the last and every stage must hold. */
  readonly firstBytes: number;
  readonly lastBytes: number;
  readonly everyBytes: number;
  readonly kvBytesPerTokenLayer: number;
  readonly split:
    | {readonly kind: "splittable"; readonly cuts: readonly number[]; readonly eachStageNeeds: readonly (readonly number[])[]}
    | {readonly kind: "whole_only"; readonly reason: string};
  /** Whether peers can share layers between them, each with its part of every matrix. Undefined: they cannot, and why is not known. */
  readonly division?: {readonly kind: "divisible"; readonly ranksMax: number} | {readonly kind: "undivided"; readonly reason: string};
}

/** A peer that could take a stage. */
export interface PeerCapacity {
  readonly id: string;
  readonly memoryFreeBytes: number;
  /** Relative speed, > 0; threads until measured speed is known. */
  readonly speed: number;
  /** Undefined: not measured, or this peer itself. */
  readonly rttMs: number | undefined;
  /** Holds the whole blob: nothing to fetch. */
  readonly holdsModel: boolean;
}

/** One peer has it all; layer ranges one behind the other; one range that several peers share inside each layer; such groups one behind the other. */
export const STRATEGIES = ["whole", "pipeline", "tensor", "hybrid"] as const;
export type Strategy = (typeof STRATEGIES)[number];

export interface PlanPolicy {
  readonly strategy: "auto" | Strategy;
  /** Pipeline stages wanted; undefined lets the planner choose. */
  readonly stages: number | undefined;
  /** Peers of each group that shares its layers (tensor, hybrid); undefined lets the planner choose. */
  readonly ranks?: number | undefined;
  /** Per sequence, tokens. */
  readonly contextLength: number;
  readonly sequencesMax: number;
}

export interface PlannedStage {
  /** Takes the batches and answers for the stage: rank 0 of its group. */
  readonly peer: string;
  /** Further ranks of the group that shares these layers, in their order: each computes its part of every matrix. Absent: the stage is on one peer. */
  readonly fellows?: readonly string[];
  /** Inclusive. */
  readonly firstLayer: number;
  /** Inclusive. */
  readonly lastLayer: number;
  /** Weights and KV, bytes; of a group, at each of its peers. */
  readonly memoryBytes: number;
}

/** Every layer lies in exactly one stage, stages ascend, no peer has two seats. */
export interface Plan {
  readonly strategy: Strategy;
  readonly stages: readonly PlannedStage[];
  /** Why this plan and not another: sentences for a person. */
  readonly reasons: readonly string[];
}
