export {STAGES_MAX} from "./cut-layers.ts";
export {plan} from "./plan.ts";
export {RANKS_MAX, rankOf, ranksOf} from "./ranks.ts";
export {type BrokenPlan, type ReplacementPolicy, replaceStages} from "./replace-stages.ts";
export {STAGE_OVERHEAD_BYTES, stageMemoryBytes} from "./stage-memory.ts";
export {type ModelShape, type PeerCapacity, type Plan, type PlannedStage, type PlanPolicy, STRATEGIES, type Strategy} from "./types.ts";
