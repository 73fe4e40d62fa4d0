import {ApiError, notBuilt} from "../api-error.ts";
import {type ApiCall, type Body, type RouteRow, text} from "../context.ts";
import {type ChatMessage, renderChat} from "../prompt.ts";
import {createdAt, loadOnly, metrics, readInference, run} from "./inference.ts";

const ROLES = new Set(["system", "user", "assistant", "tool"]);

function message(value: unknown): ChatMessage {
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new ApiError(400, "messages must be objects");
  const body = value as Body;
  const role = (text(body, "role") ?? "").toLowerCase();
  if (!ROLES.has(role)) throw new ApiError(400, `invalid role "${role.slice(0, 50)}", must be one of system, user, assistant, tool`);
  for (const field of ["images", "tool_calls"]) {
    const list = body[field];
    if (list !== undefined && list !== null && !(Array.isArray(list) && list.length === 0)) throw notBuilt(field);
  }
  return {role, content: text(body, "content") ?? ""};
}

async function handle(call: ApiCall): Promise<unknown> {
  const given = call.body()["messages"] ?? [];
  if (!Array.isArray(given)) throw new ApiError(400, "messages must be an array");
  const own = given.map(message);
  const input = await readInference(call);
  const begin = (): object => ({model: input.given, created_at: createdAt(call)});
  if (own.length === 0) {
    const reason = await loadOnly(input);
    return {...begin(), message: {role: "assistant", content: ""}, done: true, done_reason: reason};
  }
  const {system, messages: before} = input.model;
  const all = [...before, ...own];
  if (system !== undefined && system !== "" && all[0]?.role !== "system") all.unshift({role: "system", content: system});
  const prompt = await renderChat(call.context.service, input.model, all);
  return run(
    input,
    {...prompt, contextTokens: []},
    {
      chunk: (content) => ({...begin(), message: {role: "assistant", content}, done: false}),
      last: (content, stats) => ({
        ...begin(),
        message: {role: "assistant", content},
        done: true,
        done_reason: stats.reason,
        ...metrics(stats),
      }),
    },
  );
}

export const chatRoutes: readonly RouteRow[] = [{method: "POST", path: "/api/chat", handle}];
