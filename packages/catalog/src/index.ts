export {apply, emptyCatalog, nextEpoch, PLACEMENTS_MAX, snapshot} from "./apply.ts";
export {checkPlacement} from "./check-placement.ts";
export type {ControlMessage, StageReport} from "./control-message.ts";
export type {ModelsMessage} from "./models-message.ts";
export {ATTEMPTS_MAX, deploymentId, type ReconcileAction, reconcile, retryAtMs, type StageActual} from "./reconcile.ts";
export type {CatalogEvent, CatalogState, Placement, Removal} from "./types.ts";
