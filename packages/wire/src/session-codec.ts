import {PRIORITY_FIRST, PRIORITY_LAST, type SessionMessage} from "@ollamesh/inference";
import {MIB, type Outcome} from "@ollamesh/stdx";
import {decodeWith, limitList, limitText, malformed} from "./decode-limits.ts";
import {readEmbedding} from "./embedding-field.ts";
import {checkShape} from "./frame-shape.ts";
import {ollamesh} from "./gen/session.js";
import {readLikelihood, writeLikelihood} from "./likelihood-fields.ts";
import {readSampler, writeSampler} from "./sampler-fields.ts";

const pb = ollamesh.session.v1;

/** A prompt of a million tokens of up to 5 bytes each. */
export const SESSION_FRAME_BYTES_MAX = 6 * MIB;
const TOKENS_MAX = 1 << 20;
/** As JavaScript's timers count: beyond is "for ever". */
const KEEP_ALIVE_MS_MAX = 2 ** 45;

/** `/ollamesh/session/1`. */
export const sessionCodec = {
  encode(message: SessionMessage): Uint8Array {
    switch (message.type) {
      case "open":
        return pb.Message.encode({
          open: {...message, tokens: message.tokens as unknown as number[], embeds: message.embeds === true, sampler: writeSampler(message.sampler)},
        }).finish();
      case "token":
        return pb.Message.encode({token: writeToken(message)}).finish();
      case "ended":
        return pb.Message.encode({ended: message}).finish();
      case "embedded":
        return pb.Message.encode({embedded: message}).finish();
      case "failed":
        return pb.Message.encode({failed: {...message, reason: message.reason.slice(0, 2000)}}).finish();
      case "cancel":
        return pb.Message.encode({cancel: message}).finish();
      case "load":
        return pb.Message.encode({load: message}).finish();
    }
  },
  decode(bytes: Uint8Array): Outcome<SessionMessage> {
    return decodeWith(bytes, SESSION_FRAME_BYTES_MAX, () => {
      checkShape(bytes);
      return read(pb.Message.decode(bytes));
    });
  },
};

function read({open, token, ended, embedded, failed, cancel, load}: ollamesh.session.v1.Message): SessionMessage {
  if (token) return {type: "token", session: id(token.session), index: token.index ?? 0, token: token.token ?? 0, ...readLikelihood(token.likelihood)};
  if (ended) {
    if (ended.reason !== "stop" && ended.reason !== "length") throw malformed("an end of no known reason");
    return {type: "ended", session: id(ended.session), reason: ended.reason, waitedMs: ms(ended.waitedMs), promptMs: ms(ended.promptMs), outputMs: ms(ended.outputMs)};
  }
  if (failed) return {type: "failed", session: id(failed.session), code: limitText(failed.code ?? "", 64, "code"), reason: limitText(failed.reason ?? "", 4000, "reason")};
  if (embedded) return readEmbedded(embedded);
  if (cancel) return {type: "cancel", session: id(cancel.session)};
  if (load) {
    const {running, waiting, slots} = load;
    return {type: "load", deployment: limitText(load.deployment ?? "", 600, "deployment"), running: running ?? 0, waiting: waiting ?? 0, slots: slots ?? 0};
  }
  if (!open) throw malformed("a session message of no kind");
  const tokens = Int32Array.from(limitList(open.tokens ?? [], TOKENS_MAX, "tokens"));
  if ((open.answered ?? 0) > tokens.length) throw malformed("an answer longer than its tokens");
  return {
    type: "open",
    session: id(open.session),
    deployment: limitText(open.deployment ?? "", 600, "deployment"),
    contextLength: open.contextLength ?? 0,
    keepAliveMs: keepAlive(open.keepAliveMs),
    tokens,
    answered: open.answered ?? 0,
    embeds: open.embeds || undefined,
    sampler: readSampler(open.sampler),
    tokensMax: open.tokensMax ?? 0,
    priority: priority(open.priority ?? 0),
  };
}

function priority(value: number): number {
  if (value < PRIORITY_FIRST || value > PRIORITY_LAST) throw malformed("priority out of range");
  return value;
}

/** Told by another peer, shown to clients and counted: a number there is. */
function ms(value: number | null | undefined): number {
  const told = value ?? 0;
  if (!Number.isFinite(told) || told < 0) throw malformed("a time out of range");
  return told;
}

function readEmbedded({session, embedding}: ollamesh.session.v1.Embedded.$Properties): SessionMessage {
  const bytes = readEmbedding(embedding);
  if (!bytes) throw malformed("an embedding without numbers");
  return {type: "embedded", session: id(session), embedding: bytes};
}

function writeToken({session, index, token, ...likelihood}: SessionMessage & {type: "token"}): ollamesh.session.v1.Token.$Properties {
  const told = writeLikelihood(likelihood);
  return told ? {session, index, token, likelihood: told} : {session, index, token};
}

function keepAlive(value: number | null | undefined): number {
  const ms = Number(value ?? 0);
  if (!Number.isFinite(ms) || ms < -1 || ms > KEEP_ALIVE_MS_MAX) throw malformed("keep-alive out of range");
  return ms;
}

function id(text: string | null | undefined): string {
  if (!text) throw malformed("no session id");
  return limitText(text, 128, "session id");
}
