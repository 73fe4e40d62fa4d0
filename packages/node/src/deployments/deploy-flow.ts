import {
  type AskedPlan,
  type CatalogCommand,
  type CatalogState,
  deploymentId,
  keepersOf,
  nextEpoch,
  type Placement,
  type StageReport,
  serversOf,
  stageOf,
  thereIn,
  withKeepers,
} from "@ollamesh/catalog";
import type {Activations} from "@ollamesh/inference";
import {type HistoryEntry, type ModelShape, type Plan, plan, type Rescored, rankOf, ranksOf, replaceStages, rescore} from "@ollamesh/placement";
import type {Cancel, PeerId, PieceManifest} from "@ollamesh/ports";
import {type Callback, displayModelName, type Failure, fail, type ModelName, modelKey, type Outcome, ok, parseModelName} from "@ollamesh/stdx";
import type {Agreed} from "../agreement/agreed.ts";
import {groupSettings} from "../agreement/settings.ts";
import type {ModelDetails} from "../models/messages.ts";
import {answered, type Shared} from "./actor-context.ts";
import {contextOf, contextRefusal} from "./context-of.ts";
import {type ChosenDraft, chooseDraft} from "./draft-choice.ts";
import type {Experience, TaskFacts} from "./experience.ts";
import type {MeshSurvey, Surveyed} from "./mesh-survey.ts";
import type {DeploymentsRequest} from "./messages.ts";
import {servingOf, shapeOf, shapeWithDraft} from "./model-shape.ts";

type DeployRequest = DeploymentsRequest & {type: "deploy"};

/** Deploys that wait for their stages. */
const PENDING_MAX = 64;
/** Nothing was heard of any stage for so long: the deploy is given up. Progress restarts it. */
const SILENCE_MS = 60_000;

/** Something to be placed. */
interface Wish {
  readonly name: ModelName;
  /** Undefined: not known. */
  readonly asked: AskedPlan | undefined;
  readonly task: HistoryEntry["task"];
  /** Not at all rather than in place of what serves. */
  readonly isBesideOnly?: boolean;
  readonly contextLength: number | undefined;
  readonly sequencesMax: number;
  /** A name is looked up first; undefined: none guesses for it. */
  readonly draft: ModelName | ChosenDraft | undefined;
  choose(shape: ModelShape, surveyed: Surveyed, task: TaskFacts): Outcome<Plan>;
}

interface Pending {
  readonly placement: Placement;
  /** What served this model before, put back when the deploy fails. */
  readonly previous: Placement | undefined;
  /** It is loaded beside what serves, which goes on until all of it is there. */
  readonly isBeside: boolean;
  /** Peers that serve it and have said so. */
  readonly ready: Set<PeerId>;
  readonly done: (outcome: Outcome<Placement>) => void;
  /** Agreed on: before, it is nowhere to be seen. */
  isPlaced: boolean;
  silence: Cancel;
}

export interface DeployFlowDeps {
  readonly shared: Shared;
  readonly log: Agreed;
  readonly survey: MeshSurvey;
  readonly experience: Experience;
  isReady(placement: Placement): boolean;
}

/** A deploy from request to every stage ready: describe, plan, announce, wait. A failed one leaves things as they were. */
export class DeployFlow {
  readonly #deps: DeployFlowDeps;
  readonly #pending = new Map<string, Pending>();

  constructor(deps: DeployFlowDeps) {
    this.#deps = deps;
  }

