import {type ApiCall, flag, modelName, type RouteRow, text} from "../context.ts";
import {pull, push} from "../service-client.ts";
import {created} from "./create.ts";
import {isFileUrl, nameOfFile} from "./from-url.ts";
import {answer, progressLines} from "./progress.ts";

async function* succeeding(lines: AsyncGenerator<object, void>): AsyncGenerator<object, void> {
  yield* lines;
  yield {status: "success"};
}

/** A pull or a push as Ollama tells of it. */
async function carry(call: ApiCall, verb: "pulling" | "pushing"): Promise<unknown> {
  const body = call.body();
  const given = text(body, "model") || text(body, "name") || "";
  if (verb === "pulling" && isFileUrl(given)) return pullFile(call, given);
  const [, plain, manifest] = (verb === "pulling" && /^(.+)@(sha256:[0-9a-f]{64})$/.exec(given)) || [];
  const name = modelName(plain ?? given);
  const {service} = call.context;
  const request = {id: call.context.nextId(), name, manifest, isInsecure: flag(body, "insecure", false)};
  const events = verb === "pulling" ? pull(service, request, call.signal) : push(service, request, call.signal);
  return answer(flag(body, "stream", true), succeeding(progressLines(events, verb)));
}

/** The file behind a URL becomes a model of its own name. */
async function pullFile(call: ApiCall, url: string): Promise<unknown> {
  const name = await nameOfFile(call, url);
  const body = call.body();
  const fields = {system: undefined, license: [], template: undefined, parameters: {}, messages: []};
  return answer(flag(body, "stream", true), created(call, {name, from: undefined, files: {}, ...fields}, url));
}

export const carryRoutes: readonly RouteRow[] = [
  {method: "POST", path: "/api/pull", handle: (call) => carry(call, "pulling")},
  {method: "POST", path: "/api/push", handle: (call) => carry(call, "pushing")},
];
