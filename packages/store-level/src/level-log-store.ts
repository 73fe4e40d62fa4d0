import {rename, rm} from "node:fs/promises";
import {join} from "node:path";
import type {LogContents, LogStore, LogWrite} from "@ollamesh/ports";
import {BoundedQueue, type Callback, CodedError, type Failure, fail, MIB, ok} from "@ollamesh/stdx";
import {logBuckets} from "./buckets.ts";
import {damaged} from "./damaged.ts";
import {type LogFiles, logFailure, openLogFiles} from "./log-database.ts";
import {encodeState} from "./log-record.ts";
import {type LogChange, type LogOperation, LogShape} from "./log-shape.ts";
import {contentsOf, type LogReading, readLog} from "./read-log.ts";

const WAITING_MAX = 4096;
const WAITING_BYTES_MAX = 128 * MIB;
/** A batch is in memory three times over; beyond this, more calls in one sync gain nothing. */
const GROUP_BYTES_MAX = 8 * MIB;
const DELETES_A_BATCH = 1000;

interface WriteCall {
  readonly kind: "write";
  readonly change: LogChange;
  readonly done: Callback<void>;
}
interface OtherCall {
  readonly kind: "other";
  /** Gives the answer, to be spoken when the work is done. */
  run(): Promise<() => void>;
  failed(failure: Failure): void;
}
type Call = WriteCall | OtherCall;

/**
 * LogStore in a LevelDB of its own, opened by the first call. Calls wait in one queue; all writes that wait together go in one batch with one sync.
 * README.md says which damage is found, and which cannot be.
 */
export class LevelLogStore implements LogStore {
  readonly #folder: string;
  readonly #waiting = new BoundedQueue<Call>(WAITING_MAX);
  #waitingBytes = 0;
  #files: LogFiles | undefined;
  #shape: LogShape | undefined;
  #failure: Failure | undefined;
  #running: Promise<void> | undefined;

  /** @param dataDir `<dataDir>/consensus` is this store's, made by the first call */
  constructor(dataDir: string) {
    this.#folder = join(dataDir, "consensus");
  }

