import {deploymentId, type Placement, serversOf} from "@ollamesh/catalog";
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
} from "@ollamesh/placement";
import type {Cancel} from "@ollamesh/ports";
import {type Outcome, Prng} from "@ollamesh/stdx";
import {answered, type Shared} from "./actor-context.ts";
import type {ExperienceView} from "./messages.ts";

const LEARNER_KEY = "partition/learner";
const HISTORY_KEY = "partition/history";
/** What was learned is written so long after it changed: a crash costs no more. */
const SAVE_MS = 10_000;

/** What is known of one that is decided about, whatever way is taken. */
export type TaskFacts = Pick<TaskContext, "layers" | "contextLength" | "sizeBytes">;

export interface ExperienceDeps {
  readonly shared: Shared;
  settings(): LearnerSettings;
  /** Undefined: served without a placement, or not any more. */
  placementOf(deployment: string): Placement | undefined;
}

/** What became of decisions: kept over restarts, and what the next ones go by. */
export class Experience {
  readonly #deps: ExperienceDeps;
  readonly #rng: Prng;
  #learner: Learner;
  #history: readonly HistoryEntry[] = [];
  #saving: Cancel | undefined;

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

  get view(): Omit<ExperienceView, "looks"> {
    return {metrics: this.#learner.metrics, weights: this.#learner.weights, history: this.#history};
  }

  /** By how much a plan of that kind usually is faster or slower than predicted, failures counted. */
  trust(task: TaskFacts): (candidate: Candidate) => number {
    return ({strategy, peers, rttMs}) => this.#learner.trust(strategy, {...task, peers, rttMs});
  }

  explore(): Strategy | undefined {
    return this.#learner.explore(this.#rng);
  }

  decided(placement: Placement, task: HistoryEntry["task"], alternatives: HistoryEntry["alternatives"]): void {
    this.#remember(placement, task, alternatives);
  }

  ran(deployment: string, run: Run): void {
    const placement = this.#deps.placementOf(deployment);
    this.#learner.settings = this.#deps.settings();
    if (placement) {
      this.#remember(placement, "run", []);
      this.#learner.record(placement.strategy, contextOf(placement), placement.predicted?.streamTokensPerSecond, run);
    } else if (deployment.endsWith("#local")) this.#learner.count("whole", run);
    this.#history = withOutcome(this.#history, deployment, run);
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
  return {layers: (stages.at(-1)?.lastLayer ?? 0) + 1, contextLength, sizeBytes: blobSize, peers: serversOf(placement).length, rttMs: predicted?.rttMs ?? 0};
}
