import type {ActorContext, ActorRef} from "@ollamesh/actor";
import {type Activations, type LadderView, type StageMessage, WaitingRoom} from "@ollamesh/inference";
import {SpeedEstimate} from "@ollamesh/placement";
import type {PeerId} from "@ollamesh/ports";
import type {Callback, Outcome} from "@ollamesh/stdx";
import type {RankMessage} from "@ollamesh/wire";
import type {NodeConfig} from "../config.ts";
import type {DeploymentsRequest} from "../deployments/messages.ts";
import type {GuardRequest} from "../guard/guard-actor.ts";
import type {MembershipRequest} from "../membership/messages.ts";
import type {World} from "../world.ts";
import type {StagesMsg} from "./stages-actor.ts";

export interface StagesDeps {
  readonly world: World;
  readonly config: NodeConfig;
  readonly membership: ActorRef<MembershipRequest>;
  readonly guard: ActorRef<GuardRequest>;
  /** The deployments actor, which is made after this one. */
  readonly deployments: {send(request: DeploymentsRequest): boolean};
}

/** What the parts of the stages actor share. */
export class StagesShared {
  readonly deps: StagesDeps;
  readonly ctx: ActorContext<StagesMsg>;
  /** Where all wait whose model is served here, or loads. */
  readonly room: WaitingRoom;
  /** Since this actor began: sessions that ended, how long they had waited together, and those refused as `busy`. */
  readonly tally = {batches: 0, ended: 0, waitedMs: 0, refused: 0, guessed: {lookup: {made: 0, right: 0}, model: {made: 0, right: 0}}};
  /** By deployment, what stages here have sent to other ones, bytes. */
  readonly sentBytes = new Map<string, number>();
  /** How what stages here hand on goes to the next. */
  activations: Activations = "f32";
  /** How much is refused for the host's sake. */
  ladder: LadderView | undefined;
  /** How fast this peer is, as its stages show. */
  readonly speed: SpeedEstimate;
  /** False: the peer cannot be reached now. */
  readonly sendStage: (peer: PeerId, message: StageMessage) => boolean;
  readonly sendRank: (peer: PeerId, message: RankMessage) => boolean;

  constructor(deps: StagesDeps, ctx: ActorContext<StagesMsg>, {sendStage, sendRank}: Pick<StagesShared, "sendStage" | "sendRank">) {
    this.deps = deps;
    this.ctx = ctx;
    this.speed = new SpeedEstimate(deps.config.threads);
    this.room = new WaitingRoom(deps.config.queueMax);
    this.sendStage = sendStage;
    this.sendRank = sendRank;
  }

  get self(): PeerId {
    return this.deps.world.transport.self;
  }

  /** An answer from elsewhere, handled inside the actor. */
  answered<T>(handle: (outcome: Outcome<T>) => void): Callback<T> {
    return this.ctx.reply<T>((outcome) => ({type: "answered", run: () => handle(outcome)}));
  }

  later(run: () => void): void {
    this.ctx.self.send({type: "answered", run});
  }
}
