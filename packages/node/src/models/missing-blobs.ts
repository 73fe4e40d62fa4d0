import type {BlobStore, ModelManifest} from "@ollamesh/ports";
import {displayModelName} from "@ollamesh/stdx";
import {allLayers, isWhole} from "./manifest-layers.ts";

const NAMED_MAX = 3;

/** For people: what is missing of a model that has a name here, and what to do; undefined: nothing is. */
export function missingBlobs(manifest: ModelManifest, blobs: Pick<BlobStore, "status">): string | undefined {
  const missing = allLayers(manifest).filter((layer) => !isWhole(layer, blobs.status(layer.digest)));
  if (missing.length === 0) return undefined;
  const named = missing.slice(0, NAMED_MAX).map(({digest}) => digest.slice(0, "sha256:".length + 12));
  const more = missing.length > NAMED_MAX ? ` and ${missing.length - NAMED_MAX} more` : "";
  const shown = displayModelName(manifest.name);
  return `of ${shown} ${named.join(", ")}${more} ${missing.length === 1 ? "is" : "are"} not whole here: removed, cut off or being fetched; start a peer that has it, or remove the model (\`peer.js rm ${shown}\`) and pull or create it anew`;
}
