import type {Vocabulary} from "@ollamesh/ports";
import {type ByteRange, type Callback, fail, type Outcome, ok} from "@ollamesh/stdx";
import type {ModelDetails} from "./messages.ts";
import type {Shared} from "./models-shared.ts";
import {MOVE_LOADS_MAX, MOVE_MS, moveOf} from "./moving-file.ts";

/** Tokenizers kept loaded; each is a process of a few tens of megabytes. */
const LOADED_MAX = 4;
const WAITERS_MAX = 1024;

interface Entry {
  vocabulary: Vocabulary | undefined;
  readonly waiters: Callback<Vocabulary>[];
  /** That failed while its file was being moved. */
  opens: number;
}

export interface VocabulariesDeps {
  /** These bytes of the blob may be used. Codes as of `check_files` */
  check(blob: string, ranges: readonly ByteRange[], done: Callback<void>): void;
}

/** Tokenizers by weights blob, shared by everybody on this peer; the least recently used gives way. */
export class Vocabularies {
  readonly #shared: Shared;
  readonly #entries = new Map<string, Entry>();
  readonly #deps: VocabulariesDeps;

  constructor(shared: Shared, deps: VocabulariesDeps) {
    this.#shared = shared;
    this.#deps = deps;
    shared.ctx.onStop(() => this.closeAll());
  }

  get(details: ModelDetails, done: Callback<Vocabulary>): void {
    const {blob} = details;
    if (this.#entries.get(blob)?.vocabulary?.isOpen === false) this.drop(blob);
    const known = this.#entries.get(blob);
    if (known) {
      this.#entries.delete(blob);
      this.#entries.set(blob, known);
      if (known.vocabulary) return done(ok(known.vocabulary));
      if (known.waiters.length >= WAITERS_MAX) return done(fail("busy", `${WAITERS_MAX} requests wait for this tokenizer`));
      known.waiters.push(done);
      return;
    }
    const entry: Entry = {vocabulary: undefined, waiters: [done], opens: 0};
    this.#entries.set(blob, entry);
    this.#trim();
    this.#deps.check(blob, [{start: 0, end: details.info.headerBytes}], (sound) => {
      // What is dropped of a blob takes its tokenizer along.
      if (!this.#entries.has(blob)) this.#entries.set(blob, entry);
      if (sound.ok) this.#open(blob, entry);
      else this.#opened(blob, entry, sound);
    });
  }

  #open(blob: string, entry: Entry): void {
    const {blobs, compute} = this.#shared.deps.world;
    const path = blobs.status(blob)?.path;
    if (path === undefined) return this.#opened(blob, entry, fail("not_found", "the header of this model is not here"));
    const opened = this.#shared.answered((outcome: Outcome<Vocabulary>) => {
      const move = outcome.ok ? undefined : moveOf(blobs.status(blob), path);
      if (!move || this.#entries.get(blob) !== entry || entry.opens++ >= MOVE_LOADS_MAX) return this.#opened(blob, entry, outcome);
      this.#shared.ctx.after(move === "moved" ? 0 : MOVE_MS, {type: "answered", run: () => this.#open(blob, entry)});
    });
    compute.vocabulary(path, opened);
  }

  #opened(blob: string, entry: Entry, outcome: Outcome<Vocabulary>): void {
    const isOurs = this.#entries.get(blob) === entry;
    if (outcome.ok && isOurs) entry.vocabulary = outcome.value;
    else if (outcome.ok) outcome.value.close();
    else if (isOurs) this.#entries.delete(blob);
    for (const waiter of entry.waiters.splice(0)) waiter(outcome);
  }

  /** A tokenizer whose process died, or whose blob is gone. */
  drop(blob: string): void {
    this.#entries.get(blob)?.vocabulary?.close();
    this.#entries.delete(blob);
  }

  closeAll(): void {
    for (const blob of [...this.#entries.keys()]) this.drop(blob);
  }

  #trim(): void {
    for (const [blob, entry] of this.#entries) {
      if (this.#entries.size <= LOADED_MAX) return;
      if (entry.vocabulary) this.drop(blob);
    }
  }
}
