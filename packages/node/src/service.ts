import type {ActorStats} from "@ollamesh/actor";
import type {ComputeInfo, Digest, PeerId} from "@ollamesh/ports";
import type {AgreementRequest} from "./agreement/messages.ts";
import type {DeploymentsRequest} from "./deployments/messages.ts";
import type {GuardRequest} from "./guard/guard-actor.ts";
import type {Member, MembershipRequest} from "./membership/messages.ts";
import type {ModelsRequest} from "./models/messages.ts";
import type {SessionsRequest} from "./sessions/messages.ts";
import type {StagesRequest} from "./stages/messages.ts";
import type {SurveysRequest} from "./surveys/messages.ts";
import type {TransfersRequest} from "./transfers/messages.ts";

export interface NodeView {
  readonly peerId: PeerId;
  readonly version: string;
  readonly addresses: readonly string[];
  readonly uptimeMs: number;
  readonly engine: ComputeInfo;
  readonly actors: readonly ActorStats[];
}

/**
 * The node as its HTTP border and CLI see it: each request goes to the actor that owns it. False: that actor's mailbox is full,
 * answer 503. Callbacks run inside the node: they must be short and must not throw.
 */
export interface NodeService {
  view(): NodeView;
  membership(request: MembershipRequest): boolean;
  agreement(request: AgreementRequest): boolean;
  transfers(request: TransfersRequest): boolean;
  models(request: ModelsRequest): boolean;
  deployments(request: DeploymentsRequest): boolean;
  surveys(request: SurveysRequest): boolean;
  stages(request: StagesRequest): boolean;
  sessions(request: SessionsRequest): boolean;
  guard(request: GuardRequest): boolean;
  /** HEAD /api/blobs */
  hasBlob(digest: Digest): boolean;
  /** Bytes of a blob on this disk; 0 when absent. */
  blobBytesOnDisk(digest: Digest): number;
}

export type {Member};
