import type {ModelsMessage} from "@ollamesh/catalog";
import {KIB, MIB, type Outcome} from "@ollamesh/stdx";
import {decodeWith, limitBytes, limitText, malformed, toSafeInteger} from "./decode-limits.ts";
import {checkShape} from "./frame-shape.ts";
import {ollamesh} from "./gen/models.js";

const pb = ollamesh.models.v1;

/** A manifest of at most 1 MiB. */
export const MODELS_FRAME_BYTES_MAX = MIB + 4 * KIB;

/** `/ollamesh/models/1`. */
export const modelsCodec = {
  encode(message: ModelsMessage): Uint8Array {
    switch (message.type) {
      case "find":
        return pb.Message.encode({find: message}).finish();
      case "found":
        return pb.Message.encode({found: message}).finish();
      case "not_found":
        return pb.Message.encode({notFound: message}).finish();
    }
  },
  decode(bytes: Uint8Array): Outcome<ModelsMessage> {
    return decodeWith(bytes, MODELS_FRAME_BYTES_MAX, () => {
      checkShape(bytes);
      const {find, found, notFound} = pb.Message.decode(bytes);
      if (find) return {type: "find", id: find.id ?? 0, name: limitText(find.name ?? "", 600, "name"), manifest: limitText(find.manifest ?? "", 128, "manifest digest")};
      if (notFound) return {type: "not_found", id: notFound.id ?? 0};
      if (!found) throw malformed("a models message of no kind");
      const manifest = limitBytes(found.manifest ?? new Uint8Array(), MIB, "manifest");
      return {type: "found", id: found.id ?? 0, manifest, headerBytes: toSafeInteger(found.headerBytes ?? 0, "header bytes"), complete: found.complete ?? false};
    });
  },
};
