export {type Applied, apply, emptyCatalog, nextEpoch, PLACEMENTS_MAX} from "./apply.ts";
export {applyLogged, ONCE_WINDOW} from "./apply-logged.ts";
export {COMMAND_BYTES_MAX, decodeCommand, decodeState, encodeCommand, encodeState, type LoggedCommand, type Once, SCALING_CHARS_MAX} from "./catalog-codec.ts";
export {checkPlacement, REPLICAS_MAX} from "./check-placement.ts";
export {
  type ControlMessage,
  FACTS_HELD_MAX,
  FACTS_LINKS_MAX,
  FACTS_USED_MAX,
  type HeadLoad,
  LOADS_MAX,
  type PeerFacts,
  type StageReport,
  type StageUsed,
} from "./control-message.ts";
export {type StagePairs, stagePairsIn} from "./handovers.ts";
export {type HolderCandidate, nextHolders} from "./holders.ts";
export {isSameKeepers, keepersOf, nextKeepers, rangeKey, withKeepers} from "./keepers.ts";
export {type ClusterFacts, type Meeting, meet} from "./meeting.ts";
export {COPY_STATES, type CopyState, type ModelsMessage, VERIFIED_BLOBS_MAX} from "./models-message.ts";
export {planRestore, type RestoreStep} from "./plan-restore.ts";
export {type Duty, deploymentId, dutyId, hasDuty, type ReconcileAction, reconcile, retryAtMs, type StageActual} from "./reconcile.ts";
export {type HeldName, type NameAction, reconcileNames} from "./reconcile-names.ts";
export {deployedHeads, isSameScaling, scalingOf, withScaling} from "./scaling.ts";
export {blobsIn, drainedIn, headsOf, placementsIn, serversOf, stageOf, thereIn} from "./servers.ts";
export {allowedText, BATCH_CHANGES_MAX, checkSetting, isSettingName, type SettingName, settingsTable} from "./settings-table.ts";
export type {
  AdapterBlob,
  AskedPlan,
  CatalogCommand,
  CatalogMember,
  CatalogModel,
  CatalogState,
  Departure,
  DraftModel,
  Keepers,
  Move,
  Placement,
  Removal,
  Scaling,
  SettingValue,
  Writer,
} from "./types.ts";
export {nextVoterChange, type VoterCandidate, type VoterChange, votersWanted} from "./voters.ts";
