import {CodedError} from "@ollamesh/stdx";
import type {HttpAnswer} from "./http-client.ts";

/** A whole body. Throws CodedError `origin_failed` once it is longer than `bytesMax`. */
export async function readBounded(body: HttpAnswer["body"], bytesMax: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    length += part.length;
    // Leaving the loop destroys the body.
    if (length > bytesMax) throw new CodedError("origin_failed", `an answer of more than ${bytesMax} bytes is refused`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
