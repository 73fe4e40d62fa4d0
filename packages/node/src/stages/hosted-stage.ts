import {stageReadBytes} from "@ollamesh/placement";
import type {PeerId, SlotStates, Stage, StageReady, StageUsage} from "@ollamesh/ports";
import {type Failure, fail, type Outcome} from "@ollamesh/stdx";
import type {SlotAt} from "@ollamesh/wire";
import {shapeOf} from "../deployments/model-shape.ts";
import {batchTokensMax} from "./batch-limits.ts";
import type {BatchOrder} from "./batch-order.ts";
import {modelOf} from "./deployment-name.ts";
import type {LoadedView, StageAssignment, StageState, StageUsedView} from "./messages.ts";
import {MeteredStage} from "./metered-stage.ts";
import {PipelineFollower} from "./pipeline-follower.ts";
import {PipelineHead} from "./pipeline-head.ts";
import {RankLinks} from "./rank-links.ts";
import type {StagesShared} from "./stages-shared.ts";

/** One loaded layer range and its role in the pipeline. */
export class HostedStage {
  readonly assignment: StageAssignment;
  /** Set on the first stage of a deployment, `follower` on every other; neither on the ranks behind the first of a group. */
  readonly head: PipelineHead | undefined;
  readonly follower: PipelineFollower | undefined;
  /** Set where others share its layers. */
  readonly ranks: RankLinks | undefined;
  readonly #shared: StagesShared;
  readonly #stage: Stage;
  #memoryBytes: number | undefined;
  #stateFormat: string | undefined;
  #readyAtMs = 0;
  #observe: (state: StageState) => void;
  #state: StageState = {state: "loading", progress: 0};

