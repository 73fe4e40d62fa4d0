import type {Failure} from "@ollamesh/stdx";

/** What an engine says of a file that is not what it should be; a file that is right may be the cause too. */
const DOUBTFUL: readonly string[] = ["bad_model", "bad_adapter", "unknown_architecture", "damaged_weights"];
/** What a check of a file says that is not what it was. */
const DAMAGED: readonly string[] = ["damaged_copy", "mending_copy"];

/** The file may have been changed on the disk, so it is read. */
export function isDoubtful({code}: Failure): boolean {
  return DOUBTFUL.includes(code);
}

/** It was changed; any other failure says nothing of it. */
export function isDamage({code}: Failure): boolean {
  return DAMAGED.includes(code);
}
