import type {Vocabulary} from "@ollamesh/ports";
import {type Callback, type Failure, fail, ok} from "@ollamesh/stdx";
import type {VocabularyTable} from "./runner/runner-messages.ts";
import {RunnerProcess} from "./runner/runner-process.ts";

const LOAD_TIMEOUT_MS = 60_000;
const QUESTIONS_MAX = 1024;

interface VocabularyOptions {
  readonly runnerPath: string;
  readonly execArgv: readonly string[];
  readonly cpus?: string | undefined;
  readonly llamaDir: string | undefined;
}

/** Loads a tokenizer in a runner of its own: a hostile file can crash that one, not the peer. */
export function loadVocabulary(options: VocabularyOptions, path: string, done: Callback<Vocabulary>): void {
  let vocabulary: LlamaVocabulary | undefined;
  const refuse = (failure: Failure): void => {
    clearTimeout(timeout);
    runner.end();
    if (vocabulary) vocabulary.ended(failure);
    else done({ok: false, error: failure});
  };
  const runner = new RunnerProcess({
    path: options.runnerPath,
    execArgv: options.execArgv,
    cpus: options.cpus,
    pipes: 0,
    piped: () => {},
    exited: (failure) => refuse({code: vocabulary ? failure.code : "bad_model", message: failure.message}),
    message: (message) => {
      if (message.type === "load_failed") return refuse(message.failure);
      if (message.type === "tokenized") return vocabulary?.answered(message.id, message.tokens);
      if (message.type !== "vocabulary_ready") return;
      clearTimeout(timeout);
      vocabulary = new LlamaVocabulary(runner, message.table);
      done(ok(vocabulary));
    },
  });
  const timeout = setTimeout(() => refuse(fail("load_timeout", `the vocabulary was not read within ${LOAD_TIMEOUT_MS / 1000} s`).error), LOAD_TIMEOUT_MS);
  runner.send({type: "load_vocabulary", path, llamaDir: options.llamaDir});
}

class LlamaVocabulary implements Vocabulary {
  readonly #runner: RunnerProcess;
  readonly #table: VocabularyTable;
  readonly #questions = new Map<number, Callback<Int32Array>>();
  #nextId = 0;
  #gone: Failure | undefined;

  constructor(runner: RunnerProcess, table: VocabularyTable) {
    this.#runner = runner;
    this.#table = table;
  }

  get isOpen(): boolean {
    return this.#gone === undefined;
  }

  get size(): number {
    return this.#table.ends.length;
  }

  get bosText(): string {
    return this.#table.bosText;
  }

  get eosText(): string {
    return this.#table.eosText;
  }

  piece(token: number): Uint8Array {
    const {bytes, offsets} = this.#table;
    return bytes.subarray(offsets[token] ?? 0, offsets[token + 1] ?? 0);
  }

  isEnd(token: number): boolean {
    return this.#table.ends[token] === 1;
  }

  tokenize(text: string, options: {readonly addSpecial: boolean; readonly parseSpecial: boolean}, done: Callback<Int32Array>): void {
    const refused = this.#gone ?? (this.#questions.size >= QUESTIONS_MAX ? fail("busy", `${QUESTIONS_MAX} texts wait for the tokenizer`).error : undefined);
    if (refused) {
      queueMicrotask(() => done({ok: false, error: refused}));
      return;
    }
    const id = this.#nextId++;
    this.#questions.set(id, done);
    this.#runner.send({type: "tokenize", id, text, addSpecial: options.addSpecial, parseSpecial: options.parseSpecial});
  }

  close(): void {
    this.#runner.end();
    this.ended(fail("unloaded", "the vocabulary was closed").error);
  }

  answered(id: number, tokens: Int32Array): void {
    const done = this.#questions.get(id);
    this.#questions.delete(id);
    done?.(ok(tokens));
  }

  ended(failure: Failure): void {
    this.#gone ??= failure;
    for (const done of this.#questions.values()) done({ok: false, error: failure});
    this.#questions.clear();
  }
}
