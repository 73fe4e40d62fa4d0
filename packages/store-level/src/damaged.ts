import {CodedError} from "@ollamesh/stdx";

/** @param what the record or file, a colon, and what is wrong with it */
export function damaged(what: string): CodedError {
  return new CodedError("log_corrupt", what);
}
