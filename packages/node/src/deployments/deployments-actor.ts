import type {ActorContext, ActorSpec} from "@ollamesh/actor";
import {
  type CatalogState,
  type ControlMessage,
  deploymentId,
  drainedIn,
  nextEpoch,
  PLACEMENTS_MAX,
  type Placement,
  placementsIn,
  type StagePairs,
  type StageReport,
  type StageUsed,
  stageOf,
  stagePairsIn,
} from "@ollamesh/catalog";
import {STAGES_MAX} from "@ollamesh/placement";
import type {PeerId, ProtocolSpec} from "@ollamesh/ports";
import {type Callback, fail, KIB, MIB, type ModelName, modelKey, ok} from "@ollamesh/stdx";
import {controlCodec} from "@ollamesh/wire";
import {Agreed} from "../agreement/agreed.ts";
import {groupSettings} from "../agreement/settings.ts";
import {type LinkEvent, PeerLinks} from "../link/peer-links.ts";
import type {MembershipEvent} from "../membership/messages.ts";
import {answered, type DeploymentsDeps, observed, type Shared} from "./actor-context.ts";
import {DeployFlow} from "./deploy-flow.ts";
import {Drain} from "./drain.ts";
import {Experience} from "./experience.ts";
import {FactsDesk} from "./facts-desk.ts";
import {LastSessions} from "./last-sessions.ts";
import {LetGo} from "./let-go.ts";
import {LoadDesk} from "./load-desk.ts";
import {LocalModels} from "./local-models.ts";
import {MeshSurvey} from "./mesh-survey.ts";
import type {DeploymentsRequest, PlacementView} from "./messages.ts";
import {Moves} from "./moves.ts";
import {Optimizer} from "./optimizer.ts";
import {PlanDesk} from "./plan-desk.ts";
import {Repairs} from "./repairs.ts";
import {ReplicaDesk} from "./replica-desk.ts";
import {Router} from "./router.ts";
import {Scaler} from "./scaler.ts";
import {isScalable} from "./scaling-steps.ts";
import {StageHost} from "./stage-host.ts";
import {StageReports} from "./stage-reports.ts";

export const controlProtocol: ProtocolSpec = {
  id: "/ollamesh/control/1",
  trafficClass: "consensus",
  frameBytesMax: 512 * KIB,
  inboundChannelsPerPeerMax: 2,
  sendQueueBytesMax: 4 * MIB,
};

export type DeploymentsMsg =
  | DeploymentsRequest
  /** An answer or event from elsewhere, handled in order like any message. */
  | {readonly type: "answered"; readonly what: string; readonly run: () => void}
  | {readonly type: "link"; readonly event: LinkEvent<ControlMessage>}
  /** What is placed or what runs here has changed: compare again. */
  | {readonly type: "changed"}
  | {readonly type: "expired"; readonly deployment: string};

/** Decides, announces and carries out which peers serve which layers. */
export function createDeploymentsActor(deps: DeploymentsDeps): ActorSpec<DeploymentsMsg> {
  return {
    name: "deployments",
    mailbox: {capacity: 8192, onFull: "reject"},
    supervision: {onFault: "escalate"},
    start: (ctx) => {
      const deployments = new Deployments({deps, ctx});
      return (message) => deployments.receive(message);
    },
  };
}

/** So long who looks waits for the group: one without a quorum has nothing newer. */
const VIEW_WITHIN_MS = 1000;

class Deployments {
  readonly #shared: Shared;
  readonly #links: PeerLinks<ControlMessage>;
  readonly #log: Agreed;
  readonly #host: StageHost;
  readonly #letGo: LetGo;
  readonly #locals: LocalModels;
  readonly #reports = new StageReports(PLACEMENTS_MAX);
  readonly #experience: Experience;
  readonly #facts: FactsDesk;
  readonly #loads: LoadDesk;
  readonly #flow: DeployFlow;
  readonly #plans: PlanDesk;
  readonly #router: Router;
  readonly #repairs: Repairs;
  readonly #moves: Moves;
  readonly #lastSessions: LastSessions;
  readonly #optimizer: Optimizer;
  readonly #scaler: Scaler;
  readonly #drain: Drain;
  readonly #up = new Set<PeerId>();
  /** Peers of other groups, as long as they are there and have not joined this one. */
  readonly #wasApart = new Set<PeerId>();
  #advertised = "";
  #toldPairs = "[]";
  /** What was compared last: of many changes of the state few concern who is there, and what is placed. */
  #seen: Partial<Pick<CatalogState, "placements" | "moves" | "members" | "settings"> & Pick<Agreed, "apart">> = {};

