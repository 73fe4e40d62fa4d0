import {type CatalogCommand, deploymentId, nextEpoch, type Placement, type StageReport} from "@ollamesh/catalog";
import {type PeerCapacity, type Plan, plan} from "@ollamesh/placement";
import type {Cancel, PieceManifest} from "@ollamesh/ports";
import {type Callback, displayModelName, type Failure, fail, modelKey, type Outcome, ok} from "@ollamesh/stdx";
import type {Agreed} from "../agreement/agreed.ts";
import {groupSettings} from "../agreement/settings.ts";
import type {Member} from "../membership/messages.ts";
import type {ModelDetails} from "../models/messages.ts";
import {answered, type Shared} from "./actor-context.ts";
import type {DeploymentsRequest} from "./messages.ts";
import {shapeOf} from "./model-shape.ts";

type DeployRequest = DeploymentsRequest & {type: "deploy"};

/** Deploys that wait for their stages. */
const PENDING_MAX = 64;
/** Nothing was heard of any stage for so long: the deploy is given up. Progress restarts it. */
const SILENCE_MS = 60_000;

interface Pending {
  readonly placement: Placement;
  /** What served this model before, put back when the deploy fails. */
  readonly previous: Placement | undefined;
  readonly ready: Set<number>;
  readonly done: (outcome: Outcome<Placement>) => void;
  /** Agreed on: before, it is nowhere to be seen. */
  isPlaced: boolean;
  silence: Cancel;
}

export interface DeployFlowDeps {
  readonly shared: Shared;
  readonly log: Agreed;
  /** Memory this peer could give, were `model` not placed. */
  freeBytes(): number;
}

/** A deploy from request to every stage ready: describe, plan, announce, wait. A failed one leaves things as they were. */
export class DeployFlow {
  readonly #deps: DeployFlowDeps;
  readonly #pending = new Map<string, Pending>();

  constructor(deps: DeployFlowDeps) {
    this.#deps = deps;
  }

