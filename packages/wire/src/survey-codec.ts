import {KIB, type Outcome} from "@ollamesh/stdx";
import {type BlobShare, type LinkShare, SURVEYED_BLOBS_MAX, SURVEYED_LINKS_MAX, SURVEYED_SOURCES_MAX, type SurveyMessage} from "@ollamesh/swarm";
import {decodeWith, limitBytes, limitList, limitText, malformed, toSafeInteger} from "./decode-limits.ts";
import {ollamesh} from "./gen/survey.js";

const pb = ollamesh.survey.v1;

/** A bitfield of 8 KiB, and sources with names of 300 characters; or as many links. */
export const SURVEY_FRAME_BYTES_MAX = 32 * KIB;
/** As in transfers. */
const PIECES_MAX = 1 << 16;
const NAME_CHARS_MAX = 300;
const PEER_CHARS_MAX = 100;
/** Longer than any ping is waited for. */
const RTT_US_MAX = 2 ** 31;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** `/ollamesh/survey/1`. */
export const surveyCodec = {
  encode(message: SurveyMessage): Uint8Array {
    return pb.Message.encode(plain(message)).finish();
  },
  decode(bytes: Uint8Array): Outcome<SurveyMessage> {
    return decodeWith(bytes, SURVEY_FRAME_BYTES_MAX, () => {
      const {survey, share, askLinks, links} = pb.Message.decode(bytes);
      if (survey) return {type: "survey", id: survey.id ?? 0, digests: limitList(survey.digests ?? [], SURVEYED_BLOBS_MAX, "digests").map(digest)};
      if (share) return {type: "share", id: share.id ?? 0, ...readShare(share)};
      if (askLinks) return {type: "ask_links", id: askLinks.id ?? 0};
      if (links) return {type: "links", id: links.id ?? 0, links: limitList(links.links ?? [], SURVEYED_LINKS_MAX, "links").map(readLink)};
      throw malformed("a survey message of no kind");
    });
  },
};

function plain(message: SurveyMessage): ollamesh.survey.v1.IMessage {
  switch (message.type) {
    case "survey":
      return {survey: {id: message.id, digests: [...message.digests]}};
    case "share":
      return {
        share: {...message, etaMs: message.etaMs ?? 0, sources: message.sources.slice(0, SURVEYED_SOURCES_MAX).map((one) => ({...one, name: one.name.slice(0, NAME_CHARS_MAX)}))},
      };
    case "ask_links":
      return {askLinks: {id: message.id}};
    case "links":
      return {links: {id: message.id, links: message.links.slice(0, SURVEYED_LINKS_MAX).map(plainLink)}};
  }
}

/** A round trip is never told as 0, which says that none was measured. */
function plainLink({peer, rttMs, isSuspected}: LinkShare): ollamesh.survey.v1.ILink {
  return {peer, rttUs: rttMs === undefined ? 0 : Math.min(RTT_US_MAX, Math.max(1, Math.round(rttMs * 1000))), isSuspected};
}

function readLink(link: ollamesh.survey.v1.ILink): LinkShare {
  const rttUs = link.rttUs ?? 0;
  if (rttUs > RTT_US_MAX) throw malformed("a round trip out of range");
  return {peer: limitText(link.peer ?? "", PEER_CHARS_MAX, "peer"), rttMs: rttUs === 0 ? undefined : rttUs / 1000, isSuspected: link.isSuspected ?? false};
}

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
