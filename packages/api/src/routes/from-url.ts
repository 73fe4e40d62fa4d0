import type {NamedModel} from "@ollamesh/node";
import {displayModelName, type ModelName, modelKey, parseModelName} from "@ollamesh/stdx";
import {ApiError} from "../api-error.ts";
import type {ApiCall} from "../context.ts";
import {ask, fetchFile} from "../service-client.ts";

/** A name may begin with a scheme too, as of a registry; what ends like a file is one. */
export function isFileUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text) && /\.gguf$/i.test(new URL(text).pathname);
}

export function fileNameOf(url: string): string {
  const last = new URL(url).pathname.split("/").at(-1) as string;
  try {
    return decodeURIComponent(last);
  } catch {
    return last; // signs that are no encoding stand for themselves
  }
}

/** What a model is called that is pulled from a URL: as the file. Refused where that is no name, or another model's by now. */
export async function nameOfFile({context}: ApiCall, url: string): Promise<ModelName> {
  const file = fileNameOf(url);
  const name = parseModelName(file.replace(/\.gguf$/i, ""));
  if (!name.ok || file.includes("/")) throw new ApiError(400, `${JSON.stringify(file)} makes no model name: create a model with FROM and this URL`);
  const models = await ask<readonly NamedModel[]>((done) => context.service.models({type: "names", done}));
  const isTaken = models.some(({model}) => model === modelKey(name.value));
  if (isTaken) throw new ApiError(409, `there is a model '${displayModelName(name.value)}': remove it first, or create one of another name with FROM and this URL`);
  return name.value;
}

/** Brings the file here; progress as of a pull. Returns its digest. */
export async function* fetched({context, signal}: ApiCall, url: string, isInsecure: boolean): AsyncGenerator<object, string> {
  const status = `pulling ${fileNameOf(url)}`;
  for await (const event of fetchFile(context.service, {id: context.nextId(), url, isInsecure}, signal)) {
    if (event.type === "done") return event.digest;
    yield {status, total: event.total, ...(event.completed > 0 ? {completed: event.completed} : {})};
  }
  throw new ApiError(500, "the file did not come");
}
