import {COPY_STATES, type CopyState, type ModelsMessage, VERIFIED_BLOBS_MAX} from "@ollamesh/catalog";
import {KIB, MIB, type Outcome} from "@ollamesh/stdx";
import {decodeWith, limitBytes, limitList, limitText, malformed, toSafeInteger} from "./decode-limits.ts";
import {checkShape} from "./frame-shape.ts";
import {ollamesh} from "./gen/models.js";

const pb = ollamesh.models.v1;

/** A manifest of at most 1 MiB. */
export const MODELS_FRAME_BYTES_MAX = MIB + 4 * KIB;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const PROOF = /^[0-9a-f]{64}$/;
const SALT_BYTES = {min: 16, max: 64} as const;

/** `/ollamesh/models/1`. */
export const modelsCodec = {
  encode(message: ModelsMessage): Uint8Array {
    switch (message.type) {
      case "find":
        return pb.Message.encode({find: message}).finish();
      case "carry":
        return pb.Message.encode({carry: message}).finish();
      case "found":
        return pb.Message.encode({found: message}).finish();
      case "not_found":
        return pb.Message.encode({notFound: message}).finish();
      case "verify":
        return pb.Message.encode({verify: message}).finish();
      case "verified":
        return pb.Message.encode({verified: {...message, damaged: [...message.damaged], proofs: [...message.proofs]}}).finish();
      case "give_up":
        return pb.Message.encode({giveUp: message}).finish();
    }
  },
  decode(bytes: Uint8Array): Outcome<ModelsMessage> {
    return decodeWith(bytes, MODELS_FRAME_BYTES_MAX, () => {
      checkShape(bytes);
      const {find, carry, found, notFound, verify, verified, giveUp} = pb.Message.decode(bytes);
      if (find) return {type: "find", ...question(find)};
      if (carry) return {type: "carry", ...question(carry)};
      if (notFound) return {type: "not_found", id: notFound.id ?? 0};
      if (verify) return verifyOf(verify);
      if (verified) return verifiedOf(verified);
      if (giveUp) return {type: "give_up", id: giveUp.id ?? 0};
      if (!found) throw malformed("a models message of no kind");
      const manifest = limitBytes(found.manifest ?? new Uint8Array(), MIB, "manifest");
      return {type: "found", id: found.id ?? 0, manifest, headerBytes: toSafeInteger(found.headerBytes ?? 0, "header bytes"), complete: found.complete ?? false};
    });
  },
};

function question({id, name, manifest}: ollamesh.models.v1.IFind): {id: number; name: string; manifest: string} {
  return {id: id ?? 0, name: limitText(name ?? "", 600, "name"), manifest: limitText(manifest ?? "", 128, "manifest digest")};
}

function verifyOf({id, manifest, salt, mend}: ollamesh.models.v1.IVerify): ModelsMessage {
  const bytes = limitBytes(salt ?? new Uint8Array(), SALT_BYTES.max, "salt");
  if (bytes.length < SALT_BYTES.min) throw malformed(`salt of ${bytes.length} bytes`);
  return {type: "verify", id: id ?? 0, manifest: limitText(manifest ?? "", 128, "manifest digest"), salt: bytes, mend: mend ?? false};
}

function verifiedOf({id, state, damaged, proofs, reason}: ollamesh.models.v1.IVerified): ModelsMessage {
  const known = COPY_STATES.find((one): one is CopyState => one === state);
  if (!known) throw malformed("a copy in no known state");
  return {
    type: "verified",
    id: id ?? 0,
    state: known,
    damaged: matching(damaged ?? [], DIGEST, "damaged blobs"),
    proofs: matching(proofs ?? [], PROOF, "proofs"),
    reason: limitText(reason ?? "", 400, "reason"),
  };
}

function matching(list: readonly string[], pattern: RegExp, what: string): readonly string[] {
  const limited = limitList(list, VERIFIED_BLOBS_MAX, what);
  if (!limited.every((text) => pattern.test(text))) throw malformed(`${what} that are none`);
  return limited;
}
