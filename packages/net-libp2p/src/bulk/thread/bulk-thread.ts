import {fail, failureOf, ok} from "@ollamesh/stdx";
import {dialBulk} from "../bulk-dial.ts";
import type {BulkIdentity} from "../bulk-identity.ts";
import {ADMIT_MS_MAX, BulkListener} from "../bulk-listener.ts";
import type {BulkSocket} from "../bulk-socket.ts";
import {TicketOffice} from "../ticket-office.ts";
import {LentMemory} from "./lent-memory.ts";
import type {BulkCall, BulkCommand, BulkReport, Opened, SocketId} from "./thread-messages.ts";
import {ThreadSocket} from "./thread-socket.ts";

/** What is owned by the thread that moves the bytes of bulk connections: sockets, TLS, tickets, the memory frames lie in. It decides nothing but who may come in. */
export class BulkThread {
  readonly #identity: BulkIdentity;
  readonly #post: (report: BulkReport) => void;
  readonly #tickets = new TicketOffice();
  readonly #listener: BulkListener;
  readonly #memory = new LentMemory();
  readonly #sockets = new Map<SocketId, ThreadSocket>();
  #nextId = 0;

  constructor(identity: BulkIdentity, post: (report: BulkReport) => void) {
    this.#identity = identity;
    this.#post = post;
    this.#listener = new BulkListener({
      identity,
      tickets: this.#tickets,
      refused: (from, reason) => post({type: "refused", from, reason}),
      admitted: (beside, admission) => post({type: "admitted", socket: this.#own(beside), admission}),
      nowMs: () => performance.now(),
      admitMsMax: ADMIT_MS_MAX,
    });
  }

  receive(command: BulkCommand): void {
    switch (command.type) {
      case "call":
        return void this.#answer(command.id, command.call);
      case "forget":
        return this.#tickets.forget(command.peer);
      case "give_back":
        for (const memory of command.memory) this.#memory.giveBack(memory);
        return;
      case "read":
        return this.#sockets.get(command.socket)?.read(command.frameBytesMax, command.bytes);
      case "grant":
        return this.#sockets.get(command.socket)?.grant(command.bytes);
      case "write":
        return this.#sockets.get(command.socket)?.write(command.bytes);
      case "close":
        return this.#sockets.get(command.socket)?.close();
      case "abort":
        return this.#sockets.get(command.socket)?.abort();
    }
  }

  async #answer(id: number, call: BulkCall): Promise<void> {
    try {
      this.#post({type: "answered", id, outcome: ok(await this.#run(call))});
    } catch (error) {
      const {code, message} = failureOf(error, "unreachable");
      this.#post({type: "answered", id, outcome: fail(code, message)});
    }
  }

  async #run(call: BulkCall) {
    if (call.type === "listen") return this.#listener.listen(call.host, call.port);
    if (call.type === "issue") return this.#tickets.issue(call.admission, performance.now());
    const beside = await dialBulk(this.#identity, call.offer, call.remoteHost);
    const {remoteAddress, remotePort} = beside.socket;
    return {socket: this.#own(beside), to: `${remoteAddress}:${remotePort}`} satisfies Opened;
  }

  #own(beside: BulkSocket): SocketId {
    const id = this.#nextId++;
    this.#sockets.set(id, new ThreadSocket({id, beside, memory: this.#memory, post: (report) => this.#told(report)}));
    return id;
  }

  #told(report: BulkReport): void {
    if (report.type === "gone") this.#sockets.delete(report.socket);
    this.#post(report);
  }
}
