import {deploymentId, drainedIn, headsOf, type Placement} from "@ollamesh/catalog";
import {type PlannedStage, ranksOf} from "@ollamesh/placement";
import type {Cancel, PeerId} from "@ollamesh/ports";
import {type Callback, fail, formatBytes, modelKey, type Outcome, ok, parseModelName} from "@ollamesh/stdx";
import type {Agreed} from "../agreement/agreed.ts";
import type {ModelDetails} from "../models/messages.ts";
import {missingBlobs} from "../models/missing-blobs.ts";
import {answered, type Shared} from "./actor-context.ts";
import {contextOf} from "./context-of.ts";
import {type LocalModels, localDeployment} from "./local-models.ts";
import type {DeploymentsRequest, Route} from "./messages.ts";
import {isOfWeights} from "./model-shape.ts";
import type {StageReports} from "./stage-reports.ts";

type RouteRequest = DeploymentsRequest & {type: "route"};

/** Requests that may wait for deployments to become ready. */
const WAITERS_MAX = 1024;
/** Of peers that hold a model, those a request is offered. */
const COPIES_MAX = 64;
/** As Ollama's load timeout. */
const READY_TIMEOUT_MS = 300_000;

interface Waiter {
  readonly request: RouteRequest;
  readonly details: ModelDetails;
  readonly placement: Placement;
  readonly timeout: Cancel;
}

export interface RouterDeps {
  readonly shared: Shared;
  readonly log: Agreed;
  readonly locals: LocalModels;
  readonly reports: StageReports;
  /** Reached, of whatever group. */
  isUp(peer: PeerId): boolean;
}

/**
 * Whom a request can be sent to: the deployment, if all its peers are there (waiting while it loads); else this peer and all others that hold
 * the whole model.
 */
export class Router {
  readonly #deps: RouterDeps;
  readonly #waiters = new Set<Waiter>();

  constructor(deps: RouterDeps) {
    this.#deps = deps;
  }

  route(request: RouteRequest): void {
    const {shared} = this.#deps;
    const described = answered(shared, "described", (outcome: Outcome<ModelDetails>) => {
      if (!outcome.ok) return request.done(outcome);
      this.#choose(request, outcome.value);
    });
    if (!shared.deps.models.send({type: "describe", name: request.name, done: described})) request.done(fail("busy", "too many requests are waiting"));
  }

