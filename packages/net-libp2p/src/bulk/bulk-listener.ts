import {once} from "node:events";
import type {AddressInfo, Socket} from "node:net";
import {createServer, type Server, type TLSSocket} from "node:tls";
import {CodedError} from "@ollamesh/stdx";
import type {BulkIdentity} from "./bulk-identity.ts";
import type {BulkAddress} from "./bulk-offer.ts";
import {acceptedSocket, type BulkSocket} from "./bulk-socket.ts";
import {ADMITTED, peerFingerprint, tlsOptions, tuneSocket} from "./bulk-tls.ts";
import {type Admission, TICKET_BYTES, type TicketOffice} from "./ticket-office.ts";

/** From the first packet to a good ticket: a handshake and a round trip. */
export const ADMIT_MS_MAX = 5000;
/** Connections that have not shown a good ticket, and those of them from one address. What is more is dropped unread. */
const STRANGERS_MAX = 64;
const STRANGERS_PER_ADDRESS_MAX = 16;

export interface BulkListenerOptions {
  readonly identity: BulkIdentity;
  readonly tickets: TicketOffice;
  /** Somebody was turned away, for a reason that is for the log only. */
  readonly refused: (from: string | undefined, reason: string) => void;
  /** Whoever is admitted. Throws where the channel is not wanted any more. */
  readonly admitted: (socket: BulkSocket, admission: Admission) => void;
  readonly nowMs: () => number;
  /** A stranger that has shown no good ticket by then is dropped. */
  readonly admitMsMax: number;
}

/** Listens for peers that were given a ticket. While no ticket is out it answers nobody. */
export class BulkListener {
  readonly #options: BulkListenerOptions;
  readonly #servers: Server[] = [];
  /** By `pathOf`: the socket under a TLS one cannot be asked of it. */
  readonly #strangers = new Map<string, Socket>();
  readonly #sockets = new Set<Socket>();

  constructor(options: BulkListenerOptions) {
    this.#options = options;
  }

  /** Where others may come to, `any` for addresses that stand for all of this host's. */
  addresses(): readonly BulkAddress[] {
    return this.#servers.map(addressOf);
  }

  /** Port 0 takes a free one. @returns where others may come to. Throws CodedError `port_in_use`, `bad_address`. */
  async listen(host: string, port: number): Promise<BulkAddress> {
    const server = createServer(tlsOptions(this.#options.identity), (socket) => this.#secured(socket));
    server.on("connection", (socket: Socket) => this.#met(socket));
    server.listen(port, host);
    try {
      await once(server, "listening");
    } catch (error) {
      const {code, message} = error as NodeJS.ErrnoException;
      if (code === "EADDRINUSE") throw new CodedError("port_in_use", `the bulk port ${host}:${port} is taken by another program: name another with --bulk-listen`);
      throw new CodedError("bad_address", `cannot listen for bulk connections on ${host}:${port}: ${message}`);
    }
    this.#servers.push(server);
    return addressOf(server);
  }

  async close(): Promise<void> {
    const closed = this.#servers.map((server) => new Promise((resolve) => server.close(resolve)));
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(closed);
  }

  /** A connection of which nothing was read yet. */
  #met(socket: Socket): void {
    const {tickets, nowMs, admitMsMax} = this.#options;
    const fromThere = [...this.#strangers.values()].filter(({remoteAddress}) => remoteAddress === socket.remoteAddress).length;
    if (tickets.pending(nowMs()) === 0 || this.#strangers.size >= STRANGERS_MAX || fromThere >= STRANGERS_PER_ADDRESS_MAX) return void socket.destroy();
    const path = pathOf(socket);
    this.#strangers.set(path, socket);
    this.#sockets.add(socket);
    const late = setTimeout(() => this.#strangers.has(path) && socket.destroy(), admitMsMax);
    socket.once("close", () => {
      clearTimeout(late);
      this.#strangers.delete(path);
      this.#sockets.delete(socket);
    });
  }

  #secured(socket: TLSSocket): void {
    socket.on("error", () => socket.destroy());
    let shown = Buffer.alloc(0);
    const read = (bytes: Buffer): void => {
      shown = Buffer.concat([shown, bytes]);
      if (shown.length < TICKET_BYTES) return;
      socket.off("data", read).pause();
      this.#judge(socket, shown);
    };
    socket.on("data", read);
  }

  #judge(socket: TLSSocket, shown: Buffer): void {
    const {tickets, refused, nowMs, admitted} = this.#options;
    try {
      // Frames wait for the answer: who sends more than a ticket does not know the protocol.
      const admission = shown.length === TICKET_BYTES ? tickets.redeem(shown, peerFingerprint(socket), nowMs()) : undefined;
      if (!admission) throw new CodedError("refused", "no such ticket for this certificate");
      this.#strangers.delete(pathOf(socket));
      tuneSocket(socket);
      socket.write(Uint8Array.of(ADMITTED));
      admitted(acceptedSocket(socket), admission);
    } catch (error) {
      refused(socket.remoteAddress, (error as Error).message);
      socket.destroy();
    }
  }
}

function addressOf(server: Server): BulkAddress {
  const {address, port} = server.address() as AddressInfo;
  return {host: address === "0.0.0.0" || address === "::" ? "any" : address, port};
}

function pathOf({remoteAddress, remotePort, localAddress, localPort}: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress} ${localPort}`;
}
