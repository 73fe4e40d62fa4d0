import type {Stage, StageBatch, StageGroup, StageObserver, StageResult, StageUsage} from "@ollamesh/ports";
import {type Callback, CodedError, type Failure, fail, failureOf, ok} from "@ollamesh/stdx";
import {LlamaSlotStates} from "./llama-slot-states.ts";
import {processUsage} from "./process-usage.ts";
import {otherRanks} from "./runner/rank-pipe.ts";
import type {FromRunner, StageLoad, ToRunner} from "./runner/runner-messages.ts";
import {RunnerProcess} from "./runner/runner-process.ts";
import {RunnerWatch} from "./runner-watch.ts";

/** Steps handed to the runner and not answered yet; the port promises room for 64. */
const STEPS_MAX = 64;

export interface LlamaStageOptions {
  readonly runnerPath: string;
  readonly execArgv: readonly string[];
  readonly cpus?: string | undefined;
  readonly llamaDir: string | undefined;
  readonly loadTimeoutMs: number;
  readonly observer: StageObserver;
  readonly group: StageGroup | undefined;
  /** Once the weights are in memory, or never will be: a scratch file may go. */
  loaded(): void;
}

/** A stage in its runner process. */
export class LlamaStage implements Stage {
  readonly #options: LlamaStageOptions;
  readonly #steps = new Map<number, Callback<StageResult>>();
  #runner: RunnerProcess | undefined;
  #watch: RunnerWatch | undefined;
  #isReady = false;
  #timeout: NodeJS.Timeout | undefined;
  #nextId = 0;
  #gone: Failure | undefined;
  /** Processor time that loading took, milliseconds; it is no part of what serving takes. */
  #loadingCpuMs: Promise<number> = Promise.resolve(0);
  /** The other ranks of its group, ascending: a pipe of the runner is for each. */
  readonly #others: readonly number[];
  readonly states: LlamaSlotStates;

  constructor(options: LlamaStageOptions) {
    this.#options = options;
    const {rank, ranks} = options.group ?? {rank: 0, ranks: 1};
    this.#others = otherRanks(rank, ranks);
    this.states = new LlamaSlotStates((task) => this.#ask(task));
  }

  get isGone(): boolean {
    return this.#gone !== undefined;
  }

  get pid(): number | undefined {
    return this.#runner?.pid;
  }

  /** Starts the runner, once what it is to load is ready. */
  begin(load: StageLoad): void {
    if (this.#gone) return;
    const {runnerPath: path, execArgv, cpus, llamaDir, loadTimeoutMs} = this.#options;
    this.#runner = new RunnerProcess({
      ...{path, execArgv, cpus, pipes: this.#others.length},
      message: (message) => this.#receive(message),
      piped: (pipe, bytes) => this.#options.group?.send(this.#others[pipe] as number, bytes),
      exited: (failure) => this.fail(failure),
    });
    this.#watch = new RunnerWatch({pid: this.#runner.pid, mayWait: this.#others.length > 0, owes: () => this.#owes, stuck: (failure) => this.fail(failure)});
    this.#ask({type: "load_stage", load, llamaDir});
    const late = fail("load_timeout", `the model was not loaded within ${loadTimeoutMs / 1000} s`).error;
    this.#timeout = setTimeout(() => this.fail(late), loadTimeoutMs);
  }

  step(batch: StageBatch, done: Callback<StageResult>): void {
    const refused = this.#gone ?? (this.#steps.size >= STEPS_MAX ? fail("busy", `${STEPS_MAX} steps are under way`).error : undefined);
    if (refused) {
      queueMicrotask(() => done({ok: false, error: refused}));
      return;
    }
    const id = this.#nextId++;
    this.#steps.set(id, done);
    this.#ask({type: "step", id, batch});
  }

  #ask(message: ToRunner): void {
    this.#runner?.send(message);
    this.#watch?.wake();
  }

  /** A rank hears from others, past this process, what it owes. */
  get #owes(): boolean {
    return !this.#isReady || this.#steps.size > 0 || this.states.isAsked || this.#others.length > 0;
  }

  hear(rank: number, bytes: Uint8Array): void {
    const pipe = this.#others.indexOf(rank);
    if (pipe >= 0) this.#runner?.pipe(pipe, bytes);
  }

  usage(done: Callback<StageUsage>): void {
    this.#usage().then(
      // A process that was told to end may still be there for a moment.
      (usage) => done(this.#gone ? {ok: false, error: this.#gone} : ok(usage)),
      (error) => done({ok: false, error: this.#gone ?? failureOf(error, "io")}),
    );
  }

  async #usage(): Promise<StageUsage> {
    if (this.pid === undefined) throw new CodedError("not_loaded", "the stage has no process yet");
    const [usage, loadingMs] = await Promise.all([processUsage(this.pid), this.#loadingCpuMs]);
    return {...usage, cpuMs: Math.max(0, usage.cpuMs - loadingMs)};
  }

  unload(): void {
    this.#end(fail("unloaded", "the stage was unloaded").error);
  }

  /** The stage cannot go on: steps under way fail first, then the observer hears. */
  fail(failure: Failure): void {
    if (this.#gone) return;
    this.#end(failure);
    this.#options.observer.failed(failure);
  }

  #end(failure: Failure): void {
    if (this.#gone) return;
    this.#gone = failure;
    clearTimeout(this.#timeout);
    this.#watch?.stop();
    this.#runner?.end();
    this.#options.loaded();
    for (const done of this.#steps.values()) done({ok: false, error: failure});
    this.#steps.clear();
    this.states.end(failure);
  }

  #receive(message: FromRunner): void {
    switch (message.type) {
      case "progress":
        return this.#options.observer.progress(message.fraction);
      case "stage_ready":
        clearTimeout(this.#timeout);
        this.#isReady = true;
        this.#options.loaded();
        this.#loadingCpuMs = processUsage(this.pid ?? 0).then(
          ({cpuMs}) => cpuMs,
          () => 0, // whoever asks is told why
        );
        return this.#options.observer.ready(message.ready);
      case "load_failed":
        return this.fail(message.failure);
      case "stepped":
        return this.#answer(message.id)?.(ok(message.result));
      case "step_failed":
        // Ranks that are not in step any more cannot go on.
        if (this.#options.group) return this.fail(message.failure);
        return this.#answer(message.id)?.({ok: false, error: message.failure});
      case "slot_done":
      case "slot_failed":
        return this.states.answered(message);
      case "rank_failed":
        return this.fail(message.failure);
    }
  }

  #answer(id: number): Callback<StageResult> | undefined {
    const done = this.#steps.get(id);
    this.#steps.delete(id);
    return done;
  }
}
