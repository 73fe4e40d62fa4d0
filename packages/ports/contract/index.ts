export {blobStoreContract} from "./blob-store-contract.ts";
export {type ConnectedPair, channelContract, RecordingReceiver} from "./channel-contract.ts";
export {kvStoreContract} from "./kv-store-contract.ts";
export {bytesOf, changeOf, entriesFrom, type LogStep, logSteps} from "./log-changes.ts";
export {changedLog, describeLog, emptyLog} from "./log-model.ts";
export {logStoreContract} from "./log-store-contract.ts";
export {manifestStoreContract} from "./manifest-store-contract.ts";
export {answerOf, outcomeOf, refusalOf, type Subject} from "./subject.ts";
