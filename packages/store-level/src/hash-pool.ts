import {Worker} from "node:worker_threads";

/** Shared with the worker: not 0 at 0, it gives up; at 1 it counts MiB. */
export type Watch = Int32Array<SharedArrayBuffer>;

/** Pieces of a file that are looked at, in order. */
export interface PiecesToCheck {
  readonly path: string;
  /** Of the whole blob, bytes. */
  readonly size: number;
  readonly pieceSize: number;
  readonly pieces: Uint32Array;
  /** 32 bytes each, one behind the other. */
  readonly expected: Uint8Array;
  readonly watch: Watch;
}

export type HashRequest =
  | {readonly id: number; readonly type: "bytes"; readonly bytes: Uint8Array}
  /** Hashed, and written to the open file `fd` at `position` if they are what `expected`, 32 bytes, says. */
  | {readonly id: number; readonly type: "store"; readonly bytes: Uint8Array; readonly expected: Uint8Array; readonly fd: number; readonly position: number}
  /** Goes on with the whole digest of a file, `name`, to `to`; answers it as far as it is. From 0 it begins; one that is not at `from` is refused. */
  | {readonly id: number; readonly type: "run"; readonly name: string; readonly path: string; readonly from: number; readonly to: number}
  /** That digest will not be asked for. */
  | {readonly id: number; readonly type: "forget"; readonly name: string}
  /** `pieceSize` 0: the whole digest only. */
  | {readonly id: number; readonly type: "file"; readonly path: string; readonly pieceSize: number; readonly watch: Watch | undefined}
  /** As `hashes` one byte a piece: 1 where it is not what was expected, or the file does not give it. */
  | ({readonly id: number; readonly type: "check"} & PiecesToCheck)
  /** Whole digest, and as `hashes` the one hash of the salt followed by the file. Given up once the number in shared memory is not 0. */
  | {readonly id: number; readonly type: "salted"; readonly path: string; readonly salt: Uint8Array; readonly givenUp: Int32Array<SharedArrayBuffer>};

export type HashReply =
  | {readonly id: number; readonly ok: true; readonly digest: string; readonly hashes: Uint8Array}
  | {readonly id: number; readonly ok: false; readonly code: string | undefined; readonly message: string};

interface Slot {
  readonly worker: Worker;
  busy: number;
}

interface Waiting {
  readonly slot: Slot;
  resolve(reply: {digest: string; hashes: Uint8Array}): void;
  reject(error: Error): void;
}

type Job = HashRequest extends infer R ? (R extends {id: number} ? Omit<R, "id"> : never) : never;

/** A worker that has had nothing to do for so long is let go: an idle peer should be small. */
const IDLE_MS = 30_000;

/** SHA-256 in worker threads, and what is best done where the bytes are at hand. Workers start with the first work and end when idle. */
export class HashPool {
  readonly #workerUrl: URL;
  readonly #execArgv: readonly string[];
  readonly #workers: Slot[] = [];
  readonly #waiting = new Map<number, Waiting>();
  readonly #sizeMax: number;
  #nextId = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: {workerUrl: URL; execArgv: readonly string[]; workersMax: number}) {
    this.#workerUrl = options.workerUrl;
    this.#execArgv = options.execArgv;
    this.#sizeMax = options.workersMax;
  }

  /** Threads that run now. */
  get size(): number {
    return this.#workers.length;
  }

  async hashBytes(bytes: Uint8Array): Promise<Uint8Array> {
    return (await this.#ask({type: "bytes", bytes})).hashes;
  }

  /**
   * @param to an open file and where in it: written there if the bytes are what `expected` says, and all of them are with the system then
   * @returns their hash; another one than expected: nothing was written
   */
  async storeBytes(bytes: Uint8Array, expected: Uint8Array, to: {readonly fd: number; readonly position: number}): Promise<Uint8Array> {
    return (await this.#ask({type: "store", bytes, expected, ...to})).hashes;
  }

  /** The digest of the first `to` bytes of a file, on from where it was left, `from`. For a pool with one worker only, which remembers it; it fails once that worker is another. */
  async runOn(name: string, path: string, from: number, to: number): Promise<string> {
    return (await this.#ask({type: "run", name, path, from, to})).digest;
  }

  /** Of a pool with one worker: that remembers nothing of it. */
  async forget(name: string): Promise<void> {
    if (this.#workers.length > 0) await this.#ask({type: "forget", name});
  }

  /** Whole digest, and the hash of each piece when `pieceSize` is not 0. */
  hashFile(path: string, pieceSize: number, watch?: Watch): Promise<{digest: string; hashes: Uint8Array}> {
    return this.#ask({type: "file", path, pieceSize, watch});
  }

  /** One byte a piece: 1 where it is not what was expected. */
  async checkPieces(pieces: PiecesToCheck): Promise<Uint8Array> {
    return (await this.#ask({type: "check", ...pieces})).hashes;
  }

  /** In one pass the whole digest, and as `hashes` the one hash of the salt followed by the file. A `signal` that aborts makes it fail with `cancelled`. */
  hashSalted(path: string, salt: Uint8Array, signal: AbortSignal): Promise<{digest: string; hashes: Uint8Array}> {
    const givenUp = new Int32Array(new SharedArrayBuffer(4));
    const giveUp = (): void => void Atomics.store(givenUp, 0, 1);
    signal.addEventListener("abort", giveUp, {once: true});
    if (signal.aborted) giveUp();
    return this.#ask({type: "salted", path, salt, givenUp}).finally(() => signal.removeEventListener("abort", giveUp));
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await Promise.all(this.#workers.splice(0).map(({worker}) => worker.terminate()));
    for (const {reject} of this.#waiting.values()) reject(new Error("the store was closed"));
    this.#waiting.clear();
  }

  #ask(job: Job): Promise<{digest: string; hashes: Uint8Array}> {
    clearTimeout(this.#idle);
    const slot = this.#pick();
    const id = this.#nextId++;
    slot.busy++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {slot, resolve, reject});
      slot.worker.postMessage({...job, id});
    });
  }

  #pick(): Slot {
    const free = this.#workers.find((slot) => slot.busy === 0);
    if (free) return free;
    if (this.#workers.length >= this.#sizeMax) return this.#workers.reduce((least, slot) => (slot.busy < least.busy ? slot : least));
    const worker = new Worker(this.#workerUrl, {execArgv: [...this.#execArgv]});
    worker.unref();
    const slot: Slot = {worker, busy: 0};
    worker.on("message", (reply: HashReply) => this.#answered(slot, reply));
    worker.on("error", (error) => this.#died(slot, error));
    this.#workers.push(slot);
    return slot;
  }

  #answered(slot: Slot, reply: HashReply): void {
    slot.busy--;
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.ok) waiting?.resolve(reply);
    else waiting?.reject(Object.assign(new Error(reply.message), {code: reply.code}));
    if (this.#waiting.size > 0) return;
    this.#idle = setTimeout(() => void Promise.all(this.#workers.splice(0).map(({worker}) => worker.terminate())), IDLE_MS);
    this.#idle.unref();
  }

  /** What it was asked is refused, and may be asked again. What others were asked is not: they may still be reading. */
  #died(slot: Slot, error: Error): void {
    this.#workers.splice(this.#workers.indexOf(slot), 1);
    for (const [id, {slot: asked, reject}] of [...this.#waiting]) {
      if (asked !== slot) continue;
      this.#waiting.delete(id);
      reject(error);
    }
  }
}
