import {failureOf} from "@ollamesh/stdx";
import {loadLlama} from "../ffi/llama.ts";
import {NativeStage} from "./native-stage.ts";
import {NativeVocabulary} from "./native-vocabulary.ts";
import type {FromRunner, ToRunner} from "./runner-messages.ts";

// The runner process: one model (or its vocabulary), fed by its parent, gone when the parent is. Steps run synchronously in the order they
// came; what arrives meanwhile waits in the channel and is in the next batch.

let stage: NativeStage | undefined;
let vocabulary: NativeVocabulary | undefined;

function tell(message: FromRunner): void {
  process.send?.(message);
}

function loadStage(message: ToRunner & {type: "load_stage"}): void {
  const startedAt = performance.now();
  let told = 0;
  const progress = (fraction: number): void => {
    if (fraction - told < 0.01 && fraction < 1) return;
    told = fraction;
    tell({type: "progress", fraction});
  };
  stage = new NativeStage(loadLlama(message.llamaDir), {...message.load, progress});
  tell({type: "stage_ready", ready: {memoryBytes: stage.memoryBytes, loadMs: performance.now() - startedAt}});
}

function loadVocabulary(message: ToRunner & {type: "load_vocabulary"}): void {
  vocabulary = new NativeVocabulary(loadLlama(message.llamaDir), message.path);
  tell({type: "vocabulary_ready", table: vocabulary.table()});
}

function step(message: ToRunner & {type: "step"}): void {
  try {
    if (!stage) throw new Error("a step before the stage was loaded");
    tell({type: "stepped", id: message.id, result: stage.step(message.batch)});
  } catch (error) {
    tell({type: "step_failed", id: message.id, failure: failureOf(error, "stage_crashed")});
  }
}

function receive(message: ToRunner): void {
  switch (message.type) {
    case "load_stage":
      return loadStage(message);
    case "load_vocabulary":
      return loadVocabulary(message);
    case "step":
      return step(message);
    case "tokenize": {
      const tokens = vocabulary?.tokenize(message.text, message.addSpecial, message.parseSpecial) ?? new Int32Array();
      return tell({type: "tokenized", id: message.id, tokens});
    }
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
