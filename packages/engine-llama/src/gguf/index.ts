export {readAdapter} from "./adapter.ts";
export {type AdapterPlan, planAdapter} from "./adapter-plan.ts";
export {inspectGguf, readMetadata} from "./inspect.ts";
export {materialiseStage} from "./materialise-stage.ts";
export type {ByteRuns} from "./rank-tensor.ts";
export {planStageFile, rangeRefusal, type StageCopy, type StagePlan, type StageRange, type StageSeat, seatRefusal} from "./stage-plan.ts";
export {type StageTraits, stageTraits} from "./stage-traits.ts";
export {checkSameVocabulary} from "./vocabulary.ts";
export {encodeEntry, encodeHeader, type WritableEntry, type WritableTensor} from "./write-gguf.ts";
