import {type CatalogCommand, type CatalogState, encodeCommand, type Once} from "@ollamesh/catalog";
import {type Callback, type Failure, fail, ok} from "@ollamesh/stdx";

/** Changes and reads under way, each; more get `busy`. */
const CALLS_MAX = 4096;
/** Of one message with changes; a frame holds it. */
const BATCH_BYTES_MAX = 1 << 20;
/** An election, with room for a second one, is over by then. */
const DEADLINE_MS = 10_000;
const READ_AGAIN_MS = 1000;

interface Change {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly sinceMs: number;
  readonly done: Callback<void>;
  isSent: boolean;
}

interface Read {
  readonly readIds: Set<number>;
  readonly deadlineMs: number;
  readonly done: Callback<CatalogState>;
}

export interface PendingCallsDeps {
  /** Unique for this life of this peer. */
  readonly prefix: string;
  /** Reads are numbered from here on: an answer to an earlier life's question must not pass for one of this life's. */
  readonly firstNumber: number;
  nowMs(): number;
  /** False: there is nobody to take them now. All or none. */
  propose(commands: readonly Uint8Array[]): boolean;
  /** Changes that may go together. */
  batchChangesMax(): number;
  /** Changes wait for each other until this is over: together they cost one message and one write. */
  isBusy(): boolean;
  readIndex(readId: number): void;
  state(): CatalogState;
  /** Why nobody takes it, for a person. */
  trouble(): string;
  /** There has been nobody for so long that waiting is no use. */
  isHopeless(): boolean;
}

/** What was asked of the group and is not answered yet. A change is sent once: sent again it could happen twice. A read is asked until it is answered. */
export class PendingCalls {
  readonly #deps: PendingCallsDeps;
  readonly #changes = new Map<string, Change>();
  /** Waiting for the next flush, or for a leader. */
  #unsent: Change[] = [];
  readonly #reads = new Set<Read>();
  #number: number;
  #isReadDue = false;
  /** The question that is under way: reads that come meanwhile share the next one. */
  #asked = 0;
  #askedMs = 0;
  #tookMs: (ms: number) => void = () => {};

  constructor(deps: PendingCallsDeps) {
    this.#deps = deps;
    this.#number = deps.firstNumber;
  }

  /** From now on, how long each change took that was applied, milliseconds. */
  tellTimes(observe: (tookMs: number) => void): void {
    this.#tookMs = observe;
  }

  get isIdle(): boolean {
    return this.#changes.size === 0 && this.#reads.size === 0;
  }

