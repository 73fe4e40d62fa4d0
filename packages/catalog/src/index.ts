export {type Applied, apply, emptyCatalog, nextEpoch, PLACEMENTS_MAX} from "./apply.ts";
export {COMMAND_BYTES_MAX, decodeCommand, decodeState, encodeCommand, encodeState, type LoggedCommand} from "./catalog-codec.ts";
export {checkPlacement} from "./check-placement.ts";
export type {ControlMessage, StageReport} from "./control-message.ts";
export {type ClusterFacts, type Meeting, meet} from "./meeting.ts";
export type {ModelsMessage} from "./models-message.ts";
export {ATTEMPTS_MAX, deploymentId, type ReconcileAction, reconcile, retryAtMs, type StageActual} from "./reconcile.ts";
export type {CatalogCommand, CatalogMember, CatalogModel, CatalogState, Placement, Removal, SettingValue} from "./types.ts";
export {nextVoterChange, type VoterCandidate, type VoterChange, votersWanted} from "./voters.ts";
