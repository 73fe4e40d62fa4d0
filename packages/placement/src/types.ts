import type {PeerSpeed} from "./peer-speed.ts";
import type {Prediction} from "./predict.ts";
import type {Rules} from "./rules.ts";
import type {Candidate} from "./weigh-plans.ts";

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
  /** Of one token inside of a stage, as peers that share its layers sum it; undefined: not known, and not counted. */
  readonly hiddenBytes?: number | undefined;
  /** Of one token on its way between two stages; undefined: as much. */
  readonly activationBytes?: number | undefined;
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
  /** Threads, > 0: what its speed is guessed from until it is measured. */
  readonly speed: number;
  readonly measured?: PeerSpeed | undefined;
  /** Room for bytes that have to come first; undefined: not known, taken as enough. */
  readonly diskFreeBytes?: number | undefined;
  /** Layers of which it has all bytes, where it does not hold the whole. */
  readonly heldLayers?: readonly number[] | undefined;
  /** Undefined: not measured, or this peer itself. */
  readonly rttMs: number | undefined;
  /** Holds the whole blob: nothing to fetch. */
  readonly holdsModel: boolean;
}

/** One peer has it all; several do, each by itself; layer ranges one behind the other; one range that several peers share inside each layer; such groups one behind the other. */
export const STRATEGIES = ["whole", "replicas", "pipeline", "tensor", "hybrid"] as const;
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
  /** Sequences the plan is to be fast for; undefined: one, or one for each stage that was asked for. */
  readonly streams?: number | undefined;
  /** For the time to first token; undefined: 512. */
  readonly promptTokens?: number | undefined;
  /** Undefined: as specified. */
  readonly rules?: Rules | undefined;
  /** What `auto` multiplies scores with, as it has learned. */
  readonly trust?: ((candidate: Candidate) => number) | undefined;
  /** To be tried by `auto` where it is possible, although it does not look best: unless it looks less than half as good. */
  readonly tries?: Strategy | undefined;
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
  /** Further chains of stages, of which each serves the whole model too, on other peers. */
  readonly replicas?: readonly (readonly PlannedStage[])[];
  readonly prediction?: Prediction & {readonly rttMs: number; readonly bytesPerMs?: number};
  /** Every strategy that was possible, or only ruled out, with its score. */
  readonly alternatives?: readonly {readonly strategy: Strategy; readonly score: number}[];
  /** Why this plan and not another: sentences for a person. */
  readonly reasons: readonly string[];
}
