import {KIB, type Outcome} from "@ollamesh/stdx";
import {type BlobShare, SURVEYED_BLOBS_MAX, SURVEYED_SOURCES_MAX, type SurveyMessage} from "@ollamesh/swarm";
import {decodeWith, limitBytes, limitList, limitText, malformed, toSafeInteger} from "./decode-limits.ts";
import {ollamesh} from "./gen/survey.js";

const pb = ollamesh.survey.v1;

/** A bitfield of 8 KiB, and sources with names of 300 characters. */
export const SURVEY_FRAME_BYTES_MAX = 32 * KIB;
/** As in transfers. */
const PIECES_MAX = 1 << 16;
const NAME_CHARS_MAX = 300;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** `/ollamesh/survey/1`. */
export const surveyCodec = {
  encode(message: SurveyMessage): Uint8Array {
    if (message.type === "survey") return pb.Message.encode({survey: {id: message.id, digests: [...message.digests]}}).finish();
    const sources = message.sources.slice(0, SURVEYED_SOURCES_MAX).map((source) => ({...source, name: source.name.slice(0, NAME_CHARS_MAX)}));
    return pb.Message.encode({share: {...message, etaMs: message.etaMs ?? 0, sources}}).finish();
  },
  decode(bytes: Uint8Array): Outcome<SurveyMessage> {
    return decodeWith(bytes, SURVEY_FRAME_BYTES_MAX, () => {
      const {survey, share} = pb.Message.decode(bytes);
      if (survey) return {type: "survey", id: survey.id ?? 0, digests: limitList(survey.digests ?? [], SURVEYED_BLOBS_MAX, "digests").map(digest)};
      if (share) return {type: "share", id: share.id ?? 0, ...readShare(share)};
      throw malformed("a survey message of no kind");
    });
  },
};

function readShare(share: ollamesh.survey.v1.IShare): BlobShare {
  const etaMs = toSafeInteger(share.etaMs ?? 0, "time left");
  return {
    digest: digest(share.digest),
    ...readPieces(share),
    isFetching: share.isFetching ?? false,
    bytesPerSecond: toSafeInteger(share.bytesPerSecond ?? 0, "rate"),
    etaMs: etaMs === 0 ? undefined : etaMs,
    sources: limitList(share.sources ?? [], SURVEYED_SOURCES_MAX, "sources").map((source) => ({
      name: limitText(source.name ?? "", NAME_CHARS_MAX, "source"),
      bytes: toSafeInteger(source.bytes ?? 0, "bytes"),
      bytesPerSecond: toSafeInteger(source.bytesPerSecond ?? 0, "rate"),
    })),
  };
}

function readPieces(share: ollamesh.survey.v1.IShare): Pick<BlobShare, "size" | "pieceSize" | "bitfield" | "isWhole"> {
  const size = toSafeInteger(share.size ?? 0, "size");
  const pieceSize = share.pieceSize ?? 0;
  const bitfield = limitBytes(share.bitfield ?? new Uint8Array(), PIECES_MAX / 8, "bitfield");
  if (size === 0 && pieceSize === 0 && bitfield.length === 0) return {size, pieceSize, bitfield, isWhole: false};
  if (size < 1 || pieceSize < 1 || size / pieceSize > PIECES_MAX) throw malformed("sizes out of range");
  if (bitfield.length !== Math.ceil(Math.ceil(size / pieceSize) / 8)) throw malformed("a bitfield of the wrong length");
  return {size, pieceSize, bitfield, isWhole: share.isWhole ?? false};
}

function digest(text: string | null | undefined): string {
  if (!DIGEST.test(text ?? "")) throw malformed("a malformed digest");
  return text as string;
}
