import type {Compute, ModelInfo, SampledToken, SlotOpen, Stage, StageBatch, StageObserver, StageResult, StageSpec, StageUsage, Vocabulary} from "@ollamesh/ports";
import {assert, type Callback, fail, ok, type Prng} from "@ollamesh/stdx";
import type {SimDisk} from "./sim-disk.ts";
import {embed, layerWeight, runLayer, SIM_EMBEDDING, sample, simModelInfo} from "./sim-model.ts";
import type {SimScheduler} from "./sim-scheduler.ts";
import {SimSlotStates} from "./sim-slot-states.ts";

export interface SimComputeOptions {
  readonly scheduler: SimScheduler;
  readonly rng: Prng;
  readonly disk: SimDisk;
  readonly pathPrefix: string;
  readonly memoryBytes: number;
  isAlive(): boolean;
  /** Chance that a step kills the runner, or stops it for good: every other time. */
  crashChance(): readonly [number, number];
  /** By whom the runner can be killed between its steps too, as long as it lives. */
  readonly runners: Set<SimRunner>;
}

/** The process of one loaded stage. */
export interface SimRunner {
  kill(): void;
}

/** A runner that is stopped is ended so late at most. */
const STOPPED_MS = 4000;

/** An engine whose model is arithmetic on the blob's own bytes: a wrong byte, row or order changes the text. */
export function createSimCompute(options: SimComputeOptions): Compute {
  const bytesAt = (path: string): Uint8Array | undefined => {
    const digest = path.slice(options.pathPrefix.length);
    return options.disk.blobs.get(digest) ?? options.disk.partials.get(digest)?.bytes;
  };
  const later = (ms: number, run: () => void) => options.scheduler.after(ms, () => options.isAlive() && run());
  return {
    info: {engine: "sim", version: "1", threads: 2, memoryBytes: options.memoryBytes, devices: []},
    inspect(path, done) {
      const bytes = bytesAt(path);
      const info = bytes && simModelInfo(bytes);
      later(1, () => done(info ? ok(info) : fail("bad_model", "not a simulated model")));
    },
    metadata(path, done) {
      const bytes = bytesAt(path);
      const info = bytes && simModelInfo(bytes);
      later(1, () => done(info ? ok(info.metadata) : fail("bad_model", "not a simulated model")));
    },
    checkAdapter: (_path, _model, done) => later(1, () => done(fail("bad_adapter", "simulated weights take no adapters"))),
    checkSameVocabulary: (path, otherPath, done) => later(1, () => done(bytesAt(path) && bytesAt(otherPath) ? ok(undefined) : fail("bad_model", "no such blob"))),
    vocabulary: (path, done) => later(1, () => done(bytesAt(path) ? ok(byteVocabulary(later)) : fail("bad_model", "no such blob"))),
    quantize: (_spec, observer) => later(1, () => observer.ended(fail("bad_model", "simulated weights have one type"))),
    load: (spec, observer) => new SimStage({...options, bytes: bytesAt(spec.path), spec, observer, later}),
  };
}

/** Every byte is a token; 0 is the end. */
function byteVocabulary(later: (ms: number, run: () => void) => void): Vocabulary {
  return {
    isOpen: true,
    size: 256,
    piece: (token) => (token === 0 ? new Uint8Array() : new Uint8Array([token])),
    bosText: "",
    eosText: "",
    isEnd: (token) => token === 0,
    tokenize: (text, _options, done) => {
      let isWithdrawn = false;
      later(1, () => !isWithdrawn && done(ok(Int32Array.from(new TextEncoder().encode(text)))));
      return () => {
        isWithdrawn = true;
      };
    },
    close() {},
  };
}

interface SimStageOptions extends SimComputeOptions {
  readonly bytes: Uint8Array | undefined;
  readonly spec: StageSpec;
  readonly observer: StageObserver;
  later(ms: number, run: () => void): void;
}

