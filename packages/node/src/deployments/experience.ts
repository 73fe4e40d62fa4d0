import {deploymentId, headsOf, type Placement, type StageUsed, serversOf} from "@ollamesh/catalog";
import {
  type Candidate,
  type HistoryEntry,
  Learner,
  type LearnerSettings,
  type LearnerState,
  type Run,
  type Strategy,
  type TaskContext,
  withDecision,
  withOutcome,
  withUsage,
} from "@ollamesh/placement";
import type {Cancel, PeerId} from "@ollamesh/ports";
import {type Outcome, Prng} from "@ollamesh/stdx";
import {answered, type Shared} from "./actor-context.ts";
import type {ExperienceView} from "./messages.ts";

const LEARNER_KEY = "partition/learner";
const HISTORY_KEY = "partition/history";
/** What was learned is written so long after it changed: a crash costs no more. */
const SAVE_MS = 10_000;
/** Stages are asked what they took so long after a run, for all that have ended by then. */
const ASK_USAGE_MS = 2000;

/** What is known of one that is decided about, whatever way is taken. */
export type TaskFacts = Pick<TaskContext, "layers" | "contextLength" | "sizeBytes">;

export interface ExperienceDeps {
  readonly shared: Shared;
  settings(): LearnerSettings;
  /** Undefined: served without a placement, or not any more. */
  placementOf(deployment: string): Placement | undefined;
  /** What stages on these peers, this one among them, have taken; of those that answer. */
  used(peers: readonly PeerId[], blob: string, done: (used: ReadonlyMap<PeerId, readonly StageUsed[]>) => void): void;
}

/** What became of decisions: kept over restarts, and what the next ones go by. */
export class Experience {
  readonly #deps: ExperienceDeps;
  readonly #rng: Prng;
  #learner: Learner;
  #history: readonly HistoryEntry[] = [];
  #saving: Cancel | undefined;
  /** Deployments that ran since their stages were asked: no more than are placed. */
  readonly #unasked = new Set<string>();

  constructor(deps: ExperienceDeps) {
    const {ctx} = deps.shared;
    this.#deps = deps;
    this.#rng = new Prng(ctx.rng.nextU32());
    this.#learner = new Learner(deps.settings());
    this.#load<LearnerState>(LEARNER_KEY, (state) => {
      if (this.#learner.state.samples.length === 0) this.#learner = new Learner(deps.settings(), state);
    });
    this.#load<readonly HistoryEntry[]>(HISTORY_KEY, (history) => {
      this.#history = [...history, ...this.#history];
    });
    ctx.onStop(() => this.#saving && this.#save());
  }

  get view(): Omit<ExperienceView, "looks" | "scaling"> {
    return {metrics: this.#learner.metrics, weights: this.#learner.weights, history: this.#history};
  }

  /** By how much a plan of that kind usually is faster or slower than predicted, failures counted. */
  trust(task: TaskFacts): (candidate: Candidate) => number {
    return ({strategy, peers, rttMs, bytesPerMs}) => this.#learner.trust(strategy, {...task, peers, rttMs, bytesPerMs});
  }

  explore(): Strategy | undefined {
    return this.#learner.explore(this.#rng);
  }

  decided(placement: Placement, task: HistoryEntry["task"], alternatives: HistoryEntry["alternatives"]): void {
    this.#remember(placement, task, alternatives);
  }

  /** Load has changed its replicas. */
  scaled(placement: Placement, reason: string): void {
    this.#remember({...placement, reasons: [reason]}, "scale", []);
    this.#saveSoon();
  }

  ran(deployment: string, run: Run): void {
    const placement = this.#deps.placementOf(deployment);
    this.#learner.settings = this.#deps.settings();
    if (placement) {
      this.#remember(placement, "run", []);
      this.#learner.record(placement.strategy, contextOf(placement), placement.predicted?.streamTokensPerSecond, run);
    } else if (deployment.endsWith("#local")) this.#learner.count("whole", run);
    this.#history = withOutcome(this.#history, deployment, run);
    if (placement) this.#askSoon(deployment);
    this.#saveSoon();
  }

  #askSoon(deployment: string): void {
    if (this.#unasked.size === 0) this.#deps.shared.ctx.after(ASK_USAGE_MS, {type: "answered", what: "usage", run: () => this.#askAll()});
    this.#unasked.add(deployment);
  }

  #askAll(): void {
    const deployments = [...this.#unasked];
    this.#unasked.clear();
    for (const deployment of deployments) {
      const placement = this.#deps.placementOf(deployment);
      if (placement) this.#ask(deployment, placement);
    }
  }

  /** Stages go on counting: who did not answer this time does another. */
  #ask(deployment: string, placement: Placement): void {
    const self = this.#deps.shared.deps.world.transport.self;
    const peers = headsOf(placement).find(({head}) => head === self)?.needs ?? [];
    this.#deps.used(peers, placement.blob, (used) => {
      const told = peers.flatMap((peer) => {
        const stage = used.get(peer)?.find((one) => one.deployment === deployment);
        return stage ? [{peer, readyAtMs: stage.readyAtMs, cpuMs: stage.cpuMs, sentBytes: stage.sentBytes, peakBytes: stage.peakBytes}] : [];
      });
      if (told.length === 0 || told.length < peers.length) return;
      this.#history = withUsage(this.#history, deployment, told);
      this.#saveSoon();
    });
  }

  #saveSoon(): void {
    this.#saving ??= this.#deps.shared.ctx.after(SAVE_MS, {type: "answered", what: "experience", run: () => this.#save()});
  }

  #remember(placement: Placement, task: HistoryEntry["task"], alternatives: HistoryEntry["alternatives"]): void {
    this.#history = withDecision(this.#history, {
      deployment: deploymentId(placement),
      atMs: Math.round(this.#deps.shared.deps.world.clock.wallMs()),
      task,
      model: placement.displayName,
      chosen: placement.strategy,
      alternatives,
      reason: placement.reasons[0] ?? "",
      peers: serversOf(placement).length,
      predictedTokensPerSecond: placement.predicted?.streamTokensPerSecond,
      predictedFirstTokenMs: placement.predicted?.firstTokenMs,
    });
  }

  #load<T>(key: string, then: (value: T) => void): void {
    const handle = answered(this.#deps.shared, "experience", (outcome: Outcome<Uint8Array | undefined>) => {
      if (!outcome.ok || !outcome.value) return;
      try {
        then(JSON.parse(new TextDecoder().decode(outcome.value)) as T);
      } catch (error) {
        this.#deps.shared.ctx.log.warn("experience_lost", {key, reason: (error as Error).message});
      }
    });
    this.#deps.shared.deps.world.kv.get(key, handle);
  }

  #save(): void {
    this.#saving?.();
    this.#saving = undefined;
    const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
    const batch = [
      {kind: "put", key: LEARNER_KEY, value: encode(this.#learner.state)},
      {kind: "put", key: HISTORY_KEY, value: encode(this.#history)},
    ] as const;
    this.#deps.shared.deps.world.kv.write(batch, (outcome) => {
      if (!outcome.ok) this.#deps.shared.ctx.log.warn("experience_not_saved", {reason: outcome.error.message});
    });
  }
}

function contextOf(placement: Placement): TaskContext {
  const {stages, contextLength, blobSize, predicted} = placement;
  const layers = (stages.at(-1)?.lastLayer ?? 0) + 1;
  return {layers, contextLength, sizeBytes: blobSize, peers: serversOf(placement).length, rttMs: predicted?.rttMs ?? 0, bytesPerMs: predicted?.bytesPerMs};
}
