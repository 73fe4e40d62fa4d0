import type {Stream} from "@libp2p/interface";
import {type Failure, fail, failureOf} from "@ollamesh/stdx";
import {Uint8ArrayList} from "uint8arraylist";
import type {BytePipe, PipeSink} from "./byte-pipe.ts";
import {FramedReading} from "./framed-reading.ts";
import {withoutUnheardEvents} from "./lean-messages.ts";
import {type ReadWindow, updateWindowByHalves} from "./stream-window.ts";

/** One noise message: the streams of other protocols are behind it on the same connection. */
const PIECE_BYTES = 1 << 16;
/** How long a closing stream may take to flush. */
const CLOSE_TIMEOUT_MS = 5000;

/** A libp2p stream: its muxer ends it inside the encryption, so that an end is one. */
export function streamPipe(stream: Stream): BytePipe {
  withoutUnheardEvents(stream);
  let window: ReadWindow | undefined;
  return {
    needsEndMark: false,
    pieceBytesMax: PIECE_BYTES,
    write: (parts) => stream.send(new Uint8ArrayList(...parts)),
    drained: () => stream.onDrain(),
    read: (frameBytesMax, sink) => {
      window = readFrom(stream, frameBytesMax, sink);
    },
    pause: () => window?.hold(),
    resume: () => window?.release(),
    close: () => stream.close({signal: AbortSignal.timeout(CLOSE_TIMEOUT_MS)}),
    abort: (reason) => stream.abort(new Error(reason)),
  };
}

/** As fast as frames are handled: what is not read yet waits in the other side's window, not here. */
function readFrom(stream: Stream, frameBytesMax: number, sink: PipeSink): ReadWindow {
  const reading = new FramedReading({frameBytesMax, needsEndMark: false, sink});
  const window = updateWindowByHalves(stream);
  stream.addEventListener("message", ({data}) => {
    window.read(data.byteLength);
    for (const part of data instanceof Uint8Array ? [data] : data) reading.data(part);
  });
  let isEnded = false;
  const ended = (failure: Failure | undefined): void => {
    if (isEnded) return;
    isEnded = true;
    reading.ended(failure);
  };
  const byStatus = (): void => ended(stream.status === "reset" || stream.status === "aborted" ? fail("closed", `the stream was ${stream.status}`).error : undefined);
  stream.addEventListener("end", byStatus);
  stream.addEventListener("close", ({error}) => (error ? ended(failureOf(error, "closed")) : byStatus()));
  if (stream.readableEnded) byStatus();
  return window;
}
