import type {LogContents, LogRecord, LogStore, LogWrite} from "@ollamesh/ports";
import {type Callback, type Failure, fail, MIB, ok} from "@ollamesh/stdx";
import type {SimDisk} from "./sim-disk.ts";
import type {SimLog} from "./sim-log-disk.ts";

const WAITING_MAX = 4096;
const ENTRIES_MAX = 1 << 20;

interface Call {
  /** Undefined for what only waits for its turn. */
  readonly change: LogWrite | undefined;
  succeeded(): void;
  failed(error: Failure): void;
}

/** A Raft log on a simulated disk: one batch under way, the rest waits for the next. Creating it begins a new life of the node. */
export function createSimLogStore(disk: SimDisk, isAlive: () => boolean): LogStore {
  disk.log.restart();
  return new SimLogStore(disk, isAlive);
}

class SimLogStore implements LogStore {
  readonly #disk: SimDisk;
  readonly #isAlive: () => boolean;
  /** With every change called for: what the next one is judged by. */
  #view: SimLog | undefined;
  #waiting: Call[] = [];
  #isBusy = false;
  #failure: Failure | undefined;

  constructor(disk: SimDisk, isAlive: () => boolean) {
    this.#disk = disk;
    this.#isAlive = isAlive;
  }

  load(done: Callback<LogContents>): void {
    const succeeded = (): void => {
      const {damage, current} = this.#disk.log;
      if (damage !== undefined) {
        this.#failure ??= fail("log_corrupt", `the consensus log is damaged at ${damage}: let this peer join again as a new member`).error;
        return done({ok: false, error: this.#failure});
      }
      this.#view ??= current;
      done(ok(current.contents()));
    };
    this.#enqueue({change: undefined, succeeded, failed: (error) => done({ok: false, error})});
  }

  write(change: LogWrite, done: Callback<void>): void {
    const wrong = this.#view ? judge(this.#view, change) : fail("bad_change", "the log was written to before it was loaded").error;
    if (wrong) this.#failure ??= wrong;
    const copy = this.#failure ? change : copyOf(change);
    if (!this.#failure) this.#view?.apply(copy);
    this.#enqueue({change: copy, succeeded: () => done(ok(undefined)), failed: (error) => done({ok: false, error})});
  }

  compact(index: number, done: Callback<void>): void {
    const covered = this.#view?.snapshot?.index ?? 0;
    if (!this.#view || !(index >= 0 && index <= covered)) this.#failure ??= fail("bad_change", `dropping entries up to ${index} of a log whose snapshot covers ${covered}`).error;
    this.#enqueue({change: undefined, succeeded: () => done(ok(undefined)), failed: (error) => done({ok: false, error})});
  }

  reset(done: Callback<void>): void {
    const succeeded = (): void => {
      this.#disk.log.erase();
      this.#view = this.#disk.log.current;
      done(ok(undefined));
    };
    this.#enqueue({change: undefined, succeeded, failed: (error) => done({ok: false, error})});
  }

  #enqueue(call: Call): void {
    if (this.#waiting.length >= WAITING_MAX) this.#failure ??= fail("busy", `${WAITING_MAX} changes wait for the disk`).error;
    if (this.#failure) return this.#disk.read(this.#isAlive, () => call.failed(this.#failure as Failure));
    this.#waiting.push(call);
    if (this.#isBusy) return;
    this.#isBusy = true;
    // Calls of the same step share the first batch.
    this.#disk.read(this.#isAlive, () => this.#next());
  }

  /** The first call if it is no write, else all writes up to the next such. */
  #next(): void {
    this.#isBusy = this.#waiting.length > 0;
    if (!this.#isBusy) return;
    const other = this.#waiting.findIndex(({change}) => change === undefined);
    const calls = this.#waiting.splice(0, other < 0 ? this.#waiting.length : Math.max(1, other));
    const batch = calls.flatMap(({change}) => change ?? []);
    if (batch.length === 0)
      return this.#disk.read(this.#isAlive, () => {
        for (const call of calls) call.succeeded();
        this.#next();
      });
    this.#disk.log.begin(batch);
    this.#disk.write(
      this.#isAlive,
      () => this.#written(calls, batch),
      () => this.#broken(calls),
    );
  }

  #written(calls: readonly Call[], batch: readonly LogWrite[]): void {
    if (batch.some(({sync, entries = [], snapshot}) => sync || entries.length > 0 || snapshot !== undefined)) this.#disk.log.sync();
    for (const call of calls) call.succeeded();
    this.#next();
  }

  /** The batch may be on the disk or not: who asks again must restart. */
  #broken(calls: readonly Call[]): void {
    const failure = fail("io", "the disk refused").error;
    this.#failure = failure;
    for (const call of [...calls, ...this.#waiting.splice(0)]) call.failed(failure);
  }
}

/** What the port forbids, as the real store sees it. */
function judge(log: SimLog, {snapshot, entries = [], hardState = log.hardState}: LogWrite): Failure | undefined {
  const bad = (what: string): Failure => fail("bad_change", `the log refuses ${what}`).error;
  if (snapshot && (!areCounts(snapshot.index - 1, snapshot.term) || snapshot.index < log.firstIndex - 1 || snapshot.meta.length > MIB || snapshot.data.length > 64 * MIB))
    return bad(`a snapshot of ${snapshot.index}`);
  const base = snapshot?.index ?? log.firstIndex - 1;
  const lastKept = snapshot && !log.agrees(snapshot) ? snapshot.index : log.lastIndex;
  const first = entries[0]?.index ?? lastKept + 1;
  if (first <= base || first > lastKept + 1) return bad(`entries from ${first} on behind ${base}..${lastKept}`);
  if (!entries.every((entry, offset) => entry.index === first + offset && isEntry(entry))) return bad("an entry");
  if (entries.reduce((sum, {data}) => sum + data.length, 0) > 64 * MIB) return bad("so large a change");
  const last = entries.length > 0 ? first + entries.length - 1 : lastKept;
  if (hardState && (!areCounts(hardState.term, hardState.vote, hardState.commit) || hardState.commit > last))
    return bad(`a commit of ${hardState.commit} where the log ends at ${last}`);
  return last - base > ENTRIES_MAX ? fail("log_full", `${last - base} entries since the last snapshot`).error : undefined;
}

function isEntry({term, kind, data}: LogRecord): boolean {
  return areCounts(term, kind) && kind <= 255 && data.length <= MIB;
}

function areCounts(...values: readonly number[]): boolean {
  return values.every((value) => Number.isSafeInteger(value) && value >= 0);
}

function copyOf({hardState, entries, snapshot, sync}: LogWrite): LogWrite {
  return {
    ...(hardState && {hardState: {...hardState}}),
    ...(entries && {entries: entries.map((entry) => ({...entry, data: entry.data.slice()}))}),
    ...(snapshot && {snapshot: {...snapshot, meta: snapshot.meta.slice(), data: snapshot.data.slice()}}),
    sync,
  };
}
