import type {IncomingMessage} from "node:http";
import {Socket} from "node:net";
import type {Cancel, Clock} from "@ollamesh/ports";
import type {FastifyInstance, FastifyReply} from "fastify";
import {ApiError} from "./api-error.ts";

/** How often bodies that are on their way are looked at, milliseconds. */
export const LOOK_MS = 1000;
/** So many looks, through all of which this peer waited for bytes, are a window: a minute, as nginx waits for the next bytes of a body. */
export const WINDOW_LOOKS = 60;
/** What a window must bring: 500 bytes a second, as Apache's mod_reqtimeout asks for. The slowest link that anybody sends a model over has ten times that. */
export const WINDOW_BYTES_MIN = 30_000;

/**
 * Whether a body comes fast enough. Only the time this peer waits for its client counts, in looks and not by a clock: a disk that is slow, or a peer that was stopped, is no fault of the client's. There is
 * no bound on the whole, for a blob of many GB may take days.
 */
export class BodyPace {
  #bytesBefore: number;
  #looks = 0;

  /** @param bytes that had come over the connection when the body began */
  constructor(bytes: number) {
    this.#bytesBefore = bytes;
  }

  /**
   * @param bytes that have come over the connection
   * @param isAwaited nothing that has come is still unread
   * @returns what the window brought, if that is too little
   */
  look(bytes: number, isAwaited: boolean): number | undefined {
    if (isAwaited) this.#looks++;
    const brought = bytes - this.#bytesBefore;
    if (brought < WINDOW_BYTES_MIN) return this.#looks < WINDOW_LOOKS ? undefined : brought;
    this.#bytesBefore = bytes;
    this.#looks = 0;
    return undefined;
  }
}

interface Incoming {
  readonly reply: FastifyReply;
  readonly socket: Socket;
  readonly pace: BodyPace;
}

/** Gives up requests whose bodies come too slowly, with 408 where nothing is answered yet, and closes their connections. */
export function limitSlowBodies(app: FastifyInstance, clock: Clock): void {
  const bodies = new Map<IncomingMessage, Incoming>();
  let cancelLook: Cancel = () => undefined;
  const look = (): void => {
    for (const [raw, incoming] of bodies) {
      if (raw.complete || raw.destroyed || hasEnded(raw, incoming)) bodies.delete(raw);
    }
    if (bodies.size > 0) cancelLook = clock.after(LOOK_MS, look);
  };
  app.addHook("onClose", async () => cancelLook());
  app.addHook("onRequest", async ({raw}, reply) => {
    const {socket} = raw;
    // A request that is injected has none.
    if (!hasBody(raw) || !(socket instanceof Socket)) return;
    if (bodies.size === 0) cancelLook = clock.after(LOOK_MS, look);
    // Bounded by the connections: none has more than one request on its way.
    bodies.set(raw, {reply, socket, pace: new BodyPace(socket.bytesRead)});
  });
}

function hasBody({headers}: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

/** Looks at one, and ends it where it is too slow. */
function hasEnded(raw: IncomingMessage, {reply, socket, pace}: Incoming): boolean {
  const brought = pace.look(socket.bytesRead, raw.readableLength === 0);
  if (brought === undefined) return false;
  if (reply.raw.headersSent) socket.destroy();
  else {
    const seconds = (WINDOW_LOOKS * LOOK_MS) / 1000;
    reply
      .header("connection", "close")
      .send(new ApiError(408, `the request's body comes too slowly: ${brought} bytes in ${seconds} s, at least ${WINDOW_BYTES_MIN} are asked for`));
  }
  return true;
}
