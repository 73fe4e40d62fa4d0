import {PROBE_BYTES_MAX, type ProbeMessage} from "@ollamesh/membership";
import {KIB, type Outcome} from "@ollamesh/stdx";
import {decodeWith, limitBytes, malformed} from "./decode-limits.ts";
import {checkShape} from "./frame-shape.ts";
import {ollamesh} from "./gen/probe.js";

const pb = ollamesh.probe.v1;

export const PROBE_FRAME_BYTES_MAX = PROBE_BYTES_MAX + KIB;
const PAYLOAD_FIELD = 2;

/** `/ollamesh/probe/1`. The payload is a view into the frame. */
export const probeCodec = {
  encode(message: ProbeMessage): Uint8Array {
    switch (message.type) {
      case "ask":
        return pb.Message.encode({ask: {number: message.number, bytes: message.bytes}}).finish();
      case "answer":
        return pb.Message.encode({answer: {number: message.number, payload: message.payload}}).finish();
      case "busy":
        return pb.Message.encode({busy: {number: message.number}}).finish();
    }
  },
  decode(bytes: Uint8Array): Outcome<ProbeMessage> {
    return decodeWith(bytes, PROBE_FRAME_BYTES_MAX, () => {
      checkShape(bytes, PAYLOAD_FIELD);
      const {ask, answer, busy} = pb.Message.decode(bytes);
      if (ask) return {type: "ask", number: ask.number ?? 0, bytes: asked(ask.bytes ?? 0)};
      if (answer) return {type: "answer", number: answer.number ?? 0, payload: limitBytes(answer.payload ?? new Uint8Array(0), PROBE_BYTES_MAX, "a payload")};
      if (busy) return {type: "busy", number: busy.number ?? 0};
      throw malformed("neither a question, nor an answer, nor busy");
    });
  },
};

function asked(bytes: number): number {
  if (bytes > PROBE_BYTES_MAX) throw malformed(`${bytes} bytes are asked for, at most ${PROBE_BYTES_MAX} are answered`);
  return bytes;
}