  /** @param gone called once when the stage has failed: the host forgets it */
  constructor(shared: StagesShared, assignment: StageAssignment, observe: (state: StageState) => void, gone: (failure: Failure) => void) {
    this.#shared = shared;
    this.assignment = assignment;
    this.#observe = observe;
    const {firstLayer, lastLayer, info, path, adapterPath, contextLength, sequencesMax} = assignment;
    const spec = {path, adapterPath, info, firstLayer, lastLayer, contextLength, sequencesMax, batchTokensMax: batchTokensMax(assignment), threads: shared.deps.config.threads};
    this.ranks = assignment.ranks && this.#rankLinks(shared, assignment, assignment.ranks, gone);
    const group = this.ranks?.group();
    const stage = shared.deps.world.compute.load(group ? {...spec, group} : spec, {
      progress: (fraction) => shared.later(() => this.#change({state: "loading", progress: fraction})),
      ready: (ready: StageReady) => shared.later(() => this.#loaded(ready)),
      failed: (failure) => shared.later(() => this.#failed(failure, gone)),
    });
    const readBytes = stageReadBytes(shapeOf(info), firstLayer, lastLayer);
    // What a group takes for its part says little of one peer alone.
    this.#stage = group ? stage : new MeteredStage({stage, clock: shared.ctx.clock, readBytes, sampled: (sample) => shared.speed.add(sample)});
    // Of ranks that share layers only the first is given batches.
    if (group && group.rank > 0) return;
    if (assignment.index === 0) this.head = new PipelineHead(shared, assignment, this.#stage);
    else this.follower = new PipelineFollower(shared, assignment, this.#stage);
  }

  get isReady(): boolean {
    return this.#state.state === "ready";
  }

  /** What its slots remember; undefined: it cannot be taken out. */
  get states(): SlotStates | undefined {
    return this.#stage.states;
  }

  /** Of `states`; undefined: they cannot be taken out, or it is not ready. */
  get stateFormat(): string | undefined {
    return this.isReady ? this.#stateFormat : undefined;
  }

  get order(): BatchOrder | undefined {
    return (this.head ?? this.follower)?.order;
  }

  /** A slot is filled from elsewhere. */
  filled(target: SlotAt): void {
    this.follower?.filled(target);
  }

  /** A new owner of the same assignment: it hears the state as it is. */
  reobserve(observe: (state: StageState) => void): void {
    this.#observe = observe;
    observe(this.#state);
  }

  view(): LoadedView {
    const {deployment, firstLayer, lastLayer, contextLength} = this.assignment;
    const memoryBytes = this.#state.state === "ready" ? this.#state.memoryBytes + (this.head?.draftMemoryBytes ?? 0) : 0;
    return {
      deployment,
      firstLayer,
      lastLayer,
      memoryBytes,
      contextLength,
      activeSequences: this.head?.active ?? 0,
      queued: this.head?.queued ?? 0,
      silentMs: this.head?.silentMs ?? 0,
      draft: this.head?.draftModel,
    };
  }

  /** Answers once; undefined: its host does not tell, or it is gone. */
  used(done: (used: StageUsedView | undefined) => void): void {
    const {deployment} = this.assignment;
    const handle = (outcome: Outcome<StageUsage>): void => {
      if (!outcome.ok) return done(undefined);
      const sentBytes = this.ranks ? undefined : (this.#shared.sentBytes.get(deployment) ?? 0);
      done({...outcome.value, deployment, readyAtMs: this.#readyAtMs, cpuMs: Math.round(outcome.value.cpuMs), sentBytes});
    };
    this.#stage.usage(this.#shared.answered(handle));
  }

  /** Another stage's peer is gone, or another rank's of this one. */
  lostPeer(peer: string, reason: string): void {
    this.ranks?.peerGone(peer, reason);
    const stages = this.assignment.peers.flatMap((one, index) => (one === peer ? [index] : []));
    if (stages.length === 0) return;
    const text = `stage ${stages.join(", ")} of ${modelOf(this.assignment.deployment)} was on peer ${peer}, which is gone (${reason}): ask again when it is back, or deploy the model again`;
    this.#lost("stage_lost", text);
  }

  unload(): void {
    if (this.#state.state === "unloaded" || this.#state.state === "failed") return;
    this.#lost("unloaded", `${modelOf(this.assignment.deployment)} was unloaded`);
    this.ranks?.close("a part of its layers was unloaded");
    this.head?.unload();
    this.#stage.unload();
    this.#change({state: "unloaded"});
  }

  #rankLinks(shared: StagesShared, {deployment}: StageAssignment, peers: readonly PeerId[], gone: (failure: Failure) => void): RankLinks {
    return new RankLinks({
      ...{deployment, peers, self: shared.self, life: shared.ctx.rng.nextU32(), send: shared.sendRank},
      complete: () => this.#readyWhenComplete(),
      heard: (rank, bytes) => this.#stage.hear(rank, bytes),
      lost: (reason) => this.#failed(fail("stage_lost", reason).error, gone),
    });
  }

  #loaded({memoryBytes, keepsPrefixes, stateFormat}: StageReady): void {
    this.#stateFormat = stateFormat;
    if (keepsPrefixes === true) this.head?.keepPrefixes();
    this.#memoryBytes = memoryBytes;
    this.#readyAtMs = Math.floor(this.#shared.ctx.clock.wallMs());
    this.ranks?.loaded();
    this.#readyWhenComplete();
  }

  /** A part of each matrix answers nothing by itself. */
  #readyWhenComplete(): void {
    if (this.#memoryBytes !== undefined && this.ranks?.isComplete !== false) this.#change({state: "ready", memoryBytes: this.#memoryBytes});
  }

  #lost(code: string, reason: string): void {
    this.head?.lost(code, reason);
    this.follower?.lost(code, reason);
  }

  #failed(failure: Failure, gone: (failure: Failure) => void): void {
    if (this.#state.state === "unloaded" || this.#state.state === "failed") return;
    gone(failure);
    this.ranks?.close(failure.message);
    this.head?.unload();
    this.#stage.unload();
    this.#lost(failure.code, failure.message);
    this.#change({state: "failed", failure});
  }

  #change(state: StageState): void {
    if (this.#state.state === "unloaded" || this.#state.state === "failed") return; // what comes late no longer matters
    this.#state = state;
    this.#observe(state);
  }
}
