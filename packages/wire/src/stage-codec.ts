import type {Batch, Sampled, SlotOpening, StageMessage} from "@ollamesh/inference";
import {fromHalves, MIB, type Outcome, toHalves} from "@ollamesh/stdx";
import {decodeWith, limitList, limitText, malformed} from "./decode-limits.ts";
import {readEmbedding} from "./embedding-field.ts";
import {checkShape} from "./frame-shape.ts";
import {ollamesh} from "./gen/stage.js";
import {readLikelihood, writeLikelihood} from "./likelihood-fields.ts";
import {readSampler, writeSampler} from "./sampler-fields.ts";

const pb = ollamesh.stage.v1;

/** 512 rows of 16384 floats, and what goes with them. */
export const STAGE_FRAME_BYTES_MAX = 40 * MIB;
const ROWS_MAX = 4096;
const SLOTS_MAX = 256;
const HISTORY_MAX = 1 << 20;
const NO_BYTES = new Uint8Array();
/** Number of `hidden` in a batch: most of a frame, and not changed by decoding. */
const HIDDEN_FIELD = 9;

/** `/ollamesh/stage/1`. The hidden state, where it comes in 32 bits, is a view into the frame, not a copy. */
export const stageCodec = {
  encode(message: StageMessage): Uint8Array {
    switch (message.type) {
      case "batch":
        return pb.Message.encode({batch: writeBatch(message)}).finish();
      case "sampled":
        return pb.Message.encode({sampled: {...message, tokens: message.sampled.map(writeToken)}}).finish();
      case "stage_failed":
        return pb.Message.encode({failed: {...message, reason: message.reason.slice(0, 2000)}}).finish();
    }
  },
  decode(bytes: Uint8Array): Outcome<StageMessage> {
    return decodeWith(bytes, STAGE_FRAME_BYTES_MAX, () => {
      checkShape(bytes, HIDDEN_FIELD);
      return read(pb.Message.decode(bytes));
    });
  },
};

function writeBatch({deployment, stream, sequence, batch, activations}: StageMessage & {type: "batch"}): ollamesh.stage.v1.Batch.$Properties {
  // Typed arrays are written as they are: protobufjs only counts and indexes.
  const list = (array: Int32Array): number[] => array as unknown as number[];
  const fields = {
    deployment,
    stream,
    sequence,
    closes: [...batch.closes],
    opens: batch.opens.map((open) => ({
      slot: open.slot,
      sampler: writeSampler(open.sampler),
      history: list(open.history),
      answered: open.answered,
      keep: open.keep,
      from: open.from,
      embeds: open.embeds === true,
    })),
    slots: list(batch.slots),
    positions: list(batch.positions),
    outputs: batch.outputs,
    drafts: batch.drafts ? Array.from(batch.drafts, (token) => token + 1) : [],
  };
  if (!batch.hidden) return fields;
  const halves = activations === "f16" ? toHalves(batch.hidden) : undefined;
  return halves ? {...fields, hidden: halves, half: true} : {...fields, hidden: batch.hidden};
}

function read({batch, sampled, failed}: ollamesh.stage.v1.Message): StageMessage {
  if (batch) return {type: "batch", deployment: deployment(batch.deployment), stream: batch.stream ?? 0, sequence: batch.sequence ?? 0, batch: readBatch(batch)};
  if (sampled)
    return {
      type: "sampled",
      deployment: deployment(sampled.deployment),
      stream: sampled.stream ?? 0,
      sequence: sampled.sequence ?? 0,
      sampled: limitList(sampled.tokens ?? [], ROWS_MAX, "tokens").map(readToken),
    };
  if (!failed) throw malformed("a stage message of no kind");
  return {
    type: "stage_failed",
    deployment: deployment(failed.deployment),
    stream: failed.stream ?? 0,
    code: limitText(failed.code ?? "", 64, "code"),
    reason: limitText(failed.reason ?? "", 4000, "reason"),
  };
}

function readBatch(batch: ollamesh.stage.v1.Batch.$Properties): Batch {
  const rows = limitList(batch.slots ?? [], ROWS_MAX, "rows").length;
  const outputs = batch.outputs ?? new Uint8Array();
  const hidden = batch.hidden ?? new Uint8Array();
  const drafts = limitList(batch.drafts ?? [], ROWS_MAX, "drafts");
  if (drafts.length > 0 && drafts.length !== rows) throw malformed("rows of different lengths");
  if ((batch.positions ?? []).length !== rows || outputs.length !== rows) throw malformed("rows of different lengths");
  const numberBytes = batch.half === true ? 2 : 4;
  if (rows > 0 && (hidden.length === 0 || hidden.length % (rows * numberBytes) !== 0)) throw malformed("a hidden state that does not fit its rows");
  return {
    closes: limitList(batch.closes ?? [], SLOTS_MAX, "closes"),
    opens: limitList(batch.opens ?? [], SLOTS_MAX, "opens").map(readOpen),
    slots: Int32Array.from(batch.slots ?? []),
    positions: Int32Array.from(batch.positions ?? []),
    outputs,
    ...(drafts.length > 0 && {drafts: Int32Array.from(drafts, (token) => token - 1)}),
    tokens: undefined,
    hidden: batch.half === true ? fromHalves(hidden) : hidden,
  };
}

function readOpen(open: ollamesh.stage.v1.Open.$Properties): SlotOpening {
  const history = Int32Array.from(limitList(open.history ?? [], HISTORY_MAX, "history"));
  if ((open.answered ?? 0) > history.length) throw malformed("an answer longer than its history");
  return {
    slot: open.slot ?? 0,
    sampler: readSampler(open.sampler),
    history,
    answered: open.answered ?? 0,
    keep: open.keep ?? 0,
    from: open.from ?? 0,
    embeds: open.embeds || undefined,
  };
}

function writeToken({slot, token, end, refusal, embedding, ...likelihood}: Sampled): ollamesh.stage.v1.Token.$Properties {
  const fields = {slot, token, end, refusal: refusal?.slice(0, 2000) ?? "", embedding: embedding ?? NO_BYTES};
  const told = writeLikelihood(likelihood);
  return told ? {...fields, likelihood: told} : fields;
}

function readToken({slot, token, end, likelihood, refusal, embedding}: ollamesh.stage.v1.Token.$Properties): Sampled {
  const reason = limitText(refusal ?? "", 4000, "refusal");
  return {slot: slot ?? 0, token: token ?? 0, end: end ?? false, ...readLikelihood(likelihood), refusal: reason === "" ? undefined : reason, embedding: readEmbedding(embedding)};
}

function deployment(text: string | null | undefined): string {
  return limitText(text ?? "", 600, "deployment");
}
