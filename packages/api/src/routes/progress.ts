import type {ModelName} from "@ollamesh/stdx";
import {type Body, modelName, text} from "../context.ts";
import {bareDigest} from "../describe.ts";
import {paceJson} from "../mesh-views.ts";
import type {PullProgress} from "../service-client.ts";

/** The model a request is about, by its newer or its older field. Throws ApiError 400. */
export function named(body: Body): {given: string; name: ModelName} {
  const given = text(body, "model") || text(body, "name") || "";
  return {given, name: modelName(given)};
}

/** JSON lines, or with `stream: false` the last of them. */
export async function answer(stream: boolean, lines: AsyncGenerator<object>): Promise<unknown> {
  if (stream) return lines;
  let last: object = {};
  for await (const line of lines) last = line;
  return last;
}

/** A pull or a push as Ollama tells of it, up to its success. */
export async function* progressLines(events: AsyncGenerator<PullProgress, void>, verb: "pulling" | "pushing"): AsyncGenerator<object, void> {
  for await (const event of events) {
    if (event.type === "status") {
      if (event.status !== "success") yield {status: event.status};
    } else {
      const {digest, total, completed, pace} = event;
      // Clients of Ollama pass over what they do not know.
      yield {status: `${verb} ${bareDigest(digest).slice(0, 12)}`, digest, total, ...(completed > 0 ? {completed} : {}), ...(pace && paceJson(pace))};
    }
  }
}
