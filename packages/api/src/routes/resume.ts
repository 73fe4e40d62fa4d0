import type {GenerateRequest, KeptAnswer} from "@ollamesh/node";
import {displayModelName, parseModelName} from "@ollamesh/stdx";
import {ApiError} from "../api-error.ts";
import type {ApiCall, RouteRow} from "../context.ts";
import {OllamaWriter} from "../dialects/ollama/write.ts";
import type {InferenceRequest} from "../inference/request.ts";
import {ask, generate} from "../service-client.ts";

/** The query's `after`: how many characters (Unicode code points) of the text the client has already. */
function afterOf(call: ApiCall): number {
  const given = (call.request.query as {after?: string}).after ?? "0";
  if (!/^\d{1,9}$/.test(given)) throw new ApiError(400, "after must be the number of characters that were received already");
  return Number(given);
}

function requestOf(call: ApiCall, begun: KeptAnswer): GenerateRequest {
  const {model, sampler, tokensMax, stop, contextLength, shiftKeepTokens} = begun.request;
  const name = parseModelName(model);
  if (!name.ok) throw new ApiError(400, name.error.message);
  return {
    ...{id: call.context.nextId(), name: name.value, begun, prompt: "", contextTokens: [], addSpecial: false, sampler, stop, keepAliveMs: undefined},
    tokensMax: tokensMax === 0 ? undefined : tokensMax,
    contextLength: contextLength === 0 ? undefined : contextLength,
    shiftKeepTokens,
  };
}

/** What is left of a text that comes in parts when its first characters are not wanted. */
export class Skipping {
  #left: number;

  constructor(characters: number) {
    this.#left = characters;
  }

  push(text: string): string {
    if (this.#left === 0) return text;
    const characters = [...text];
    const skipped = Math.min(this.#left, characters.length);
    this.#left -= skipped;
    return characters.slice(skipped).join("");
  }
}

/**
 * The text of an answer that another peer, or a connection that broke, began: as the model writes it, thoughts and calls as they stand, in the lines of /api/generate. What was told before is told
 * again from `after` on, then it goes on.
 */
async function resume(call: ApiCall): Promise<unknown> {
  const {id} = call.request.params as {id: string};
  const skipping = new Skipping(afterOf(call));
  const {service, clock} = call.context;
  const begun = await ask<KeptAnswer>((done) => service.sessions({type: "kept", id, done}));
  const request = requestOf(call, begun);
  const writer = new OllamaWriter(plain(displayModelName(request.name)), () => new Date(clock.wallMs()).toISOString());
  call.reply.header("x-ollamesh-resumed", "1");
  return lines(writer, skipping, generate(service, request, call.signal));
}

async function* lines(writer: OllamaWriter, skipping: Skipping, events: ReturnType<typeof generate>): AsyncGenerator<object, void> {
  for await (const event of events) {
    if (event.type === "done") yield writer.line({type: "end", reason: event.stats.reason, stats: event.stats, rendered: undefined});
    const content = event.type === "text" ? skipping.push(event.text) : "";
    if (content !== "") yield writer.line({type: "part", content, thinking: "", toolCalls: []});
  }
}

/** As lines are written of a prompt that went to the model as it was. */
function plain(model: string): InferenceRequest {
  return {
    model,
    task: {type: "generate", prompt: "", suffix: "", system: "", template: "", contextTokens: [], raw: true, images: 0},
    ...{options: {}, keepAliveMs: undefined, think: undefined, thinksIfAble: false, format: undefined, topLogprobs: undefined, truncate: false, renderOnly: false},
  };
}

export const resumeRoutes: readonly RouteRow[] = [{method: "GET", path: "/api/v1/requests/:id/stream", handle: resume}];
