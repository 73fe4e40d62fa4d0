import type {EndReason, KeptRequest, ResumeMessage} from "@ollamesh/inference";
import {MIB, type Outcome} from "@ollamesh/stdx";
import {decodeWith, limitList, limitText, malformed} from "./decode-limits.ts";
import {checkShape} from "./frame-shape.ts";
import {ollamesh} from "./gen/resume.js";
import {readSampler, writeSampler} from "./sampler-fields.ts";

const pb = ollamesh.resume.v1;

/** Half a million tokens of up to 5 bytes each, and a grammar. */
export const RESUME_FRAME_BYTES_MAX = 4 * MIB;
const TOKENS_MAX = 1 << 19;
const STOPS_MAX = 64;
const STOP_CHARS_MAX = 4096;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** `/ollamesh/resume/1`. */
export const resumeCodec = {
  encode(message: ResumeMessage): Uint8Array {
    return pb.Message.encode(plain(message)).finish();
  },
  decode(bytes: Uint8Array): Outcome<ResumeMessage> {
    return decodeWith(bytes, RESUME_FRAME_BYTES_MAX, () => {
      checkShape(bytes);
      return read(pb.Message.decode(bytes));
    });
  },
};

function plain(message: ResumeMessage): ollamesh.resume.v1.IMessage {
  switch (message.type) {
    case "keep":
      return {keep: {id: message.id, request: plainRequest(message.request)}};
    case "add":
      return {add: {id: message.id, from: message.from, tokens: message.tokens as unknown as number[], reason: message.reason ?? ""}};
    case "want":
      return {want: {id: message.id}};
    case "found": {
      const {id, answer} = message;
      return {found: answer ? {id, request: plainRequest(answer.request), tokens: [...answer.tokens], reason: answer.reason ?? ""} : {id}};
    }
  }
}

function plainRequest(request: KeptRequest): ollamesh.resume.v1.IRequest {
  return {
    ...request,
    prompt: request.prompt as unknown as number[],
    sampler: writeSampler(request.sampler),
    stop: [...request.stop],
    shiftKeepTokens: request.shiftKeepTokens ?? null,
  };
}

function read({keep, add, want, found}: ollamesh.resume.v1.IMessage): ResumeMessage {
  if (keep) return {type: "keep", id: id(keep.id), request: readRequest(keep.request)};
  if (add) return {type: "add", id: id(add.id), from: add.from ?? 0, tokens: tokens(add.tokens), reason: reason(add.reason)};
  if (want) return {type: "want", id: id(want.id)};
  if (!found) throw malformed("a message of no kind");
  const answer = found.request ? {request: readRequest(found.request), tokens: [...tokens(found.tokens)], reason: reason(found.reason)} : undefined;
  return {type: "found", id: id(found.id), answer};
}

function readRequest(request: ollamesh.resume.v1.IRequest | null | undefined): KeptRequest {
  if (!request) throw malformed("no request");
  if (!DIGEST.test(request.blob ?? "")) throw malformed("a malformed digest");
  const adapter = request.adapter ?? "";
  if (adapter !== "" && !DIGEST.test(adapter)) throw malformed("a malformed digest of an adapter");
  return {
    model: limitText(request.model ?? "", 600, "model"),
    blob: request.blob as string,
    adapter,
    prompt: tokens(request.prompt),
    sampler: readSampler(request.sampler),
    tokensMax: request.tokensMax ?? 0,
    stop: limitList(request.stop ?? [], STOPS_MAX, "stop texts").map((text) => limitText(text, STOP_CHARS_MAX, "stop text")),
    contextLength: request.contextLength ?? 0,
    shiftKeepTokens: request.shiftKeepTokens ?? undefined,
  };
}

function tokens(list: readonly number[] | null | undefined): Int32Array {
  return Int32Array.from(limitList(list ?? [], TOKENS_MAX, "tokens"));
}

function reason(text: string | null | undefined): EndReason | undefined {
  if (!text) return undefined;
  if (text !== "stop" && text !== "length") throw malformed("an end of no known reason");
  return text;
}

function id(text: string | null | undefined): string {
  if (!text) throw malformed("no id");
  return limitText(text, 128, "id");
}
