export {Batcher, type BatcherEffect, type BatcherInput, type BatcherOptions, type SequenceRequest} from "./batcher.ts";
export {TextStream} from "./text-stream.ts";
export type {Batch, Sampled, Sampler, SessionMessage, SlotOpening, StageMessage} from "./types.ts";
