export {assert, defined, InvariantBroken, unreachable} from "./assert.ts";
export {Bitset} from "./bitset.ts";
export {BoundedQueue} from "./bounded-queue.ts";
export {type ByteRange, mergeRanges, rangesLength} from "./byte-range.ts";
export {CodedError, failureOf} from "./coded-error.ts";
export {displayModelName, type ModelName, modelKey, parseModelName} from "./model-name.ts";
export {type Callback, type Failure, fail, type Outcome, ok} from "./outcome.ts";
export {Prng} from "./prng.ts";
export {formatBytes, formatDuration, GIB, KIB, MIB} from "./units.ts";
