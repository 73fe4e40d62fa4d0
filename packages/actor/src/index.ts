export {createActorSystem} from "./actor-system.ts";
export {ManualDispatcher} from "./manual-dispatcher.ts";
export type {
  ActorContext,
  ActorRef,
  ActorSpec,
  ActorStats,
  ActorSystem,
  ActorSystemOptions,
  Dispatcher,
  Receive,
} from "./types.ts";