class SimStage implements Stage, SimRunner {
  readonly #options: SimStageOptions;
  readonly #info: ModelInfo;
  readonly #weights: number[];
  /** KV by slot, layer and position: of open slots. */
  readonly #states = new Map<number, number[][]>();
  readonly #under = new Set<Callback<StageResult>>();
  #gone = false;
  /** It does nothing any more, and nobody knows yet. */
  #isStopped = false;
  #steps = 0;
  /** By rank, the steps it said yes to. */
  readonly #agreed = new Map<number, number>();
  #waiting: (() => void)[] = [];
  #busyUntilMs = 0;
  readonly states: SimSlotStates;

  constructor(options: SimStageOptions) {
    const {spec, observer, bytes} = options;
    this.#options = options;
    this.#info = spec.info;
    const layers = Array.from({length: spec.lastLayer - spec.firstLayer + 1}, (_, i) => spec.firstLayer + i);
    this.#weights = bytes ? layers.map((layer) => layerWeight(bytes, spec.info, layer)) : [];
    this.states = new SimSlotStates({layers: layers.length, slots: this.#states, later: options.later, isGone: () => this.#gone});
    options.runners.add(this);
    options.later(5 + options.rng.below(50), () => {
      if (this.#gone) return;
      if (bytes) observer.ready({memoryBytes: bytes.length, loadMs: 5, keepsPrefixes: true, stateFormat: spec.group ? undefined : "sim"});
      else observer.failed(fail("bad_model", "no such blob").error);
    });
  }

  step(batch: StageBatch, done: Callback<StageResult>): void {
    if (this.#gone) return this.#options.later(0, () => done(fail("unloaded", "the stage is gone")));
    this.#under.add(done);
    const result = this.#run(batch);
    const number = this.#steps++;
    const {group} = this.#options.spec;
    for (let rank = 1; rank < (group?.ranks ?? 1); rank++) group?.send(rank, Uint8Array.of(number));
    const {scheduler, rng} = this.#options;
    this.#busyUntilMs = Math.max(this.#busyUntilMs, scheduler.nowMs) + 1 + rng.below(3);
    this.#options.later(this.#busyUntilMs - scheduler.nowMs, () => this.#finish(done, result, number));
  }

  /** A rank says yes to each step of rank 0, which is done when all have. */
  hear(rank: number, bytes: Uint8Array): void {
    const {group} = this.#options.spec;
    if (this.#gone || this.#isStopped || !group) return;
    if (group.rank > 0) return this.#options.later(1, () => this.#gone || group.send(rank, bytes));
    for (const number of bytes) {
      assert(number === (this.#agreed.get(rank) ?? 0) % 256, `rank ${rank} said yes to step ${number}, ${this.#agreed.get(rank) ?? 0} was due`);
      this.#agreed.set(rank, (this.#agreed.get(rank) ?? 0) + 1);
    }
    for (const finish of this.#waiting.splice(0)) finish();
  }

  /** A millisecond a step, and its bytes. */
  usage(done: Callback<StageUsage>): void {
    const {later, bytes} = this.#options;
    later(1, () =>
      done(this.#gone ? fail("unloaded", "the stage is gone") : ok({cpuMs: this.#steps, peakBytes: bytes?.length ?? 0, threads: 1, cpus: 1, waits: 0, preemptions: 0})),
    );
  }

  unload(): void {
    this.#end("unloaded", "the stage was unloaded");
  }

  kill(): void {
    this.#die("the simulated runner was killed");
  }

  #finish(done: Callback<StageResult>, result: StageResult, number: number): void {
    if (this.#isStopped || !this.#under.has(done)) return;
    const others = (this.#options.spec.group?.ranks ?? 1) - 1;
    const haveAgreed = Array.from({length: others}, (_, i) => this.#agreed.get(i + 1) ?? 0).every((count) => count > number);
    if (!haveAgreed) return void this.#waiting.push(() => this.#finish(done, result, number));
    const [numerator, denominator] = this.#options.crashChance();
    if (numerator > 0 && this.#options.rng.chance(numerator, denominator)) {
      if (!this.#options.rng.chance(1, 2)) return this.#die("the simulated runner died");
      this.#isStopped = true;
      return this.#options.later(this.#options.rng.below(STOPPED_MS), () => this.#die("the simulated runner was stopped and had to be ended"));
    }
    this.#under.delete(done);
    done(ok(result));
  }

  #die(message: string): void {
    if (this.#gone) return;
    this.#end("stage_crashed", message);
    this.#options.observer.failed(fail("stage_crashed", message).error);
  }

  #end(code: string, message: string): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#options.runners.delete(this);
    for (const done of this.#under) done(fail(code, message));
    this.#under.clear();
  }

  #run(batch: StageBatch): StageResult {
    const {spec} = this.#options;
    for (const slot of batch.closes) this.#states.delete(slot);
    for (const open of batch.opens) this.#open(open);
    const begun = new Set<number>();
    const rows = Array.from(batch.slots, (slot, i) => {
      const row = this.#runRow(this.#rowOf(batch, i), slot, batch.positions[i] as number, !begun.has(slot));
      begun.add(slot);
      return row;
    });
    if (spec.lastLayer < this.#info.layers - 1) {
      return {hidden: new Uint8Array(Uint32Array.from(rows.flat()).buffer), sampled: [], computeMs: 1};
    }
    const sampled = sampleRows(batch, rows);
    return {hidden: undefined, sampled: [...sampled, ...this.#goOn(batch, sampled)], computeMs: 1};
  }

  /** The further steps of a batch that has several. */
  #goOn({steps = 1, slots, positions, outputs}: StageBatch, sampled: readonly SampledToken[]): readonly SampledToken[] {
    if (steps === 1 || sampled.some(({end}) => end)) return [];
    const tokens = Int32Array.from(slots, (slot) => sampled.find((one) => one.slot === slot)?.token as number);
    const next = {slots, positions: positions.map((position) => position + 1), outputs, tokens, steps: steps - 1};
    return this.#run({...next, closes: [], opens: [], hidden: undefined}).sampled;
  }

  #open({slot, keep, from}: SlotOpen): void {
    const kept = this.#states.get(from) ?? [];
    assert(keep === 0 || (kept[0]?.length ?? 0) >= keep, `slot ${from} has ${kept[0]?.length ?? 0} positions where ${keep} are to be kept`);
    this.#states.set(
      slot,
      this.#weights.map((_, layer) => (kept[layer] ?? []).slice(0, keep)),
    );
  }

  #rowOf(batch: StageBatch, index: number): number[] {
    if (batch.tokens) return embed(batch.tokens[index] as number);
    // A copy, not slice(): what came over the network may be a Buffer, whose slices are views.
    const bytes = new Uint8Array((batch.hidden as Uint8Array).subarray(index * SIM_EMBEDDING * 4, (index + 1) * SIM_EMBEDDING * 4));
    return [...new Uint32Array(bytes.buffer)];
  }

  /** @param isFirst of its slot in this batch: what lies behind it was guessed, and wrong. A real KV cache has no holes either. */
  #runRow(row: number[], slot: number, position: number, isFirst: boolean): number[] {
    const states = this.#states.get(slot);
    assert(states !== undefined, `slot ${slot} was given position ${position}, and is not open`);
    return this.#weights.reduce((current, weight, layer) => {
      const past = states[layer] as number[];
      if (isFirst) past.splice(position);
      assert(past.length === position, `slot ${slot} was given position ${position}, due was ${past.length}`);
      const result = runLayer(current, weight, position, past.at(-1) ?? 0);
      past.push(result.state);
      return result.row;
    }, row);
  }
}

/** Behind a guess that was wrong nothing of its slot is sampled. */
function sampleRows({slots, outputs, drafts}: StageBatch, rows: readonly number[][]): SampledToken[] {
  const answers = new Map<number, number | undefined>();
  return rows.flatMap((row, i) => {
    const [slot, draft] = [slots[i] as number, drafts?.[i] ?? -1];
    if (outputs[i] !== 1) return [];
    if (draft >= 0 && answers.get(slot) !== draft) answers.set(slot, undefined);
    if (draft >= 0 && answers.get(slot) === undefined) return [];
    const one = {slot, ...sample(row)};
    answers.set(slot, one.end ? undefined : one.token);
    return [one];
  });
}
