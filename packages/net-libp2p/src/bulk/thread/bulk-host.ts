import {Worker} from "node:worker_threads";
import type {Logger, PeerId} from "@ollamesh/ports";
import {CodedError, type Outcome} from "@ollamesh/stdx";
import type {BulkTarget} from "../bulk-dial.ts";
import type {BulkIdentity} from "../bulk-identity.ts";
import type {BulkAddress} from "../bulk-offer.ts";
import type {Admission} from "../ticket-office.ts";
import {LentMemory} from "./lent-memory.ts";
import {RemoteSocket} from "./remote-socket.ts";
import type {BulkCall, BulkCommand, BulkReport, Opened, SocketId} from "./thread-messages.ts";

/** Longer than the thread takes to try every address it may try. */
const CALL_MS_MAX = 15_000;
/** A thread that died is started again after so long at the earliest: what killed it may come again. */
const RESTART_MS = 60_000;

export interface BulkHostOptions {
  readonly identity: BulkIdentity;
  /** Entry of the thread: `dist/bulk-worker.js`. */
  readonly workerUrl: URL;
  /** Where it listens. */
  readonly hosts: readonly BulkAddress[];
  readonly log: Logger;
  /** A connection somebody else made. Throws where it is not wanted any more. */
  admitted(socket: RemoteSocket, admission: Admission): void;
}

interface Running {
  readonly worker: Worker;
  readonly sockets: Map<SocketId, RemoteSocket>;
  readonly memory: LentMemory;
}

interface Call {
  settle(outcome: Outcome<unknown>): void;
}

/** The main thread's side of the one that moves bulk bytes, which is started with the first thing to do. */
export class BulkHost {
  readonly #options: BulkHostOptions;
  readonly #calls = new Map<number, Call>();
  #running: Running | undefined;
  #addresses: Promise<readonly BulkAddress[]> | undefined;
  #nextCall = 0;
  #diedAtMs = Number.NEGATIVE_INFINITY;
  #isStopped = false;
  #givenBack: SharedArrayBuffer[] = [];

  constructor(options: BulkHostOptions) {
    this.#options = options;
  }

  /** Where it listens, which it does from then on. Throws CodedError `port_in_use`, `bad_address`, `closed`. */
  addresses(): Promise<readonly BulkAddress[]> {
    this.#addresses ??= this.#listen();
    return this.#addresses;
  }

  async #listen(): Promise<readonly BulkAddress[]> {
    try {
      return await Promise.all(this.#options.hosts.map(({host, port}) => this.#call({type: "listen", host, port}) as Promise<BulkAddress>));
    } catch (error) {
      this.#options.log.warn("bulk_not_listening", {reason: (error as Error).message, action: "others fetch from here over the main connections"});
      throw error;
    }
  }

