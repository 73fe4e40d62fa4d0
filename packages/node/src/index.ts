export {type CatalogState, decodeState, encodeState, planRestore, type RestoreStep, type SettingValue} from "@ollamesh/catalog";
export type {KeptAnswer, LadderView} from "@ollamesh/inference";
export {type Efficiency, efficiencyOf, type Usage} from "@ollamesh/placement";
export type {AsyncCommand} from "./agreement/async-records.ts";
export {raftProtocol} from "./agreement/group-links.ts";
export type {AgreedSnapshot, AgreementRequest, AsyncChangeView, ClusterMemberView, ClusterView, Management, SettingsView, SettingView} from "./agreement/messages.ts";
export {type AgreementSettings, agreementDefaults} from "./agreement/settings.ts";
export type {NodeConfig} from "./config.ts";
export {createNode, type Node} from "./create-node.ts";
export {
  DEPLOY_STRATEGIES,
  type DeploymentsRequest,
  type DeployStrategy,
  type DrainedPart,
  type ExperienceView,
  type LookView,
  type PlacementView,
  type PlannedPeerView,
  type PlanView,
  type Route,
  type StageView,
  type WeighedView,
} from "./deployments/messages.ts";
export type {GuardRequest} from "./guard/guard-actor.ts";
export {ADVERTS_TOPIC} from "./membership/membership-actor.ts";
export type {Member, MembershipEvent, MembershipRequest} from "./membership/messages.ts";
export type {
  CopyReport,
  CopyVerdict,
  CreateRequest,
  CreateStatus,
  FileEvent,
  FileView,
  ModelDetails,
  ModelsRequest,
  NamedModel,
  PullEvent,
  SpaceView,
  VerifyEvent,
  VerifySummary,
} from "./models/messages.ts";
export type {PruneReport} from "./models/space/pruner.ts";
export type {HeldModel, StayReason} from "./models/space/survey.ts";
export type {NodeService, NodeView} from "./service.ts";
export type {
  GenerateEvent,
  GenerateRequest,
  GenerateStats,
  RequestView,
  RouteChoice,
  RouteHistoryView,
  RoutingInForce,
  SessionsRequest,
  SessionTotals,
  TokenLogprob,
  TokenText,
  TooLong,
} from "./sessions/messages.ts";
export {modelKeyOf, modelOf} from "./stages/deployment-name.ts";
export type {LoadedView, StageAssignment, StageState, StagesRequest, StageUsedView, Workload} from "./stages/messages.ts";
export type {MeshLink, PeerShare, SurveyAnswer, SurveyedBlob, SurveyedPeer, SurveysRequest, SwarmSurvey, Topology} from "./surveys/messages.ts";
export type {BlobJob, TransferEvent, TransferPace, TransferSource, TransfersRequest, TransferTotals, TransferView} from "./transfers/messages.ts";
export type {World} from "./world.ts";
