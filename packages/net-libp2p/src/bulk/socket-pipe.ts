import type {TLSSocket} from "node:tls";
import {CodedError, type Failure, fail} from "@ollamesh/stdx";
import type {BytePipe, PipeSink} from "../byte-pipe.ts";
import type {BulkSocket} from "./bulk-socket.ts";

/** A block: nobody else's bytes wait behind it, and each write costs a turn of the event loop. */
const PIECE_BYTES = 1 << 18;
/** A socket that takes nothing for so long leads nowhere any more, though nobody said so: a firewall forgot it. */
const STALL_MS_MAX = 20_000;
const CLOSE_MS_MAX = 5000;

/** A bulk connection as a pipe. That TCP ended proves nothing: anybody in between can make it. */
export function socketPipe({socket, read}: BulkSocket): BytePipe {
  let failure: Failure | undefined;
  socket.on("error", (error) => {
    failure = fail("closed", `the bulk connection broke: ${error.message}`).error;
  });
  return {
    needsEndMark: true,
    pieceBytesMax: PIECE_BYTES,
    write: (parts) => {
      if (socket.destroyed) throw new CodedError("closed", "the bulk connection is gone");
      socket.cork();
      for (const part of parts) socket.write(part);
      socket.uncork();
      return !socket.writableNeedDrain;
    },
    drained: () => drained(socket),
    read: (sink) => {
      read((bytes) => sink.data(bytes));
      followEnd(socket, sink, () => failure);
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: () => closed(socket),
    abort: () => socket.destroy(),
  };
}

function followEnd(socket: TLSSocket, sink: PipeSink, failureOf: () => Failure | undefined): void {
  let isEnded = false;
  const ended = (): void => {
    if (isEnded) return;
    isEnded = true;
    sink.ended(failureOf());
  };
  socket.once("end", ended);
  socket.once("close", ended);
  if (socket.destroyed) queueMicrotask(ended);
  else socket.resume();
}

function drained(socket: TLSSocket): Promise<void> {
  if (!socket.writableNeedDrain) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const over = (error?: Error): void => {
      clearTimeout(late);
      socket.off("drain", over).off("close", gone);
      if (error) reject(error);
      else resolve();
    };
    const gone = (): void => over(new CodedError("closed", "the bulk connection broke"));
    const late = setTimeout(() => over(new CodedError("timeout", `the bulk connection took nothing for ${STALL_MS_MAX / 1000} s`)), STALL_MS_MAX);
    socket.once("drain", over).once("close", gone);
    if (socket.destroyed) gone();
  });
}

function closed(socket: TLSSocket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) return resolve();
    const late = setTimeout(() => socket.destroy(), CLOSE_MS_MAX);
    socket.once("close", () => {
      clearTimeout(late);
      resolve();
    });
    socket.end();
    socket.resume(); // what still comes is of no use, but its end is
  });
}
