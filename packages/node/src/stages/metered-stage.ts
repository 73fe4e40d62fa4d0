import type {SpeedSample} from "@ollamesh/placement";
import type {Clock, SlotStates, Stage, StageBatch, StageResult, StageUsage} from "@ollamesh/ports";
import type {Callback} from "@ollamesh/stdx";

export interface MeteredStageOptions {
  readonly stage: Stage;
  readonly clock: Clock;
  /** Weights every token reads there. */
  readonly readBytes: number;
  sampled(sample: SpeedSample): void;
}

/** A stage whose steps are timed, from being handed over to being answered: what one behind it waits for. Steps that had to wait for others say nothing of their own. */
export class MeteredStage implements Stage {
  readonly #options: MeteredStageOptions;
  #underWay = 0;

  constructor(options: MeteredStageOptions) {
    this.#options = options;
  }

  step(batch: StageBatch, done: Callback<StageResult>): void {
    const {stage, clock, readBytes, sampled} = this.#options;
    const rows = batch.slots.length;
    const isAlone = this.#underWay++ === 0;
    const fromMs = clock.nowMs();
    stage.step(batch, (outcome) => {
      this.#underWay--;
      // A model that is whole here has part of it done before it is asked: a stage behind others could not.
      if (outcome.ok && isAlone && rows > 0) sampled({readBytes, rows, ms: Math.max(clock.nowMs() - fromMs, outcome.value.computeMs) / stepsOf(batch, outcome.value)});
      done(outcome);
    });
  }

  hear(rank: number, bytes: Uint8Array): void {
    this.#options.stage.hear(rank, bytes);
  }

  usage(done: Callback<StageUsage>): void {
    this.#options.stage.usage(done);
  }

  get states(): SlotStates | undefined {
    return this.#options.stage.states;
  }

  unload(): void {
    this.#options.stage.unload();
  }
}

/** It may have ended before all it was asked for. */
function stepsOf({steps = 1, slots}: StageBatch, {sampled}: StageResult): number {
  return steps === 1 ? 1 : Math.max(1, sampled.length / slots.length);
}