  start(request: DeployRequest, done: Callback<Placement>): void {
    if (this.#pending.size >= PENDING_MAX) return done(fail("too_many", `${PENDING_MAX} deploys are under way`));
    this.#deps.log.refresh((outcome) => {
      const refusal = outcome.ok ? this.#formingRefusal() : outcome;
      if (refusal) return done(refusal);
      this.#describe(this.#wishOf(request), done);
    });
  }

  /** Places a model anew some of whose peers are gone, or to be stopped, moving as little as can be. Those that are not gone and not heard of just now: `busy`. */
  repair({placement: broken, gone, failures, task}: Repair, done: Callback<Placement>): void {
    const name = parseModelName(broken.model);
    if (!name.ok) return done(name);
    if (this.#pending.size >= PENDING_MAX) return done(fail("too_many", `${PENDING_MAX} deploys are under way`));
    const {contextLength, sequencesMax} = broken;
    const choose = (shape: ModelShape, {peers, links}: Surveyed): Outcome<Plan> => {
      // What a peer keeps of this model counts against its disk and goes as soon as it is not needed: a try costs less than what is not served.
      const there = peers.filter(({id}) => !gone.has(id)).map((peer) => ({...peer, diskFreeBytes: undefined}));
      const silent = serversOf(broken).find((peer) => !gone.has(peer) && !there.some(({id}) => id === peer));
      if (silent !== undefined) return fail("busy", `${silent} is not heard of just now`);
      return replaceStages(
        shape,
        {plan: broken.replicas ? {...broken, strategy: "whole"} : broken, keepers: keepersOf(broken), ...(task === "drain" && {why: "is to be stopped"})},
        there,
        {contextLength, sequencesMax, prefersParts: failures % 2 === 1},
        links,
      );
    };
    this.#describe({name: name.value, asked: broken.asked, task, contextLength, sequencesMax, draft: keptDraft(broken), choose}, done);
  }

  /** Plans what serves anew, within what was asked for, and moves it where `judge` agrees. Failures: `stays`, those of the judge, and of plans. */
  improve(serving: Placement, judge: (rescored: Rescored) => Outcome<void>, done: Callback<Placement>): void {
    const {model, contextLength, sequencesMax, asked} = serving;
    const name = parseModelName(model);
    if (!name.ok) return done(name);
    if (!asked || this.#pending.size >= PENDING_MAX) return done(fail("stays", asked ? `${PENDING_MAX} deploys are under way` : "it is not known what was asked for"));
    const {rules} = groupSettings(this.#deps.log.state, this.#deps.shared.deps.config.agreement);
    const choose = (shape: ModelShape, {peers, links}: Surveyed, task: TaskFacts): Outcome<Plan> => {
      const now = this.#deps.log.state.placements.get(model);
      if (!now || deploymentId(now) !== deploymentId(serving) || now.scaling) return fail("stays", "it was placed otherwise meanwhile");
      const {strategy, stages, ranks, streams} = asked;
      const policy = {strategy, stages, ranks, streams, contextLength, sequencesMax, rules, trust: this.#deps.experience.trust(task)};
      const rescored = rescore(shape, servingOf(serving, thereIn(this.#deps.log.state)), peers, policy, links);
      if (!rescored.ok) return rescored;
      const judged = judge(rescored.value);
      return judged.ok ? ok(rescored.value.plan) : judged;
    };
    this.#describe({name: name.value, asked, task: "move", isBesideOnly: true, contextLength, sequencesMax, draft: keptDraft(serving), choose}, done);
  }

  #wishOf({name, strategy, stages, ranks, streams, contextLength: asked, draft}: DeployRequest): Wish {
    const {config} = this.#deps.shared.deps;
    const {sequencesMax} = config;
    const {rules} = groupSettings(this.#deps.log.state, config.agreement);
    return {
      name,
      task: "deploy",
      asked: {strategy, ...(stages && {stages}), ...(ranks && {ranks}), ...(streams && {streams})},
      contextLength: asked,
      sequencesMax,
      draft,
      choose: (shape, {peers, links}, task) => {
        const {contextLength} = task;
        const learned = {trust: this.#deps.experience.trust(task), tries: this.#deps.experience.explore()};
        return plan(shape, peers, {strategy, stages, ranks, streams, contextLength, sequencesMax, rules, ...learned}, links);
      },
    };
  }

  /** A plan for a few of many would be wrong as soon as the others are there. */
  #formingRefusal(): ReturnType<typeof fail> | undefined {
    const {state} = this.#deps.log;
    const {minNodes} = groupSettings(state, this.#deps.shared.deps.config.agreement);
    if (state.members.size >= minNodes) return undefined;
    const wayOut = "start more peers, or lower the setting min_nodes; what is loaded is served meanwhile";
    return fail("forming", `the group is forming: it has ${state.members.size} of the ${minNodes} members it waits for (min_nodes): ${wayOut}`);
  }

  get #activations(): Activations {
    return groupSettings(this.#deps.log.state, this.#deps.shared.deps.config.agreement).activations;
  }

  #describe(wish: Wish, done: Callback<Placement>): void {
    const {shared} = this.#deps;
    const described = answered(shared, "described", (outcome: Outcome<ModelDetails>) => {
      if (!outcome.ok) return done(outcome);
      const refusal = wish.task === "deploy" && contextRefusal(outcome.value, wish.contextLength);
      if (refusal) return done(refusal);
      this.#chooseDraft(wish, outcome.value, done);
    });
    if (!shared.deps.models.send({type: "describe", name: wish.name, done: described})) done(fail("busy", "too many requests are waiting"));
  }

  #chooseDraft(wish: Wish, details: ModelDetails, done: Callback<Placement>): void {
    const {draft, sequencesMax} = wish;
    if (draft === undefined || "draft" in draft) return this.#survey(wish, details, done);
    chooseDraft(this.#deps.shared, draft, {details, contextLength: this.#contextOf(wish, details), sequencesMax}, (chosen) => {
      if (!chosen.ok) return done(chosen);
      this.#survey({...wish, draft: chosen.value}, details, done);
    });
  }

  #contextOf(wish: Wish, details: ModelDetails): number {
    return contextOf(details, wish.contextLength, this.#deps.shared.deps.config);
  }

  /** A stage said how it is doing. */
  reported(from: PeerId, report: StageReport): void {
    const pending = this.#pending.get(report.deployment);
    if (!pending) return;
    this.#watchSilence(pending);
    if (report.state === "failed") return this.#fail(pending, this.#stageFailure(pending.placement, from, report));
    // The leader sees that all is there as well, and has it serve.
    if (report.state !== "ready" || pending.isBeside) return;
    pending.ready.add(from);
    if (serversOf(pending.placement).every((peer) => pending.ready.has(peer))) this.#finish(pending, ok(pending.placement));
  }

  peerDown(peer: string): void {
    for (const pending of this.#pending.values()) {
      const stage = pending.placement.stages[stageOf(pending.placement, peer)];
      if (stage) this.#fail(pending, fail("deployment_failed", `peer ${peer} left while it was to take layers ${stage.firstLayer}-${stage.lastLayer}`).error);
    }
  }

  /** What is placed, or moves, has changed. What serves now is done; of what is there no more somebody else has decided, and the newer decision stands. */
  agreed({placements, moves}: CatalogState): void {
    const serving = new Set([...placements.values()].map(deploymentId));
    const preparing = new Set([...moves.values()].map(({placement}) => deploymentId(placement)));
    for (const [id, pending] of [...this.#pending]) {
      if (!pending.isPlaced) continue;
      if (pending.isBeside && serving.has(id)) this.#finish(pending, ok(pending.placement));
      else if (!serving.has(id) && !preparing.has(id)) this.#finish(pending, fail("superseded", "another deploy of this model, or its end, came in between"));
    }
  }

  #survey(wish: Wish, details: ModelDetails, done: Callback<Placement>): void {
    this.#deps.survey.look(details, this.#deps.log.state.placements.get(modelKey(wish.name)), (surveyed) => {
      if (!surveyed.ok) return done(surveyed);
      this.#askRoot(wish, details, surveyed.value, done);
    });
  }

  /** The cutting is named in the plan where this peer holds the whole blob and so knows it to be right. */
  #askRoot(wish: Wish, details: ModelDetails, surveyed: Surveyed, done: Callback<Placement>): void {
    const {shared} = this.#deps;
    const {blobs} = shared.deps.world;
    if (!blobs.status(details.blob)?.complete) return this.#decide(wish, details, surveyed, "", done);
    const handle = answered(shared, "pieces", (outcome: Outcome<PieceManifest>) => {
      this.#decide(wish, details, surveyed, outcome.ok ? outcome.value.root : "", done);
    });
    blobs.pieces(details.blob, handle);
  }

  #decide(wish: Wish, details: ModelDetails, surveyed: Surveyed, knownRoot: string, done: Callback<Placement>): void {
    const contextLength = this.#contextOf(wish, details);
    const previous = this.#deps.log.state.placements.get(modelKey(wish.name));
    const shape = shapeWithDraft(shapeOf(details.info, details.adapter?.size, this.#activations), draftOf(wish)?.draft);
    const planned = wish.choose(shape, surveyed, {layers: details.info.layers, contextLength, sizeBytes: details.blobSize});
    if (!planned.ok) return done(planned);
    // What an earlier author knew of the same weights holds on.
    const pieceRoot = knownRoot === "" && previous?.blob === details.blob ? previous.pieceRoot : knownRoot;
    const isBeside = previous !== undefined && this.#deps.isReady(previous) && hasRoomBeside(planned.value, surveyed);
    if (wish.isBesideOnly && !isBeside) return done(fail("stays", `${planned.value.reasons[0]}, but there is no memory for it beside what serves now`));
    this.#announce(wish, details, planned.value, {contextLength, pieceRoot, previous, isBeside}, done);
  }

  #announce(wish: Wish, details: ModelDetails, decided: Plan, facts: Facts, done: Callback<Placement>): void {
    const {shared, log} = this.#deps;
    const model = modelKey(wish.name);
    const chosen = draftOf(wish);
    const placement = keptAsBefore(facts.previous, {
      model,
      displayName: displayModelName(wish.name),
      epoch: nextEpoch(log.state, model),
      author: shared.deps.world.transport.self,
      strategy: decided.strategy,
      stages: decided.stages,
      ...(decided.replicas && {replicas: decided.replicas.flatMap((stages) => stages.map(({peer}) => peer))}),
      reasons: [...decided.reasons, ...(chosen?.warnings ?? [])],
      ...(wish.asked && {asked: wish.asked}),
      ...(decided.prediction && {predicted: predictedOf(decided.prediction)}),
      blob: details.blob,
      blobSize: details.blobSize,
      headerBytes: details.info.headerBytes,
      pieceRoot: facts.pieceRoot,
      ...(details.adapter && {adapter: details.adapter}),
      ...(chosen && {draft: chosen.draft}),
      contextLength: facts.contextLength,
      sequencesMax: wish.sequencesMax,
    });
    const {previous, isBeside} = facts;
    const pending: Pending = {placement, previous, isBeside, ready: new Set(), done, isPlaced: false, silence: () => {}};
    this.#pending.set(deploymentId(placement), pending);
    this.#watchSilence(pending);
    log.propose({type: isBeside ? "prepare" : "place", placement}, (outcome) => {
      pending.isPlaced = outcome.ok;
      if (outcome.ok) this.#deps.experience.decided(placement, wish.task, decided.alternatives ?? []);
      // Nothing was placed, so there is nothing to put back.
      if (!outcome.ok && this.#pending.get(deploymentId(placement)) === pending) this.#finish(pending, outcome);
    });
  }

  #stageFailure(placement: Placement, peer: PeerId, report: StageReport): Failure {
    const stage = placement.stages[report.stageIndex];
    return fail("deployment_failed", `layers ${stage?.firstLayer}-${stage?.lastLayer} on peer ${peer}: ${report.detail}`).error;
  }

  #fail(pending: Pending, failure: Failure): void {
    const {placement, previous} = pending;
    this.#finish(pending, {ok: false, error: failure});
    const {model} = placement;
    const epoch = placement.epoch + 1;
    const author = this.#deps.shared.deps.world.transport.self;
    const before: CatalogCommand = previous ? {type: "place", placement: {...previous, epoch, author}} : {type: "unplace", removal: {model, epoch, author}};
    const back: CatalogCommand = pending.isBeside ? {type: "end_move", model, epoch: placement.epoch} : before;
    this.#deps.log.propose(back, (outcome) => {
      if (!outcome.ok) this.#deps.shared.ctx.log.warn("not_put_back", {model, reason: outcome.error.message});
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

/** A placement some of whose peers cannot serve any more, or shall not. */
export interface Repair {
  readonly placement: Placement;
  readonly gone: ReadonlySet<PeerId>;
  /** Attempts before this one. */
  readonly failures: number;
  readonly task: "repair" | "drain";
}

/** What is known when a plan is made. */
interface Facts {
  readonly contextLength: number;
  readonly pieceRoot: string;
  readonly previous: Placement | undefined;
  readonly isBeside: boolean;
}

/** Whether all of it can be loaded while what serves now stays. */
function hasRoomBeside({stages, replicas = []}: Plan, {memoryNow}: Surveyed): boolean {
  return [...stages, ...replicas.flat()].every((stage) => ranksOf(stage).every((peer) => (memoryNow.get(peer) ?? 0) >= stage.memoryBytes));
}

/** What is placed anew is guessed for as before. */
function keptDraft({draft}: Placement): ChosenDraft | undefined {
  return draft && {draft, warnings: []};
}

function draftOf({draft}: Wish): ChosenDraft | undefined {
  return draft && "draft" in draft ? draft : undefined;
}

function predictedOf({streamTokensPerSecond, firstTokenMs, rttMs, bytesPerMs}: Placement["predicted"] & {}): Placement["predicted"] & {} {
  return {streamTokensPerSecond, firstTokenMs, rttMs, ...(bytesPerMs !== undefined && {bytesPerMs})};
}

/** Who keeps a range goes on with it where the next placement has the same: there may be no other copy of these bytes. */
function keptAsBefore(previous: Placement | undefined, placement: Placement): Placement {
  if (previous?.blob !== placement.blob) return placement;
  const before = keepersOf(previous);
  const keepers = placement.stages.map((next) => {
    const {firstLayer, lastLayer} = next;
    const index = previous.stages.findIndex((stage) => stage.firstLayer === firstLayer && stage.lastLayer === lastLayer);
    return (before[index] ?? []).filter((keeper) => rankOf(next, keeper) < 0);
  });
  return withKeepers(placement, keepers);
}
