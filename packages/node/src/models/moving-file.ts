import type {BlobStatus} from "@ollamesh/ports";

/** How soon a load is tried again that failed while its file was being moved, milliseconds. */
export const MOVE_MS = 100;
/** So often at most: a blob that is all here and never becomes whole is not waited for. */
export const MOVE_LOADS_MAX = 50;

/**
 * The last piece of a blob came, and its file goes to another place: whoever was about to open it at `path` may not have found it.
 * @returns `moved`: it is elsewhere since. `moving`: it is on its way there. Undefined: it is where it was
 */
export function moveOf(blob: BlobStatus | undefined, path: string): "moved" | "moving" | undefined {
  if (!blob) return undefined;
  if (blob.path !== path) return "moved";
  return !blob.complete && (blob.have.isFull || blob.isOpen === true) ? "moving" : undefined;
}