  /** Placements, reports or members have changed: those that wait may go on. */
  changed(): void {
    for (const waiter of [...this.#waiters]) {
      const current = this.#placementOf(waiter.request);
      const waitsStill = current !== undefined && this.#isWhole(current) && !this.#deps.reports.isReady(current) && !this.#hasFailed(current);
      if (waitsStill) continue;
      this.#drop(waiter);
      this.#choose(waiter.request, waiter.details);
    }
  }

  /** A session came in for `<model key>#local`. */
  ensureLocal(deployment: string, contextLength: number | undefined, done: Callback<void>): void {
    const {shared, locals} = this.#deps;
    const gone = fail("model_not_found", `peer ${shared.deps.world.transport.self} no longer holds ${deployment}`);
    const name = parseModelName(deployment.replace(/#local$/, ""));
    if (!name.ok || !deployment.endsWith("#local")) return done(gone);
    const described = answered(shared, "described", (details: Outcome<ModelDetails>) => {
      if (!details.ok) return done(details);
      if (!details.value.complete) return done(this.#incomplete(details.value) ?? gone);
      locals.ensure(details.value, this.#contextOf(details.value, contextLength), done);
    });
    shared.deps.models.send({type: "describe", name: name.value, done: described});
  }

  #choose(request: RouteRequest, details: ModelDetails): void {
    const placement = this.#placementOf(request);
    if (placement && !isOfWeights(placement, details)) {
      return request.done(fail("deployment_failed", `${placement.displayName} is deployed from other weights than this peer knows by that name: deploy it again`));
    }
    for (const one of placement ? [placement, ...this.#retiring(placement)] : []) {
      const routes = this.#staying(this.#readyRoutes(request, one), one);
      if (routes.length > 0) return request.done(ok({details, routes}));
    }
    if (placement && this.#headsFor(request, placement).length > 0 && !this.#hasFailed(placement)) return this.#wait(request, details, placement);
    this.#routeToCopies(request, details, placement);
  }

  /** What served it before, of the same weights: it answers as long as it is there, if what serves now does not. */
  #retiring(serving: Placement): readonly Placement[] {
    const move = this.#deps.log.state.moves.get(serving.model);
    return move?.phase === "retiring" && isOfWeights(move.placement, serving) ? [move.placement] : [];
  }

  /** Those that shall be stopped, or are replicas that leave, are asked only if nobody else can answer. */
  #staying(routes: readonly Route[], placement?: Placement): readonly Route[] {
    const drained = drainedIn(this.#deps.log.state);
    const staying = routes.filter(({head}) => !drained.has(head) && !placement?.scaling?.leaving.includes(head));
    return staying.length > 0 ? staying : routes;
  }

  #readyRoutes(request: RouteRequest, placement: Placement): readonly Route[] {
    const heads = this.#headsFor(request, placement);
    const ready = this.#deps.reports.readyHeads(placement).filter((head) => heads.includes(head));
    return ready.map((head) => this.#deployedRoute(placement, head));
  }

  #wait(request: RouteRequest, details: ModelDetails, placement: Placement): void {
    if (this.#waiters.size >= WAITERS_MAX) return request.done(fail("busy", `${WAITERS_MAX} requests already wait for models to load`));
    const late = fail("load_timeout", `${placement.displayName} was not ready within ${READY_TIMEOUT_MS / 60_000} minutes`);
    const expire = () => {
      this.#waiters.delete(waiter);
      request.done(late);
    };
    const timeout = this.#deps.shared.ctx.after(READY_TIMEOUT_MS, {type: "answered", what: "ready_timeout", run: expire});
    const waiter: Waiter = {request, details, placement, timeout};
    this.#waiters.add(waiter);
  }

  #drop(waiter: Waiter): void {
    waiter.timeout();
    this.#waiters.delete(waiter);
  }

  #routeToCopies(request: RouteRequest, details: ModelDetails, placement: Placement | undefined): void {
    const {shared} = this.#deps;
    const lacking = this.#impossibleContext(request, details);
    const here = details.complete && !lacking ? [this.#copyRoute(request, details, shared.deps.world.transport.self)] : [];
    const handle = answered(shared, "holders", (outcome: Outcome<readonly PeerId[]>) => {
      if (!outcome.ok && here.length === 0) return request.done(outcome);
      const others = outcome.ok ? outcome.value.filter((peer) => this.#deps.isUp(peer)) : [];
      const routes = [...here, ...others.slice(0, COPIES_MAX).map((peer) => this.#copyRoute(request, details, peer))];
      const unserved = placement && this.#nobody(request, details, placement).error;
      if (routes.length > 0) return request.done(ok({details, routes: this.#staying(routes), unserved}));
      request.done(details.complete && lacking && !unserved ? lacking : this.#nobody(request, details, placement));
    });
    if (!shared.deps.models.send({type: "holders", name: request.name, done: handle})) handle(fail("busy", "too many requests are waiting"));
  }

  #copyRoute(request: RouteRequest, details: ModelDetails, head: PeerId): Route {
    const deployment = localDeployment(details);
    const isHere = head === this.#deps.shared.deps.world.transport.self;
    const loaded = isHere ? this.#deps.locals.contextLength(deployment) : undefined;
    return {deployment, head, contextLength: this.#contextOf(details, request.contextLength), ephemeral: true, isLoaded: isHere ? loaded !== undefined : undefined};
  }

  #nobody(request: RouteRequest, details: ModelDetails, placement: Placement | undefined): ReturnType<typeof fail> {
    const lost = placement?.stages.find((stage) => this.#gone(stage) !== undefined);
    if (placement && lost) {
      return fail("stage_lost", `layers ${lost.firstLayer}-${lost.lastLayer} of ${placement.displayName} are on peer ${this.#gone(lost)}, which is gone: deploy the model again`);
    }
    if (placement) return fail("deployment_failed", `${placement.displayName} is deployed but a stage has failed: see its placement, then deploy it again`);
    const missing = this.#incomplete(details)?.error.message;
    return fail("no_source", `nobody in the mesh holds all of ${request.name.model}:${request.name.tag}${missing ? `; ${missing}` : ""}`);
  }

  /** It has its name here, and not all its bytes any more; undefined: it is not here, or all is. */
  #incomplete({manifest}: ModelDetails): ReturnType<typeof fail> | undefined {
    const {blobs, manifests} = this.#deps.shared.deps.world;
    const missing = manifests.get(manifest.name)?.digest === manifest.digest ? missingBlobs(manifest, blobs) : undefined;
    return missing === undefined ? undefined : fail("mending_copy", missing);
  }

  /** A context whose KV cache could never fit here is refused with the numbers; one beyond the model's training is cut to it, as Ollama does. */
  #impossibleContext(request: RouteRequest, details: ModelDetails): ReturnType<typeof fail> | undefined {
    const asked = request.contextLength;
    if (asked === undefined) return undefined;
    const {config} = this.#deps.shared.deps;
    const kvBytes = asked * config.sequencesMax * details.info.kvBytesPerTokenLayer * details.info.layers;
    if (kvBytes <= config.memoryBytesMax) return undefined;
    return fail("out_of_memory", `num_ctx ${asked} needs ${formatBytes(kvBytes)} for its KV cache, models on this peer may take ${formatBytes(config.memoryBytesMax)}`);
  }

  /** Who may answer: all they need is there, and the asker did not just lose them. */
  #headsFor({avoid}: RouteRequest, placement: Placement): readonly PeerId[] {
    const isLost = (head: PeerId): boolean => deploymentId(placement) === avoid?.deployment && head === avoid.head;
    return headsOf(placement).flatMap(({head, needs}) => (!isLost(head) && needs.every((peer) => this.#serves(peer)) ? [head] : []));
  }

  #deployedRoute(placement: Placement, head: PeerId): Route {
    return {deployment: deploymentId(placement), head, contextLength: placement.contextLength, ephemeral: false, isLoaded: true};
  }

  #placementOf(request: RouteRequest): Placement | undefined {
    return this.#deps.log.state.placements.get(modelKey(request.name));
  }

  /** The first peer that serves this stage, or its part of it, and is not there. */
  #gone(stage: PlannedStage): PeerId | undefined {
    return ranksOf(stage).find((peer) => !this.#serves(peer));
  }

  #isWhole(placement: Placement): boolean {
    return headsOf(placement).some(({needs}) => needs.every((peer) => this.#serves(peer)));
  }

  /** A peer of another group carries out nothing of what is placed in this one. */
  #serves(peer: PeerId): boolean {
    return this.#deps.isUp(peer) && !this.#deps.log.apart.has(peer);
  }

  #hasFailed(placement: Placement): boolean {
    return this.#deps.reports.hasFailed(placement);
  }

  #contextOf(details: ModelDetails, asked: number | undefined): number {
    return contextOf(details, asked, this.#deps.shared.deps.config);
  }
}
