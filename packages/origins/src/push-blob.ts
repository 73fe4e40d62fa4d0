import type {OriginBlob} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";
import {PassingError} from "./failures.ts";
import type {HttpAnswer} from "./http-client.ts";
import {type Registries, refusal} from "./repository.ts";
import {withRetries} from "./retries.ts";
import type {OriginSettings} from "./settings.ts";

export interface BlobPush {
  readonly registries: Registries;
  readonly settings: OriginSettings;
  readonly blob: OriginBlob;
  readonly signal: AbortSignal;
  read(start: number, end: number): Promise<Uint8Array>;
  progress(completed: number): void;
}

/** Uploads a blob in chunks, unless it is there. What was sent before a connection broke is not sent again. */
export async function pushBlob(push: BlobPush): Promise<void> {
  const {blob, settings, signal} = push;
  let sent = 0;
  let location: URL | undefined;
  await withRetries(
    {settings, signal, host: push.registries.url(blob.origin, "").host},
    () => sent,
    async () => {
      if (await isThere(push)) return push.progress(blob.size);
      try {
        if (location) sent = await arrived(push, location);
        else [sent, location] = [0, await begin(push)];
        for (let isFirst = true; sent < blob.size; isFirst = false) {
          const end = Math.min(sent + settings.uploadChunkBytes, blob.size);
          location = await sendChunk(push, location, [sent, end], isFirst);
          sent = end;
          push.progress(sent);
        }
      } catch (error) {
        if (error instanceof UploadLost) location = undefined;
        throw error;
      }
      await finish(push, location);
    },
  );
}

/** Nothing is known of the upload any more, or something else than was sent: only a new one helps. */
class UploadLost extends PassingError {}

async function isThere({registries, blob, signal}: BlobPush): Promise<boolean> {
  const answer = await registries.ask(blob.origin, {method: "HEAD", url: registries.url(blob.origin, `blobs/${blob.digest}`), signal});
  answer.body.destroy();
  if (answer.status === 404) return false;
  if (answer.status !== 200) throw await refusal(answer, `the question for ${blob.digest.slice(0, 19)}`);
  const length = answer.header("content-length");
  if (length !== undefined && Number(length) !== blob.size) {
    throw new CodedError("origin_failed", `${answer.url.host} has ${blob.digest.slice(0, 19)} with ${length} bytes instead of ${blob.size}`);
  }
  return true;
}

async function begin({registries, blob, signal}: BlobPush): Promise<URL> {
  const url = registries.url(blob.origin, "blobs/uploads/");
  const answer = await registries.ask(blob.origin, {method: "POST", url, headers: {"content-length": "0"}, signal});
  if (answer.status !== 202) throw await refusal(answer, `an upload of ${blob.digest.slice(0, 19)}`);
  return locationOf(answer, url);
}

/** How much of an upload the registry has, bytes. */
async function arrived({registries, blob, signal}: BlobPush, location: URL): Promise<number> {
  const answer = await registries.ask(blob.origin, {method: "GET", url: location, signal});
  if (answer.status === 404) {
    answer.body.destroy();
    throw new UploadLost("origin_failed", `${location.host} knows nothing of the upload of ${blob.digest.slice(0, 19)} any more`);
  }
  if (answer.status !== 204 && answer.status !== 202) throw await refusal(answer, `the state of the upload of ${blob.digest.slice(0, 19)}`);
  answer.body.destroy();
  const [, last] = /^(?:bytes=)?0-(\d+)$/.exec(answer.header("range") ?? "") ?? [];
  // A registry says 0-0 for an empty upload as for one of one byte; nothing is lost by taking it as empty, for chunks are larger.
  const count = last === undefined || last === "0" ? 0 : Number(last) + 1;
  if (!Number.isSafeInteger(count) || count > blob.size) throw new CodedError("origin_failed", `${location.host} says it has ${count} of ${blob.size} bytes`);
  return count;
}

async function sendChunk({registries, blob, signal, read}: BlobPush, location: URL, [start, end]: readonly [number, number], isFirst: boolean): Promise<URL> {
  const body = await read(start, end);
  const headers = {"content-type": "application/octet-stream", "content-range": `${start}-${end - 1}`};
  const answer = await registries.ask(blob.origin, {method: "PATCH", url: location, headers, body, signal});
  if (answer.status === 416 || answer.status === 404) {
    answer.body.destroy();
    // It has just said how much it has, unless this is a later part.
    const text = `${location.host} has another part of the upload than was thought, or none`;
    throw isFirst || answer.status === 404 ? new UploadLost("origin_failed", text) : new PassingError("origin_failed", text);
  }
  if (answer.status !== 202 && answer.status !== 204) throw await refusal(answer, `a part of ${blob.digest.slice(0, 19)}`);
  return locationOf(answer, location);
}

async function finish(push: BlobPush, location: URL): Promise<void> {
  const {registries, blob, signal} = push;
  const url = new URL(location);
  url.searchParams.set("digest", blob.digest);
  const answer = await registries.ask(blob.origin, {method: "PUT", url, headers: {"content-length": "0"}, signal});
  if (answer.status !== 201 && answer.status !== 204) throw await refusal(answer, `the end of the upload of ${blob.digest.slice(0, 19)}`);
  answer.body.destroy();
  if (!(await isThere(push))) throw new CodedError("origin_failed", `${location.host} took ${blob.digest.slice(0, 19)} and does not have it`);
}

function locationOf(answer: HttpAnswer, base: URL): URL {
  answer.body.destroy();
  const location = answer.header("docker-upload-location") ?? answer.header("location");
  if (location === undefined || !URL.canParse(location, base.href)) throw new CodedError("origin_failed", `${base.host} takes an upload and does not say where`);
  return new URL(location, base.href);
}
