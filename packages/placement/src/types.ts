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

export type Strategy = "whole" | "pipeline";

export interface PlanPolicy {
  readonly strategy: "auto" | Strategy;
  /** Pipeline stages wanted; undefined lets the planner choose. */
  readonly stages: number | undefined;
  /** Per sequence, tokens. */
  readonly contextLength: number;
  readonly sequencesMax: number;
}

export interface PlannedStage {
  readonly peer: string;
  /** Inclusive. */
  readonly firstLayer: number;
  /** Inclusive. */
  readonly lastLayer: number;
  /** Weights and KV, bytes. */
  readonly memoryBytes: number;
}

/** Every layer lies in exactly one stage, stages ascend, no peer has two. */
export interface Plan {
  readonly strategy: Strategy;
  readonly stages: readonly PlannedStage[];
  /** Why this plan and not another: sentences for a person. */
  readonly reasons: readonly string[];
}
