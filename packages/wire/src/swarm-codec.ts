import {MIB, type Outcome} from "@ollamesh/stdx";
import {CLAIMS_MAX, type SwarmMessage} from "@ollamesh/swarm";
import protobuf from "protobufjs/minimal.js";
import {decodeWith, limitBytes, limitList, limitText, malformed, toSafeInteger} from "./decode-limits.ts";
import {checkShape} from "./frame-shape.ts";
import {ollamesh} from "./gen/swarm.js";

const pb = ollamesh.swarm.v1;
const {Writer} = protobuf;

/** Hashes of the largest blob there may be: 2^16 pieces of 32 bytes, and room around them. */
export const SWARM_FRAME_BYTES_MAX = 2 * MIB + 4096;
const BLOCK_BYTES_MAX = MIB;
const PIECES_MAX = 1 << 16;
const HAVE_PIECES_MAX = 4096;

/** `/ollamesh/swarm/1`. The bytes of `data` are a view into the frame, those of everything else a copy. */
export const swarmCodec = {
  encode(message: SwarmMessage): Uint8Array {
    return pb.Message.encode(write(message)).finish();
  },
  /** The same frame, where a block stays where it is: its bytes are the last field. */
  encodeParts(message: SwarmMessage): readonly Uint8Array[] {
    return message.type === "data" ? [...dataHead(message.id, message.bytes.length), message.bytes] : [swarmCodec.encode(message)];
  },
  decode(bytes: Uint8Array): Outcome<SwarmMessage> {
    return decodeWith(bytes, SWARM_FRAME_BYTES_MAX, () => {
      checkShape(bytes);
      return read(pb.Message.decode(bytes));
    });
  },
};

/** A `Message` with `data` up to where its bytes begin. Tags are field numbers of swarm/v1.proto with their wire types. */
function dataHead(id: number, length: number): readonly Uint8Array[] {
  const inner = Writer.create().uint32(tag(1, 0)).uint32(id).uint32(tag(2, 2)).uint32(length).finish();
  const outer = Writer.create()
    .uint32(tag(9, 2))
    .uint32(inner.length + length);
  return [outer.finish(), inner];
}

function tag(field: number, wireType: 0 | 2): number {
  return field * 8 + wireType;
}

function write(message: SwarmMessage): ollamesh.swarm.v1.Message.$Properties {
  switch (message.type) {
    case "interest":
      return {interest: message};
    case "uninterest":
      return {uninterest: message};
    case "holding":
      return {holding: message};
    case "not_held":
      return {notHeld: message};
    case "have":
      return {have: {digest: message.digest, pieces: [...message.pieces]}};
    case "get_hashes":
      return {getHashes: message};
    case "hashes":
      return {hashes: message};
    case "request":
      return {request: message};
    case "data":
      return {data: message};
    case "reject":
      return {reject: {id: message.id, reason: message.reason.slice(0, 200)}};
    case "cancel":
      return {cancel: message};
    case "outside":
      return {outside: {...message, claims: [...message.claims], pieces: [...message.pieces]}};
  }
}

function read(message: ollamesh.swarm.v1.Message): SwarmMessage {
  if (message.data) return {type: "data", id: message.data.id ?? 0, bytes: limitBytes(message.data.bytes ?? new Uint8Array(), BLOCK_BYTES_MAX, "data")};
  if (message.request) return readRequest(message.request);
  if (message.have) return {type: "have", digest: digest(message.have.digest), pieces: limitList(message.have.pieces ?? [], HAVE_PIECES_MAX, "pieces")};
  if (message.cancel) return {type: "cancel", id: message.cancel.id ?? 0};
  if (message.reject) return {type: "reject", id: message.reject.id ?? 0, reason: limitText(message.reject.reason ?? "", 400, "reason")};
  if (message.interest) return {type: "interest", digest: digest(message.interest.digest)};
  if (message.uninterest) return {type: "uninterest", digest: digest(message.uninterest.digest)};
  if (message.notHeld) return {type: "not_held", digest: digest(message.notHeld.digest)};
  if (message.holding) return readHolding(message.holding);
  if (message.getHashes) return {type: "get_hashes", digest: digest(message.getHashes.digest), root: root(message.getHashes.root)};
  if (message.hashes) return readHashes(message.hashes);
  if (message.outside) return readOutside(message.outside);
  throw malformed("a swarm message of no kind");
}

function readRequest(request: ollamesh.swarm.v1.Request.$Properties): SwarmMessage {
  const length = request.length ?? 0;
  if (length < 1 || length > BLOCK_BYTES_MAX) throw malformed(`a request for ${length} bytes`);
  return {type: "request", id: request.id ?? 0, digest: digest(request.digest), piece: request.piece ?? 0, offset: request.offset ?? 0, length};
}

function readHolding(holding: ollamesh.swarm.v1.Holding.$Properties): SwarmMessage {
  const {size, pieceSize} = sizes(holding.size, holding.pieceSize);
  const bitfield = limitBytes(holding.bitfield ?? new Uint8Array(), PIECES_MAX / 8, "bitfield");
  if (bitfield.length !== Math.ceil(Math.ceil(size / pieceSize) / 8)) throw malformed("a bitfield of the wrong length");
  return {type: "holding", digest: digest(holding.digest), size, pieceSize, root: root(holding.root), bitfield: bitfield.slice(), whole: holding.whole ?? false};
}

function readHashes(hashes: ollamesh.swarm.v1.Hashes.$Properties): SwarmMessage {
  const {size, pieceSize} = sizes(hashes.size, hashes.pieceSize);
  const bytes = limitBytes(hashes.hashes ?? new Uint8Array(), PIECES_MAX * 32, "hashes");
  if (bytes.length !== Math.ceil(size / pieceSize) * 32) throw malformed("hashes of the wrong length");
  return {type: "hashes", digest: digest(hashes.digest), root: root(hashes.root), size, pieceSize, hashes: bytes.slice()};
}

function readOutside(outside: ollamesh.swarm.v1.Outside.$Properties): SwarmMessage {
  const {size, pieceSize} = sizes(outside.size, outside.pieceSize);
  const pieces = limitList(outside.pieces ?? [], HAVE_PIECES_MAX, "pieces");
  const claims = limitList(outside.claims ?? [], CLAIMS_MAX, "claims");
  const hashes = outside.hashes ?? new Uint8Array();
  if (hashes.length !== pieces.length * 32) throw malformed("not one hash a piece");
  if (pieces.some((piece) => piece * pieceSize >= size)) throw malformed("a piece past the end");
  const word = {claims, reading: outside.reading ?? 0, version: outside.version ?? 0, heard: outside.heard ?? 0, arrived: toSafeInteger(outside.arrived ?? 0, "arrived")};
  return {type: "outside", digest: digest(outside.digest), size, pieceSize, asks: outside.asks ?? false, ...word, pieces, hashes: hashes.slice()};
}

function sizes(size: number | null | undefined, pieceSize: number | null | undefined): {size: number; pieceSize: number} {
  const whole = toSafeInteger(size ?? 0, "size");
  const piece = pieceSize ?? 0;
  if (whole < 1 || piece < 1 || whole / piece > PIECES_MAX) throw malformed("sizes out of range");
  return {size: whole, pieceSize: piece};
}

function digest(text: string | null | undefined): string {
  if (!/^sha256:[0-9a-f]{64}$/.test(text ?? "")) throw malformed("a malformed digest");
  return text as string;
}

function root(text: string | null | undefined): string {
  if (!/^[0-9a-f]{64}$/.test(text ?? "")) throw malformed("a malformed root");
  return text as string;
}
