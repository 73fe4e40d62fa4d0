import type {Vocabulary} from "@ollamesh/ports";
import {type Callback, type Failure, fail, MIB, ok} from "@ollamesh/stdx";
import type {VocabularyTable} from "./runner/runner-messages.ts";
import {RunnerProcess} from "./runner/runner-process.ts";
import {RunnerWatch} from "./runner-watch.ts";

const LOAD_TIMEOUT_MS = 60_000;
const QUESTIONS_MAX = 1024;
/** Of one text, in UTF-16 code units: half a minute of a processor at worst. A context of a million tokens is 5 million of prose. */
const TEXT_CHARS_MAX = 16 * MIB;
/** Of all that wait. */
const WAITING_CHARS_MAX = 64 * MIB;
/** Tokenizers have been seen to end at long words, by recursion; never at what is short. */
const HARMLESS_CHARS = 16_384;
/** A process that ends so did it itself. */
const CRASHES = ["SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL"];

interface Question {
  readonly chars: number;
  readonly done: Callback<Int32Array>;
}

interface VocabularyOptions {
  readonly runnerPath: string;
  readonly execArgv: readonly string[];
  readonly cpus?: string | undefined;
  readonly llamaDir: string | undefined;
}

/** Loads a tokenizer in a runner of its own: a hostile file can crash that one, not the peer. */
export function loadVocabulary(options: VocabularyOptions, path: string, done: Callback<Vocabulary>): void {
  let vocabulary: LlamaVocabulary | undefined;
  const refuse = (failure: Failure, signal?: string): void => {
    clearTimeout(timeout);
    watch.stop();
    runner.end();
    if (vocabulary) vocabulary.ended(failure, signal);
    else done({ok: false, error: failure});
  };
  const runner = new RunnerProcess({
    path: options.runnerPath,
    execArgv: options.execArgv,
    cpus: options.cpus,
    pipes: 0,
    piped: () => {},
    // Whoever kills it while it loads says nothing of the model.
    exited: (failure, signal) => refuse({code: vocabulary || signal === "SIGKILL" ? failure.code : "bad_model", message: failure.message}, signal),
    message: (message) => {
      if (message.type === "load_failed") return refuse(message.failure);
      if (message.type === "tokenized") return vocabulary?.answered(message.id, message.tokens);
      if (message.type !== "vocabulary_ready") return;
      clearTimeout(timeout);
      vocabulary = new LlamaVocabulary(runner, watch, message.table);
      done(ok(vocabulary));
    },
  });
  const timeout = setTimeout(() => refuse(fail("load_timeout", `the vocabulary was not read within ${LOAD_TIMEOUT_MS / 1000} s`).error), LOAD_TIMEOUT_MS);
  const watch = new RunnerWatch({pid: runner.pid, mayWait: false, owes: () => !vocabulary || vocabulary.isAsked, stuck: (failure) => refuse(failure)});
  watch.wake();
  runner.send({type: "load_vocabulary", path, llamaDir: options.llamaDir});
}

class LlamaVocabulary implements Vocabulary {
  readonly #runner: RunnerProcess;
  readonly #watch: RunnerWatch;
  readonly #table: VocabularyTable;
  readonly #questions = new Map<number, Question>();
  #nextId = 0;
  #waitingChars = 0;
  #gone: Failure | undefined;

  constructor(runner: RunnerProcess, watch: RunnerWatch, table: VocabularyTable) {
    this.#runner = runner;
    this.#watch = watch;
    this.#table = table;
  }

  get isOpen(): boolean {
    return this.#gone === undefined;
  }

  /** Its process owes an answer. */
  get isAsked(): boolean {
    return this.#questions.size > 0;
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

  tokenize(text: string, options: {readonly addSpecial: boolean; readonly parseSpecial: boolean}, done: Callback<Int32Array>): () => void {
    const refused = this.#refusal(text);
    const id = this.#nextId++;
    this.#questions.set(id, {chars: refused ? 0 : text.length, done});
    if (refused) queueMicrotask(() => this.answered(id, refused));
    else {
      this.#waitingChars += text.length;
      this.#runner.send({type: "tokenize", task: {id, text, ...options}});
      this.#watch.wake();
    }
    return () => {
      if (this.#forget(id)) this.#runner.send({type: "withdraw_text", id});
    };
  }

  close(): void {
    this.#watch.stop();
    this.#runner.end();
    this.ended(fail("unloaded", "the vocabulary was closed").error);
  }

  answered(id: number, tokens: Int32Array | Failure): void {
    this.#forget(id)?.done(tokens instanceof Int32Array ? ok(tokens) : {ok: false, error: tokens});
  }

  /** @param signal that ended the process */
  ended(failure: Failure, signal?: string): void {
    this.#gone ??= failure;
    const questions = [...this.#questions.values()];
    const isCrash = signal !== undefined && CRASHES.includes(signal);
    this.#questions.clear();
    this.#waitingChars = 0;
    // Whose text it was is not asked again: it would end the next one too.
    for (const {chars, done} of questions) done({ok: false, error: isCrash && (chars > HARMLESS_CHARS || questions.length === 1) ? brokeIt(chars, failure) : failure});
  }

  #refusal(text: string): Failure | undefined {
    if (this.#gone) return this.#gone;
    if (text.length > TEXT_CHARS_MAX) return fail("text_too_long", `the text has ${text.length} characters, and ${TEXT_CHARS_MAX} may be read at once: shorten it`).error;
    if (this.#questions.size >= QUESTIONS_MAX) return fail("busy", `${QUESTIONS_MAX} texts wait for the tokenizer`).error;
    if (this.#waitingChars + text.length > WAITING_CHARS_MAX) return fail("busy", `texts of ${this.#waitingChars} characters wait for the tokenizer: try again`).error;
    return undefined;
  }

  #forget(id: number): Question | undefined {
    const question = this.#questions.get(id);
    this.#questions.delete(id);
    this.#waitingChars -= question?.chars ?? 0;
    return question;
  }
}

function brokeIt(chars: number, {message}: Failure): Failure {
  return fail("text_too_long", `the tokenizer of this model broke at a text of ${chars} characters (${message}): very long words do that, so divide them`).error;
}