  constructor(shared: Shared) {
    const {deps} = shared;
    this.#shared = shared;
    this.#links = linksOf(deps, shared.ctx);
    this.#log = new Agreed({
      agreement: deps.agreement,
      answered: (what, handle) => answered(shared, what, handle),
      observed: (what, handle) => observed(shared, what, handle),
      changed: () => this.#agreedChanged(),
    });
    this.#host = new StageHost(
      shared,
      (report) => this.#tell(report),
      (placement) => this.#letGo.add(placement),
    );
    this.#letGo = new LetGo({shared, log: this.#log, reports: this.#reports, isNeeded: (blob) => this.#host.needs(blob)});
    this.#locals = new LocalModels(shared, () => this.#host.memoryBytes);
    this.#facts = new FactsDesk({shared, send: (peer, message) => void this.#links.send(peer, message)});
    this.#loads = new LoadDesk({shared, send: (peer, message) => void this.#links.send(peer, message)});
    const survey = new MeshSurvey({shared, facts: this.#facts, freeBytes: () => this.#freeBytes(), drained: () => drainedIn(this.#log.state), apart: () => this.#log.apart});
    this.#experience = new Experience({
      shared,
      settings: () => groupSettings(this.#log.state, deps.config.agreement).learner,
      placementOf: (deployment) => this.#placementOf(deployment),
      used: (peers, blob, done) => this.#used(peers, blob, done),
    });
    const isReady = (placement: Placement): boolean => this.#reports.isReady(placement);
    this.#flow = new DeployFlow({shared, log: this.#log, survey, experience: this.#experience, isReady});
    this.#plans = new PlanDesk({shared, log: this.#log, survey, experience: this.#experience});
    this.#router = new Router({shared, log: this.#log, locals: this.#locals, reports: this.#reports, isUp: (peer) => this.#isUp(peer)});
    this.#repairs = new Repairs({shared, log: this.#log, isReady, repair: (...asked) => this.#flow.repair(...asked)});
    const moves = () => groupSettings(this.#log.state, deps.config.agreement).moves;
    this.#moves = new Moves({
      shared,
      log: this.#log,
      reports: this.#reports,
      isUp: (peer) => this.#isUp(peer),
      graceMs: () => moves().graceMs,
      takesMemory: () => moves().takesMemory,
    });
    this.#optimizer = new Optimizer({
      ...{shared, log: this.#log, settings: moves},
      readyHeads: (placement) => this.#reports.readyHeads(placement),
      improve: (...asked) => this.#flow.improve(...asked),
    });
    const replicas = new ReplicaDesk({shared, log: this.#log, survey});
    this.#scaler = new Scaler({
      ...{shared, log: this.#log, reports: this.#reports, isUp: (peer) => this.#isUp(peer), graceMs: () => moves().graceMs},
      settings: () => groupSettings(this.#log.state, deps.config.agreement).scaling,
      loads: (...asked) => this.#loads.ask(...asked),
      find: (...asked) => replicas.find(...asked),
      scaled: (placement, reason) => this.#experience.scaled(placement, reason),
    });
    this.#lastSessions = new LastSessions({shared, log: this.#log, graceMs: () => moves().graceMs, tell: (deployment, sessions) => this.#host.tellSessions(deployment, sessions)});
    this.#drain = new Drain({
      ...{shared, log: this.#log, repair: (...asked) => this.#flow.repair(...asked)},
      sessionsAt: (placement, head) => this.#reports.sessionsAt(placement, head),
    });
    deps.membership.send({type: "subscribe", observe: observed(shared, "membership", (event: MembershipEvent) => this.#memberChanged(event))});
  }

  receive(message: DeploymentsMsg): void {
    switch (message.type) {
      case "deploy":
        return this.#flow.start(message, (outcome) => message.done(outcome.ok ? ok(this.#reports.view(outcome.value)) : outcome));
      case "ran":
        return this.#experience.ran(message.deployment, message.run);
      case "experience":
        return message.done(ok({...this.#experience.view, looks: this.#optimizer.looks, scaling: this.#scaler.views}));
      case "drained_parts":
        return message.done(ok(this.#drain.parts()));
      case "plan":
        return this.#plans.plan(message);
      case "undeploy":
        return this.#undeploy(message.name, message.done);
      case "placement":
        return this.#placement(message.name, message.done);
      case "placements":
        return message.done(ok([...this.#log.state.placements.values()].map((placement) => this.#viewOf(placement))));
      case "route":
        return this.#router.route(message);
      case "touch":
        return message.phase === "begin" ? this.#locals.begin(message.deployment) : this.#locals.end(message.deployment, message.keepAliveMs);
      case "ensure_local":
        return this.#router.ensureLocal(message.deployment, message.contextLength, message.done);
      case "doubted":
        this.#locals.doubt(message.deployment);
        return this.#host.doubt(message.deployment);
      case "unload_local":
        return this.#unloadLocal(message.name, message.done);
      case "expiries":
        return message.done(ok(this.#locals.expiries()));
      case "expired":
        this.#locals.unload(message.deployment);
        return;
      case "answered":
        return message.run();
      case "link":
        return this.#linked(message.event);
      case "changed":
        return this.#changed();
    }
  }

  #linked(event: LinkEvent<ControlMessage>): void {
    if (event.type !== "message") return; // lost facts are told again when the peer comes back
    const {peer, message} = event;
    // Another group's placements may have the same names.
    if (message.type === "stage_report") return this.#log.apart.has(peer) ? undefined : this.#heardReport(peer, message.report);
    if (message.type === "loads_asked" || message.type === "loads") return this.#loads.heard(peer, message);
    this.#facts.heard(peer, message);
  }

  /** Of a stage that is served, believed only from the peer that does. */
  #heardReport(from: PeerId, report: StageReport): void {
    const placement = this.#placementOf(report.deployment);
    if (report.stageIndex >= STAGES_MAX) return;
    if (report.kind === "serve" && placement && stageOf(placement, from) !== report.stageIndex) {
      // It may have become a replica, which this peer is told a moment later; until then the report is nobody's.
      if (isScalable(placement) && stageOf(placement, from) < 0 && report.stageIndex === 0) this.#reports.heard(from, report);
      return;
    }
    this.#took(from, report);
  }

  #took(from: PeerId, report: StageReport): void {
    this.#reports.heard(from, report);
    if (report.kind === "keep") return;
    this.#letGo.look();
    this.#flow.reported(from, report);
    this.#moves.heard(report.deployment);
    this.#scaler.heard(from, report.deployment);
    this.#router.changed();
  }

  #memberChanged(event: MembershipEvent): void {
    if (event.type === "peer_up") {
      this.#up.add(event.peer);
      this.#host.reportAll();
    } else {
      this.#up.delete(event.peer);
      this.#wasApart.delete(event.peer);
      this.#lost(event.peer);
    }
    this.#router.changed();
  }

  /** Gone, or of another group now. */
  #lost(peer: PeerId): void {
    for (const placement of placementsIn(this.#log.state)) this.#reports.forgetPeer(placement, peer);
    this.#flow.peerDown(peer);
    this.#facts.peerDown(peer);
  }

  #agreedChanged(): void {
    const {apart} = this.#log;
    const {placements, moves, members, settings} = this.#log.state;
    const isSame = placements === this.#seen.placements && moves === this.#seen.moves && members === this.#seen.members && settings === this.#seen.settings;
    if (isSame && apart === this.#seen.apart) return;
    for (const peer of apart) {
      if (!this.#seen.apart?.has(peer)) this.#lost(peer);
      this.#wasApart.add(peer);
    }
    const joined = [...members.values()].filter(({node, peer}) => !this.#seen.members?.has(node) && this.#wasApart.delete(peer));
    for (const [model, before] of this.#seen.placements ?? []) {
      const now = placements.get(model);
      if (now && now !== before && deploymentId(now) === deploymentId(before)) this.#reports.forgetReplicas(before, now);
    }
    this.#seen = {placements, moves, members, settings, apart};
    if (joined.length > 0) this.#host.reportAll(); // what they were told before they did not believe
    this.#shared.ctx.self.send({type: "changed"});
  }

  #changed(): void {
    const {state} = this.#log;
    this.#host.reconcile(state);
    this.#tellPairs(groupSettings(state, this.#shared.deps.config.agreement).moves.takesMemory ? stagePairsIn(state) : []);
    this.#reports.retain(state);
    this.#repairs.look();
    this.#letGo.look();
    this.#flow.agreed(state);
    this.#moves.look();
    this.#lastSessions.look();
    this.#optimizer.watch();
    this.#scaler.watch();
    this.#drain.look();
    this.#router.changed();
    this.#advertise();
  }

  /** Before anybody is told to go by them. */
  #tellPairs(pairs: readonly StagePairs[]): void {
    const text = JSON.stringify(pairs);
    if (text !== this.#toldPairs && this.#shared.deps.stages.send({type: "stage_pairs", pairs})) this.#toldPairs = text;
  }

  #undeploy(name: ModelName, done: Callback<void>): void {
    const model = modelKey(name);
    this.#log.refresh((outcome) => {
      if (!outcome.ok) return done(outcome);
      if (!this.#log.state.placements.has(model)) return done(fail("not_deployed", `${name.model}:${name.tag} is not deployed`));
      const author = this.#shared.deps.world.transport.self;
      this.#log.propose({type: "unplace", removal: {model, epoch: nextEpoch(this.#log.state, model), author}}, done);
    });
  }

  /** As it is agreed on now, also where another peer was asked to change it a moment ago; a group that does not answer in time leaves what was heard last. */
  #placement(name: ModelName, done: Callback<PlacementView>): void {
    let isTold = false;
    const tell = (): void => {
      if (isTold) return;
      isTold = true;
      const placement = this.#log.state.placements.get(modelKey(name));
      done(placement ? ok(this.#viewOf(placement)) : fail("not_deployed", `${name.model}:${name.tag} is not deployed`));
    };
    const cancel = this.#shared.ctx.after(VIEW_WITHIN_MS, {type: "answered", what: "placement", run: tell});
    this.#log.refresh(() => {
      cancel();
      tell();
    });
  }

  /** With what moves of its model. */
  #viewOf(placement: Placement): PlacementView {
    return this.#reports.view(placement, this.#log.state.moves.get(placement.model));
  }

  #placementOf(deployment: string): Placement | undefined {
    return placementsIn(this.#log.state).find((one) => deploymentId(one) === deployment);
  }

  #used(peers: readonly PeerId[], blob: string, done: (used: ReadonlyMap<PeerId, readonly StageUsed[]>) => void): void {
    const others = peers.filter((peer) => peer !== this.#shared.deps.world.transport.self);
    const asked = others.map((id) => ({id, isSuspected: !this.#up.has(id)}));
    this.#facts.ask(asked, blob, (facts) => done(new Map([...facts].map(([peer, {used}]) => [peer, used]))));
  }

  #unloadLocal(name: ModelName, done: Callback<void>): void {
    done(this.#locals.unload(`${modelKey(name)}#local`) ? ok(undefined) : fail("under_way", "the model is in use"));
  }

  #tell(report: StageReport): void {
    for (const peer of this.#up) this.#links.send(peer, {type: "stage_report", report});
    this.#took(this.#shared.deps.world.transport.self, report);
  }

  #advertise(): void {
    const placed = this.#host.loaded().map((placement) => this.#loadedLabel(placement));
    const facts = {loaded: [...placed, ...this.#locals.names()], memoryFreeBytes: Math.max(0, Math.floor(this.#freeBytes()))};
    this.#shared.deps.models.send({type: "in_use", models: this.#locals.models()});
    const text = JSON.stringify(facts);
    if (text === this.#advertised) return; // every advertisement is gossiped: only news
    this.#advertised = text;
    this.#shared.deps.membership.send({type: "advertise", ...facts});
  }

  #loadedLabel(placement: Placement): string {
    const stage = placement.stages[stageOf(placement, this.#shared.deps.world.transport.self)];
    return `${placement.model}[${stage?.firstLayer}-${stage?.lastLayer}]`;
  }

  #freeBytes(): number {
    return this.#shared.deps.config.memoryBytesMax - this.#host.memoryBytes - this.#locals.memoryBytes;
  }

  #isUp(peer: PeerId): boolean {
    return peer === this.#shared.deps.world.transport.self || this.#up.has(peer);
  }
}

function linksOf(deps: DeploymentsDeps, ctx: ActorContext<DeploymentsMsg>): PeerLinks<ControlMessage> {
  const links = new PeerLinks<ControlMessage>({
    transport: deps.world.transport,
    protocol: controlProtocol,
    codec: controlCodec,
    log: ctx.log,
    deliver: (event) => ctx.self.send({type: "link", event}),
  });
  ctx.onStop(() => links.close());
  return links;
}
