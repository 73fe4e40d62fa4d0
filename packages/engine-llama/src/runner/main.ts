import {CodedError, failureOf} from "@ollamesh/stdx";
import {LLAMA_VERSION} from "../ffi/library-path.ts";
import {loadLlama} from "../ffi/llama.ts";
import type {StageSeat} from "../gguf/index.ts";
import {NativeStage} from "./native-stage.ts";
import {NativeVocabulary} from "./native-vocabulary.ts";
import {quantizeModel} from "./quantize-model.ts";
import {RankGroup} from "./rank-group.ts";
import {FIRST_PIPE, otherRanks, RankPipe} from "./rank-pipe.ts";
import {placeHere} from "./rank-place.ts";
import type {StepLimits} from "./rank-step.ts";
import {DescriptorStream} from "./rank-stream.ts";
import type {FromRunner, SlotTask, StageLoad, ToRunner} from "./runner-messages.ts";
import {TextQueue} from "./text-queue.ts";

// The runner process: one model (or its vocabulary), fed by its parent, gone when the parent is. Steps run synchronously in the order they
// came; what arrives meanwhile waits in the channel and is in the next batch.

/** Without a step for so long, and for as long as so many of them take, nobody generates: a stage waits for all others between two of its own steps. */
const IDLE_MS = 1000;
const IDLE_STEPS = 32;

let stage: NativeStage | undefined;
let idle: NodeJS.Timeout | undefined;
let between: NodeJS.Immediate | undefined;
let texts: TextQueue | undefined;

function tell(message: FromRunner): void {
  process.send?.(message);
}

/** Says how far something is, a hundred times at most. */
function percentTeller(): (fraction: number) => void {
  let told = 0;
  return (fraction) => {
    if (fraction - told < 0.01 && fraction < 1) return;
    told = fraction;
    tell({type: "progress", fraction});
  };
}

function loadStage(message: ToRunner & {type: "load_stage"}): void {
  const startedAt = performance.now();
  const progress = percentTeller();
  const {load, llamaDir} = message;
  const group = load.seat && rankGroup(load.seat, load);
  const loaded = new NativeStage(loadLlama(llamaDir, load.kernels), {...load, group, progress});
  const layout = loaded.hasOwnBuffers ? " by slot" : "";
  const stateFormat = loaded.slots && `llama.cpp ${LLAMA_VERSION} ${load.cache.type} ${load.cache.flashAttention ?? "auto"}${layout}`;
  const ready = {keepsPrefixes: loaded.keepsPrefixes, stateFormat, memoryBytes: loaded.memoryBytes, loadMs: performance.now() - startedAt};
  if (!group || group.rank === 0) stage = loaded;
  // It must be out before this thread waits for rank 0, and for nothing else.
  const next = (): void => {
    if (group && group.rank > 0) follow(loaded, group, {...load, vocabularySize: loaded.vocabularySize});
  };
  process.send?.({type: "stage_ready", ready} satisfies FromRunner, next);
}

function rankGroup({rank, ranks}: StageSeat, {rankHost, threads}: StageLoad): RankGroup {
  const others = otherRanks(rank, ranks).map((other, index) => new RankPipe(other, new DescriptorStream(FIRST_PIPE + index)));
  return new RankGroup({rank, others, host: rankHost, place: placeHere(threads)});
}

/** Runs what rank 0 runs until it, or the parent of this process, is gone. */
function follow(follower: NativeStage, group: RankGroup, limits: StepLimits): void {
  try {
    for (;;) follower.step(group.next(limits));
  } catch (error) {
    process.send?.({type: "rank_failed", failure: failureOf(error, "stage_crashed")} satisfies FromRunner, () => process.exit(0));
  }
}

function loadVocabulary(message: ToRunner & {type: "load_vocabulary"}): void {
  const vocabulary = new NativeVocabulary(loadLlama(message.llamaDir), message.path);
  texts = new TextQueue(vocabulary, (id, tokens) => tell({type: "tokenized", id, tokens}));
  tell({type: "vocabulary_ready", table: vocabulary.table()});
}

function quantize({task, llamaDir}: ToRunner & {type: "quantize"}): void {
  quantizeModel(loadLlama(llamaDir), task, percentTeller());
  tell({type: "quantized"});
}

function step(message: ToRunner & {type: "step"}): void {
  try {
    if (!stage) throw new Error("a step before the stage was loaded");
    const result = stage.step(message.batch);
    tell({type: "stepped", id: message.id, result});
    // Not before what has come meanwhile: then the next batch is here already.
    clearImmediate(between);
    between = setImmediate(workBetween);
    clearTimeout(idle);
    idle = setTimeout(tidyUp, Math.max(IDLE_MS, IDLE_STEPS * result.computeMs));
  } catch (error) {
    tell({type: "step_failed", id: message.id, failure: failureOf(error, "stage_crashed")});
  }
}

/** What slots remember. */
function slotTask(task: SlotTask): void {
  try {
    const slots = stage?.slots;
    if (!slots) throw new CodedError("unsupported", "this stage's memory stays where it is");
    if (task.type === "write_slot") return slots.write(task.bytes, task.isFirst);
    if (task.type === "copy_slot") return tell({type: "slot_done", total: slots.copy(task.slot, task.positions)});
    if (task.type === "read_slot") return tell({type: "slot_done", piece: slots.read()});
    slots.adopt(task.slot, task.positions, task.digest);
    tell({type: "slot_done"});
  } catch (error) {
    if (task.type !== "write_slot") tell({type: "slot_failed", failure: failureOf(error, "stage_crashed")});
  }
}

/** Gives way to whatever has come. */
function workBetween(): void {
  if (stage?.betweenSteps()) between = setImmediate(workBetween);
}

/** As `workBetween`. */
function tidyUp(): void {
  if (stage?.tidyUp()) idle = setTimeout(tidyUp, 0);
}

function receive(message: ToRunner): void {
  switch (message.type) {
    case "load_stage":
      return loadStage(message);
    case "load_vocabulary":
      return loadVocabulary(message);
    case "quantize":
      return quantize(message);
    case "step":
      return step(message);
    case "copy_slot":
    case "read_slot":
    case "write_slot":
    case "adopt_slot":
      return slotTask(message);
    case "tokenize":
      return texts?.add(message.task);
    case "withdraw_text":
      return texts?.withdraw(message.id);
  }
}

process.on("message", (message: ToRunner) => {
  try {
    receive(message);
  } catch (error) {
    tell({type: "load_failed", failure: failureOf(error, "bad_model")});
  }
});
// Never outlive the peer, whatever way it went.
process.on("disconnect", () => process.exit(0));
// The peer decides when to end: a Ctrl-C in the terminal reaches the whole process group.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => process.exit(0));
