import type {Failure} from "@ollamesh/stdx";
import {CodedError} from "@ollamesh/stdx";

/** A thrown file-system error as a Failure with a code of the store ports and the path in its sentence. */
export function storeFailure(error: unknown, what: string): Failure {
  if (error instanceof CodedError) return {code: error.code, message: error.message};
  const {code, message} = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT") return {code: "disk_full", message: `${what}: the disk is full`};
  if (code === "EACCES" || code === "EROFS" || code === "EPERM") return {code: "read_only", message: `${what}: not allowed to write (${code})`};
  return {code: "io", message: `${what}: ${message}`};
}
