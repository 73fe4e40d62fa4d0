import {type Failure, failureOf} from "@ollamesh/stdx";
import type {NativeVocabulary, TextOptions} from "./native-vocabulary.ts";

export interface TextTask {
  readonly id: number;
  readonly text: string;
  readonly addSpecial: boolean;
  readonly parseSpecial: boolean;
}

/** A text is cut into parts of so many characters or more, if it can be. */
const PART_CHARS = 4096;
/** What is longer is read by another thread: it takes some 2 ms for 1000 characters at worst. */
const AT_ONCE_CHARS = 16_384;
/** Of those one at a time, so that a book does not wait for a library. */
const HUGE_CHARS = 1_000_000;
const THREADS_MAX = 2;
/** After so long it is somebody else's turn. */
const TURN_MS = 5;

interface Work {
  readonly task: TextTask;
  readonly parts: readonly string[];
  readonly tokens: Int32Array[];
  /** Of `parts`. */
  next: number;
}

/** Texts that become tokens, in turns: what is short never waits for what is long. */
export class TextQueue {
  readonly #vocabulary: NativeVocabulary;
  readonly #done: (id: number, tokens: Int32Array | Failure) => void;
  readonly #waiting: Work[] = [];
  /** Read by other threads. */
  readonly #away = new Set<Work>();
  readonly #withdrawn = new Set<Work>();
  #turn: NodeJS.Immediate | undefined;

  constructor(vocabulary: NativeVocabulary, done: (id: number, tokens: Int32Array | Failure) => void) {
    this.#vocabulary = vocabulary;
    this.#done = done;
  }

  add(task: TextTask): void {
    const {text, parseSpecial} = task;
    const parts = text.length > PART_CHARS && parseSpecial ? this.#vocabulary.specialTokens.parts(text, PART_CHARS) : [text];
    this.#waiting.push({task, parts, tokens: [], next: 0});
    this.#work();
  }

  /** Nobody waits for it any more. A part that another thread reads is read to its end. */
  withdraw(id: number): void {
    const at = this.#waiting.findIndex(({task}) => task.id === id);
    if (at >= 0) this.#waiting.splice(at, 1);
    for (const work of this.#away) if (work.task.id === id) this.#withdrawn.add(work);
  }

  #work(): void {
    clearImmediate(this.#turn);
    this.#turn = undefined;
    const at = this.#waiting.findIndex((work) => this.#mayGoOn(work));
    const [work] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (!work) return;
    this.#goOn(work);
    if (this.#waiting.length > 0) this.#turn = setImmediate(() => this.#work());
  }

  #mayGoOn({parts, next}: Work): boolean {
    const length = parts[next]?.length ?? 0;
    if (length <= AT_ONCE_CHARS) return true;
    const isHuge = ({parts, next}: Work): boolean => (parts[next]?.length ?? 0) > HUGE_CHARS;
    return this.#away.size < THREADS_MAX && (length <= HUGE_CHARS || ![...this.#away].some(isHuge));
  }

  #goOn(work: Work): void {
    const until = performance.now() + TURN_MS;
    try {
      while (work.next < work.parts.length) {
        const part = work.parts[work.next] as string;
        if (part.length > AT_ONCE_CHARS) return this.#sendAway(work, part);
        this.#read(work, this.#vocabulary.tokenize(part, optionsOf(work)));
        if (performance.now() > until && work.next < work.parts.length) {
          this.#waiting.push(work);
          return;
        }
      }
    } catch (error) {
      return this.#done(work.task.id, failureOf(error, "io"));
    }
    const {tokens, task} = work;
    this.#done(task.id, tokens.length === 1 ? (tokens[0] as Int32Array) : this.#vocabulary.joined(tokens, task.addSpecial));
  }

  #sendAway(work: Work, part: string): void {
    this.#away.add(work);
    this.#vocabulary.tokenizeAway(part, optionsOf(work), (outcome) => {
      this.#away.delete(work);
      if (this.#withdrawn.delete(work)) return this.#work();
      if (!outcome.ok) this.#done(work.task.id, outcome.error);
      else {
        this.#read(work, outcome.value);
        this.#waiting.push(work);
      }
      this.#work();
    });
  }

  #read(work: Work, tokens: Int32Array): void {
    work.tokens.push(tokens);
    work.next++;
  }
}

/** What goes around a text is put around the whole: the tokenizer does it where there is one part. */
function optionsOf({parts, task}: Work): TextOptions {
  return {parseSpecial: task.parseSpecial, addSpecial: task.addSpecial && parts.length === 1};
}
