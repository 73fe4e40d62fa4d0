import {type Batch, type Drafted, Drafter, type DrafterEffect, type DrafterInput, type DraftWish} from "@ollamesh/inference";
import type {Cancel, ModelInfo, Stage, StageReady, StageResult} from "@ollamesh/ports";
import {type Failure, fail, type Outcome} from "@ollamesh/stdx";
import type {StagesShared} from "./stages-shared.ts";

/** Sequences a draft model follows at once: each takes memory, and with more of them batches are full without guesses. */
export const DRAFT_SEQUENCES_MAX = 4;
/** Rows of one batch: what it reads along is cut so that a draft does not wait long behind it. */
export const DRAFT_BATCH_TOKENS_MAX = 64;
/** What sequences wait for a draft at most, milliseconds: a quarter of the 200 ms after which a text seems to stand still. */
const DRAFT_WAIT_MS = 50;
/** A draft model that died is loaded again after so long, twice as long each time. */
const RESTART_MS = 1000;
const RESTART_MAX_MS = 300_000;
/** Rounds nobody has answered: one for each batch on its way, and some that are late. */
const ROUNDS_MAX = 256;

/** A draft model, ready to be loaded. */
export interface DraftAssignment {
  /** As users write it. */
  readonly name: string;
  /** Blob file of its weights, all of it here. */
  readonly path: string;
  readonly info: ModelInfo;
  /** Per sequence, tokens. */
  readonly contextLength: number;
  readonly sequencesMax: number;
}

export type DraftState = {readonly state: "loading"} | {readonly state: "ready"; readonly memoryBytes: number} | {readonly state: "failed"; readonly failure: Failure};

export interface DraftHostOptions {
  readonly shared: StagesShared;
  readonly draft: DraftAssignment;
  /** Of the model it guesses for. */
  readonly vocabularySize: number;
  drafted(drafts: readonly Drafted[]): void;
  changed(state: DraftState): void;
}

/** Runs a draft model beside a first stage. Whatever becomes of it, who waits is answered within `DRAFT_WAIT_MS`. */
export class DraftHost {
  readonly #options: DraftHostOptions;
  /** What answers a round that is late. */
  readonly #rounds = new Map<number, Cancel>();
  #stage: Stage | undefined;
  #drafter: Drafter | undefined;
  #restart: Cancel | undefined;
  #restartMs = RESTART_MS;
  /** Of what ran before it was loaded anew nothing counts. */
  #life = 0;
  #isUnloaded = false;

  constructor(options: DraftHostOptions) {
    this.#options = options;
    this.#load();
  }

  get name(): string {
    return this.#options.draft.name;
  }

  /** Answered with `drafted`, where any of them is for tokens. */
  wish(round: number, wishes: readonly DraftWish[]): void {
    const asked = wishes.filter(({length}) => length > 0);
    if (!this.#drafter || this.#rounds.size >= ROUNDS_MAX) return this.#options.shared.later(() => this.#answer(asked.map(nothing)));
    if (asked.length > 0) {
      const late = this.#options.shared.ctx.after(DRAFT_WAIT_MS, {type: "answered", run: () => this.#step({type: "hurried", round})});
      this.#rounds.set(round, late);
    }
    this.#step({type: "wished", round, wishes});
  }

  release(id: string): void {
    this.#step({type: "released", id});
  }

  /** Nothing is followed any more. */
  clear(): void {
    this.#step({type: "cleared"});
  }

  unload(): void {
    this.#isUnloaded = true;
    this.#end();
  }

  #load(): void {
    const {shared, draft} = this.#options;
    const {path, info, contextLength, sequencesMax} = draft;
    const spec = {path, info, firstLayer: 0, lastLayer: info.layers - 1, contextLength, sequencesMax, batchTokensMax: DRAFT_BATCH_TOKENS_MAX, threads: shared.deps.config.threads};
    const life = ++this.#life;
    const ifCurrent = (run: () => void) => (): void => {
      if (life === this.#life && !this.#isUnloaded) run();
    };
    this.#options.changed({state: "loading"});
    this.#stage = shared.deps.world.compute.load(spec, {
      progress: () => {},
      ready: (ready) => shared.later(ifCurrent(() => this.#ready(ready))),
      failed: (failure) => shared.later(ifCurrent(() => this.#failed(failure))),
    });
  }

  #ready({memoryBytes, keepsPrefixes}: StageReady): void {
    const {draft, vocabularySize} = this.#options;
    if (keepsPrefixes !== true) {
      // Nor will it when it is loaded again.
      this.#end();
      this.#options.changed({state: "failed", failure: fail("not_deployable", "models of this kind cannot go back to an earlier token").error});
      return;
    }
    const {sequencesMax, contextLength, info} = draft;
    this.#drafter = new Drafter({sequencesMax, batchTokensMax: DRAFT_BATCH_TOKENS_MAX, contextLength, vocabularySize, ownVocabularySize: info.vocabularySize});
    this.#options.changed({state: "ready", memoryBytes});
  }

  #failed(failure: Failure): void {
    this.#end();
    this.#options.shared.ctx.log.warn("draft_model_gone", {model: this.name, code: failure.code, reason: failure.message});
    this.#options.changed({state: "failed", failure});
    this.#restart = this.#options.shared.ctx.after(this.#restartMs, {type: "answered", run: () => this.#load()});
    this.#restartMs = Math.min(RESTART_MAX_MS, this.#restartMs * 2);
  }

  #end(): void {
    this.#life++;
    this.#restart?.();
    this.#drafter = undefined;
    this.#stage?.unload();
    this.#stage = undefined;
    for (const late of this.#rounds.values()) late();
    this.#rounds.clear(); // who waits hears that it is gone
  }

  #step(input: DrafterInput): void {
    this.#drafter?.step(input);
    for (const effect of this.#drafter?.takeEffects() ?? []) this.#execute(effect);
  }

  #execute(effect: DrafterEffect): void {
    if (effect.type === "run") return this.#run(effect.batch);
    this.#rounds.get(effect.round)?.();
    this.#rounds.delete(effect.round);
    this.#answer(effect.drafts);
  }

  #run(batch: Batch): void {
    const life = this.#life;
    const stepped = this.#options.shared.answered((outcome: Outcome<StageResult>) => {
      if (life !== this.#life) return;
      if (outcome.ok) this.#step({type: "returned", sampled: outcome.value.sampled});
      else this.#failed(outcome.error);
    });
    this.#stage?.step(batch, stepped);
  }

  #answer(drafts: readonly Drafted[]): void {
    if (drafts.length > 0 && !this.#isUnloaded) this.#options.drafted(drafts);
  }
}

function nothing({id, at}: DraftWish): Drafted {
  return {id, at, tokens: new Int32Array(0)};
}
