import {type ActorRef, createActorSystem} from "@ollamesh/actor";
import type {Failure} from "@ollamesh/stdx";
import {type AgreementMsg, createAgreementActor} from "./agreement/agreement-actor.ts";
import type {NodeConfig} from "./config.ts";
import {createDeploymentsActor, type DeploymentsMsg} from "./deployments/deployments-actor.ts";
import {createGuardActor} from "./guard/guard-actor.ts";
import {type HeardObserver, heardTransport} from "./link/heard-transport.ts";
import {createLinkSpeedActor, type LinkSpeedMsg} from "./link-speed/link-speed-actor.ts";
import {createMembershipActor, type MembershipMsg} from "./membership/membership-actor.ts";
import {createModelsActor, type ModelsMsg} from "./models/models-actor.ts";
import {createReplicationActor} from "./replication/replication-actor.ts";
import {createResumptionActor} from "./resumption/resumption-actor.ts";
import type {NodeService, NodeView} from "./service.ts";
import {createSessionsActor} from "./sessions/sessions-actor.ts";
import {createStagesActor} from "./stages/stages-actor.ts";
import {createSurveysActor} from "./surveys/surveys-actor.ts";
import {createTransfersActor} from "./transfers/transfers-actor.ts";
import type {World} from "./world.ts";

export interface Node {
  readonly service: NodeService;
  /** Says goodbye to the others, stops every actor, then calls `done`. The adapters are the caller's to close. */
  stop(done: () => void): void;
  /** Stops every actor at once and tells nobody. */
  abort(): void;
}

/**
 * The whole node, built over whatever world it is given. Read top to bottom this is the architecture: who exists, whom each may ask.
 * @param onFatal a fault nobody could absorb: the process must end, its state on disk is sound
 */
export function createNode(outside: World, config: NodeConfig, onFatal: (actor: string, failure: Failure) => void): Node {
  const startedAtMs = outside.clock.nowMs();
  const system = createActorSystem({clock: outside.clock, rng: outside.rng, log: outside.log, dispatcher: outside.dispatcher, onFatal});

  const membership: ActorRef<MembershipMsg> = system.spawn(createMembershipActor({world: outside, config}));
  // What a peer sends for whatever purpose shows that it lives.
  const observer: HeardObserver = {
    heard: (peer) => void membership.send({type: "heard", peer}),
    passed: (peer, bytesPerMs) => void linkSpeed.send({type: "passed", peer, bytesPerMs}),
  };
  const world: World = {...outside, transport: heardTransport(outside.transport, outside.clock, observer)};
  const linkSpeed: ActorRef<LinkSpeedMsg> = system.spawn(createLinkSpeedActor({world, membership}));
  const agreement: ActorRef<AgreementMsg> = system.spawn(createAgreementActor({world, config, membership}));
  const transfers = system.spawn(createTransfersActor({world, config, membership}));
  const models: ActorRef<ModelsMsg> = system.spawn(createModelsActor({world, config, membership, agreement, transfers}));
  // Stages and deployments know each other: a session for a model not loaded here makes the deployments actor load it.
  const guard = system.spawn(createGuardActor(world));
  const stages = system.spawn(createStagesActor({world, config, membership, guard, deployments: {send: (request) => deployments.send(request)}}));
  const deployments: ActorRef<DeploymentsMsg> = system.spawn(createDeploymentsActor({world, config, membership, agreement, models, transfers, stages, linkSpeed}));
  const resumption = system.spawn(createResumptionActor({world, membership}));
  const sessions = system.spawn(createSessionsActor({world, config, membership, models, deployments, stages, resumption, guard}));

  system.spawn(createReplicationActor({world, config, membership, agreement, models, deployments}));
  const surveys = system.spawn(createSurveysActor({world, membership, models, transfers}));

  const view = (): NodeView => ({
    peerId: world.transport.self,
    version: config.version,
    addresses: world.transport.addresses(),
    uptimeMs: world.clock.nowMs() - startedAtMs,
    engine: world.compute.info,
    actors: system.stats(),
  });

  return {
    service: {
      view,
      membership: (request) => membership.send(request),
      agreement: (request) => agreement.send(request),
      transfers: (request) => transfers.send(request),
      models: (request) => models.send(request),
      deployments: (request) => deployments.send(request),
      surveys: (request) => surveys.send(request),
      stages: (request) => stages.send(request),
      guard: (request) => guard.send(request),
      sessions: (request) => sessions.send(request),
      hasBlob: (digest) => world.blobs.status(digest)?.complete === true,
      blobBytesOnDisk: (digest) => world.blobs.status(digest)?.bytesOnDisk ?? 0,
    },
    stop(done) {
      const end = (): void => {
        system.stop();
        done();
      };
      const leave = (): void => {
        if (!membership.send({type: "leave", done: end})) end();
      };
      if (!agreement.send({type: "step_aside", done: leave})) leave();
    },
    abort: () => system.stop(),
  };
}
