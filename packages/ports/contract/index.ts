export {blobStoreContract} from "./blob-store-contract.ts";
export {kvStoreContract} from "./kv-store-contract.ts";
export {manifestStoreContract} from "./manifest-store-contract.ts";
export {answerOf, outcomeOf, refusalOf, type Subject} from "./subject.ts";
