import {Worker} from "node:worker_threads";

export type HashRequest =
  | {readonly id: number; readonly type: "bytes"; readonly bytes: Uint8Array}
  /** `pieceSize` 0: the whole digest only. */
  | {readonly id: number; readonly type: "file"; readonly path: string; readonly pieceSize: number}
  /** Whole digest, and as `hashes` the one hash of the salt followed by the file. Given up once the number in shared memory is not 0. */
  | {readonly id: number; readonly type: "salted"; readonly path: string; readonly salt: Uint8Array; readonly givenUp: Int32Array<SharedArrayBuffer>};

export type HashReply =
  | {readonly id: number; readonly ok: true; readonly digest: string; readonly hashes: Uint8Array}
  | {readonly id: number; readonly ok: false; readonly code: string | undefined; readonly message: string};

interface Waiting {
  resolve(reply: {digest: string; hashes: Uint8Array}): void;
  reject(error: Error): void;
}

type Job = HashRequest extends infer R ? (R extends {id: number} ? Omit<R, "id"> : never) : never;

/** A worker that has had nothing to do for so long is let go: an idle peer should be small. */
const IDLE_MS = 30_000;

/** SHA-256 in worker threads. Workers start with the first work and end when idle. */
export class HashPool {
  readonly #workerUrl: URL;
  readonly #execArgv: readonly string[];
  readonly #workers: {worker: Worker; busy: number}[] = [];
  readonly #waiting = new Map<number, Waiting>();
  readonly #sizeMax: number;
  #nextId = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: {workerUrl: URL; execArgv: readonly string[]; workersMax: number}) {
    this.#workerUrl = options.workerUrl;
    this.#execArgv = options.execArgv;
    this.#sizeMax = options.workersMax;
  }

  async hashBytes(bytes: Uint8Array): Promise<Uint8Array> {
    return (await this.#ask({type: "bytes", bytes})).hashes;
  }

  /** Whole digest, and the hash of each piece when `pieceSize` is not 0. */
  hashFile(path: string, pieceSize: number): Promise<{digest: string; hashes: Uint8Array}> {
    return this.#ask({type: "file", path, pieceSize});
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
      this.#waiting.set(id, {resolve, reject});
      slot.worker.postMessage({...job, id});
    });
  }

  #pick(): {worker: Worker; busy: number} {
    const free = this.#workers.find((slot) => slot.busy === 0);
    if (free) return free;
    if (this.#workers.length >= this.#sizeMax) return this.#workers.reduce((least, slot) => (slot.busy < least.busy ? slot : least));
    const worker = new Worker(this.#workerUrl, {execArgv: [...this.#execArgv]});
    worker.unref();
    const slot = {worker, busy: 0};
    worker.on("message", (reply: HashReply) => this.#answered(slot, reply));
    worker.on("error", (error) => this.#died(slot, error));
    this.#workers.push(slot);
    return slot;
  }

  #answered(slot: {worker: Worker; busy: number}, reply: HashReply): void {
    slot.busy--;
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.ok) waiting?.resolve(reply);
    else waiting?.reject(Object.assign(new Error(reply.message), {code: reply.code}));
    if (this.#waiting.size > 0) return;
    this.#idle = setTimeout(() => void Promise.all(this.#workers.splice(0).map(({worker}) => worker.terminate())), IDLE_MS);
    this.#idle.unref();
  }

  #died(slot: {worker: Worker; busy: number}, error: Error): void {
    this.#workers.splice(this.#workers.indexOf(slot), 1);
    // Which of its jobs were lost is not known: all that wait are refused, and may be asked again.
    for (const {reject} of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
