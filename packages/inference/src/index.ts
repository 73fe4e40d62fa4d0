export {TokenBuckets, type TokenBucketsOptions} from "./admission/token-buckets.ts";
export {type Called, type InLine, PRIORITY_FIRST, PRIORITY_LAST, PRIORITY_USUAL, WaitingLine} from "./admission/waiting-line.ts";
export {WaitingRoom} from "./admission/waiting-room.ts";
export {Batcher, type BatcherEffect, type BatcherInput, type BatcherOptions, type SequenceRequest} from "./batcher.ts";
export {Breakers} from "./routing/breakers.ts";
export {PrefixIndex, prefixMarks} from "./routing/prefix-index.ts";
export {type Candidate, type Choice, type Ending, ReplicaChooser, type RoutingMode, type Wish} from "./routing/replica-chooser.ts";
export {TextStream} from "./text-stream.ts";
export type {Batch, Sampled, Sampler, SessionMessage, SlotOpening, StageMessage} from "./types.ts";
