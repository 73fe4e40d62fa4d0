export {STAGES_MAX} from "./cut-layers.ts";
export {plan} from "./plan.ts";
export {type BrokenPlan, type ReplacementPolicy, replaceStages} from "./replace-stages.ts";
export {STAGE_OVERHEAD_BYTES, stageMemoryBytes} from "./stage-memory.ts";
export type {ModelShape, PeerCapacity, Plan, PlannedStage, PlanPolicy, Strategy} from "./types.ts";