  /** @param once it may be given again when it was not answered */
  change(command: CatalogCommand, done: Callback<void>, once?: Once): void {
    if (this.#changes.size >= CALLS_MAX) return done(fail("busy", `${CALLS_MAX} changes are under way`));
    if (this.#deps.isHopeless()) return done(noQuorum(this.#deps.trouble()));
    const id = `${this.#deps.prefix}.${++this.#number}`;
    const change: Change = {id, bytes: encodeCommand({id, command, ...(once && {once})}), sinceMs: this.#deps.nowMs(), done, isSent: false};
    this.#changes.set(id, change);
    this.#unsent.push(change);
  }

  read(done: Callback<CatalogState>): void {
    if (this.#reads.size >= CALLS_MAX) return done(fail("busy", `${CALLS_MAX} reads are under way`));
    if (this.#deps.isHopeless()) return done(noQuorum(this.#deps.trouble()));
    this.#reads.add({readIds: new Set(), deadlineMs: this.#deps.nowMs() + DEADLINE_MS, done});
    this.#isReadDue = true;
  }

  /** Reads wait for `flush`, and nothing hinders it. */
  get mustAsk(): boolean {
    return this.#isReadDue && this.#asked === 0;
  }

  /**
   * Changes that came since the last time go together, as many as may; one question is asked for all reads.
   * @returns whether more changes could go: what was sent is to be written first
   */
  flush(): boolean {
    const isSent = this.#send();
    if (this.mustAsk) this.#ask((read) => read.readIds.size === 0);
    return isSent && this.#unsent.length > 0 && !this.#deps.isBusy();
  }

  #ask(isFor: (read: Read) => boolean): void {
    const readId = ++this.#number;
    this.#isReadDue = false;
    for (const read of this.#reads) if (isFor(read)) read.readIds.add(readId);
    this.#asked = readId;
    this.#askedMs = this.#deps.nowMs();
    this.#deps.readIndex(readId);
  }

  /** One batch. */
  #send(): boolean {
    if (this.#unsent.length === 0 || this.#deps.isBusy()) return false;
    const batch = this.#nextBatch();
    if (!this.#deps.propose(batch.map(({bytes}) => bytes))) return false; // until there is a leader
    for (const change of batch) change.isSent = true;
    this.#unsent.splice(0, batch.length);
    return true;
  }

  #nextBatch(): readonly Change[] {
    const batchChangesMax = this.#deps.batchChangesMax();
    let bytes = 0;
    const end = this.#unsent.findIndex((change, i) => {
      bytes += change.bytes.length;
      return i >= batchChangesMax || (i > 0 && bytes > BATCH_BYTES_MAX);
    });
    return end < 0 ? [...this.#unsent] : this.#unsent.slice(0, end);
  }

  applied(id: string, refusal: Failure | undefined): void {
    const change = this.#changes.get(id);
    if (!change) return;
    this.#changes.delete(id);
    this.#tookMs(this.#deps.nowMs() - change.sinceMs);
    change.done(refusal ? {ok: false, error: refusal} : ok(undefined));
  }

  readable(readId: number): void {
    if (readId === this.#asked) this.#asked = 0;
    for (const read of [...this.#reads]) {
      if (!read.readIds.has(readId)) continue;
      this.#reads.delete(read);
      read.done(ok(this.#deps.state()));
    }
  }

  /** There may be a leader now: what could not be sent is, and reads are asked again. */
  retry(): void {
    this.#send();
    this.#askAgain();
  }

  #askAgain(): void {
    if (this.#reads.size > 0) this.#ask(() => true);
  }

  /** Gives up what has waited too long. */
  expire(): void {
    const now = this.#deps.nowMs();
    const isHopeless = this.#deps.isHopeless();
    for (const change of [...this.#changes.values()]) {
      if (now - change.sinceMs < DEADLINE_MS && (change.isSent || !isHopeless)) continue;
      this.#changes.delete(change.id);
      if (!change.isSent) this.#unsent.splice(this.#unsent.indexOf(change), 1);
      change.done(change.isSent ? unconfirmed(this.#deps.trouble()) : noQuorum(this.#deps.trouble()));
    }
    for (const read of [...this.#reads]) {
      if (now < read.deadlineMs && !isHopeless) continue;
      this.#reads.delete(read);
      read.done(noQuorum(this.#deps.trouble()));
    }
    // An answer may have been lost on the way; asking again does no harm.
    if (now - this.#askedMs >= READ_AGAIN_MS) this.#askAgain();
  }

  /** The group is left: nothing of this will be answered. */
  abandon(why: string): void {
    for (const change of [...this.#changes.values()]) change.done(change.isSent ? unconfirmed(why) : noQuorum(why));
    for (const read of [...this.#reads]) read.done(noQuorum(why));
    this.#changes.clear();
    this.#unsent = [];
    this.#reads.clear();
    this.#isReadDue = false;
    this.#asked = 0;
  }
}

function unconfirmed(trouble: string): ReturnType<typeof fail> {
  return fail("unconfirmed", `no quorum: ${trouble}; the change was sent on and may still happen: look before you ask again`);
}

export function noQuorum(trouble: string): ReturnType<typeof fail> {
  return fail("no_quorum", `no quorum: ${trouble}`);
}

/** Refused, what would split a group that has a leader, or is about to elect one. */
export function groupWorks(): ReturnType<typeof fail> {
  const wayOut = "to part from the others for good, stop them first, or stop this one and give it an empty data folder";
  return fail(
    "group_works",
    `this group has a leader, or had one moments ago: recover is for one that lost it for good, and would make two of it; ask again once changes get "no quorum"; ${wayOut}`,
  );
}