  start(request: DeployRequest, done: Callback<Placement>): void {
    if (this.#pending.size >= PENDING_MAX) return done(fail("busy", `${PENDING_MAX} deploys are under way`));
    this.#deps.log.refresh((outcome) => {
      const refusal = outcome.ok ? this.#formingRefusal() : outcome;
      if (refusal) return done(refusal);
      this.#describe(request, done);
    });
  }

  /** A plan for a few of many would be wrong as soon as the others are there. */
  #formingRefusal(): ReturnType<typeof fail> | undefined {
    const {state} = this.#deps.log;
    const {minNodes} = groupSettings(state, this.#deps.shared.deps.config.agreement);
    if (state.members.size >= minNodes) return undefined;
    const wayOut = "start more peers, or lower the setting min_nodes; what is loaded is served meanwhile";
    return fail("forming", `the group is forming: it has ${state.members.size} of the ${minNodes} members it waits for (min_nodes): ${wayOut}`);
  }

  #describe(request: DeployRequest, done: Callback<Placement>): void {
    const {shared} = this.#deps;
    const described = answered(shared, "described", (outcome: Outcome<ModelDetails>) => {
      if (!outcome.ok) return done(outcome);
      this.#askMembers(request, outcome.value, done);
    });
    if (!shared.deps.models.send({type: "describe", name: request.name, done: described})) done(fail("busy", "too many requests are waiting"));
  }

  /** A stage said how it is doing. */
  reported(report: StageReport): void {
    const pending = this.#pending.get(report.deployment);
    if (!pending) return;
    this.#watchSilence(pending);
    if (report.state === "failed") return this.#fail(pending, this.#stageFailure(pending.placement, report));
    if (report.state !== "ready") return;
    pending.ready.add(report.stageIndex);
    if (pending.ready.size === pending.placement.stages.length) this.#finish(pending, ok(pending.placement));
  }

  peerDown(peer: string): void {
    for (const pending of this.#pending.values()) {
      const stage = pending.placement.stages.find((one) => one.peer === peer);
      if (stage) this.#fail(pending, fail("deployment_failed", `peer ${peer} left while it was to take layers ${stage.firstLayer}-${stage.lastLayer}`).error);
    }
  }

  /** Somebody placed or removed the model meanwhile: the newer decision stands. */
  superseded(deployment: string): void {
    const pending = this.#pending.get(deployment);
    if (pending) this.#finish(pending, fail("deployment_failed", "another deploy of this model came in between"));
  }

  /** Deploys that are placed: when they are so no more, somebody else decided. */
  pendingIds(): Iterable<string> {
    return [...this.#pending].filter(([, pending]) => pending.isPlaced).map(([id]) => id);
  }

  #askMembers(request: DeployRequest, details: ModelDetails, done: Callback<Placement>): void {
    const {shared} = this.#deps;
    const handle = answered(shared, "members", (outcome: Outcome<readonly Member[]>) => {
      if (!outcome.ok) return done(outcome);
      this.#askRoot(request, details, outcome.value, done);
    });
    shared.deps.membership.send({type: "members", done: handle});
  }

  /** The cutting is named in the plan where this peer holds the whole blob and so knows it to be right. */
  #askRoot(request: DeployRequest, details: ModelDetails, members: readonly Member[], done: Callback<Placement>): void {
    const {shared} = this.#deps;
    const {blobs} = shared.deps.world;
    if (!blobs.status(details.blob)?.complete) return this.#decide(request, details, members, "", done);
    const handle = answered(shared, "pieces", (outcome: Outcome<PieceManifest>) => {
      this.#decide(request, details, members, outcome.ok ? outcome.value.root : "", done);
    });
    blobs.pieces(details.blob, handle);
  }

  #decide(request: DeployRequest, details: ModelDetails, members: readonly Member[], pieceRoot: string, done: Callback<Placement>): void {
    const {config} = this.#deps.shared.deps;
    const contextLength = Math.min(request.contextLength ?? config.contextLengthDefault, details.info.contextLength);
    const policy = {strategy: request.strategy, stages: request.stages, contextLength, sequencesMax: config.sequencesMax};
    const previous = this.#deps.log.state.placements.get(modelKey(request.name));
    const planned = plan(shapeOf(details.info), this.#capacities(details, members, previous), policy);
    if (!planned.ok) return done(planned);
    this.#announce(request, details, planned.value, {contextLength, pieceRoot, previous}, done);
  }

  #announce(
    request: DeployRequest,
    details: ModelDetails,
    decided: Plan,
    facts: {contextLength: number; pieceRoot: string; previous: Placement | undefined},
    done: Callback<Placement>,
  ): void {
    const {shared, log} = this.#deps;
    const model = modelKey(request.name);
    const placement: Placement = {
      model,
      displayName: displayModelName(request.name),
      epoch: nextEpoch(log.state, model),
      author: shared.deps.world.transport.self,
      strategy: decided.strategy,
      stages: decided.stages,
      reasons: decided.reasons,
      blob: details.blob,
      blobSize: details.blobSize,
      headerBytes: details.info.headerBytes,
      pieceRoot: facts.pieceRoot,
      contextLength: facts.contextLength,
      sequencesMax: shared.deps.config.sequencesMax,
    };
    const pending: Pending = {placement, previous: facts.previous, ready: new Set(), done, isPlaced: false, silence: () => {}};
    this.#pending.set(deploymentId(placement), pending);
    this.#watchSilence(pending);
    log.propose({type: "place", placement}, (outcome) => {
      pending.isPlaced = outcome.ok;
      // Nothing was placed, so there is nothing to put back.
      if (!outcome.ok && this.#pending.get(deploymentId(placement)) === pending) this.#finish(pending, outcome);
    });
  }

  /** Every member that answers and this peer, with the memory an earlier placement of this model will give back. */
  #capacities(details: ModelDetails, members: readonly Member[], previous: Placement | undefined): PeerCapacity[] {
    const {deps} = this.#deps.shared;
    const key = modelKey(details.manifest.name);
    const returned = (peer: string) => previous?.stages.find((stage) => stage.peer === peer)?.memoryBytes ?? 0;
    const own = deps.world.transport.self;
    return [
      {id: own, memoryFreeBytes: this.#deps.freeBytes() + returned(own), speed: deps.config.threads, rttMs: undefined, holdsModel: details.complete},
      ...members
        .filter((member) => !member.isSuspected)
        .map((member) => ({
          id: member.id,
          memoryFreeBytes: member.memoryFreeBytes + returned(member.id),
          speed: Math.max(1, member.threads),
          rttMs: member.rttMs,
          holdsModel: member.holds.includes(key),
        })),
    ];
  }

  #stageFailure(placement: Placement, report: StageReport): Failure {
    const stage = placement.stages[report.stageIndex];
    return fail("deployment_failed", `layers ${stage?.firstLayer}-${stage?.lastLayer} on peer ${stage?.peer}: ${report.detail}`).error;
  }

  #fail(pending: Pending, failure: Failure): void {
    const {placement, previous} = pending;
    this.#finish(pending, {ok: false, error: failure});
    const epoch = placement.epoch + 1;
    const author = this.#deps.shared.deps.world.transport.self;
    const back: CatalogCommand = previous ? {type: "place", placement: {...previous, epoch, author}} : {type: "unplace", removal: {model: placement.model, epoch, author}};
    this.#deps.log.propose(back, (outcome) => {
      if (!outcome.ok) this.#deps.shared.ctx.log.warn("not_put_back", {model: placement.model, reason: outcome.error.message});
    });
  }

  #finish(pending: Pending, outcome: Outcome<Placement>): void {
    pending.silence();
    this.#pending.delete(deploymentId(pending.placement));
    pending.done(outcome);
  }

  #watchSilence(pending: Pending): void {
    pending.silence();
    const silent = fail("deployment_failed", `nothing was heard of the stages for ${SILENCE_MS / 1000} s`).error;
    pending.silence = this.#deps.shared.ctx.after(SILENCE_MS, {type: "answered", what: "silence", run: () => this.#fail(pending, silent)});
  }
}
