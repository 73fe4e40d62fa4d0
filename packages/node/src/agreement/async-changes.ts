import {ONCE_WINDOW, type Once} from "@ollamesh/catalog";
import type {KvStore, KvWrite} from "@ollamesh/ports";
import {type Callback, type Failure, fail, type Outcome, ok} from "@ollamesh/stdx";
import {ASYNC_PREFIX, type AsyncCommand, type AsyncOutcome, type AsyncRecord, idOf, keyOf, putOf, recordOf, viewOf} from "./async-records.ts";
import {faultOf} from "./enrolment.ts";
import type {AsyncChangeView} from "./messages.ts";

/** Outcomes kept for whoever asks later. */
const OUTCOMES_MAX = 1024;
const WATCHERS_MAX = 64;
const LEFT = "this peer left its group meanwhile: ask again in a moment";
/** A change that nobody took is offered again so much later. */
const AGAIN_MS = 250;
/** Refusals that say nothing of the change itself. */
const NOT_YET: ReadonlySet<string> = new Set(["no_quorum", "unconfirmed", "busy", "out_of_order"]);

export interface AsyncChangesDeps {
  readonly kv: KvStore;
  nowMs(): number;
  /** Brings a store's answer back into the actor. */
  answered<T>(handle: (outcome: Outcome<T>) => void): Callback<T>;
  propose(command: AsyncCommand, once: Once, done: Callback<void>): void;
}

interface Accepting {
  readonly record: AsyncRecord;
  readonly done: Callback<string>;
}

interface Pending {
  readonly record: AsyncRecord;
  isOut: boolean;
  notBeforeMs: number;
}

/**
 * Changes that are answered when they are on this peer's disk, before the group knows of them. Each is then repeated until it is known what came of it,
 * over restarts too; the catalogue carries it out once, and those of one peer in the order in which it took them.
 */
export class AsyncChanges {
  readonly #deps: AsyncChangesDeps;
  /** The member this peer is; undefined while it is none, or has not read what it had taken before. */
  #node: number | undefined;
  #loading: number | undefined;
  #next = 1;
  /** Waiting for the write before theirs: a later one is never on disk without the earlier. */
  #queued: Accepting[] = [];
  #writing: readonly Accepting[] = [];
  /** On disk and not known to be decided, by number, ascending. */
  readonly #pending = new Map<number, Pending>();
  readonly #concluding = new Set<string>();
  /** By id, the oldest first. */
  readonly #outcomes = new Map<string, AsyncRecord>();
  readonly #watchers = new Map<string, (view: AsyncChangeView) => void>();

  constructor(deps: AsyncChangesDeps) {
    this.#deps = deps;
  }

  get isIdle(): boolean {
    return this.#pending.size === 0;
  }