  load(done: Callback<LogContents>): void {
    this.#enqueue(
      this.#other(async () => {
        const reading = await this.#read();
        this.#shape ??= new LogShape(reading.state, reading.entries);
        return contentsOf(reading);
      }, done),
    );
  }

  write(change: LogWrite, done: Callback<void>): void {
    const prepared = this.#prepare(change);
    if (prepared) this.#enqueue({kind: "write", change: prepared, done});
    else this.#refuse((error) => done({ok: false, error}));
  }

  compact(index: number, done: Callback<void>): void {
    const covered = this.#shape?.snapshotIndex ?? 0;
    if (!this.#shape || !Number.isSafeInteger(index) || index < 0 || index > covered)
      this.#failure ??= fail("bad_change", `the log refuses to drop entries up to ${index}: its snapshot covers those up to ${covered}`).error;
    this.#enqueue(this.#other(() => this.#compact(index), done));
  }

  reset(done: Callback<void>): void {
    this.#enqueue(this.#other(() => this.#reset(), done));
  }

  /** After what waits has been written. */
  async close(): Promise<void> {
    this.#failure ??= fail("io", "the consensus log is closed").error;
    await this.#running;
    await this.#files?.mark.close();
    await this.#files?.db.close();
    this.#files = undefined;
  }

  #prepare(change: LogWrite): LogChange | undefined {
    if (this.#failure) return undefined;
    try {
      if (!this.#shape) throw new CodedError("bad_change", "the log was written to before it was loaded");
      return this.#shape.apply(change);
    } catch (error) {
      this.#failure = logFailure(error, this.#folder);
      return undefined;
    }
  }

  #other<T>(work: () => Promise<T>, done: Callback<T>): OtherCall {
    return {kind: "other", run: () => work().then((value) => () => done(ok(value))), failed: (error) => done({ok: false, error})};
  }

  #enqueue(call: Call): void {
    const bytes = call.kind === "write" ? call.change.bytes : 0;
    if (!this.#failure && (this.#waiting.isFull || this.#waitingBytes + bytes > WAITING_BYTES_MAX))
      this.#failure = fail("busy", `${this.#waiting.length} changes of ${this.#waitingBytes} bytes wait for the disk of ${this.#folder}: it does not keep up, or hangs`).error;
    if (this.#failure) return this.#refuse((failure) => failCall(call, failure));
    this.#waiting.push(call);
    this.#waitingBytes += bytes;
    this.#running ??= this.#run();
  }

  /** Never inside the call. */
  #refuse(answer: (failure: Failure) => void): void {
    setImmediate(() => answer(this.#failure as Failure));
  }

  async #run(): Promise<void> {
    await undefined; // calls of this turn of the event loop share the first batch
    while (this.#waiting.length > 0) {
      const calls = this.#takeGroup();
      let answers: readonly (() => void)[];
      try {
        answers = await this.#carryOut(calls);
      } catch (error) {
        const failure = logFailure(error, this.#folder);
        this.#failure = failure;
        while (this.#waiting.length > 0) calls.push(...this.#takeGroup());
        answers = calls.map((call) => () => failCall(call, failure));
      }
      for (const answer of answers) answer();
    }
    this.#running = undefined;
  }

  /** One call that is no write, or writes up to the next such. */
  #takeGroup(): Call[] {
    const group: Call[] = [];
    for (let bytes = 0; bytes <= GROUP_BYTES_MAX; ) {
      const next = this.#waiting.peek();
      if (!next || (group.length > 0 && next.kind === "other")) break;
      this.#waiting.shift();
      group.push(next);
      if (next.kind === "other") break;
      bytes += next.change.bytes;
      this.#waitingBytes -= next.change.bytes;
    }
    return group;
  }

  async #carryOut(calls: readonly Call[]): Promise<readonly (() => void)[]> {
    const [first] = calls;
    if (first?.kind === "other") return [await first.run()];
    const writes = calls as readonly WriteCall[];
    await this.#writeGroup(writes.map(({change}) => change));
    return writes.map(({done}) => done.bind(undefined, ok(undefined)));
  }

  async #writeGroup(changes: readonly LogChange[]): Promise<void> {
    const {db, mark} = this.#files as LogFiles;
    const {state} = changes.at(-1) as LogChange;
    const sync = changes.some((change) => change.sync);
    // Each synced: the database may begin a new log file in between, and a sync of that one does not reach back.
    for (const {staged} of changes) for (const chunk of staged) await db.batch([chunk], {sync: true});
    const operations: LogOperation[] = changes.flatMap((change) => change.operations);
    operations.push({type: "put", key: logBuckets.state, value: encodeState(state)});
    await db.batch(operations, {sync});
    if (sync) mark.advance(state.sequence);
  }

  /** Where a log that is given up is while its files are deleted. */
  get #gone(): string {
    return `${this.#folder}.gone`;
  }

  #dropGone(): Promise<void> {
    return rm(this.#gone, {recursive: true, force: true});
  }

  async #read(): Promise<LogReading> {
    if (!this.#files) await this.#dropGone();
    this.#files ??= await openLogFiles(this.#folder);
    const {db, mark} = this.#files;
    const reading = await readLog(db);
    const {sequence} = reading.state;
    if (sequence < mark.sequence) throw damaged(`its end: of ${mark.sequence} changes that were synced ${mark.sequence - sequence} are missing`);
    // From the first day on the state record is there, so that its absence is a loss.
    if (reading.isNew) await db.put(logBuckets.state, encodeState(reading.state), {sync: true});
    if (reading.leftovers.length > 0) await db.batch(deletions(reading.leftovers));
    return reading;
  }

  async #reset(): Promise<void> {
    await this.#files?.mark.close();
    await this.#files?.db.close();
    this.#files = undefined;
    // The mark goes with the folder: a log without one is an empty log, never one that lost its end. At once: what is half deleted looks damaged.
    await this.#dropGone();
    await rename(this.#folder, this.#gone).catch(unlessMissing);
    const reading = await this.#read();
    this.#shape = new LogShape(reading.state, reading.entries);
  }

  /** Unsynced: entries under the snapshot are not read whether or not they are there. */
  async #compact(index: number): Promise<void> {
    const {db} = this.#files as LogFiles;
    const range = {gte: logBuckets.entryPrefix, lte: logBuckets.entry(index)};
    const keys = db.keys({...range, fillCache: false});
    try {
      for (let read = await keys.nextv(DELETES_A_BATCH); read.length > 0; read = await keys.nextv(DELETES_A_BATCH)) await db.batch(deletions(read));
    } finally {
      await keys.close();
    }
  }
}

function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

function deletions(keys: readonly string[]): {type: "del"; key: string}[] {
  return keys.map((key) => ({type: "del", key}));
}

function failCall(call: Call, error: Failure): void {
  if (call.kind === "write") call.done({ok: false, error});
  else call.failed(error);
}
