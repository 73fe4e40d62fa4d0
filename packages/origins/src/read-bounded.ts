import {CodedError} from "@ollamesh/stdx";
import {PassingError} from "./failures.ts";
import type {HttpAnswer} from "./http-client.ts";

/** A whole body, of something small. Throws CodedError `origin_failed` once it is longer than `bytesMax`, or has taken `withinMs`: a byte now and then would go on for days. */
export async function readBounded({body, url}: HttpAnswer, bytesMax: number, withinMs: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  const timer = setTimeout(() => body.destroy(new PassingError("origin_failed", `${url.host} took longer than ${withinMs / 1000} s for a short answer`)), withinMs);
  try {
    for await (const part of body as AsyncIterable<Buffer>) {
      length += part.length;
      // Leaving the loop destroys the body.
      if (length > bytesMax) throw new CodedError("origin_failed", `an answer of ${url.host} of more than ${bytesMax} bytes is refused`);
      parts.push(part);
    }
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(parts);
}
