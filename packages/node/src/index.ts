export type {NodeConfig} from "./config.ts";
export type {DeploymentsRequest, DeployStrategy, PlacementView, Route} from "./deployments/messages.ts";
export type {Member, MembershipEvent, MembershipRequest} from "./membership/messages.ts";
export type {CreateRequest, ModelDetails, ModelsRequest, PullEvent} from "./models/messages.ts";
export type {NodeService, NodeView} from "./service.ts";
export type {GenerateEvent, GenerateRequest, GenerateStats, SessionsRequest} from "./sessions/messages.ts";
export type {LoadedView, StageAssignment, StageState, StagesRequest} from "./stages/messages.ts";
export type {BlobJob, TransfersRequest, TransferView, TransferEvent} from "./transfers/messages.ts";
export type {World} from "./world.ts";
