import {Socket} from "node:net";
import type {FastifyInstance} from "fastify";
import {ApiError} from "./api-error.ts";

/** As many as a web server's worker has. */
const CONNECTIONS_MAX = 4096;
/** Beyond the limit so many are heard, to be told that there is no room: more are closed as they come. */
const TOLD_MAX = 64;
/** One of those that asks for nothing is closed after this. */
const SILENT_MS = 2000;

export interface ConnectionTotals {
  readonly open: number;
  /** That were told there is no room, and that were closed as they came. */
  readonly refused: number;
}

/**
 * Bounds the connections of a server. Who comes when there is no room is told so with 503 at the first request, and closed.
 * @param max 4096 unless told
 * @returns what there is now
 */
export function limitConnections(app: FastifyInstance, max = CONNECTIONS_MAX): () => ConnectionTotals {
  const limit = new ConnectionLimit(max);
  app.server.maxConnections = max + TOLD_MAX;
  app.server.on("drop", () => limit.dropped());
  app.server.on("connection", (socket) => limit.came(socket));
  app.addHook("onRequest", async (request, reply) => {
    const {socket} = request.raw;
    // A request that is injected has none.
    if (!(socket instanceof Socket) || limit.hasRoomFor(socket)) return;
    reply.header("connection", "close");
    throw new ApiError(503, `this peer has as many connections as it may, ${max}: close some, or ask another peer`);
  });
  return () => limit.totals;
}

class ConnectionLimit {
  readonly #max: number;
  readonly #admitted = new Set<Socket>();
  /** Connections there was no room for when they came, with what closes them. */
  readonly #beyond = new Map<Socket, NodeJS.Timeout>();
  #refused = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get totals(): ConnectionTotals {
    return {open: this.#admitted.size, refused: this.#refused};
  }

  dropped(): void {
    this.#refused++;
  }

  came(socket: Socket): void {
    if (this.#admitted.size < this.#max) return this.#admit(socket);
    const closing = setTimeout(() => socket.destroy(), SILENT_MS);
    this.#beyond.set(socket, closing);
    socket.once("close", () => {
      clearTimeout(closing);
      this.#beyond.delete(socket);
    });
  }

  /** To be asked before anything of a request is read. Without room the connection must not be kept. */
  hasRoomFor(socket: Socket): boolean {
    if (this.#admitted.has(socket)) return true;
    if (this.#admitted.size >= this.#max) {
      this.#refused++;
      return false;
    }
    clearTimeout(this.#beyond.get(socket));
    this.#beyond.delete(socket);
    // Not seen coming: of the second server there is where a name stands for two addresses.
    this.#admit(socket);
    return true;
  }

  #admit(socket: Socket): void {
    this.#admitted.add(socket);
    socket.once("close", () => this.#admitted.delete(socket));
  }
}