  /** This peer is this member now: what it had taken before goes on, what it had taken as another one is lost. */
  begin(node: number): void {
    this.#loading = node;
    const read = this.#deps.answered((outcome: Outcome<readonly {value: Uint8Array}[]>) => {
      if (!outcome.ok) throw faultOf(outcome.error);
      if (this.#loading === node) this.#loaded(node, outcome.value);
    });
    this.#deps.kv.scan(ASYNC_PREFIX, 2 * (OUTCOMES_MAX + ONCE_WINDOW), read);
  }

  #loaded(node: number, rows: readonly {value: Uint8Array}[]): void {
    this.#loading = undefined;
    this.#node = node;
    const records = rows.map(({value}) => recordOf(value)).filter((record) => record !== undefined);
    // The own last number is the last to be forgotten: a number is never given twice.
    records.sort((a, b) => Number(a.node === node) - Number(b.node === node) || a.number - b.number);
    for (const record of records) this.#recall(node, record);
    this.pump();
  }

  #recall(node: number, record: AsyncRecord): void {
    if (record.node === node) this.#next = Math.max(this.#next, record.number + 1);
    if (record.outcome) this.#outcomes.set(idOf(record), record);
    else if (record.node === node) this.#pending.set(record.number, {record, isOut: false, notBeforeMs: 0});
    else this.#conclude(record, {result: "lost", error: "this peer left its group before it knew whether the change was made: look before you ask again"});
  }

  /** It belongs to no group: nothing is taken until `begin`. */
  left(): void {
    this.#node = undefined;
    this.#loading = undefined;
    this.#pending.clear();
    this.#next = 1;
    for (const {done} of this.#queued.splice(0)) done(fail("busy", LEFT));
  }

  /** Answered with the change's id when it is on disk. Code: `busy`. */
  accept(command: AsyncCommand, done: Callback<string>): void {
    if (this.#node === undefined) return done(fail("busy", "this peer belongs to no group yet: ask again in a moment"));
    if (this.#next - this.#oldest >= ONCE_WINDOW) return done(fail("busy", `${ONCE_WINDOW} changes that do not wait are not confirmed yet: ask again later`));
    this.#queued.push({record: {node: this.#node, number: this.#next++, command, outcome: undefined}, done});
    this.#writeQueued();
  }

  /** Number of the first change that is not known to be decided, or would not be. */
  get #oldest(): number {
    const [pending] = this.#pending.keys();
    return pending ?? this.#writing[0]?.record.number ?? this.#queued[0]?.record.number ?? this.#next;
  }

  #writeQueued(): void {
    if (this.#writing.length > 0 || this.#queued.length === 0) return;
    this.#writing = this.#queued;
    this.#queued = [];
    const written = (): void => {
      const accepted = this.#writing;
      this.#writing = [];
      for (const one of accepted) this.#accepted(one);
      this.pump();
      this.#writeQueued();
    };
    this.#write(
      this.#writing.map(({record}) => putOf(record)),
      written,
    );
  }

  #accepted({record, done}: Accepting): void {
    if (record.node !== this.#node) return done(fail("busy", LEFT));
    this.#pending.set(record.number, {record, isOut: false, notBeforeMs: 0});
    done(ok(idOf(record)));
  }

  /** Offers the group what it has not been offered, or has not taken. */
  pump(): void {
    const now = this.#deps.nowMs();
    const floor = this.#oldest;
    for (const pending of this.#pending.values()) {
      const {node, number, command} = pending.record;
      // Behind one that waits none has its turn.
      if (!pending.isOut && now < pending.notBeforeMs) return;
      if (pending.isOut) continue;
      pending.isOut = true;
      this.#deps.propose(command, {node, number, floor}, (outcome) => this.#answered(pending, outcome));
      if (!pending.isOut) return; // nobody takes any now
    }
  }

  #answered(pending: Pending, outcome: Outcome<void>): void {
    const {record} = pending;
    if (this.#pending.get(record.number) !== pending) return; // it left the group, and came back as another
    if (outcome.ok) return this.#conclude(record, {result: "applied", error: undefined});
    if (!NOT_YET.has(outcome.error.code)) return this.#conclude(record, refusalOf(outcome.error));
    pending.isOut = false;
    pending.notBeforeMs = this.#deps.nowMs() + AGAIN_MS;
  }

  /** Told when it is on disk: a peer that starts again says the same. */
  #conclude(record: AsyncRecord, outcome: AsyncOutcome): void {
    const id = idOf(record);
    if (this.#concluding.has(id)) return;
    this.#concluding.add(id);
    const decided = {...record, outcome};
    const [oldest] = this.#outcomes.size >= OUTCOMES_MAX ? this.#outcomes.values() : [];
    if (oldest) this.#outcomes.delete(idOf(oldest));
    const told = (): void => {
      this.#concluding.delete(id);
      if (record.node === this.#node) this.#pending.delete(record.number);
      this.#outcomes.set(id, decided);
      for (const observe of this.#watchers.values()) observe(viewOf(decided));
    };
    this.#write([putOf(decided), ...(oldest ? [{kind: "delete", key: keyOf(oldest)} as const] : [])], told);
  }

  /** What is known of a change. Code: `not_found`. */
  view(id: string): Outcome<AsyncChangeView> {
    const record = this.#outcomes.get(id) ?? [...this.#pending.values()].find(({record: one}) => idOf(one) === id)?.record;
    const gone = `this peer took no change ${id.slice(0, 100)}, or more than ${OUTCOMES_MAX} others since: ask the peer that took it`;
    return record ? ok(viewOf(record)) : fail("not_found", gone);
  }

  /** Told of every outcome from now on, until `unwatch`. Code: `busy`. */
  watch(id: string, observe: (view: AsyncChangeView) => void): Outcome<number> {
    if (this.#watchers.size >= WATCHERS_MAX) return fail("busy", `${WATCHERS_MAX} others watch already`);
    this.#watchers.set(id, observe);
    return ok(this.#pending.size);
  }

  unwatch(id: string): void {
    this.#watchers.delete(id);
  }

  #write(batch: readonly KvWrite[], then: () => void): void {
    const handle = this.#deps.answered((outcome: Outcome<void>) => {
      if (!outcome.ok) throw faultOf(outcome.error);
      then();
    });
    this.#deps.kv.write(batch, handle);
  }
}

function refusalOf({code, message}: Failure): AsyncOutcome {
  return {result: code === "forgotten" ? "lost" : "refused", error: message};
}