  /** Undefined: too many are out. */
  async issue(admission: Admission): Promise<Uint8Array | undefined> {
    return (await this.#call({type: "issue", admission})) as Uint8Array | undefined;
  }

  /** Throws CodedError `unreachable`, `refused`, `closed`. */
  async dial(offer: BulkTarget, remoteHost: string): Promise<{readonly socket: RemoteSocket; readonly to: string}> {
    const {socket, to} = (await this.#call({type: "dial", offer, remoteHost})) as Opened;
    const known = this.#running?.sockets.get(socket);
    if (!known) throw new CodedError("closed", "the bulk connection is gone");
    return {socket: known, to};
  }

  forget(peer: PeerId): void {
    this.#post({type: "forget", peer});
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    const worker = this.#running?.worker;
    this.#lose("stopped");
    await worker?.terminate();
  }

  #start(): Running {
    if (this.#running) return this.#running;
    if (this.#isStopped || performance.now() - this.#diedAtMs < RESTART_MS) throw new CodedError("closed", "bulk connections are not served now");
    const worker = new Worker(this.#options.workerUrl, {execArgv: [], workerData: this.#options.identity});
    worker.unref();
    const died = (reason: string): void => {
      if (this.#running?.worker !== worker) return;
      this.#diedAtMs = performance.now();
      this.#options.log.error("bulk_thread_died", {reason, action: `the main connections carry everything; it is started again in ${RESTART_MS / 1000} s`});
      this.#lose(reason);
    };
    worker.on("error", (error) => died(error.message));
    worker.on("exit", (code) => died(`it ended with ${code}`));
    worker.on("message", (report: BulkReport) => this.#running?.worker === worker && this.#told(report));
    this.#running = {worker, sockets: new Map(), memory: new LentMemory()};
    return this.#running;
  }

  #call(call: BulkCall): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#start();
      const id = this.#nextCall++;
      const late = setTimeout(() => settle({ok: false, error: new CodedError("timeout", "the thread of bulk connections did not answer")}), CALL_MS_MAX);
      const settle = (outcome: Outcome<unknown>): void => {
        clearTimeout(late);
        this.#calls.delete(id);
        if (outcome.ok) resolve(outcome.value);
        else reject(CodedError.from(outcome.error));
      };
      this.#calls.set(id, {settle});
      this.#post({type: "call", id, call});
    });
  }

  #told(report: BulkReport): void {
    switch (report.type) {
      case "answered":
        return this.#answered(report.id, report.outcome);
      case "admitted":
        return this.#admitted(report.socket, report.admission);
      case "refused":
        return this.#options.log.debug("bulk_refused", {from: report.from, reason: report.reason});
      case "came":
        return this.#socket(report.socket)?.came(report.bytes, report.frames);
      case "taken":
        return this.#taken(report.socket, report.bytes);
      case "ended":
        return this.#socket(report.socket)?.ended(report.failure);
      case "gone":
        this.#socket(report.socket)?.gone(report.broke);
        return void this.#running?.sockets.delete(report.socket);
    }
  }

  #answered(id: number, outcome: Outcome<unknown>): void {
    const call = this.#calls.get(id);
    const opened = outcome.ok && typeof outcome.value === "object" && outcome.value !== null && "to" in outcome.value ? (outcome.value as Opened) : undefined;
    if (opened) {
      const socket = this.#own(opened.socket);
      if (!call) socket.abort(); // who asked has given up
    }
    call?.settle(outcome);
  }

  #admitted(id: SocketId, admission: Admission): void {
    const socket = this.#own(id);
    try {
      this.#options.admitted(socket, admission);
    } catch (error) {
      this.#options.log.debug("bulk_refused", {from: admission.peer, reason: (error as Error).message});
      socket.abort();
    }
  }

  #taken(id: SocketId, bytes: Uint8Array | number): void {
    const socket = this.#socket(id);
    if (socket) socket.taken(bytes);
    else if (typeof bytes !== "number") this.#running?.memory.free(bytes);
  }

  #own(id: SocketId): RemoteSocket {
    const {sockets, memory} = this.#running as Running;
    const socket = new RemoteSocket({id, memory, post: (command) => this.#post(command), giveBack: (one) => this.#giveBack(one)});
    sockets.set(id, socket);
    return socket;
  }

  #socket(id: SocketId): RemoteSocket | undefined {
    return this.#running?.sockets.get(id);
  }

  #post(command: BulkCommand): void {
    this.#running?.worker.postMessage(command);
  }

  /** All of one turn together. */
  #giveBack(memory: SharedArrayBuffer): void {
    if (this.#givenBack.push(memory) > 1) return;
    queueMicrotask(() => this.#post({type: "give_back", memory: this.#givenBack.splice(0)}));
  }

  #lose(reason: string): void {
    const sockets = [...(this.#running?.sockets.values() ?? [])];
    this.#running = undefined;
    this.#addresses = undefined;
    for (const {settle} of [...this.#calls.values()]) settle({ok: false, error: new CodedError("closed", `the thread of bulk connections is gone: ${reason}`)});
    for (const socket of sockets) socket.gone(false, {code: "closed", message: "the thread of bulk connections is gone"});
  }
}
