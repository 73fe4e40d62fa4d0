import type {Readable} from "node:stream";
import type {BlobIntake} from "@ollamesh/ports";
import {ApiError} from "../api-error.ts";
import type {ApiCall, RouteRow} from "../context.ts";
import {ask} from "../service-client.ts";

function digestOf({request}: ApiCall): string {
  const digest = (request.params as {digest: string}).digest.replace(/^sha256-/, "sha256:");
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) throw new ApiError(400, "invalid digest format");
  return digest;
}

function head(call: ApiCall): undefined {
  const digest = digestOf(call);
  if (!call.context.service.hasBlob(digest)) throw new ApiError(404, `blob ${JSON.stringify(digest)} not found`);
  return undefined;
}

/** Writes one chunk at a time: the socket waits while the disk does. */
async function fill(intake: BlobIntake, body: Readable, bytesMax: number): Promise<void> {
  let bytes = 0;
  for await (const chunk of body.iterator({destroyOnReturn: false})) {
    bytes += (chunk as Buffer).length;
    if (bytes > bytesMax) throw new ApiError(413, `blob is larger than ${bytesMax} bytes`);
    await ask<void>((done) => {
      intake.write(chunk as Buffer, done);
      return true;
    });
  }
}

/** What a refused client still sends is thrown away: it hears why, and its connection serves on. Who sends more than any upload may have is cut off. */
function discard(body: Readable, bytesMax: number): void {
  let bytes = 0;
  body.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > bytesMax) body.destroy();
  });
  body.resume();
}

async function upload(call: ApiCall): Promise<undefined> {
  try {
    return await receive(call);
  } catch (error) {
    discard(call.request.raw, call.context.blobBytesMax);
    throw error;
  }
}

async function receive(call: ApiCall): Promise<undefined> {
  const digest = digestOf(call);
  const {service, blobBytesMax} = call.context;
  const body = call.request.raw;
  if (service.hasBlob(digest)) {
    body.resume();
    return undefined;
  }
  const size = Number(call.request.headers["content-length"] ?? 0);
  const intake = await ask<BlobIntake>((done) => service.models({type: "intake", size, expected: digest, done}));
  try {
    await fill(intake, body, blobBytesMax);
    await ask<{digest: string; size: number}>((done) => {
      intake.finish(done);
      return true;
    });
  } catch (error) {
    intake.abort();
    throw error;
  }
  call.reply.code(201);
  return undefined;
}

/** Their bodies are raw bytes: registered apart from the JSON routes. */
export const blobRoutes: readonly RouteRow[] = [
  {method: "HEAD", path: "/api/blobs/:digest", handle: head},
  {method: "POST", path: "/api/blobs/:digest", handle: upload},
];
