import type {ActorContext, ActorRef} from "@ollamesh/actor";
import type {Callback, Outcome} from "@ollamesh/stdx";
import type {AgreementRequest} from "../agreement/messages.ts";
import type {NodeConfig} from "../config.ts";
import type {LinkSpeedRequest} from "../link-speed/messages.ts";
import type {MembershipRequest} from "../membership/messages.ts";
import type {ModelsRequest} from "../models/messages.ts";
import type {StagesRequest} from "../stages/messages.ts";
import type {TransfersRequest} from "../transfers/messages.ts";
import type {World} from "../world.ts";
import type {DeploymentsMsg} from "./deployments-actor.ts";

export interface DeploymentsDeps {
  readonly world: World;
  readonly config: NodeConfig;
  readonly membership: ActorRef<MembershipRequest>;
  readonly agreement: ActorRef<AgreementRequest>;
  readonly models: ActorRef<ModelsRequest>;
  readonly transfers: ActorRef<TransfersRequest>;
  readonly stages: ActorRef<StagesRequest>;
  readonly linkSpeed: ActorRef<LinkSpeedRequest>;
}

/** What the parts of the deployments actor share: who they are, whom they ask, and how answers come back as messages. */
export interface Shared {
  readonly deps: DeploymentsDeps;
  readonly ctx: ActorContext<DeploymentsMsg>;
}

/** A port's or actor's answer, handled inside the actor. `what` names it in traces. */
export function answered<T>(shared: Shared, what: string, handle: (outcome: Outcome<T>) => void): Callback<T> {
  return shared.ctx.reply<T>((outcome) => ({type: "answered", what, run: () => handle(outcome)}));
}

/** An observer's event, handled inside the actor. */
export function observed<E>(shared: Shared, what: string, handle: (event: E) => void): (event: E) => void {
  return (event) => {
    shared.ctx.self.send({type: "answered", what, run: () => handle(event)});
  };
}
