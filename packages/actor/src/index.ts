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
