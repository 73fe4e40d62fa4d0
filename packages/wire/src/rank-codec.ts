import {MIB, type Outcome} from "@ollamesh/stdx";
import {decodeWith, limitText, malformed} from "./decode-limits.ts";
import {checkShape} from "./frame-shape.ts";
import {ollamesh} from "./gen/ranks.js";

const pb = ollamesh.ranks.v1;

/** What an engine says comes in parts of what a pipe holds, far below this. */
export const RANKS_FRAME_BYTES_MAX = MIB;
const DEPLOYMENT_CHARS_MAX = 600;
const REASON_CHARS_MAX = 2000;
const BYTES_FIELD = 3;

/** Between peers that share the layers of a stage. `life`: one load of one rank. */
export type RankMessage =
  | {readonly type: "ready"; readonly deployment: string; readonly life: number}
  | {readonly type: "said"; readonly deployment: string; readonly life: number; readonly bytes: Uint8Array}
  | {readonly type: "lost"; readonly deployment: string; readonly life: number; readonly reason: string};

/** `/ollamesh/ranks/1`. What was said is a view into the frame, not a copy. */
export const rankCodec = {
  encode(message: RankMessage): Uint8Array {
    switch (message.type) {
      case "ready":
        return pb.Message.encode({ready: message}).finish();
      case "said":
        return pb.Message.encode({said: message}).finish();
      case "lost":
        return pb.Message.encode({lost: {...message, reason: message.reason.slice(0, REASON_CHARS_MAX)}}).finish();
    }
  },
  decode(bytes: Uint8Array): Outcome<RankMessage> {
    return decodeWith(bytes, RANKS_FRAME_BYTES_MAX, () => {
      checkShape(bytes, BYTES_FIELD);
      const {ready, said, lost} = pb.Message.decode(bytes);
      if (said) return {type: "said", ...addressOf(said), bytes: said.bytes ?? new Uint8Array(0)};
      if (ready) return {type: "ready", ...addressOf(ready)};
      if (lost) return {type: "lost", ...addressOf(lost), reason: limitText(lost.reason ?? "", REASON_CHARS_MAX, "reason")};
      throw malformed("neither ready, said nor lost");
    });
  },
};

function addressOf({deployment, life}: {deployment?: string | null; life?: number | null}): {deployment: string; life: number} {
  return {deployment: limitText(deployment ?? "", DEPLOYMENT_CHARS_MAX, "deployment"), life: life ?? 0};
}
