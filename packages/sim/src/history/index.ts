export {type CheckResult, checkHistory, STATES_MAX, type Verdict} from "./check-history.ts";
export {type Judgement, judgeHistory} from "./judge-history.ts";
export {appendKvModel, type KvInput, type KvOutput, type KvState} from "./kv-model.ts";
export {type LongestPrefix, longestPrefix} from "./longest-prefix.ts";
export {type Model, NEVER, type Operation} from "./operation.ts";
export type {ParsedHistory} from "./paired-events.ts";
export {parseHistory} from "./parse-history.ts";
export {type RecordedEvent, recordLine} from "./recorded-event.ts";
export {type RegisterInput, type RegisterOutput, type RegisterValue, registerModel} from "./register-model.ts";
